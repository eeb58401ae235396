package markup

import (
	"strings"

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
		m.Attrs = append(m.Attrs[:len(m.Attrs):len(m.Attrs)], displayStyle)
	}
	return app.Raw(m.String())
}

// displayStyle has fractions and sums set in full size.
var displayStyle = [2]string{"displaystyle", "true"}

// Pieces is a formula in pieces between which its line may be broken, see [expr.Pieces], in display style. A line is broken
// between terms, and within a term only where that is longer than a line.
func Pieces(class string, pieces []expr.Markup) app.UI {
	var b strings.Builder
	b.WriteString(`<span class="` + class + `"><span class="term">`)
	for i, p := range pieces {
		switch {
		case i > 0 && p.IsTerm():
			b.WriteString(`</span><wbr><span class="term">`)
		case i > 0:
			b.WriteString("<wbr>")
		}
		b.WriteString(expr.Markup{Tag: "math", Attrs: [][2]string{displayStyle}, Children: []expr.Markup{p}}.String())
	}
	b.WriteString("</span></span>")
	return app.Raw(b.String())
}
