package network

import (
	"unsafe"

	"chainrule/engine/activation"
	"chainrule/engine/kernel"
)

// Kernel runs a program of package kernel and reports whether it could. It is nil if there is no kernel. Then a Batch
// computes by itself, as it also does what the kernel could not do. It must be set before the first pass.
var Kernel func(p *kernel.Program) bool

// newProgram is the program of the batch's passes, without the addresses. It is nil if the kernel lacks something
// that the network needs.
func (b *Batch) newProgram() *kernel.Program {
	n := b.network
	p := &kernel.Program{Powers: address((*float64)(activation.Powers())), Count: uint32(len(b.layers))}
	var ok bool
	if p.Loss, ok = kernel.LossCode(n.loss.ID, n.output.ID); !ok {
		return nil
	}
	for i := range b.layers {
		l, id := &b.layers[i], n.output.ID
		if l.activation != nil {
			id = l.activation.ID
		}
		to := &p.Layers[i]
		if to.Activation, ok = kernel.ActivationCode(id); !ok {
			return nil
		}
		to.Offset, to.Rows, to.Cols = uint32(8*l.offset), uint32(l.rows), uint32(l.cols)
	}
	return p
}

// place tells the program where the values of the groups loaded lie.
func (b *Batch) place() {
	p := b.program
	if p == nil {
		return
	}
	p.Groups, p.Target = uint32(b.groups()), address(&b.y[0])
	for i := range b.layers {
		l, to := &b.layers[i], &p.Layers[i]
		to.In, to.Net, to.Value, to.Slope, to.Errors = address(&l.in[0]), address(&l.net[0]), address(&l.value[0]), address(&l.slope[0]), address(&l.errors[0])
	}
}

// run has the kernel do what op says, and reports whether it did.
func (b *Batch) run(op uint32, theta, gradient []float64) bool {
	p := b.program
	if Kernel == nil || p == nil {
		return false
	}
	b.told[0], b.told[1] = theta, gradient // what is kept is on the heap, where nothing moves, and not on a stack
	p.Op, p.Rows, p.Theta = op, uint32(b.rows), address(&theta[0])
	if gradient != nil {
		p.Gradient = address(&gradient[0])
	}
	return Kernel(p)
}

// address is where something lies in the memory of a WebAssembly program, in which addresses have 32 bits.
func address[T any](p *T) uint32 { return uint32(uintptr(unsafe.Pointer(p))) }
