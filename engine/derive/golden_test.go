package derive_test

import (
	"fmt"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
)

// TestGoldenCases derives every parameter on every sample in both forms. Each must end at the golden
// gradient, and every line of a chain must have the very number of the line before.
func TestGoldenCases(t *testing.T) {
	for _, c := range golden.Cases(t) {
		for i, want := range c.Samples {
			for index := range c.Theta {
				for _, form := range []derive.Form{derive.Chain, derive.Errors} {
					x, y := c.Row(i)
					p := derive.Problem{Network: c.Network, Theta: c.Theta, X: x, Y: y, Sample: i + 1, Param: c.Network.Shape.ParamAt(index)}
					d := derive.Derive(p, form)
					name := fmt.Sprintf("%s, sample %d, %s, %s", c.Name, i+1, c.Network.Shape.ID(p.Param), form)
					if !golden.Near(d.Value, want.Gradient[index], 1e-12) {
						t.Errorf("%s: %v, want %v", name, d.Value, want.Gradient[index])
					}
					checkChains(t, name, d)
					if last := d.Steps[len(d.Steps)-1]; last.Value != d.Value {
						t.Errorf("%s: the last line is %v, want %v", name, last.Value, d.Value)
					}
					if check := p.Check(d); !golden.Near(check.Dual, d.Value, 1e-12) || check.Error > 1e-6 && d.Value != 0 {
						t.Errorf("%s: check %+v of %v", name, check, d.Value)
					}
				}
			}
		}
	}
}

// checkChains fails where a line that continues a chain has another value than the line before.
func checkChains(t *testing.T, name string, d *derive.Derivation) {
	t.Helper()
	for i, s := range d.Steps {
		if s.Left == nil && s.Value != d.Steps[i-1].Value {
			t.Errorf("%s, step %d (%s) %s: %v after %v", name, i+1, s.Rule, expr.Text(s.Expr, expr.Format{}), s.Value, d.Steps[i-1].Value)
		}
	}
}
