// Command wasm is the app as it runs in the browser.
package main

import (
	"chainrule/app/root"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

func main() {
	// any path: the folder may be served from anywhere
	app.RouteWithRegexp(".*", &root.Root{})
	app.RunWhenOnBrowser()
}
