package derive_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"

	"gonum.org/v1/gonum/diff/fd"
	"pgregory.net/rapid"
)

// drawProblem draws a network over every activation, output, loss and depth, its parameters, a sample that
// the loss can take, and a parameter.
func drawProblem(t *rapid.T) derive.Problem {
	net := golden.DrawNetwork(t, 3)
	s := net.Shape
	number := rapid.Float64Range(-2, 2)
	p := derive.Problem{Network: net, Sample: rapid.IntRange(1, 120).Draw(t, "sample")}
	for range s.Count() {
		p.Theta = append(p.Theta, number.Draw(t, "theta"))
	}
	for range s.P {
		p.X = append(p.X, number.Draw(t, "x"))
	}
	p.Y = drawTargets(t, s)
	p.Param = s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "parameter"))
	return p
}

// drawTargets draws a class where the outputs are a distribution three times of four, so that Σ_k y_k = 1, and
// else numbers that the loss can take.
func drawTargets(t *rapid.T, s network.Shape) []float64 {
	y := make([]float64, s.K)
	l, _ := loss.ByID(s.Loss)
	g, _ := activation.OutputByID(s.Output)
	if l.CheckTarget(0) == nil && g.Distribution && rapid.IntRange(0, 3).Draw(t, "class?") > 0 {
		y[rapid.IntRange(0, s.K-1).Draw(t, "class")] = 1
		return y
	}
	target := rapid.Float64Range(math.Max(l.Targets.Lower, -2), math.Min(l.Targets.Upper, 2))
	if only := l.Targets.Only; len(only) > 0 {
		target = rapid.SampledFrom(only)
	}
	for k := range y {
		y[k] = target.Draw(t, "y")
	}
	return y
}

func forms() *rapid.Generator[derive.Form] {
	return rapid.SampledFrom([]derive.Form{derive.Chain, derive.Errors})
}

// TestEveryLineEqualsTheLineBefore is the product's promise: each line of each derivation, evaluated on
// its own with its derivatives by dual numbers, is the number of the line before.
func TestEveryLineEqualsTheLineBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		d := derive.Derive(p, forms().Draw(t, "form"))
		if err := derive.Verify(p, d.Steps); err != nil {
			t.Fatalf("%+v %s: %v", p.Network.Shape, p.Network.Shape.ID(p.Param), err)
		}
	})
}

// TestTheForwardPassIsWrittenOut evaluates each line of the forward pass on its own, and holds that σ itself is not the
// last word on any unit.
func TestTheForwardPassIsWrittenOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		steps := derive.Forward(p)
		if err := derive.Verify(p, steps); err != nil {
			t.Fatalf("%+v: %v", p.Network.Shape, err)
		}
		for i, s := range steps {
			if call, is := s.Expr.(expr.Call); is && strings.Contains("σg", call.Function.Letter) && s.Left != nil && (i+1 == len(steps) || steps[i+1].Left != nil) {
				t.Fatalf("%s is %s, and nothing says what that is", expr.Text(s.Left, expr.Format{}), expr.Text(s.Expr, expr.Format{}))
			}
		}
	})
}

// TestTheLastLineIsTheDerivative holds the end of a derivation against the backward pass, dual numbers, and
// finite differences.
func TestTheLastLineIsTheDerivative(t *testing.T) {
	const step = 6e-6
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		d := derive.Derive(p, forms().Draw(t, "form"))
		last := d.Steps[len(d.Steps)-1].Value
		index := p.Network.Shape.Index(p.Param)
		if last != d.Value {
			t.Fatalf("the last line is %v, the backward pass gives %v", last, d.Value)
		}
		scale := 1 + math.Abs(d.Value)
		if dual := p.Network.DualLoss(p.Theta, index, p.X, p.Y).Emag; math.Abs(dual-last) > 1e-12*scale {
			t.Fatalf("the last line is %v, dual numbers give %v", last, dual)
		}
		if golden.NearKink(p.Network, p.Theta, p.X, p.Y, golden.Differences) {
			return // a difference across a kink or a jump is no derivative
		}
		at := func(v float64) (L, slope float64) {
			theta := slices.Clone(p.Theta)
			theta[index] = v
			d := p.Network.DualLoss(theta, index, p.X, p.Y)
			return d.Real, d.Emag
		}
		difference := fd.Derivative(func(v float64) float64 { L, _ := at(v); return L }, p.Theta[index], &fd.Settings{Formula: fd.Central, Step: step})
		// the difference is the mean of the derivative over θ ± h, in which the derivative may bend
		_, above := at(p.Theta[index] + step)
		_, below := at(p.Theta[index] - step)
		if math.Abs(difference-last) > 1e-6*scale+math.Abs(above-last)+math.Abs(last-below) {
			t.Fatalf("the last line is %v, a finite difference gives %v", last, difference)
		}
	})
}

