// Package markup makes go-app elements of the two XML languages that the panels draw in: MathML, from
// the engine's formulas, and SVG.
package markup

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The namespaces of MathML and SVG. go-app creates elements one by one, so each needs its own.
const (
	MathNS = "http://www.w3.org/1998/Math/MathML"
	SVGNS  = "http://www.w3.org/2000/svg"
)

// SVG is an element of SVG, such as "circle", with attributes as name, value, name, value ….
func SVG(tag string, attributes ...string) app.HTMLElem {
	e := app.Elem(tag).XMLNS(SVGNS)
	return with(e, attributes)
}

func with(e app.HTMLElem, attributes []string) app.HTMLElem {
	if len(attributes)%2 != 0 {
		panic("markup: attributes come in pairs")
	}
	for i := 0; i < len(attributes); i += 2 {
		e = e.Attr(attributes[i], attributes[i+1])
	}
	return e
}
