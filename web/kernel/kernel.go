// Package kernel has the script that gives a program its kernel (engine/kernel), with the module in it: pages to which
// a browser gives no files have it too.
package kernel

import (
	_ "embed"
	"encoding/base64"

	"chainrule/engine/kernel"
)

//go:embed kernel.js
var script []byte

// Script is the script. It declares withKernel.
func Script() []byte {
	module := base64.StdEncoding.EncodeToString(kernel.Module())
	return append([]byte(`const kernelModule = "`+module+"\";\n"), script...)
}
