// Package link ties together everything on the page that stands for the same quantity. An element says
// in its attribute data-ref which symbols it stands for, by their ids separated by spaces: a term of a
// formula, a table cell, a node, an edge. While one is hovered or focused, every element that shares a
// symbol with it carries data-lit, which the style sheet shows.
//
// It works on the page itself and not through components: lighting up must not wait for a render.
package link

import (
	"strings"

	"chainrule/app/listen"
	"chainrule/engine/expr"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Attribute is the attribute that holds an element's symbols.
const Attribute = "data-ref"

const lit = "data-lit"

// Refs is the value of Attribute for an element that stands for the symbols.
func Refs(symbols ...expr.Symbol) string {
	ids := make([]string, len(symbols))
	for i, s := range symbols {
		ids[i] = s.ID()
	}
	return strings.Join(ids, " ")
}

// Listen starts lighting on the whole page. It is called once, when the root component mounts; the
// returned function stops it.
func Listen() (stop func()) {
	if app.IsServer {
		return func() {}
	}
	document := app.Window().Get("document")
	l := &linker{document: document}
	light := func(event app.Value) { l.light(event.Get("target")) }
	stops := []func(){
		listen.To(document, "pointerover", light),
		listen.To(document, "focusin", light),
		listen.To(document, "focusout", func(app.Value) { l.clear() }),
		listen.To(document, "keydown", func(event app.Value) {
			if l.key(event) {
				event.Call("preventDefault")
			}
		}),
	}
	return func() {
		l.clear()
		for _, s := range stops {
			s()
		}
	}
}

type linker struct {
	document app.Value
	ref      string // what is lit now
}

// light lights what the nearest element with symbols around target stands for, or nothing.
func (l *linker) light(target app.Value) {
	ref := ""
	if target.Get("closest").Truthy() {
		if e := target.Call("closest", "["+Attribute+"]"); e.Truthy() {
			ref = e.Call("getAttribute", Attribute).String()
		}
	}
	if ref == l.ref {
		return
	}
	l.clear()
	l.ref = ref
	for _, id := range strings.Fields(ref) {
		l.each("["+Attribute+`~="`+id+`"]`, func(e app.Value) { e.Call("setAttribute", lit, "") })
	}
}

func (l *linker) clear() {
	l.ref = ""
	l.each("["+lit+"]", func(e app.Value) { e.Call("removeAttribute", lit) })
}

func (l *linker) each(selector string, do func(app.Value)) {
	list := l.document.Call("querySelectorAll", selector)
	for i := range list.Get("length").Int() {
		do(list.Index(i))
	}
}
