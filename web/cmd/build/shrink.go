package main

import (
	"bytes"
	"compress/gzip"
	"log"
	"strings"

	"chainrule/web/program"
)

// shrink rewrites a linked program so that it packs to less, and does the same. What a later version of Go lays out in another way is left
// as it is. symbols says what the tables of functions in it no longer say, packed by gzip.
func shrink(linked []byte) (small, symbols []byte) {
	m, err := program.Read(linked)
	if err != nil {
		log.Print("the program stays as it was linked, and larger than it could be: ", err)
		return linked, nil
	}
	text, err := m.Symbols()
	if err == nil {
		var version string
		if version, err = goTool("env", "GOVERSION"); err == nil {
			err = m.Slim(strings.TrimSpace(version))
		}
	}
	if err != nil {
		log.Print("the tables of functions stay as they were linked, and larger than they could be: ", err)
		return m.Bytes(), nil
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(text) // to memory, which does not fail
	w.Close()
	return m.Bytes(), packed.Bytes()
}
