// Command wasm is the app as it runs in the browser.
package main

import (
	"runtime/debug"

	"chainrule/app/accelerate"
	"chainrule/app/root"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// garbage is by how many percent the heap may grow between two collections. The live heap is some ten MB, and
// a collection in the middle of a render is a dropped frame: memory is the cheaper of the two.
const garbage = 400

func main() {
	debug.SetGCPercent(garbage)
	accelerate.Start()
	// any path: the folder may be served from anywhere
	app.RouteWithRegexp(".*", &root.Root{})
	app.RunWhenOnBrowser()
}