// TestExpandedSumsAreEqual writes every sum out and evaluates again.
func TestExpandedSumsAreEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		d := derive.Derive(p, forms().Draw(t, "form"))
		steps := append([]derive.Step(nil), d.Steps...)
		for i := range steps {
			steps[i].Expr = expr.Expand(steps[i].Expr)
		}
		if err := derive.Verify(p, steps); err != nil {
			t.Fatal(err)
		}
	})
}

// TestNothingSharedStaysInASum holds that no Σ of the last line has a constant, a sign or a factor in it that is the same
// in each of its terms.
func TestNothingSharedStaysInASum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := derive.Derive(drawProblem(t), derive.Chain)
		last := d.Steps[len(d.Steps)-1].Expr
		expr.Walk(last, func(part expr.Expr) bool {
			sum, ok := part.(expr.BigSum)
			if !ok {
				return true
			}
			factors := []expr.Expr{sum.Body}
			switch body := sum.Body.(type) {
			case expr.Product:
				factors = body.Factors
			case expr.Neg:
				t.Fatalf("the sign of every term stays in %s", expr.Text(last, expr.Format{}))
			}
			for _, f := range factors {
				if !expr.Occurs(f, sum.Var) {
					t.Fatalf("%s stays in the sum over %s of %s", expr.Text(f, expr.Format{}), sum.Var, expr.Text(last, expr.Format{}))
				}
			}
			return true
		})
	})
}

// TestPrintedLinesReadBack prints every line as text and reads it again.
func TestPrintedLinesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		for _, s := range derive.Derive(p, forms().Draw(t, "form")).Steps {
			text := expr.Text(s.Expr, expr.Format{})
			back, err := expr.Parse(text, derive.FunctionNamed)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			if again := expr.Text(back, expr.Format{}); again != text {
				t.Fatalf("%s reads back as %s", text, again)
			}
		}
	})
}

// TestVerifyObjects breaks derivations on purpose, as people do, and wants the checker to name the line.
func TestVerifyObjects(t *testing.T) {
	net, err := network.New(network.Shape{P: 2, Hidden: []network.Layer{{Units: 2, Activation: "sigmoid"}}, K: 2, Output: "identity", Loss: "rss"})
	if err != nil {
		t.Fatal(err)
	}
	p := derive.Problem{
		Network: net, Theta: []float64{0.1, -0.4, 0.2, -0.3, 0.5, 0.6, 0.2, -0.8, 0.9, 0.4, 0.3, -0.7},
		X: []float64{0.5, -1}, Y: []float64{0.3, 0.8}, Sample: 1, Param: network.Param{Layer: 1, Unit: 1, Input: 2},
	}
	isSlope := func(e expr.Expr) bool { c, ok := e.(expr.Call); return ok && c.Order == 1 && c.Function.Letter == "σ" }
	one := expr.Num(1)
	for _, mutation := range []struct {
		name string
		rule derive.Rule // the line that is broken: the first of this rule that the change applies to
		form derive.Form
		from func(expr.Expr) bool
		to   func(expr.Expr) expr.Expr
	}{
		{"drop σ′", derive.Function, derive.Chain, isSlope, func(expr.Expr) expr.Expr { return one }},
		{"drop σ′ from s", derive.Function, derive.Errors, isSlope, func(expr.Expr) expr.Expr { return one }},
		{"forget the sum over k", derive.Tidy, derive.Chain, isBigSum, func(e expr.Expr) expr.Expr { return expr.Bind(e.(expr.BigSum).Body, "k", 1) }},
		{"lose the 2 of the power rule", derive.PowerRule, derive.Chain, isNumber(2), func(expr.Expr) expr.Expr { return one }},
		{"lose the sign", derive.Tidy, derive.Chain, isNumber(-2), func(expr.Expr) expr.Expr { return expr.Num(2) }},
		{"take a neighbour's weight", derive.LinearForm, derive.Chain, isKind(expr.Beta), func(e expr.Expr) expr.Expr {
			s := e.(expr.Symbol)
			s.J = expr.At(2)
			return s
		}},
		{"take z where x belongs", derive.Table, derive.Chain, isKind(expr.X), func(expr.Expr) expr.Expr {
			return expr.Symbol{Kind: expr.Z, Layer: 1, I: expr.At(2), J: expr.At(1)}
		}},
		{"use the updated β", derive.LinearForm, derive.Errors, isKind(expr.Beta), func(e expr.Expr) expr.Expr {
			// β − γ ∂L/∂β, which is what a step that moves β first leaves behind
			return expr.Sub(e, expr.Mul(expr.Num(0.05), expr.D(expr.Symbol{Kind: expr.Li, I: expr.At(1)}, e.(expr.Symbol))))
		}},
	} {
		t.Run(mutation.name, func(t *testing.T) {
			d := derive.Derive(p, mutation.form)
			if err := derive.Verify(p, d.Steps); err != nil {
				t.Fatalf("the derivation is wrong before it is broken: %v", err)
			}
			for i, s := range d.Steps {
				if s.Rule != mutation.rule {
					continue
				}
				broken := replace(s.Expr, mutation.from, mutation.to)
				if expr.Equal(broken, s.Expr) {
					continue
				}
				steps := append([]derive.Step(nil), d.Steps...)
				steps[i].Expr = broken
				err := derive.Verify(p, steps)
				fault, ok := err.(*derive.Fault)
				if !ok || fault.Step != i+1 {
					t.Fatalf("the checker says %v, want an objection to line %d", err, i+1)
				}
				return
			}
			t.Fatal("no line could be broken")
		})
	}
}

