package markup

import (
	"chainrule/engine/expr"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Math is a formula as a MathML element, its symbols linked by data-ref. display sets it in display
// style, with full-size fractions.
func Math(m expr.Markup, display bool) app.UI {
	e := mathElement(m)
	if display {
		e = e.Attr("displaystyle", "true")
	}
	return e
}

func mathElement(m expr.Markup) app.HTMLElem {
	e := app.Elem(m.Tag).XMLNS(MathNS)
	if m.Class != "" {
		e = e.Class(m.Class)
	}
	if m.Ref != "" {
		e = e.Attr("data-ref", m.Ref)
	}
	for _, a := range m.Attrs {
		e = e.Attr(a[0], a[1])
	}
	if m.Text != "" {
		return e.Text(m.Text)
	}
	children := make([]app.UI, len(m.Children))
	for i, c := range m.Children {
		children[i] = mathElement(c)
	}
	return e.Body(children...)
}
