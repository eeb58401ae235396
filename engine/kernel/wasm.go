package kernel

import "slices"

// valueType is a WebAssembly value type, as the binary format spells it.
type valueType byte

const (
	i32  valueType = 0x7f
	v128 valueType = 0x7b
)

// code is instructions of WebAssembly: of a statement, or of an expression that leaves its value on the stack.
type code []byte

// join puts statements one after the other, or an operation after its operands.
func join(parts ...code) code { return slices.Concat(parts...) }

// function is a WebAssembly function under construction: its parameters are i32, and so is its result if it has one.
type function struct {
	params int
	result bool
	types  []valueType // of the locals after the parameters
	body   code
}

// local is a parameter or a variable of a function.
type local byte

// parameters gives the function's parameters.
func (f *function) parameters() []local {
	list := make([]local, f.params)
	for i := range list {
		list[i] = local(i)
	}
	return list
}

// variable declares a local, which begins as 0.
func (f *function) variable(t valueType) local {
	f.types = append(f.types, t)
	index := f.params + len(f.types) - 1
	if index > 0x7f {
		panic("kernel: a local's index must fit into 7 bits")
	}
	return local(index)
}

// variables declares n locals of one type.
func (f *function) variables(n int, t valueType) []local {
	list := make([]local, n)
	for i := range list {
		list[i] = f.variable(t)
	}
	return list
}

func (l local) get() code         { return code{0x20, byte(l)} }
func (l local) set(v code) code   { return join(v, code{0x21, byte(l)}) }
func (l local) plus(n int32) code { return l.set(add(l.get(), number(n))) } // l += n

// module is a WebAssembly module whose functions work on the memory that it imports as go.mem, and of which the
// last is exported as "run". Source: WebAssembly Core Specification 2.0, section 5, Binary Format.
func module(functions []*function) []byte {
	var types, declared, bodies []code
	for i, f := range functions {
		result := code{0}
		if f.result {
			result = code{1, byte(i32)}
		}
		types = append(types, join(code{0x60}, vector(slices.Repeat([]code{{byte(i32)}}, f.params)), result))
		declared = append(declared, unsigned(uint32(i)))
		var locals []code
		for _, t := range f.types {
			locals = append(locals, code{1, byte(t)})
		}
		body := join(vector(locals), f.body, code{0x0b})
		bodies = append(bodies, join(unsigned(uint32(len(body))), body))
	}
	return join(
		code("\x00asm\x01\x00\x00\x00"),
		section(1, vector(types)),
		section(2, vector([]code{join(name("go"), name("mem"), code{2, 0, 1})})),
		section(3, vector(declared)),
		section(7, vector([]code{join(name("run"), code{0}, unsigned(uint32(len(functions)-1)))})),
		section(10, vector(bodies)),
	)
}

func section(id byte, content code) code {
	return join(code{id}, unsigned(uint32(len(content))), content)
}

// vector is a list with its length before it.
func vector(items []code) code { return join(unsigned(uint32(len(items))), join(items...)) }

func name(s string) code { return join(unsigned(uint32(len(s))), code(s)) }

// unsigned is n in LEB128.
func unsigned(n uint32) code {
	var c code
	for ; n >= 0x80; n >>= 7 {
		c = append(c, byte(n)|0x80)
	}
	return append(c, byte(n))
}

// signed is n in LEB128.
func signed(n int32) code {
	var c code
	for ; n < -64 || n >= 64; n >>= 7 {
		c = append(c, byte(n)|0x80)
	}
	return append(c, byte(n)&0x7f)
}
