package program

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// version is the Go version whose layout of tables this package knows: runtime/symtab.go (pcHeader, moduledata), runtime/
// runtime2.go (_func), and cmd/link/internal/ld/pcln.go, which writes them. The tables say of each function its name, its lines, and
// where its frame holds pointers.
const version = "go1.26"

// The tables begin with this, pcHeader: the magic number of Go 1.20 and later, two zeros, and the sizes of an instruction and
// of a pointer.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// tables is where the tables of a program are.
type tables struct {
	module int  // the runtime's description of the program, moduledata
	names  span // of functions, each ended by a zero
	units  span // the files of each unit, as places in files
	files  span // names of files, each ended by a zero
	pcs    span // values by places in functions
	funcs  span // a table of the functions in their order, and then a description of each
	extra  span // where frames hold pointers, which calls are inlined, how arguments are printed
	find   int  // an index to funcs, which follows extra
	count  int  // of functions
	first  uint32
}

// Places in moduledata, in bytes.
const (
	atNames    = 8 // five slices, each a pointer, a length and a capacity, then funcs a second time as a table
	sliceSize  = 24
	atFind     = 152
	atText     = 176
	atExtra    = 320
	moduleSize = 360
)

// headerSize is that of pcHeader; behind the magic number it has the number of functions and of files, an unused word, and where
// the five tables are.
const headerSize = 72

// funcSize is the size of _func, which describes a function, without the two lists that follow it.
const funcSize = 44

// Places in _func.
const (
	atNameOff   = 4
	atArgs      = 8
	atFrames    = 16 // pcsp
	atFile      = 20
	atLine      = 24
	atValues    = 28 // how many tables of values by place there are
	atUnit      = 32
	atStartLine = 36
	atID        = 40
	atExtras    = 43 // how many extras there are
)

// word is the 64-bit number at a place of the memory, as a place or length: -1 if it is none.
func (m *Module) word(at int) int {
	if at < 0 || at+8 > len(m.Memory) {
		return -1
	}
	n := binary.LittleEndian.Uint64(m.Memory[at:])
	if n > mostMemory {
		return -1
	}
	return int(n)
}

// findTables finds the tables of a program, and makes sure that they are laid out as this package knows it.
func (m *Module) findTables() (*tables, error) {
	head, err := m.only("header of the function tables", func(at int) bool {
		return bytes.HasPrefix(m.Memory[at:], magic)
	})
	if err != nil {
		return nil, err
	}
	names := head + m.word(head+32)
	module, err := m.only("description of the module", func(at int) bool {
		return m.word(at) == head && m.word(at+atNames) == names && at+moduleSize <= len(m.Memory)
	})
	if err != nil {
		return nil, err
	}
	t := &tables{module: module, count: m.word(head + 8), find: m.word(module + atFind)}
	unit := [5]int{1, 4, 1, 1, 1}
	for i, s := range []*span{&t.names, &t.units, &t.files, &t.pcs, &t.funcs} {
		at := module + atNames + i*sliceSize
		s.from = m.word(at)
		s.to = s.from + m.word(at+8)*unit[i]
		if s.from != head+m.word(head+32+8*i) || s.to < s.from {
			return nil, fmt.Errorf("table %d is not where the header has it", i)
		}
	}
	t.extra = span{m.word(module + atExtra), t.find}
	return t, m.check(t, head)
}

// only finds the one place of the memory, a multiple of eight, that is as it should be.
func (m *Module) only(what string, is func(at int) bool) (int, error) {
	found := -1
	for at := 0; at+headerSize <= len(m.Memory); at += 8 {
		if !is(at) {
			continue
		}
		if found >= 0 {
			return 0, fmt.Errorf("there is more than one %s", what)
		}
		found = at
	}
	if found < 0 {
		return 0, fmt.Errorf("there is no %s", what)
	}
	return found, nil
}

// check makes sure that the tables stand one after the other, and that each function is described at its place.
func (m *Module) check(t *tables, head int) error {
	at := head + headerSize
	for i, s := range []span{t.names, t.units, t.files, t.pcs, t.funcs, t.extra} {
		if s.from < at || s.from > at+64 || s.to < s.from || s.to > len(m.Memory) {
			return fmt.Errorf("table %d is not behind the one before", i)
		}
		at = s.to
	}
	if t.count < 1 || t.count != len(m.Code) {
		return fmt.Errorf("the tables have %d functions, and the code %d", t.count, len(m.Code))
	}
	again := m.word(t.module + atNames + 5*sliceSize)
	if n := m.word(t.module + atNames + 5*sliceSize + 8); again != t.funcs.from || n != t.count+1 {
		return errors.New("the table of functions is not at the beginning of their descriptions")
	}
	if 8*(t.count+1) > t.funcs.len() {
		return errors.New("the table of functions is cut off")
	}
	for i := range t.count {
		f, err := m.describe(t, i)
		if err != nil {
			return fmt.Errorf("function %d: %w", i, err)
		}
		if i == 0 {
			t.first = f.entry
		}
		if f.entry != t.first+uint32(i) {
			return fmt.Errorf("function %d has the number %d", i, f.entry-t.first)
		}
	}
	return nil
}

// description is what the tables say of a function. Its slices share the memory.
type description struct {
	entry  uint32
	name   string
	fixed  []byte // _func
	values []byte // places of tables of values in pcs
	extras []byte // places in extra
}

var le = binary.LittleEndian

// describe reads the description of a function by its number.
func (m *Module) describe(t *tables, i int) (description, error) {
	funcs := m.Memory[t.funcs.from:t.funcs.to]
	at := int(le.Uint32(funcs[8*i+4:]))
	if at < 8*t.count || at+funcSize > len(funcs) {
		return description{}, errors.New("its description is not among the others")
	}
	d := description{entry: le.Uint32(funcs[8*i:]), fixed: funcs[at : at+funcSize]}
	if le.Uint32(d.fixed) != d.entry {
		return d, errors.New("its description is that of another")
	}
	values, extras := int(le.Uint32(d.fixed[atValues:])), int(d.fixed[atExtras])
	if values > 16 || extras > 16 || at+funcSize+4*(values+extras) > len(funcs) {
		return d, fmt.Errorf("it has %d tables of values and %d extras", values, extras)
	}
	d.values = funcs[at+funcSize:][:4*values]
	d.extras = funcs[at+funcSize+4*values:][:4*extras]
	name, ok := text(m.Memory[t.names.from:t.names.to], le.Uint32(d.fixed[atNameOff:]))
	if !ok {
		return d, errors.New("its name is not among the names")
	}
	d.name = name
	return d, nil
}

// text is the text at a place of a table, which a zero ends.
func text(table []byte, at uint32) (string, bool) {
	if int64(at) >= int64(len(table)) {
		return "", false
	}
	end := bytes.IndexByte(table[at:], 0)
	if end < 0 {
		return "", false
	}
	return string(table[at:][:end]), true
}

// Names gives the names of the functions in their order, as Code has them.
func (m *Module) Names() ([]string, error) {
	t, err := m.findTables()
	if err != nil {
		return nil, err
	}
	var names []string
	for i := range t.count {
		f, err := m.describe(t, i)
		if err != nil {
			return nil, err
		}
		names = append(names, f.name)
	}
	return names, nil
}

// Tables gives the part of the memory that holds what is said of functions.
func (m *Module) Tables() ([]byte, error) {
	t, err := m.findTables()
	if err != nil {
		return nil, err
	}
	return m.Memory[t.names.from:t.extra.to], nil
}
