package kernel

import "unsafe"

// layerFunction is a function of a program and a layer. It holds in locals what it needs of them.
type layerFunction struct {
	*function
	program, layer local
}

func newLayerFunction() layerFunction {
	f := &function{params: 2, result: true}
	p := f.parameters()
	return layerFunction{f, p[0], p[1]}
}

// load puts a field of the layer into a local.
func (p *layerFunction) load(offset uintptr) local { return p.begin(word(p.layer.get(), offset)) }

// begin puts a value into a local at the function's beginning.
func (p *layerFunction) begin(v code) local {
	l := p.variable(i32)
	p.body = join(p.body, l.set(v))
	return l
}

// groups is the program's, in a local.
func (p *layerFunction) groups() local {
	return p.begin(word(p.program.get(), unsafe.Offsetof(Program{}.Groups)))
}

// end ends the function, which gives an i32.
func (p *layerFunction) end(result code, do ...code) *function {
	p.body = join(p.body, join(do...), result)
	return p.function
}

// weights is the address of the layer's part of a list with a number for each parameter.
func (p *layerFunction) weights(list uintptr) local {
	return p.begin(add(word(p.program.get(), list), word(p.layer.get(), unsafe.Offsetof(Layer{}.Offset))))
}

// blocks does something for n things. It does as many at once as one of the sizes says, and begins with the largest
// size.
func blocks(n local, sizes []int, do func(size int) code) code {
	var all code
	for i, size := range sizes {
		block := join(do(size), n.plus(-int32(size)))
		enough := atMost(number(int32(size)), n.get())
		if i == 0 {
			block = repeat(enough, block)
		}
		all = join(all, when(enough, block))
	}
	return all
}
