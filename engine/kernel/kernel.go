// Package kernel makes the inner loops of training as a WebAssembly module of its own: the passes of a network's
// Batch, with two numbers an instruction, which Go's compiler does not use, and with loops and registers as
// Go's compiler does not lay them out for the browser. In the browser training is several times faster by it.
// The same sums are made in the same order, so the same bits come out.
package kernel

import "unsafe"

// bytes that the values of one unit for a group of four samples take, and one float64.
const (
	lanes = 32
	float = 8
)

// Module is the module. It imports the memory that a Program is in as go.mem, and exports run(address of the
// Program). run gives 1, or 0 if a value is too large for it. Then the passes have to be computed in another way.
func Module() []byte { return assemble(functions()) }

// functions are the module's, in the order of their indices.
func functions() []*function {
	functions := []*function{forward(), back(), outer(), blank(), move()}
	first := len(functions)
	byID, ofLoss := activations(), losses()
	for _, id := range activationIDs {
		functions = append(functions, byID[id])
	}
	for _, id := range lossIDs {
		functions = append(functions, ofLoss[id])
	}
	return append(functions, run(first, first+len(activationIDs)))
}

// The functions that are there once, by their index.
const (
	forwardIndex = iota
	backIndex
	outerIndex
	blankIndex
	moveIndex
)

// run calls the other functions: the first activation and the first loss have the given indices.
func run(activation, loss int) *function {
	f := newFunction("run", "What the program asks for is done. The result is 1, or 0 if a net input is too large for its activation.", "program")
	program := local{0, "program"}
	layer, last, n, again := f.variable("layer", i32), f.variable("last", i32), f.variable("n", i32), f.variable("again", i32)
	first := add(program.get(), number(int32(unsafe.Offsetof(Program{}.Layers))))
	size := int32(unsafe.Sizeof(Layer{}))
	asked := func(op int32) code { return and(word(program.get(), unsafe.Offsetof(Program{}.Op)), number(op)) }
	apply := code{}
	for i := range activationIDs {
		apply = join(apply, when(equal(word(layer.get(), unsafe.Offsetof(Layer{}.Activation)), number(int32(i))),
			when(call(activation+i, program.get(), layer.get()), give(number(0)))))
	}
	outputErrors := code{}
	for i := range lossIDs {
		outputErrors = join(outputErrors, when(equal(word(program.get(), unsafe.Offsetof(Program{}.Loss)), number(int32(i))),
			drop(call(loss+i, program.get(), layer.get()))))
	}
	f.body = join(
		last.set(add(first, mul(sub(word(program.get(), unsafe.Offsetof(Program{}.Count)), number(1)), number(size)))),
		repeat(again.get(),
			note("Forward: net inputs and values of each layer, from the first"),
			when(asked(Forward), layer.set(first), repeat(atMost(layer.get(), last.get()),
				drop(call(forwardIndex, program.get(), layer.get())),
				apply,
				layer.plus(size),
			)),
			note("Backward: the errors of the outputs, and then gradient and errors of each layer, from the last"),
			when(asked(Backward),
				layer.set(last.get()),
				outputErrors,
				drop(call(blankIndex, program.get(), layer.get())),
				n.set(sub(word(program.get(), unsafe.Offsetof(Program{}.Count)), number(1))),
				loop(n,
					drop(call(outerIndex, program.get(), layer.get())),
					drop(call(backIndex, program.get(), layer.get())),
					layer.plus(-size),
				),
				drop(call(outerIndex, program.get(), layer.get())),
			),
			again.set(number(0)),
			note("Descend: a step. If θ stays finite it is taken over, and the next one follows"),
			when(asked(Descend),
				when(call(moveIndex, program.get(), layer.get()),
					again.set(sub(word(program.get(), unsafe.Offsetof(Program{}.Steps)), number(1))),
					keepWord(program.get(), unsafe.Offsetof(Program{}.Steps), again.get()),
					n.set(word(program.get(), unsafe.Offsetof(Program{}.Theta))),
					keepWord(program.get(), unsafe.Offsetof(Program{}.Theta), word(program.get(), unsafe.Offsetof(Program{}.Next))),
					keepWord(program.get(), unsafe.Offsetof(Program{}.Next), n.get()),
				),
			)),
		number(1),
	)
	return f
}
