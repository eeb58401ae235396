package derive_test

import (
	"math"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/network"

	"pgregory.net/rapid"
)

// TestFactorValues multiplies the values of the factors of every line: the product is the line's value.
func TestFactorValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		d := derive.Derive(p, forms().Draw(t, "form"))
		for _, s := range d.Steps {
			product, ok := s.Expr.(expr.Product)
			if !ok {
				continue
			}
			value, constants := 1.0, 1.0
			for _, f := range product.Factors {
				if v, ok := d.FactorValue(f); ok {
					value *= v
				} else {
					constants *= number(f)
				}
			}
			if got := value * constants; math.Abs(got-s.Value) > 1e-9*(1+math.Abs(s.Value)) && !math.IsNaN(got) {
				t.Fatalf("the factors of %s give %v, want %v", expr.Text(s.Expr, expr.Format{}), got, s.Value)
			}
		}
	})
}

// TestWhichFactorIsZero: a derivative of 0 names the factor that makes it so.
func TestWhichFactorIsZero(t *testing.T) {
	relu := network.Shape{P: 2, Hidden: []network.Layer{{Units: 2, Activation: "relu"}}, K: 1, Output: "identity", Loss: "rss"}
	for name, c := range map[string]struct {
		x, y float64
		bias float64 // of the hidden unit
		want string
	}{
		"nothing is 0":        {1, 5, 0.5, ""},
		"an input of 0":       {0, 5, 0.5, "x₁₁ = 0"},
		"a unit that is dead": {1, 5, -9, "H(a₁₁) = 0"},
		"the target is met":   {1, 1.5, 0.5, "y₁₁ − f₁(𝐱₁) = 0"},
	} {
		for _, form := range []derive.Form{derive.Chain, derive.Errors} {
			net, err := network.New(relu)
			if err != nil {
				t.Fatal(err)
			}
			theta := []float64{c.bias, 1, 0, 0, 0, 0, 0, 1, 1}
			d := derive.Derive(derive.Problem{
				Network: net, Theta: theta, X: []float64{c.x, 0}, Y: []float64{c.y}, Sample: 1,
				Param: network.Param{Layer: 1, Unit: 1, Input: 1},
			}, form)
			got := d.Zero.String()
			if (d.Value == 0) != (c.want != "") || !strings.Contains(got, c.want) || c.want == "" && got != "" {
				t.Errorf("%s, %s: the derivative is %v, and it says %q, want %q", name, form, d.Value, got, c.want)
			}
		}
	}
}

// number is the value of a number, or of a fraction of two.
func number(e expr.Expr) float64 {
	if q, ok := e.(expr.Quotient); ok {
		return number(q.Num) / number(q.Den)
	}
	return e.(expr.Number).Value
}
