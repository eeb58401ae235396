package accelerate

import (
	"unsafe"

	"chainrule/engine/kernel"
	"chainrule/engine/network"
)

// runKernel is what the page lends the program at its start (web/kernel): it runs the kernel, or gives 0 where the page
// has none, or not yet.
//
//go:wasmimport chainrule kernel
func runKernel(program unsafe.Pointer) int32

// Start has networks pass batches through the kernel from now on.
func Start() {
	network.Kernel = func(p *kernel.Program) bool { return runKernel(unsafe.Pointer(p)) == 1 }
}
