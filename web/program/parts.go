package program

import (
	"bytes"
	"slices"
)

// Parts writes the program in two modules, as Divide divides it. The first one runs on its own until it calls a function of the late one.
//
// Beside what the program exports, the first one exports what the late one imports: its memory as "mem", its table as "table" and its registers as
// "0" to "7"; and "loop", which goes on with what waits, and "lazy", which stands for a function of the late part until that is there. Whoever
// instantiates it fills each empty element of the table from slot on with a function that calls lazy with what it is given, and with the
// number of the element. lazy asks the imported chainrule.late, with that number, whether the late part is there by now. If so, it calls the function. If not, the
// program waits: it returns to who called it, as it does when all of its goroutines wait, and goes on with that function by "loop".
func (m *Module) Parts() (first, late []byte, err error) {
	l, err := m.layout()
	if err != nil {
		return nil, nil, err
	}
	number := make([]uint64, len(m.Code)) // of a function, in its part
	var parts [2]part
	parts[0].next = uint64(len(l.imports) + 1)
	for i := range m.Code {
		p := &parts[0]
		if m.late[i] {
			p = &parts[1]
		}
		number[i] = p.next
		p.next++
		p.types = append(p.types, appendUnsigned(nil, l.functions[i]))
		p.element(i, number[i])
	}
	for i := range m.Code {
		p := &parts[0]
		if m.late[i] {
			p = &parts[1]
		}
		code, err := m.rewrite(l, i, number)
		if err != nil {
			return nil, nil, err
		}
		p.code = append(p.code, append(appendUnsigned(nil, uint64(len(code))), code...))
	}
	memory, patch := m.divideMemory()
	return m.firstPart(l, &parts[0], number, memory), m.latePart(l, &parts[1], patch), nil
}

// part is the functions of one part.
type part struct {
	next     uint64   // the number of the next one
	types    [][]byte // of each
	code     [][]byte // bodies, each with its length
	elements []stretch
}

// stretch is functions that follow each other in the table and in their part.
type stretch struct {
	from   int // the element of the table
	first  uint64
	length int
}

func (p *part) element(i int, number uint64) {
	if n := len(p.elements) - 1; n >= 0 && p.elements[n].from+p.elements[n].length == slot+i {
		p.elements[n].length++
		return
	}
	p.elements = append(p.elements, stretch{slot + i, number, 1})
}

// segments writes the elements of the table that hold the functions.
func (p *part) segments() []byte {
	out := appendUnsigned(nil, uint64(len(p.elements)))
	for _, r := range p.elements {
		out = append(appendSigned(append(out, 0, i32Const), int64(r.from)), end)
		out = appendUnsigned(out, uint64(r.length))
		for k := range r.length {
			out = appendUnsigned(out, r.first+uint64(k))
		}
	}
	return out
}

// rewrite gives the body of a function with the numbers of its part. It calls functions of the other part by the table.
func (m *Module) rewrite(l *layout, i int, number []uint64) ([]byte, error) {
	body := m.Code[i]
	var out []byte
	done := 0
	err := walk(body, func(in instruction) {
		if in.op != opCall || in.argument < uint64(len(l.imports)) {
			return
		}
		f := int(in.argument) - len(l.imports)
		out = append(out, body[done:in.at]...)
		done = in.to
		if m.late[f] == m.late[i] {
			out = appendUnsigned(append(out, opCall), number[f])
			return
		}
		out = appendSigned(append(out, i32Const), int64(slot+f))
		out = append(appendUnsigned(append(out, opCallIndirect), l.functions[f]), 0)
	})
	return append(out, body[done:]...), err
}

func (m *Module) firstPart(l *layout, p *part, number []uint64, memory []byte) []byte {
	lazy := uint64(len(l.types))
	types := append(slices.Clone(l.types), []byte{0x60, 2, 0x7f, 0x7f, 1, 0x7f})
	imports := append(slices.Clone(l.imports), appendUnsigned(append(appendName(appendName(nil, "chainrule"), "late"), aFunction), 0))
	code := lazyBody(uint64(len(l.imports)))
	p.types = append(p.types, appendUnsigned(nil, lazy))
	p.code = append(p.code, append(appendUnsigned(nil, uint64(len(code))), code...))

	var exports [][]byte
	for _, e := range l.exports {
		r := &reader{data: e}
		name := r.bytes(r.unsigned())
		if kind, n := r.byte(), r.unsigned(); kind == aFunction {
			e = appendUnsigned(append(appendName(nil, string(name)), aFunction), number[n-uint64(len(l.imports))])
		}
		exports = append(exports, e)
	}
	export := func(name string, kind byte, n uint64) {
		exports = append(exports, appendUnsigned(append(appendName(nil, name), kind), n))
	}
	export("table", aTable, 0)
	export("loop", aFunction, number[m.loop])
	export("lazy", aFunction, p.next)
	for i := range l.globals {
		export(register(i), aGlobal, uint64(i))
	}

	out := append([]byte(nil), header...)
	for _, s := range m.sections {
		data := s.data
		switch s.id {
		case typeSection:
			data = appendList(nil, types)
		case importSection:
			data = appendList(nil, imports)
		case functionSection:
			data = appendList(nil, p.types)
		case exportSection:
			data = appendList(nil, exports)
		case elementSection:
			data = p.segments()
		case codeSection:
			data = appendList(nil, p.code)
		case dataSection:
			data = appendSegments(nil, memory)
		}
		out = appendSection(out, s.id, data)
	}
	return out
}

