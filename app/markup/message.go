package markup

import (
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Formula is an expression as a formula within a sentence.
func Formula(e expr.Expr) app.UI {
	return Math(expr.Markup{Tag: "math", Children: []expr.Markup{expr.MathML(e, expr.Format{})}}, false)
}

// Message is what a message says, its texts and formulas side by side.
func Message(m prose.Message) []app.UI {
	var list []app.UI
	for _, p := range m.Parts() {
		if p.Formula != nil {
			list = append(list, Formula(p.Formula))
		} else {
			list = append(list, app.Text(p.Text))
		}
	}
	return list
}
