package kernel

import (
	"fmt"
	"unsafe"
)

// layerFunction is a function of a program and a layer. It holds in locals what it needs of them.
type layerFunction struct {
	*function
	program, layer local
}

func newLayerFunction(name, about string) layerFunction {
	f := newFunction(name, about, "program", "layer")
	return layerFunction{f, local{0, "program"}, local{1, "layer"}}
}

// load puts a field of the layer into a local.
func (p *layerFunction) load(name string, offset uintptr) local {
	return p.begin(name, word(p.layer.get(), offset))
}

// field puts a field of the program into a local.
func (p *layerFunction) field(name string, offset uintptr) local {
	return p.begin(name, word(p.program.get(), offset))
}

// begin puts a value into a local at the function's beginning.
func (p *layerFunction) begin(name string, v code) local {
	l := p.variable(name, i32)
	p.body = join(p.body, l.set(v))
	return l
}

// groups is the program's, in a local.
func (p *layerFunction) groups() local {
	return p.field("groups", unsafe.Offsetof(Program{}.Groups))
}

// end ends the function, which gives an i32.
func (p *layerFunction) end(result code, do ...code) *function {
	p.body = join(p.body, join(do...), result)
	return p.function
}

// weights is the address of the layer's part of a list with a number for each parameter.
func (p *layerFunction) weights(list uintptr) local {
	return p.begin("W0", add(word(p.program.get(), list), word(p.layer.get(), unsafe.Offsetof(Layer{}.Offset))))
}

// blocks does something for n things. It does as many at once as one of the sizes says, and begins with the largest
// size.
func blocks(n local, sizes []int, do func(size int) code) code {
	var all code
	for i, size := range sizes {
		block := join(note(fmt.Sprintf("%d of $%s at once", size, n.name)), do(size), n.plus(-int32(size)))
		enough := atMost(number(int32(size)), n.get())
		if i == 0 {
			block = repeat(enough, block)
		}
		all = join(all, when(enough, block))
	}
	return all
}
