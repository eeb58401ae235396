// Package accelerate has training pass through the kernel (engine/kernel) in a browser.
package accelerate
