package exercise_test

import (
	"math"
	"strconv"
	"testing"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/network"

	"pgregory.net/rapid"
)

// drawn draws numbers over every activation, output, loss and depth: some rows left out, weights locked, with decay or without.
func drawn(t *rapid.T) *work.Numbers {
	net := golden.DrawNetwork(t, 3)
	s := net.Shape
	n := &work.Numbers{
		Network: net, Rows: rapid.SampledFrom([][]int{{1}, {3}, {1, 2}, {1, 2, 3}, {2, 5}}).Draw(t, "rows"), Rate: 0.1,
		Decay:     rapid.SampledFrom([]float64{0, 0.1}).Draw(t, "decay"),
		Reduction: rapid.SampledFrom(network.Reductions()).Draw(t, "reduction"),
	}
	n.Theta, n.X = golden.DrawNumbers(t, s.Count()), golden.DrawNumbers(t, len(n.Rows)*s.P)
	if rapid.Bool().Draw(t, "scaled") {
		n.Raw = golden.DrawNumbers(t, len(n.X))
	}
	n.Y = golden.DrawTargets(t, s, len(n.Rows))
	if rapid.Bool().Draw(t, "locked") {
		n.Locked = []network.Param{s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "lock"))}
	}
	return n
}

// asked draws a quantity.
func asked(t *rapid.T, n *work.Numbers) work.Quantity {
	s := n.Network.Shape
	row := expr.At(rapid.SampledFrom(n.Rows).Draw(t, "row"))
	θ := s.Symbol(s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "parameter")))
	total, li := expr.Symbol{Kind: expr.L}, expr.Symbol{Kind: expr.Li, I: row}
	k := expr.At(rapid.IntRange(1, s.K).Draw(t, "k"))
	list := []work.Quantity{
		{Of: total},
		{Of: total, Next: true},
		{Of: li},
		{Of: θ, Next: true},
		{Of: expr.D(total, θ)},
		{Of: expr.D(li, θ)},
		{Of: expr.Symbol{Kind: expr.T, I: k, J: row}},
		{Of: expr.Symbol{Kind: expr.F, I: k, J: row}},
		{Of: expr.Symbol{Kind: expr.Delta, I: k, J: row}},
		{Of: expr.Symbol{Kind: expr.Y, I: row, J: k}},
		{Of: expr.Symbol{Kind: expr.X, I: row, J: expr.At(1)}},
	}
	for h, layer := range s.Hidden {
		m := expr.At(rapid.IntRange(1, layer.Units).Draw(t, "m"))
		for _, kind := range []expr.Kind{expr.A, expr.Z, expr.S} {
			list = append(list, work.Quantity{Of: expr.Symbol{Kind: kind, Layer: h + 1, I: m, J: row}})
		}
	}
	return rapid.SampledFrom(list).Draw(t, "asked")
}

// TestAnyNetwork asks for any quantity of any network. Its number is right, and so is its equation; the numbers that mistakes
// lead to, and any other, are answered.
func TestAnyNetwork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		q := asked(t, n)
		if back, err := n.Parse(q.ID(), n.Rows[0]); err != nil || back != q {
			t.Fatalf("%s is read as %v, %v", q.ID(), back, err)
		}
		x := exercise.New(n, q, exercise.Number)
		right := x.Right()
		if right-right != 0 {
			return
		}
		if v, err := x.Answer(strconv.FormatFloat(right, 'g', -1, 64)); err != nil || !v.Correct {
			t.Fatalf("%+v: %s is %v, which is refused: %v %v", n.Network.Shape, q.ID(), right, v, err)
		}
		for _, f := range x.Mistakes() {
			if _, err := x.Answer(exercise.Rounded(f.Value, 6)); err != nil || math.IsNaN(f.Value) {
				t.Fatalf("%s after %s: %v", q.ID(), f.ID, err)
			}
		}
		if v, err := x.Answer("2*" + exercise.Rounded(right*rapid.Float64Range(-2, 2).Draw(t, "factor"), 7)); err != nil || v.Feedback.String() == "" {
			t.Fatalf("%s: %v %v", q.ID(), v, err)
		}
		e, ok := x.Line()
		if !ok || expr.Has[expr.Deriv](e) || expr.Any(e, func(part expr.Expr) bool { return expr.Equal(part, q.Of) }) {
			return
		}
		y := exercise.New(n, q, exercise.Expression)
		v, err := y.Answer(expr.Text(e, expr.Format{}))
		if err != nil || !v.Correct {
			t.Fatalf("%+v: %s is %s, which is refused: %v %v", n.Network.Shape, q.ID(), expr.Text(e, expr.Format{}), v, err)
		}
	})
}
