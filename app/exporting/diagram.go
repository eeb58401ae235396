package exporting

import (
	"strings"

	"chainrule/app/act"
	"chainrule/app/download"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// styled are the properties that the style sheet gives to the diagram's elements, which a file of its own
// has to carry itself.
var styled = []string{
	"fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "font-size", "font-style", "font-weight", "text-anchor", "dominant-baseline",
}

// left are the parts of the drawing that belong to the page alone: buttons, wide paths to hit, a field.
const left = ".hit, .press, foreignObject"

// drawing exports the diagram.
func (p *Panel) drawing(ctx app.Context, format string) {
	svg, ok := diagram()
	if !ok {
		act.Refuse(ctx, prose.Say(prose.NoDiagram))
		return
	}
	title := p.View.Document.Title
	if format == "png" {
		download.PNG(ctx, download.Name(title, ".png"), svg)
		return
	}
	p.save(ctx, ".svg", "image/svg+xml", svg)
}

// diagram is the drawing of the network as an SVG file that needs nothing else: its styles are resolved to
// attributes, its colours are those on light paper, and its fonts are named by family.
func diagram() (svg string, ok bool) {
	document := app.Window().Get("document")
	drawing := document.Call("querySelector", ".diagram .drawing svg")
	if !drawing.Truthy() {
		return "", false
	}
	root := document.Get("documentElement").Get("style")
	root.Call("setProperty", "color-scheme", "light")
	defer root.Call("removeProperty", "color-scheme")
	// On a narrow page the drawing above what is read shows less.
	drawing.Get("classList").Call("add", "copied")
	defer drawing.Get("classList").Call("remove", "copied")
	restore := quieten(drawing)
	defer restore()

	copied := drawing.Call("cloneNode", true)
	from, to := drawing.Call("querySelectorAll", "*"), copied.Call("querySelectorAll", "*")
	for i := range from.Get("length").Int() {
		resolve(from.Index(i), to.Index(i))
	}
	remove(copied)
	if scene := copied.Call("querySelector", ".scene"); scene.Truthy() {
		scene.Call("removeAttribute", "transform") // the whole network, whatever part of it is enlarged on the page
	}
	plain(copied)
	box := strings.Fields(drawing.Call("getAttribute", "viewBox").String())
	paper := document.Call("createElementNS", "http://www.w3.org/2000/svg", "rect")
	paper.Call("setAttribute", "width", box[2])
	paper.Call("setAttribute", "height", box[3])
	paper.Call("setAttribute", "fill", "#ffffff")
	copied.Call("prepend", paper)
	return app.Window().Get("XMLSerializer").New().Call("serializeToString", copied).String(), true
}

// quieten removes the highlighting that comes from a pointer resting on the drawing. The function that it gives
// restores it.
func quieten(drawing app.Value) (restore func()) {
	lit := drawing.Call("querySelectorAll", "[data-lit]")
	list := make([]app.Value, lit.Get("length").Int())
	for i := range list {
		list[i] = lit.Index(i)
		list[i].Call("removeAttribute", "data-lit")
	}
	return func() {
		for _, e := range list {
			e.Call("setAttribute", "data-lit", "")
		}
	}
}

// resolve gives an element's copy its styles as attributes, as far as they are set.
func resolve(from, to app.Value) {
	style := app.Window().Call("getComputedStyle", from)
	tag := from.Get("tagName").String()
	for _, name := range styled {
		isText := strings.HasPrefix(name, "font") || strings.HasPrefix(name, "text") || strings.HasPrefix(name, "dominant")
		if isText != (tag == "text") && (isText || name != "fill") {
			continue
		}
		if value := style.Call("getPropertyValue", name).String(); value != "" {
			to.Call("setAttribute", name, value)
		}
	}
	if tag == "text" {
		family := "sans-serif"
		if from.Get("classList").Call("contains", "sym").Bool() {
			family = "'Latin Modern Math', 'STIX Two Math', 'Cambria Math', serif"
		}
		to.Call("setAttribute", "font-family", family)
		to.Call("setAttribute", "stroke", "none") // and not that of the node it is in
	}
}

// remove takes the parts away that belong to the page alone.
func remove(copied app.Value) {
	list := copied.Call("querySelectorAll", left)
	for i := range list.Get("length").Int() {
		list.Index(i).Call("remove")
	}
}

// plain takes away the attributes by which the page works: classes, ids, links, and what is said of an
// element that can be selected.
func plain(copied app.Value) {
	attributes := []string{
		"class", "id", "tabindex", "role", "aria-activedescendant", "aria-selected", "aria-label", "aria-hidden",
		"data-param", "data-node", "data-ref", "data-lit", "data-units", "style",
	}
	list := copied.Call("querySelectorAll", "*")
	for _, name := range attributes {
		copied.Call("removeAttribute", name)
	}
	for i := range list.Get("length").Int() {
		e := list.Index(i)
		for _, name := range attributes {
			e.Call("removeAttribute", name)
		}
	}
	copied.Call("setAttribute", "role", "img")
}
