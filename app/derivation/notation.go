package derivation

import (
	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// letters explains the letters of formulas, each by an example.
var letters = []struct {
	example expr.Expr
	meaning prose.ID
}{
	{expr.Symbol{Kind: expr.X, I: expr.At(1), J: expr.At(2)}, prose.LetterX},
	{expr.Symbol{Kind: expr.Y, I: expr.At(1), J: expr.At(1)}, prose.LetterY},
	{expr.Symbol{Kind: expr.Alpha, Layer: 1, I: expr.At(1), J: expr.At(2)}, prose.LetterAlpha},
	{expr.Symbol{Kind: expr.Beta, I: expr.At(1), J: expr.At(2)}, prose.LetterBeta},
	{expr.Symbol{Kind: expr.A, Layer: 1, I: expr.At(2), J: expr.At(1)}, prose.LetterA},
	{expr.Symbol{Kind: expr.Z, Layer: 1, I: expr.At(2), J: expr.At(1)}, prose.LetterZ},
	{expr.Symbol{Kind: expr.T, I: expr.At(1), J: expr.At(3)}, prose.LetterT},
	{expr.Symbol{Kind: expr.F, I: expr.At(1), J: expr.At(3)}, prose.LetterF},
	{expr.Symbol{Kind: expr.Li, I: expr.At(1)}, prose.LetterL},
	{expr.Symbol{Kind: expr.Delta, I: expr.At(1), J: expr.At(3)}, prose.LetterDelta},
	{expr.Symbol{Kind: expr.S, Layer: 1, I: expr.At(2), J: expr.At(1)}, prose.LetterS},
	{expr.Indicator{A: expr.Over("k"), B: expr.Over("j")}, prose.LetterBracket},
	{expr.Of(expr.Heaviside, expr.Symbol{Kind: expr.V}), prose.LetterH},
	{expr.Symbol{Kind: expr.Gamma}, prose.LetterGamma},
}

// notation is what the letters and their indices mean. It is a component so that it is made once.
type notation struct{ app.Compo }

// Render draws it.
func (*notation) Render() app.UI {
	var rows []app.UI
	for _, l := range letters {
		rows = append(rows, app.Dt().Body(markup.Formula(l.example)), app.Dd().Body(markup.Message(prose.Message{ID: l.meaning})...))
	}
	return app.Details().Class("forward notation").Body(
		app.Summary().Text(prose.Text(prose.Notation)),
		app.Dl().Body(rows...),
	)
}
