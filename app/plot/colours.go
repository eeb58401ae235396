package plot

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Colours gives the page's colours as they are now, light or dark, by the names of their tokens.
func Colours() func(token string) string {
	document := app.Window().Get("document")
	probe := document.Call("createElement", "span")
	document.Get("body").Call("appendChild", probe)
	defer probe.Call("remove")
	colours := map[string]string{}
	for _, hue := range []Hue{Ink, Quiet, Rule, Paper, Input, Hidden, Output, Target, Error, Focus} {
		probe.Get("style").Call("setProperty", "color", "var(--"+string(hue)+")")
		colours[string(hue)] = app.Window().Call("getComputedStyle", probe).Get("color").String()
	}
	return func(token string) string { return colours[token] }
}
