package derive_test

import (
	"math"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/expr"

	"pgregory.net/rapid"
)

// values is the numbers of a sample.
type values func(expr.Symbol) (float64, bool)

func (v values) Symbol(s expr.Symbol) float64 {
	n, ok := v(s)
	if !ok {
		panic("no value for " + s.ID())
	}
	return n
}

func (values) Deriv(d expr.Deriv) float64 { panic("a derivative by " + d.By.ID()) }

// TestEquations holds every equation of a sample against the forward and the backward pass.
func TestEquations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		s := p.Network.Shape
		d := derive.Derive(p, derive.Chain)
		q := derive.NewEquations(s, p.Sample, p.Y)
		i := expr.At(p.Sample)
		want := func(what string, e expr.Expr, want float64) {
			got := expr.Eval(e, derive.Reals(), expr.Env[float64](values(d.Values)))
			if math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
				t.Fatalf("%+v: %s = %s is %v, want %v", s, what, expr.Text(e, expr.Format{}), got, want)
			}
		}
		each := func(kind expr.Kind, layer, units int) {
			for u := 1; u <= units; u++ {
				symbol := expr.Symbol{Kind: kind, Layer: layer, I: expr.At(u), J: i}
				e, ok := q.Of(symbol)
				if !ok {
					t.Fatalf("no equation of %s", symbol.ID())
				}
				v, _ := d.Values(symbol)
				want(symbol.ID(), e, v)
			}
		}
		for h, layer := range s.Hidden {
			for _, kind := range []expr.Kind{expr.A, expr.Z, expr.S} {
				each(kind, h+1, layer.Units)
			}
		}
		for _, kind := range []expr.Kind{expr.T, expr.F, expr.Delta} {
			each(kind, 0, s.K)
		}
		want(expr.Text(d.Of, expr.Format{}), q.Gradient(d.Symbol), d.Value)
		if q.Joint() {
			return
		}
		for k := 1; k <= s.K; k++ {
			off, slope := q.Output(expr.At(k))
			delta, _ := d.Values(expr.Symbol{Kind: expr.Delta, I: expr.At(k), J: i})
			if v, _ := d.Values(expr.Symbol{Kind: expr.F, I: expr.At(k), J: i}); !q.Cancels() || math.Abs(v-0.5) < 0.499 {
				want("∂L/∂f · g′", expr.Mul(off, slope), delta)
			}
		}
	})
}
