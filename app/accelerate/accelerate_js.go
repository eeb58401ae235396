package accelerate

import (
	"syscall/js"
	"unsafe"

	"chainrule/engine/kernel"
	"chainrule/engine/network"
)

// runKernel is what the page gives the program at its start: it runs the kernel where the page has it, and else gives 0.
//
//go:wasmimport chainrule kernel
func runKernel(program unsafe.Pointer) int32

// Start has the page make the kernel on the memory of this program, which takes a moment. From then on networks pass
// batches through it. A browser without 128-bit instructions refuses the kernel, and nothing changes. At the end it calls done with whether there is a kernel.
func Start(done func(made bool)) {
	module := kernel.Module()
	bytes := js.Global().Get("Uint8Array").New(len(module))
	js.CopyBytesToJS(bytes, module)
	var made js.Func
	made = js.FuncOf(func(_ js.Value, args []js.Value) any {
		made.Release()
		if args[0].Bool() {
			network.Kernel = func(p *kernel.Program) bool { return runKernel(unsafe.Pointer(p)) == 1 }
		}
		done(args[0].Bool())
		return nil
	})
	js.Global().Call("chainruleKernel", bytes).Call("then", made)
}
