package derive

import (
	"math"
	"testing"

	"chainrule/engine/expr"
	"chainrule/engine/network"

	"gonum.org/v1/gonum/diff/fd"
	"pgregory.net/rapid"
)

// formula draws an expression of the outputs, the targets and the units' values of a network with K outputs, of every
// kind that a loss can be written with. Arguments of log and denominators are positive. Within a sum over the outputs, the
// index of the sum is the only one: a loss treats all outputs alike.
func formula(m model, depth int, scope ...string) *rapid.Generator[expr.Expr] {
	return rapid.Custom(func(t *rapid.T) expr.Expr {
		sub := func(label string) expr.Expr { return formula(m, depth-1, scope...).Draw(t, label) }
		positive := func(label string) expr.Expr { return expr.Add(expr.Square(sub(label)), expr.Num(0.5)) }
		index := func() expr.Index {
			if len(scope) > 0 {
				return expr.Over(rapid.SampledFrom(scope).Draw(t, "over"))
			}
			return expr.At(rapid.IntRange(1, m.shape.K).Draw(t, "k"))
		}
		kinds := 16
		if depth == 0 {
			kinds = 3
		}
		switch rapid.IntRange(0, kinds).Draw(t, "kind") {
		case 0:
			return expr.Num(rapid.SampledFrom([]float64{-1, 0.5, 1, 2}).Draw(t, "number"))
		case 1:
			return m.y(index())
		case 2:
			return m.f(index())
		case 3:
			return m.z(1, expr.At(1))
		case 4:
			return expr.Add(sub("a"), sub("b"), sub("c"))
		case 5:
			return expr.Sub(sub("a"), sub("b"))
		case 6:
			return expr.Mul(sub("a"), sub("b"), sub("c"))
		case 7:
			return expr.Div(sub("num"), positive("den"))
		case 8:
			return expr.Power{Base: positive("base"), Exponent: rapid.IntRange(-2, 3).Draw(t, "exponent")}
		case 9:
			return expr.Of(expr.Log, positive("of"))
		case 10:
			return expr.Of(expr.Exp, expr.Of(expr.NormalCDF, sub("of"))) // bounded, so that no e^ e^ overflows
		case 11:
			return expr.Of(expr.Abs, sub("of"))
		case 12:
			return expr.Of(expr.Max, sub("u"), sub("v"))
		case 13:
			return expr.Of(expr.NormalPDF, sub("of"))
		case 14:
			relation := rapid.SampledFrom([]expr.Relation{expr.Less, expr.AtMost, expr.Greater, expr.AtLeast}).Draw(t, "relation")
			return expr.If(sub("a"), relation, sub("b"), sub("then"), sub("otherwise"))
		case 15:
			f := rapid.SampledFrom([]*expr.Function{expr.Sign, expr.Heaviside}).Draw(t, "step")
			return expr.Of(f, sub("of"))
		}
		if len(scope) > 0 {
			return expr.Call{Function: m.hidden[0], Order: rapid.IntRange(0, 1).Draw(t, "order"), Layer: 1, Args: []expr.Expr{sub("of")}}
		}
		return expr.BigSum{Var: "k", From: 1, To: m.shape.K, Body: formula(m, depth-1, "k").Draw(t, "body")}
	})
}

// TestDifferentiate differentiates drawn expressions, and holds every line against dual numbers, which know none of the
// rules, and the derivative against a central difference where the expression is smooth.
func TestDifferentiate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		K := rapid.IntRange(1, 3).Draw(t, "K")
		shape := network.Shape{P: 1, Hidden: []network.Layer{{Units: 2, Activation: "tanh"}}, K: K, Output: "sigmoid", Loss: "rss"}
		net, err := network.New(shape)
		if err != nil {
			t.Fatal(err)
		}
		p := Problem{Network: net, Theta: make([]float64, shape.Count()), X: []float64{0.75}, Y: make([]float64, K), Sample: 1}
		for i := range p.Theta {
			p.Theta[i] = rapid.Float64Range(-1, 1).Draw(t, "θ")
		}
		for k := range p.Y {
			p.Y[k] = rapid.Float64Range(-1, 1).Draw(t, "y")
		}
		m := newModel(shape, 1)
		e := formula(m, 3).Draw(t, "e")
		index := rapid.IntRange(0, shape.Count()-1).Draw(t, "by")
		by := m.param(shape.ParamAt(index))
		at := newPoint(m, p)
		start := expr.D(e, by)
		want, slack := expr.Eval(start, floatField{}, at), at.rounding(start)
		for _, l := range (differentiator{model: m}).trace(start) {
			got := expr.Eval(l.right, floatField{}, at)
			if !at.agree(l.right, got, want, slack) {
				t.Fatalf("%s\nby %s is %v by dual numbers; after %s it is %v:\n%s", expr.Text(e, expr.Format{}), by.ID(), want, l.rule, got, expr.Text(l.right, expr.Format{}))
			}
		}
		value := func(v float64) float64 {
			moved := p
			moved.Theta = append([]float64(nil), p.Theta...)
			moved.Theta[index] = v
			return expr.Eval(e, floatField{}, newPoint(m, moved))
		}
		if smooth(e) {
			got := fd.Derivative(value, p.Theta[index], &fd.Settings{Formula: fd.Central, Step: 1e-5})
			if scale := 1 + math.Abs(want) + math.Abs(value(p.Theta[index])); math.Abs(got-want) > 1e-4*scale*scale {
				t.Fatalf("%s\nby %s is %v by dual numbers, and %v by a central difference", expr.Text(e, expr.Format{}), by.ID(), want, got)
			}
		}
	})
}

