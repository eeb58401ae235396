package derivation

import (
	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderProduct is the derivative as a product of few factors, each with its value and what it means.
func (s *shown) renderProduct() app.UI {
	value := expr.FormatNumber(s.derivation.Value, s.options.digits)
	parts := []app.UI{app.Span().Class("of").Body(markup.Formula(s.of), app.Text(" = "), app.Strong().Text(value), app.Text(" ="))}
	for i, f := range s.product {
		formula := []app.UI{markup.Formula(f.Expr)}
		if i > 0 {
			formula = append([]app.UI{app.Span().Class("times").Text("·")}, formula...)
		}
		parts = append(parts, app.Span().Class("factor").Body(
			app.Span().Body(formula...),
			app.Span().Class("value").Text(expr.FormatNumber(f.Value, s.options.digits)),
			app.Small().Text(prose.Text(f.Name)),
		))
	}
	return app.Div().Class("product").Body(
		app.Div().Class("factors-named").Body(parts...),
	)
}
