// Package program reads the program as Go's linker writes it, a WebAssembly module, and makes it smaller without changing
// what it does.
//
// The form of a module is that of the WebAssembly Core Specification, chapter 5, "Binary Format".
package program

import (
	"bytes"
	"errors"
	"fmt"
)

// Ids of sections.
const (
	codeSection = 10
	dataSection = 11
)

// Instructions of a constant expression.
const (
	i32Const = 0x41
	end      = 0x0b
)

var header = []byte("\x00asm\x01\x00\x00\x00")

// Empty is a module with nothing in it.
var Empty = header

// mostMemory bounds the memory that a module fills, so that a damaged one is an error.
const mostMemory = 1 << 28

// Module is a WebAssembly module whose code and data have been read. The rest of it is kept as it is.
type Module struct {
	sections []section
	Code     [][]byte // the bodies of its functions, imported ones not counted
	Memory   []byte   // what its memory holds at the start, up to the last byte that is given

	late     []bool    // functions that the late part has, as Divide says; nil of a module that is one
	loop     int       // the function wasm_pc_f_loop
	division *division // what the late part brings of the tables of functions; nil where Slim did not lay them out
}

// span is a part of the memory.
type span struct{ from, to int }

func (s span) len() int { return s.to - s.from }

type section struct {
	id   byte
	data []byte
}

// Read reads a module. It shares the bytes of data.
func Read(data []byte) (*Module, error) {
	if !bytes.HasPrefix(data, header) {
		return nil, errors.New("this is no WebAssembly module of version 1")
	}
	m := &Module{}
	r := &reader{data: data, at: len(header)}
	for r.more() {
		id := r.byte()
		s := section{id, r.bytes(r.unsigned())}
		m.sections = append(m.sections, s)
		var err error
		switch id {
		case codeSection:
			err = m.readCode(s.data)
		case dataSection:
			err = m.readData(s.data)
		}
		if err != nil {
			return nil, fmt.Errorf("section %d: %w", id, err)
		}
	}
	return m, r.err
}

func (m *Module) readCode(data []byte) error {
	r := &reader{data: data}
	n := r.unsigned()
	for range n {
		if r.err != nil {
			break
		}
		m.Code = append(m.Code, r.bytes(r.unsigned()))
	}
	if r.more() {
		r.fail(errors.New("there is more than its functions"))
	}
	return r.err
}

// readData reads segments of the one kind that Go's linker writes: active ones of memory 0, at a constant.
func (m *Module) readData(data []byte) error {
	r := &reader{data: data}
	n := r.unsigned()
	for i := range n {
		if r.err != nil {
			break
		}
		kind, op, at := r.unsigned(), r.byte(), r.signed()
		if last := r.byte(); r.err == nil && (kind != 0 || op != i32Const || last != end) {
			return fmt.Errorf("segment %d is not of the kind that Go's linker writes", i)
		}
		part := r.bytes(r.unsigned())
		from := int(uint32(at))
		to := from + len(part)
		if to > mostMemory {
			return fmt.Errorf("segment %d ends at byte %d of the memory", i, to)
		}
		if to > len(m.Memory) {
			m.Memory = append(m.Memory, make([]byte, to-len(m.Memory))...)
		}
		copy(m.Memory[from:], part)
	}
	if r.more() {
		r.fail(errors.New("there is more than its segments"))
	}
	return r.err
}
