package derivation

import (
	"chainrule/app/markup"
	"chainrule/engine/activation"
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// v stands for any number, and sigma for the function of the hidden units.
var (
	v     = expr.Symbol{Kind: expr.V}
	sigma = derive.Letter("σ", activation.Default.ID)
)

// letters explains the letters of formulas, each by an example.
var letters = []struct {
	example expr.Expr
	meaning prose.ID
	args    []any
}{
	{expr.Symbol{Kind: expr.X, I: expr.At(1), J: expr.At(2)}, prose.LetterX, nil},
	{expr.Symbol{Kind: expr.Y, I: expr.At(1), J: expr.At(1)}, prose.LetterY, nil},
	{expr.Symbol{Kind: expr.Alpha, Layer: 1, I: expr.At(1), J: expr.At(2)}, prose.LetterAlpha, nil},
	{expr.Symbol{Kind: expr.Beta, I: expr.At(1), J: expr.At(2)}, prose.LetterBeta, nil},
	{expr.Symbol{Kind: expr.A, Layer: 1, I: expr.At(2), J: expr.At(1)}, prose.LetterA, nil},
	{expr.Symbol{Kind: expr.Z, Layer: 1, I: expr.At(2), J: expr.At(1)}, prose.LetterZ, nil},
	{expr.Call{Function: sigma, Args: []expr.Expr{v}}, prose.LetterSigma, []any{activation.Default.Name, activation.Default.Definition(v)}},
	{expr.Call{Function: sigma, Order: 1, Args: []expr.Expr{v}}, prose.LetterSlope, []any{activation.Default.Name, activation.Default.DerivativeOf(v, expr.Of(sigma, v))}},
	{expr.Symbol{Kind: expr.T, I: expr.At(1), J: expr.At(3)}, prose.LetterT, nil},
	{expr.Symbol{Kind: expr.F, I: expr.At(1), J: expr.At(3)}, prose.LetterF, nil},
	{expr.Symbol{Kind: expr.Li, I: expr.At(1)}, prose.LetterL, nil},
	{expr.Symbol{Kind: expr.Delta, I: expr.At(1), J: expr.At(3)}, prose.LetterDelta, nil},
	{expr.Symbol{Kind: expr.S, Layer: 1, I: expr.At(2), J: expr.At(1)}, prose.LetterS, nil},
	{expr.Indicator{A: expr.Over("k"), B: expr.Over("j")}, prose.LetterBracket, nil},
	{expr.Of(expr.Heaviside, v), prose.LetterH, nil},
	{expr.Symbol{Kind: expr.Gamma}, prose.LetterGamma, nil},
}

// notation is what the letters and their indices mean. It is a component so that it is made once.
type notation struct {
	app.Compo

	Open bool
}

// Render draws it.
func (n *notation) Render() app.UI {
	if !n.Open {
		return app.Div().Class("forward notation none")
	}
	var rows []app.UI
	for _, l := range letters {
		rows = append(rows, app.Dt().Body(markup.Formula(l.example)), app.Dd().Body(markup.Message(prose.Message{ID: l.meaning, Args: l.args})...))
	}
	return app.Div().Class("forward notation").Body(
		app.H3().Text(prose.Text(prose.Notation)),
		app.Dl().Body(rows...),
	)
}
