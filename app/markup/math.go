package markup

import (
	"chainrule/engine/expr"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Math is a formula as a MathML element, its symbols linked by data-ref. display sets it in display
// style, with full-size fractions.
//
// It is handed to the browser as text and not element by element: selecting a parameter replaces some
// thousand elements, and the browser's parser makes them in a tenth of the time that calls from Go take.
// Nothing in it comes from a document but numbers, and [expr.Markup] escapes what it writes.
func Math(m expr.Markup, display bool) app.UI {
	if display {
		m.Attrs = append(m.Attrs[:len(m.Attrs):len(m.Attrs)], [2]string{"displaystyle", "true"})
	}
	return app.Raw(m.String())
}
