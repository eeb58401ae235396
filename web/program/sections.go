package program

import (
	"bytes"
	"errors"
	"fmt"
)

// Ids of the sections that Divide reads or Parts writes.
const (
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	tableSection    = 4
	memorySection   = 5
	globalSection   = 6
	exportSection   = 7
	elementSection  = 9
)

// Kinds of what a module imports and exports.
const (
	aFunction = 0
	aTable    = 1
	aMemory   = 2
	aGlobal   = 3
)

// layout is what the sections beside code and data say.
type layout struct {
	types     [][]byte
	imports   [][]byte // each a function
	functions []uint64 // the type of each function of the module
	globals   []byte   // the type of each global variable; all can be set
	table     uint64   // how many elements the table has
	exports   [][]byte
}

// slot is the element of the table in which the first function stands: the upper part of its place, as the linker has it
// (funcValueOffset in cmd/link/internal/wasm/asm.go).
const slot = 0x1000

// data gives the content of the one section of an id.
func (m *Module) data(id byte) []byte {
	for _, s := range m.sections {
		if s.id == id {
			return s.data
		}
	}
	return nil
}

// layout reads the sections, and makes sure that they are as Go's linker writes them.
func (m *Module) layout() (*layout, error) {
	l := &layout{}
	for _, part := range []struct {
		id   byte
		read func(r *reader)
	}{{typeSection, l.readType}, {importSection, l.readImport}, {functionSection, l.readFunction}, {globalSection, l.readGlobal}, {exportSection, l.readExport}} {
		r := &reader{data: m.data(part.id)}
		for n := r.unsigned(); n > 0 && r.err == nil; n-- {
			part.read(r)
		}
		if r.more() {
			r.fail(errors.New("there is more than it says"))
		}
		if r.err != nil {
			return nil, fmt.Errorf("section %d: %w", part.id, r.err)
		}
	}
	if len(l.types) == 0 || !bytes.Equal(l.types[0], plain) {
		return nil, errors.New("the first type is not that of Go's functions")
	}
	if len(l.functions) != len(m.Code) {
		return nil, fmt.Errorf("there are %d functions, and the bodies of %d", len(l.functions), len(m.Code))
	}
	l.table = slot + uint64(len(m.Code))
	if want := appendUnsigned([]byte{1, 0x70, 0}, l.table); !bytes.Equal(m.data(tableSection), want) {
		return nil, errors.New("the table is another")
	}
	want := appendUnsigned(append(appendSigned([]byte{1, 0, i32Const}, slot), end), uint64(len(m.Code)))
	for i := range m.Code {
		want = appendUnsigned(want, uint64(len(l.imports)+i))
	}
	if !bytes.Equal(m.data(elementSection), want) {
		return nil, errors.New("the table does not have the functions in their order")
	}
	return l, nil
}

// plain is the type of Go's functions: they take the place in them at which they go on, and say whether the stack is to be left.
var plain = []byte{0x60, 1, 0x7f, 1, 0x7f}

func (l *layout) readType(r *reader) {
	from := r.at
	if r.byte() != 0x60 {
		r.fail(errors.New("a type is not that of a function"))
	}
	r.bytes(r.unsigned())
	r.bytes(r.unsigned())
	l.types = append(l.types, r.data[from:r.at])
}

func (l *layout) readImport(r *reader) {
	from := r.at
	r.bytes(r.unsigned())
	r.bytes(r.unsigned())
	if r.byte() != aFunction {
		r.fail(errors.New("it imports what is no function"))
	}
	r.unsigned()
	l.imports = append(l.imports, r.data[from:r.at])
}

func (l *layout) readFunction(r *reader) {
	n := r.unsigned()
	if n >= uint64(len(l.types)) {
		r.fail(errors.New("a function has no type"))
	}
	l.functions = append(l.functions, n)
}

func (l *layout) readGlobal(r *reader) {
	l.globals = append(l.globals, r.byte())
	if r.byte() != 1 {
		r.fail(errors.New("a global variable cannot be set"))
	}
	r.byte()
	r.signed()
	if r.byte() != end {
		r.fail(errors.New("a global variable does not begin with a constant"))
	}
}

func (l *layout) readExport(r *reader) {
	from := r.at
	r.bytes(r.unsigned())
	r.byte()
	r.unsigned()
	l.exports = append(l.exports, r.data[from:r.at])
}

// appendList writes a list: how many there are, and each.
func appendList(to []byte, list [][]byte) []byte {
	to = appendUnsigned(to, uint64(len(list)))
	for _, one := range list {
		to = append(to, one...)
	}
	return to
}

func appendName(to []byte, name string) []byte {
	return append(appendUnsigned(to, uint64(len(name))), name...)
}
