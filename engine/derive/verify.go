package derive

import (
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Fault is a line that is not equal to the line before.
type Fault struct {
	Step      int // counted from 1
	Got, Want float64
	Line      string
}

// Error names the line.
func (f *Fault) Error() string {
	return prose.Say(prose.LineNotEqual, f.Step, f.Line, f.Got, f.Want).String()
}

// Verify evaluates every line of a derivation on its own, with derivatives by dual numbers. It gives a *[Fault] for
// the first line that differs from the number of its chain by more than rounding. A chain begins at a line with a
// left side. That left side must have the same value by dual numbers or by the forward pass.
//
// It knows the network but none of the rules, so that it cannot share their mistakes.
func Verify(p Problem, steps []Step) error {
	m := newModel(p.Network.Shape, p.Sample)
	at := newPoint(m, p)
	want, slack := 0.0, 0.0
	for i, s := range steps {
		if s.Left != nil {
			left := at.independent(s.Left)
			want, slack = expr.Eval(left, twofoldField{}, twofoldEnv{at}).hi, at.rounding(left)
		}
		got := expr.Eval(s.Expr, twofoldField{}, twofoldEnv{at}).hi
		if at.saturated(got, want) || at.agree(s.Expr, got, want, slack) {
			continue
		}
		return &Fault{Step: i + 1, Got: got, Want: want, Line: expr.Text(s.Expr, expr.Format{})}
	}
	return nil
}

// independent is a left side that evaluates without the backward pass: δ and s as derivatives of L_i.
func (p *point) independent(left expr.Expr) expr.Expr {
	s, _ := left.(expr.Symbol)
	switch s.Kind {
	case expr.Delta:
		return expr.D(p.li(), p.t(s.I))
	case expr.S:
		return expr.D(p.li(), p.a(s.Layer, s.I))
	}
	return left
}

// saturated reports whether a line cannot be evaluated since an output is 0 or 1 to the last digit, as in
// 0/0; the notes of a derivation say so.
func (p *point) saturated(got, want float64) bool {
	return (math.IsNaN(got) || math.IsInf(got, 0) || math.IsNaN(want)) && len(p.notes(p)) > 0
}

// FunctionNamed is a function by its name in text: sigma or g; nil where there is none. Which
// activation sigma is does not matter for reading and printing.
func FunctionNamed(name string) *expr.Function {
	switch name {
	case "sigma":
		return Letter("σ", activation.Default.ID)
	case "g":
		return Letter("g", activation.Identity.ID)
	}
	return nil
}
