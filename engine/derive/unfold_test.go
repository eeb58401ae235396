package derive_test

import (
	"math"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/network"

	"pgregory.net/rapid"
)

// TestUnfold derives the derivative of every activation and of softmax from what the function is. Each line must be the
// number that dual numbers give, and the last one the formula that the step puts in.
func TestUnfold(t *testing.T) {
	for _, a := range activation.All() {
		t.Run(a.ID, func(t *testing.T) {
			shape := network.Shape{P: 1, Hidden: []network.Layer{{Units: 1, Activation: a.ID}}, K: 1, Output: "identity", Loss: "rss"}
			rapid.Check(t, func(t *rapid.T) {
				d, theta := unfolding(t, shape, network.Param{Layer: 1, Unit: 1, Input: 1})
				found := false
				for i := range d.Steps {
					for _, steps := range d.Unfold(i) {
						slope, ok := steps[0].Left.(expr.Call)
						if !ok || slope.Function.Letter != "σ" {
							continue
						}
						found = true
						net := theta[0] + theta[1]
						holds(t, steps, a.Derivative(net))
					}
				}
				if !found {
					t.Fatal("no step can be unfolded")
				}
			})
		})
	}
	t.Run("softmax", func(t *testing.T) {
		shape := network.Shape{P: 1, K: 3, Output: "softmax", Loss: "cross-entropy"}
		rapid.Check(t, func(t *rapid.T) {
			d, theta := unfolding(t, shape, network.Param{Layer: 1, Unit: 2, Input: 1})
			var f [3]float64
			sum := 0.0
			for k := range f {
				f[k] = math.Exp(theta[2*k] + theta[2*k+1])
				sum += f[k]
			}
			var list [][]derive.Step
			for i := range d.Steps {
				list = append(list, d.Unfold(i)...)
			}
			if len(list) != 2 {
				t.Fatalf("%d derivations, want those of k = j and k ≠ j", len(list))
			}
			holds(t, list[0], f[0]/sum*(1-f[0]/sum))
			holds(t, list[1], -f[0]/sum*f[1]/sum)
		})
	})
}

// unfolding is a derivation on the row x = 1 with drawn parameters.
func unfolding(t *rapid.T, shape network.Shape, by network.Param) (*derive.Derivation, []float64) {
	net, err := network.New(shape)
	if err != nil {
		t.Fatal(err)
	}
	theta := make([]float64, shape.Count())
	for i := range theta {
		theta[i] = rapid.Float64Range(-2, 2).Draw(t, "θ")
	}
	y := make([]float64, shape.K)
	y[0] = 1
	return derive.Derive(derive.Problem{Network: net, Theta: theta, X: []float64{1}, Y: y, Sample: 1, Param: by}, derive.Chain), theta
}

func holds(t *rapid.T, steps []derive.Step, want float64) {
	for _, s := range steps {
		if !golden.Near(s.Value, want, 1e-11) {
			t.Fatalf("%s gives %v, want %v", expr.Text(s.Expr, expr.Format{}), s.Value, want)
		}
	}
	if last := steps[len(steps)-1].Expr; expr.Has[expr.Deriv](last) {
		t.Fatalf("a derivative is left in %s", expr.Text(last, expr.Format{}))
	}
}
