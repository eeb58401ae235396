//go:build !js

package accelerate

// Start does nothing here: the kernel is for browsers.
func Start() {}
