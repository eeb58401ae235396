package main

import (
	"bytes"
	"compress/gzip"
	"log"
	"strings"

	"chainrule/web/program"
)

// shrunk is a program as the site has it.
type shrunk struct {
	first   []byte // what runs first, or all of it
	late    []byte // what is fetched while that runs: a module with nothing in it where the program is in one part
	symbols []byte // what its tables of functions no longer say, packed by gzip, or nil
}

// shrink rewrites a linked program so that a first visit takes less, and does the same: it packs to less, and the code that the first view does
// not run is a part of its own. What a later version of Go lays out in another way is left as it is.
func shrink(linked []byte) shrunk {
	m, err := program.Read(linked)
	if err != nil {
		log.Print("the program stays as it was linked, and larger than it could be: ", err)
		return shrunk{first: linked, late: program.Empty}
	}
	version, err := goTool("env", "GOVERSION")
	if err != nil {
		log.Print(err)
	}
	version = strings.TrimSpace(version)
	divided := divide(m, version)
	if divided != nil {
		log.Print("the program stays in one part, all of which a first visit takes: ", divided)
	}
	s := shrunk{late: program.Empty}
	text, err := m.Symbols()
	if err == nil {
		err = m.Slim(version)
	}
	if err != nil {
		log.Print("the tables of functions stay as they were linked, and larger than they could be: ", err)
	} else {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		w.Write(text) // to memory, which does not fail
		w.Close()
		s.symbols = packed.Bytes()
	}
	if divided == nil {
		first, late, err := m.Parts()
		if err == nil {
			s.first, s.late = first, late
			return s
		}
		log.Print("the program stays in one part, all of which a first visit takes: ", err)
	}
	s.first = m.Bytes()
	return s
}

// divide says which functions the first part has.
func divide(m *program.Module, version string) error {
	names, err := m.Names()
	if err != nil {
		return err
	}
	return m.Divide(version, names, program.First(program.FirstView))
}