func isBigSum(e expr.Expr) bool { _, ok := e.(expr.BigSum); return ok }

func isNumber(v float64) func(expr.Expr) bool {
	return func(e expr.Expr) bool { n, ok := e.(expr.Number); return ok && n.Value == v }
}

func isKind(k expr.Kind) func(expr.Expr) bool {
	return func(e expr.Expr) bool { s, ok := e.(expr.Symbol); return ok && s.Kind == k }
}

// replace puts to(part) for the parts of e of which from holds; what a ∂ is by stays.
func replace(e expr.Expr, from func(expr.Expr) bool, to func(expr.Expr) expr.Expr) expr.Expr {
	if from(e) {
		return to(e)
	}
	return expr.Map(e, func(part expr.Expr) expr.Expr { return replace(part, from, to) })
}

// TestErrata wants each erratum of the article on a step of some derivation.
func TestErrata(t *testing.T) {
	found := map[int]bool{}
	for _, output := range []string{"identity", "softmax"} {
		net, err := network.New(network.Shape{P: 1, Hidden: []network.Layer{{Units: 1, Activation: "sigmoid"}}, K: 2, Output: output, Loss: "rss"})
		if err != nil {
			t.Fatal(err)
		}
		for index := range net.Shape.Count() {
			p := derive.Problem{
				Network: net, Theta: net.Shape.Init(1), X: []float64{1}, Y: []float64{0, 1}, Sample: 1, Param: net.Shape.ParamAt(index),
			}
			for _, s := range derive.Derive(p, derive.Chain).Steps {
				for _, r := range s.Remarks {
					found[r.Number] = true
				}
			}
		}
	}
	for n := 1; n <= 10; n++ {
		if !found[n] {
			t.Errorf("erratum %d is on no step", n)
		}
	}
}

// TestEveryRuleIsExplained wants a title and prose for each rule.
func TestEveryRuleIsExplained(t *testing.T) {
	for _, r := range derive.Rules() {
		if r.Title().String() == "" || r.Prose().String() == "" {
			t.Errorf("rule %s has no prose", r)
		}
	}
}

func BenchmarkDerive(b *testing.B) {
	for _, width := range []int{2, 10, 64, 256} {
		net, err := network.New(network.Shape{P: 10, Hidden: []network.Layer{{Units: width, Activation: "tanh"}}, K: 3, Output: "softmax", Loss: "cross-entropy"})
		if err != nil {
			b.Fatal(err)
		}
		p := derive.Problem{
			Network: net, Theta: net.Shape.Init(1), X: make([]float64, 10), Y: []float64{0, 1, 0}, Sample: 1,
			Param: network.Param{Layer: 1, Unit: 1, Input: 1},
		}
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			for b.Loop() {
				derive.Derive(p, derive.Chain)
			}
		})
	}
}
