package derive

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// problemOf is what a document has selected.
func problemOf(t testing.TB, text []byte) Problem {
	t.Helper()
	d, err := document.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	e := d.Table.Encode()
	s := d.Shape(e)
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	x, y := e.Row(d.Sample - 1)
	return Problem{Network: n, Theta: d.Theta(s), X: x, Y: y, Sample: d.Sample, Param: d.Parameter}
}

// TestSaturated derives where an output is so near to 1 that 1 − f is lost as one number. Every line must still be what it
// is: the loss log(1 + e^T), and its derivative σ(T).
func TestSaturated(t *testing.T) {
	for _, T := range []float64{12, 36, 40} {
		text, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("saturated-%v.json", T)))
		if err != nil {
			t.Fatal(err)
		}
		if T == 36 {
			T = 36.5 // as the file has it
		}
		loss, slope := T+math.Log1p(math.Exp(-T)), 1/(1+math.Exp(-T))
		for _, form := range []Form{Chain, Errors} {
			for i, s := range Derive(problemOf(t, text), form).Steps {
				want := slope
				if form == Chain && i == 0 {
					want = loss
				}
				if math.Abs(s.Value-want) > 1e-12*want {
					t.Errorf("T = %v, %s, line %d, %s: %v, want %v", T, form, i+1, s.Rule, s.Value, want)
				}
			}
		}
	}
}

// TestSaturatedFunctions derives by the first weight of networks whose units and outputs are saturated, one function after
// the other: all lines of an equality must agree, and agree with the backward pass.
func TestSaturatedFunctions(t *testing.T) {
	for _, hidden := range []string{"sigmoid", "tanh", "softsign", "softplus", "silu", "gelu", "elu"} {
		for _, output := range []string{"sigmoid cross-entropy", "softmax cross-entropy", "tanh rss", "sigmoid rss", "softmax rss", "identity rss"} {
			for _, size := range []float64{3, 12, 36.5, 40, -36.5} {
				g, l, _ := strings.Cut(output, " ")
				p := problemOf(t, []byte(fmt.Sprintf(`{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}, {"name": "z", "role": "target"}], "rows": [["1", "0", "1"]]},
					"network": {"hidden": [{"units": 2, "activation": %q}], "output": %q, "loss": %q}, "weights": {"alpha": [[0.5, %g], [0.25, 0.125]], "beta": [[0.5, %g, 1], [-0.5, 0.25, 2]]}}`, hidden, g, l, size, size)))
				for _, form := range []Form{Chain, Errors} {
					d := Derive(p, form)
					at := newPoint(newModel(p.Network.Shape, p.Sample), p)
					truth := 0.0
					for i, s := range d.Steps {
						if s.Left != nil {
							truth, _ = at.truth(s.Left)
						}
						if gap := math.Abs(s.Value - truth); gap > 1e-9*math.Abs(truth) && gap > 1e-300 {
							t.Errorf("%s, %s, %g, %s, line %d, %s: %v, want %v", hidden, output, size, form, i+1, s.Rule, s.Value, truth)
						}
					}
				}
			}
		}
	}
}

// TestNothingFalseIsPrinted prints the lines of saturated networks with numbers: 1 − 1 stands nowhere, since the difference
// is not 0.
func TestNothingFalseIsPrinted(t *testing.T) {
	for T, want := range map[string]string{"12": "log(6.144·10⁻⁶)", "36": "log(1.407·10⁻¹⁶)", "40": "log(4.248·10⁻¹⁸)"} {
		text, err := os.ReadFile(filepath.Join("testdata", "saturated-"+T+".json"))
		if err != nil {
			t.Fatal(err)
		}
		d := Derive(problemOf(t, text), Chain)
		for i, s := range d.Steps {
			line := expr.Unicode(d.Filled(s.Expr, 4), expr.Format{Digits: 4, Values: d.Values})
			if strings.Contains(line, "1 − 1)") || strings.Contains(line, "1 − 1.000") {
				t.Errorf("T = %s, line %d prints %s", T, i+1, line)
			}
			if i == 0 && !strings.Contains(line, want) {
				t.Errorf("T = %s, line 1 prints %s, without %s", T, line, want)
			}
		}
	}
}

// TestSaturatedAtAKink derives where an output is 1 as a number, and its target is 1: |y − f| has a kink there. Lines that take the
// distance from 1 for 0, and lines that take it for 10⁻¹⁷, differ by rounding.
func TestSaturatedAtAKink(t *testing.T) {
	s := network.Shape{P: 1, Hidden: []network.Layer{{Units: 1, Activation: "identity"}}, K: 2, Output: "softmax", Loss: "absolute"}
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []Form{Chain, Errors} {
		d := Derive(Problem{Network: n, Theta: []float64{1, 0, 33.8125, 4, -1.5, 0.125}, X: []float64{1}, Y: []float64{1, 0}, Sample: 1, Param: s.ParamAt(0)}, form)
		for i, step := range d.Steps {
			if step.Left == nil && step.Value != d.Steps[i-1].Value {
				t.Errorf("%s, line %d: %s is %v, and the line before is %v", form, i+1, expr.Text(step.Expr, expr.Format{}), step.Value, d.Steps[i-1].Value)
			}
		}
	}
}
