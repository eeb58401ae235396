package kernel

import (
	"bytes"
	"fmt"
	"slices"
)

// valueType is a WebAssembly value type, as the binary format spells it.
type valueType byte

const (
	i32  valueType = 0x7f
	v128 valueType = 0x7b
)

// function is a WebAssembly function under construction: its parameters are i32, and so is its result.
type function struct {
	name, about string // what it is called and does, in the text format
	params      int
	variables   []variable // the parameters first
	body        code
}

// variable is a parameter or a local variable of a function.
type variable struct {
	name string // of no other variable of the function
	kind valueType
}

// local is a variable of a function by its index, with its name.
type local struct {
	index byte
	name  string
}

func newFunction(name, about string, params ...string) *function {
	f := &function{name: name, about: about}
	for _, p := range params {
		f.variable(p, i32)
	}
	f.params = len(params)
	return f
}

// variable declares a local, which begins as 0. If the function has one of that name already, it gets a number.
func (f *function) variable(name string, kind valueType) local {
	unique := name
	for n := 2; slices.ContainsFunc(f.variables, func(v variable) bool { return v.name == unique }); n++ {
		unique = fmt.Sprintf("%s.%d", name, n)
	}
	f.variables = append(f.variables, variable{unique, kind})
	if len(f.variables) > 0x80 {
		panic("kernel: a local's index must fit into 7 bits")
	}
	return local{byte(len(f.variables) - 1), unique}
}

// list declares n locals of one type, numbered from 0.
func (f *function) list(n int, name string, kind valueType) []local {
	locals := make([]local, n)
	for i := range locals {
		locals[i] = f.variable(fmt.Sprint(name, i), kind)
	}
	return locals
}

func (l local) get() code         { return op("local.get", 0x20).with("$"+l.name, l.index) }
func (l local) set(v code) code   { return op("local.set", 0x21, v).with("$"+l.name, l.index) }
func (l local) plus(n int32) code { return l.set(add(l.get(), number(n))) } // l += n

// encode writes code in the binary format: the operands of an instruction before it.
func (c code) encode() []byte {
	var out []byte
	for _, i := range c {
		if i.note != "" {
			continue
		}
		for _, o := range i.operands {
			out = append(out, o.encode()...)
		}
		out = append(append(out, i.opcode...), i.binary...)
		if i.body != nil {
			out = append(append(out, i.body.encode()...), 0x0b)
		}
	}
	return out
}

// assemble writes a module in the binary format. Its functions work on the memory that it imports as go.mem, and the
// last of them is exported as "run". Source: WebAssembly Core Specification 2.0, section 5, Binary Format.
func assemble(functions []*function) []byte {
	var types, declared, bodies [][]byte
	for _, f := range functions {
		t := slices.Concat([]byte{0x60}, vector(slices.Repeat([][]byte{{byte(i32)}}, f.params)), []byte{1, byte(i32)})
		at := slices.IndexFunc(types, func(known []byte) bool { return bytes.Equal(known, t) })
		if at < 0 {
			at, types = len(types), append(types, t)
		}
		declared = append(declared, unsigned(uint32(at)))
		body := slices.Concat(vector(f.locals()), f.body.encode(), []byte{0x0b})
		bodies = append(bodies, append(unsigned(uint32(len(body))), body...))
	}
	return slices.Concat(
		[]byte("\x00asm\x01\x00\x00\x00"),
		section(1, vector(types)),
		section(2, vector([][]byte{slices.Concat(text("go"), text("mem"), []byte{2, 0, 1})})),
		section(3, vector(declared)),
		section(7, vector([][]byte{slices.Concat(text("run"), []byte{0}, unsigned(uint32(len(functions)-1)))})),
		section(10, vector(bodies)),
	)
}

// locals declares the variables that are no parameters: how many of which type follow each other.
func (f *function) locals() [][]byte {
	var runs [][]byte
	count := 0
	for i := f.params; i < len(f.variables); i++ {
		count++
		if i+1 == len(f.variables) || f.variables[i+1].kind != f.variables[i].kind {
			runs, count = append(runs, append(unsigned(uint32(count)), byte(f.variables[i].kind))), 0
		}
	}
	return runs
}

func section(id byte, content []byte) []byte {
	return slices.Concat([]byte{id}, unsigned(uint32(len(content))), content)
}

// vector is a list with its length before it.
func vector(items [][]byte) []byte {
	return append(unsigned(uint32(len(items))), slices.Concat(items...)...)
}

func text(s string) []byte { return append(unsigned(uint32(len(s))), s...) }

// unsigned is n in LEB128.
func unsigned(n uint32) []byte {
	var c []byte
	for ; n >= 0x80; n >>= 7 {
		c = append(c, byte(n)|0x80)
	}
	return append(c, byte(n))
}

// signed is n in LEB128.
func signed(n int32) []byte {
	var c []byte
	for ; n < -64 || n >= 64; n >>= 7 {
		c = append(c, byte(n)|0x80)
	}
	return append(c, byte(n)&0x7f)
}
