package kernel

import (
	"fmt"
	"reflect"
	"strings"
)

// Text is the module in the text format of WebAssembly, for people to read and for other programs to check: with the
// names of functions and locals, what each function does, and which field of a Program or a Layer is read or written.
// Assembled, it gives the bytes of Module.
func Text() string {
	functions := functions()
	p := printer{functions: functions}
	p.line(0, "(module")
	p.line(1, `(import "go" "mem" (memory 1))`)
	for _, f := range functions {
		p.function(f)
	}
	p.line(1, fmt.Sprintf(`(export "run" (func $%s)))`, functions[len(functions)-1].name))
	return p.String()
}

// printer writes the text format.
type printer struct {
	strings.Builder

	functions []*function
}

func (p *printer) line(depth int, text string) {
	p.WriteString(strings.Repeat("  ", depth) + text + "\n")
}

func (p *printer) function(f *function) {
	p.line(0, "")
	p.line(1, ";; "+f.about)
	head := "(func $" + f.name
	for _, v := range f.variables[:f.params] {
		head += " (param $" + v.name + " i32)"
	}
	p.line(1, head+" (result i32)")
	kinds := map[valueType]string{i32: "i32", v128: "v128"}
	var locals []string
	for _, v := range f.variables[f.params:] {
		locals = append(locals, "(local $"+v.name+" "+kinds[v.kind]+")")
	}
	p.wrapped(2, locals)
	p.code(2, f.body)
	p.line(1, ")")
}

// widest is how many characters a line may have.
const widest = 118

// wrapped writes as many words on a line as there is room for.
func (p *printer) wrapped(depth int, words []string) {
	for len(words) > 0 {
		line := words[0]
		n := 1
		for n < len(words) && 2*depth+len(line)+1+len(words[n]) <= widest {
			line += " " + words[n]
			n++
		}
		p.line(depth, line)
		words = words[n:]
	}
}

func (p *printer) code(depth int, c code) {
	for _, i := range c {
		p.statement(depth, i)
	}
}

// statement writes an instruction: on one line if there is room, and else each operand on a line of its own.
func (p *printer) statement(depth int, i *instruction) {
	if i.note != "" {
		p.line(depth, ";; "+i.note)
		return
	}
	if line := p.inLine(i); i.body == nil && 2*depth+len(line) <= widest {
		p.line(depth, line)
		return
	}
	p.line(depth, "("+p.head(i))
	for _, o := range i.operands {
		p.code(depth+1, o)
	}
	switch {
	case i.name == "if":
		p.line(depth+1, "(then")
		p.code(depth+2, i.body)
		p.line(depth+1, "))")
		return
	case i.body != nil:
		p.code(depth+1, i.body)
	}
	p.line(depth, ")")
}

func (p *printer) inLine(i *instruction) string {
	s := "(" + p.head(i)
	for _, o := range i.operands {
		for _, i := range o {
			s += " " + p.inLine(i)
		}
	}
	return s + ")"
}

// head is an instruction with its immediates, and what it reads or writes if that is a field.
func (p *printer) head(i *instruction) string {
	s := i.name
	if i.name == "call" {
		s += " $" + p.functions[i.callee].name
	}
	if i.text != "" {
		s += " " + i.text
	}
	if field := fieldOf(i); field != "" {
		s += " (; " + field + " ;)"
	}
	return s
}

// fieldOf is the field of a Program or a Layer that an instruction reads or writes, or "".
func fieldOf(i *instruction) string {
	if !strings.Contains(i.name, "load") && !strings.Contains(i.name, "store") {
		return ""
	}
	at, offset, below := i.operands[0][0], 0, ""
	if _, err := fmt.Sscanf(i.text, "offset=%d", &offset); err != nil {
		offset = 0
	}
	if at.name == "i32.sub" { // of a layer's address and the size of one
		at, below = at.operands[0][0], " of the layer below"
	}
	switch at.text {
	case "$program":
		return name(reflect.TypeFor[Program](), offset)
	case "$layer":
		return name(reflect.TypeFor[Layer](), offset) + below
	}
	return ""
}

// name is the field of a struct at an offset.
func name(t reflect.Type, offset int) string {
	for i := range t.NumField() {
		if f := t.Field(i); int(f.Offset) == offset {
			return t.Name() + "." + f.Name
		}
	}
	panic(fmt.Sprintf("kernel: no field of %s at %d", t.Name(), offset))
}