// TestRules differentiates an expression of each kind by f_1 = g(β_10) with the derivative c = g(β_10) (1 − g(β_10)), and
// holds the first line to the rule and to the derivative from a table of derivatives.
func TestRules(t *testing.T) {
	shape := network.Shape{P: 1, K: 1, Output: "sigmoid", Loss: "rss"}
	net, err := network.New(shape)
	if err != nil {
		t.Fatal(err)
	}
	const f, y = 0.75, 2.0
	p := Problem{Network: net, Theta: []float64{math.Log(3), 1}, X: []float64{0}, Y: []float64{y}, Sample: 1} // g(log 3) = 3/4
	m := newModel(shape, 1)
	at := newPoint(m, p)
	density := math.Exp(-f*f/2) / math.Sqrt(2*math.Pi)
	for _, c := range []struct {
		text string
		rule Rule
		want float64 // by f
	}{
		{"f[1,1] + y[1,1]", Linearity, 1},
		{"y[1,1] f[1,1]", Linearity, y},
		{"f[1,1]/y[1,1]", Linearity, 1 / y},
		{"f[1,1] exp(f[1,1])", Product, (1 + f) * math.Exp(f)},
		{"exp(f[1,1])/f[1,1]", Quotient, (f - 1) * math.Exp(f) / (f * f)},
		{"y[1,1]/f[1,1]", Quotient, -y / (f * f)},
		{"f[1,1]^3", PowerRule, 3 * f * f},
		{"f[1,1]^-1", PowerRule, -1 / (f * f)},
		{"log(f[1,1])", LogRule, 1 / f},
		{"exp(f[1,1])", ExpRule, math.Exp(f)},
		{"abs(f[1,1] - y[1,1])", AbsRule, -1},
		{"max(0, f[1,1])", MaxRule, 1},
		{"max(f[1,1], y[1,1])", MaxRule, 0},
		{"if(f[1,1] > 1, 0, f[1,1]^2)", CasesRule, 2 * f},
		{"Phi(f[1,1])", NormalRule, density},
		{"phi(f[1,1])", NormalRule, -f * density},
		{"sign(f[1,1])", StepRule, 0},
		{"step(f[1,1])", StepRule, 0},
		{"g(f[1,1])", Function, sigmoidSlope(f)},
		{"g'(f[1,1])", Function, sigmoidSlope(f) * math.Tanh(-f/2)},
		{"f[1,1]", ChainRule, 1},
		{"y[1,1]", Constant, 0},
	} {
		e, err := expr.Parse(c.text, func(string) *expr.Function { return m.output })
		if err != nil {
			t.Fatal(err)
		}
		lines := differentiator{model: m}.trace(expr.D(e, m.param(network.Param{Layer: 1, Unit: 1})))
		if lines[0].rule != c.rule {
			t.Errorf("%s: the first rule is %s, want %s", c.text, lines[0].rule, c.rule)
		}
		for _, l := range lines {
			if got, want := expr.Eval(l.right, floatField{}, at), c.want*f*(1-f); math.Abs(got-want) > 1e-14 {
				t.Errorf("%s, %s: %v, want %v", c.text, l.rule, got, want)
			}
		}
	}
}

// sigmoidSlope is the derivative of the sigmoid, 1/(4 cosh²(v/2)).
func sigmoidSlope(v float64) float64 { return 1 / (4 * math.Pow(math.Cosh(v/2), 2)) }

// smooth reports whether an expression has no kinks and no jumps.
func smooth(e expr.Expr) bool {
	found := false
	expr.Walk(e, func(part expr.Expr) bool {
		switch part := part.(type) {
		case expr.Cases:
			found = true
		case expr.Call:
			switch part.Function {
			case expr.Abs, expr.Max, expr.Sign, expr.Heaviside:
				found = true
			}
		}
		return !found
	})
	return !found
}
