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
func Module() []byte {
	functions := []*function{forward(), back(), outer(), blank(), move()}
	first := len(functions)
	byID, ofLoss := activations(), losses()
	for _, id := range activationIDs {
		functions = append(functions, byID[id])
	}
	for _, id := range lossIDs {
		functions = append(functions, ofLoss[id])
	}
	return module(append(functions, run(first, first+len(activationIDs))))
}

// The functions that are there once, by their index.
const (
	forwardIndex = iota
	backIndex
	outerIndex
	blankIndex
	moveIndex
)

// run does what the program asks for.
func run(activation, loss int) *function {
	f := &function{params: 1, result: true}
	program := f.parameters()[0]
	layer, last, n, again := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)
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
			when(asked(Forward), layer.set(first), repeat(atMost(layer.get(), last.get()),
				drop(call(forwardIndex, program.get(), layer.get())),
				apply,
				layer.plus(size),
			)),
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