// latePart writes the late part. It does what it can on its own types, which are those of the first one.
func (m *Module) latePart(l *layout, p *part, patch []patch) []byte {
	imported := func(name string, kind byte, what ...byte) []byte {
		return append(append(appendName(appendName(nil, "first"), name), kind), what...)
	}
	imports := [][]byte{
		imported(m.memoryName(l), aMemory, 0, 1),
		imported("table", aTable, appendUnsigned([]byte{0x70, 0}, l.table)...),
	}
	for i, kind := range l.globals {
		imports = append(imports, imported(register(i), aGlobal, kind, 1))
	}
	data := appendUnsigned(nil, uint64(len(patch)))
	for _, p := range patch {
		data = append(appendSigned(append(data, 0, i32Const), int64(p.at)), end)
		data = append(appendUnsigned(data, uint64(len(p.data))), p.data...)
	}
	out := append([]byte(nil), header...)
	for _, s := range []section{
		{typeSection, appendList(nil, l.types)},
		{importSection, appendList(nil, imports)},
		{functionSection, appendList(nil, p.types)},
		{elementSection, p.segments()},
		{codeSection, appendList(nil, p.code)},
		{dataSection, data},
	} {
		out = appendSection(out, s.id, s.data)
	}
	return out
}

// memoryName is the name under which the program exports its memory.
func (m *Module) memoryName(l *layout) string {
	for _, e := range l.exports {
		r := &reader{data: e}
		if name := r.bytes(r.unsigned()); r.byte() == aMemory {
			return string(name)
		}
	}
	return ""
}

// register is the name under which a register is exported.
func register(i int) string { return string(rune('0' + i)) }

// lazyBody is the body of lazy. Its parameters are the place in a function at which it is called, and the function's number in the table. It
// leaves both as the call that waits, below the stack, where wasm_pc_f_loop takes them from (gogo in runtime/asm_wasm.s does so).
func lazyBody(ask uint64) []byte {
	const (
		localGet, globalGet, globalSet, i64Const = 0x20, 0x23, 0x24, 0x42
		orElse, i32Sub, i64Shl, i64Or            = 0x05, 0x6b, 0x86, 0x84
		i64ExtendI32U, i64Store, opI32           = 0xad, 0x37, 0x7f
	)
	return bytes.Join([][]byte{
		{0}, // no local variables
		appendUnsigned([]byte{localGet, 1, opCall}, ask),
		{opIf, opI32, localGet, 0, localGet, 1, opCallIndirect, 0, 0},
		{orElse, globalGet, stack, i32Const, 8, i32Sub, localGet, 1, i64ExtendI32U, i64Const, 16, i64Shl, localGet, 0, i64ExtendI32U, i64Or, i64Store, 3, 0},
		{i32Const, 1, globalSet, rests, i32Const, 1, end},
		{end},
	}, nil)
}

// patch is bytes that the late part brings to a place of the memory.
type patch struct {
	at   int
	data []byte
}

// divideMemory gives what the memory holds before the late part is there, and what that brings.
func (m *Module) divideMemory() ([]byte, []patch) {
	d := m.division
	if d == nil {
		return m.Memory, nil
	}
	memory := slices.Clone(m.Memory)
	var list []patch
	bring := func(at span) {
		if at.len() > 0 {
			list = append(list, patch{at.from, m.Memory[at.from:at.to]})
		}
	}
	bring(d.functions)
	for i := range m.Code {
		if m.late[i] {
			le.PutUint32(memory[d.functions.from+8*i+4:], d.missing)
		}
	}
	for _, s := range d.late {
		bring(s)
		clear(memory[s.from:s.to])
	}
	return memory, list
}
