package network

import (
	"unsafe"

	"chainrule/engine/activation"
	"chainrule/engine/kernel"
)

// Program is what the kernel is told for a batch that is loaded, in a memory where everything is where put puts it;
// or nil where the kernel lacks something of the network.
func (b *Batch) Program(op uint32, d *Descent, put func(at unsafe.Pointer, bytes int) uint32) *kernel.Program {
	if b.program == nil {
		return nil
	}
	floats := func(list []float64) uint32 { return put(unsafe.Pointer(&list[0]), 8*len(list)) }
	groups := func(list []Lanes) uint32 { return put(unsafe.Pointer(&list[0]), 8*lanes*len(list)) }
	p := *b.program
	p.Op, p.Rows, p.Parameters, p.Rate, p.Scale = op, uint32(b.rows), uint32(len(d.Theta)), d.Rate, d.Scale
	p.Theta, p.Next, p.Gradient, p.Decay = floats(d.Theta), floats(d.Next), floats(d.Gradient), floats(d.Decay)
	p.Target, p.Powers = groups(b.y[:b.groups()*b.network.Shape.K]), put(activation.Powers(), 64*16)
	in := groups(b.x[:b.groups()*b.network.Shape.P])
	for i := range b.layers {
		l, to := &b.layers[i], &p.Layers[i]
		to.In, to.Net, to.Value, to.Slope, to.Errors = in, groups(l.net), groups(l.value), groups(l.slope), groups(l.errors)
		in = to.Value
	}
	return &p
}

// NetInputs are those of all layers, after their Forward.
func (b *Batch) NetInputs() []float64 {
	var list []float64
	for _, l := range b.layers {
		for _, a := range l.net {
			list = append(list, a[:]...)
		}
	}
	return list
}
