package derivation

import (
	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderProduct is the derivative as a product of few factors, each with its value and what it means. Below it stands which
// factor makes it small or large, and where an error that arrives comes from.
func (s *shown) renderProduct() app.UI {
	value := expr.FormatNumber(s.derivation.Value, s.options.digits)
	at, said := derive.Striking(s.product)
	parts := []app.UI{app.Span().Class("of").Body(markup.Formula(s.of), app.Text(" = "), app.Strong().Text(value), app.Text(" ="))}
	for i, f := range s.product {
		class := "factor"
		if i == at || f.Value == 0 {
			class += " striking"
		}
		parts = append(parts, s.renderFactor(class, i > 0, f))
	}
	body := []app.UI{app.Div().Class("factors-named").Body(parts...)}
	if at >= 0 {
		f := s.product[at]
		text := prose.Sentence(prose.Say(said, prose.Value{V: f.Value, Digits: s.options.digits}, prose.Say(f.Name)))
		body = append(body, app.P().Class("striking").Text(text))
	}
	if layer, unit := s.derivation.Into(); s.product[0].Name == prose.ErrorArrives {
		body = append(body, &paths{Of: s, Layer: layer, Unit: unit})
	}
	return app.Div().Class("product").Body(body...)
}

func (s *shown) renderFactor(class string, times bool, f derive.Part) app.UI {
	formula := []app.UI{markup.Formula(f.Expr)}
	if times {
		formula = append([]app.UI{app.Span().Class("times").Text("·")}, formula...)
	}
	return app.Span().Class(class).Body(
		app.Span().Body(formula...),
		app.Span().Class("value").Text(expr.FormatNumber(f.Value, s.options.digits)),
		app.Small().Text(prose.Text(f.Name)),
	)
}
