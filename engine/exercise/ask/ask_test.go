package ask

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/prose"

	"pgregory.net/rapid"
)

// drawn draws numbers over every activation, output, loss and depth, with rows left out or none.
func drawn(t *rapid.T) *work.Numbers {
	net := golden.DrawNetwork(t, 3)
	s := net.Shape
	n := &work.Numbers{Network: net, Rows: rapid.SampledFrom([][]int{{1}, {3}, {1, 2}, {1, 2, 3}, {2, 5}}).Draw(t, "rows"), Rate: 0.1}
	n.Theta, n.X = golden.DrawNumbers(t, s.Count()), golden.DrawNumbers(t, len(n.Rows)*s.P)
	n.Y = golden.DrawTargets(t, s, len(n.Rows))
	return n
}

// anyParam draws a parameter and a row.
func anyParam(t *rapid.T, n *work.Numbers) (θ expr.Symbol, row int) {
	s := n.Network.Shape
	return s.Symbol(s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "parameter"))), rapid.SampledFrom(n.Rows).Draw(t, "row")
}

func judged(t interface{ Fatalf(string, ...any) }, q Question, text string) exercise.Verdict {
	v, err := q.Answer(text)
	if err != nil {
		t.Fatalf("%s: %q: %v", q.ID(), text, err)
	}
	return v
}

// again asks a question by its id.
func again(t *rapid.T, q Question, form exercise.Form) {
	row, _ := q.Row()
	back, err := New(q.Numbers(), q.ID(), max(row, 1), form)
	if err != nil || back.ID() != q.ID() || back.Prompt().String() != q.Prompt().String() {
		t.Fatalf("%s is asked again as %v, %v", q.ID(), back, err)
	}
}

// TestSizes holds the sizes of any network against the lengths of its data and weights, and each slip against its own number.
func TestSizes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		s := n.Network.Shape
		N, all := len(n.Rows), 0
		want := map[string]int{"N": N, "P": len(n.X) / N, "K": len(n.Y) / N, "count": len(n.Theta)}
		for layer := 1; layer <= s.Layers(); layer++ {
			number := strings.TrimPrefix(fmt.Sprint(layer), "1")
			name := "alpha" + number
			if layer == s.Layers() {
				name = "beta"
			} else {
				want["M"+number] = s.Hidden[layer-1].Units
			}
			matrix := s.Matrix(n.Theta, layer)
			want["rows "+name], want["count "+name] = s.Rows(layer), len(matrix)
			want["columns "+name] = len(matrix) / s.Rows(layer)
			want["last "+name] = len(matrix)/s.Rows(layer) - 1
			all += len(matrix)
		}
		if all != len(n.Theta) {
			t.Fatalf("%d weights in all matrices, of %d", all, len(n.Theta))
		}
		if len(Sizes(n)) != len(want) {
			t.Fatalf("%v, want %v", Sizes(n), want)
		}
		for _, q := range sizes(n) {
			right, ok := want[q.ID()]
			if v := judged(t, q, fmt.Sprint(right)); !ok || !v.Correct {
				t.Fatalf("%+v: %s is %d, which is refused: %s", s, q.ID(), right, v.Feedback)
			}
			if v := judged(t, q, fmt.Sprintf("%d+1", right-1)); !v.Correct {
				t.Fatalf("arithmetic is refused: %s", v.Feedback)
			}
			again(t, q, exercise.Number)
			for _, w := range q.slips {
				v := judged(t, q, fmt.Sprint(w.value))
				if v.Correct || !slices.Contains(v.Mistakes, w.Mistake) {
					t.Fatalf("%+v: %s after %s is answered by %+v", s, q.ID(), w.ID, v)
				}
			}
			if v := judged(t, q, fmt.Sprint(right, ".5")); v.Correct || len(v.Mistakes) > 0 {
				t.Fatalf("%s: a half more is answered by %+v", q.ID(), v)
			}
		}
	})
}

// TestSizesOfArticle pins what is said about the article's network.
func TestSizesOfArticle(t *testing.T) {
	n := article(t)
	for _, c := range []struct{ id, answer, said string }{
		{"columns alpha", "3", "This comes out when the bias is left out. The second index counts the columns. What does it count, and where does the bias stand?"},
		{"columns alpha", "2", "This comes out when two indices have changed places. The second index counts the columns. What does it count, and where does the bias stand?"},
		{"columns alpha", "4", "That is right."},
		{"last beta", "3", "This comes out when the index is taken to begin at 1. What does the index 0 stand for, and what do the others count?"},
		{"count", "2*(3+1) + 1*(2+1)", "That is right."},
		{"count", "8", "This comes out when the bias is left out. It comes out too when one of the matrices is left out. How many weights are there in each matrix, with its biases?"},
		{"P", "4", "This comes out when the bias is counted too. It comes out too when the columns of the targets are counted too. Where does each x enter the network?"},
		{"K", "17", "This fits none of the usual mistakes. How many f does the network give for one row?"},
	} {
		q, err := New(n, c.id, 1, exercise.Number)
		if err != nil {
			t.Fatal(err)
		}
		if v := judged(t, q, c.answer); v.Feedback.String() != c.said {
			t.Errorf("%s: %s is answered by\n%s", c.id, c.answer, v.Feedback)
		}
	}
}

// article are the numbers of the article's example.
func article(t *testing.T) *work.Numbers {
	for _, c := range golden.Cases(t) {
		if c.Name == "article" {
			n := &work.Numbers{Network: c.Network, Theta: c.Theta, X: c.X, Y: c.Y, Rate: c.Rate, Reduction: network.Sum}
			for i := range c.N {
				n.Rows = append(n.Rows, i+1)
			}
			return n
		}
	}
	t.Fatal("no article")
	return nil
}

// TestPathsAddUp wants the products along all paths of a weight to add up to its derivative by the backward pass, whatever the network.
func TestPathsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		θ, row := anyParam(t, n)
		paths := paths(n, θ, row)
		if len(paths) == mostPaths {
			t.Skip("there are more paths")
		}
		p := n.Problem(n.Param(θ), row)
		if golden.NearKink(n.Network, n.Theta, p.X, p.Y, 1e-6) {
			t.Skip("at a kink")
		}
		s := work.New(n)
		sum, size := 0.0, 0.0
		for _, p := range paths {
			v := s.Eval(p.product())
			sum, size = sum+v, size+math.Abs(v)
		}
		gradient := make([]float64, len(n.Theta))
		pass := n.Network.NewPass()
		n.Network.Forward(n.Theta, p.X, pass)
		n.Network.Backward(n.Theta, p.X, p.Y, pass, gradient)
		want := gradient[n.Network.Shape.Index(p.Param)]
		if sum-sum != 0 || want-want != 0 || size > 1e12 {
			t.Skip("too large a number")
		}
		if math.Abs(sum-want) > 1e-9*max(size, 1e-3) {
			t.Fatalf("%+v: %s: the paths add up to %v, want %v", n.Network.Shape, θ.ID(), sum, want)
		}
	})
}

// TestPath answers a question for a path: its factors are right in any order; with a stray in the place of a factor, with one too many, and
// with one left out, they are not, and the mistake is named.
func TestPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		θ, row := anyParam(t, n)
		p := rapid.SampledFrom(paths(n, θ, row)).Draw(t, "path")
		again(t, p, Factors)
		var texts []string
		for _, f := range p.factors() {
			texts = append(texts, expr.Text(f, expr.Format{}))
		}
		answer := func(list []string) exercise.Verdict { return judged(t, p, strings.Join(list, "*")) }
		if v := answer(rapid.Permutation(texts).Draw(t, "order")); !v.Correct {
			t.Fatalf("%s: %s", p.ID(), v.Feedback)
		}
		if v := answer(append(slices.Clone(texts), texts[0])); v.Correct || !strings.Contains(v.Feedback.String(), "too many") {
			t.Fatalf("%s with a factor twice: %s", p.ID(), v.Feedback)
		}
		var choices []string
		for _, c := range p.Choices() {
			choices = append(choices, c.Text)
		}
		if unique := slices.Compact(slices.Clone(choices)); len(unique) != len(choices) || len(choices) <= len(texts) && θ.J.N > 0 {
			t.Fatalf("the choices are %v", choices)
		}
		for i, f := range p.factors() {
			if !slices.Contains(choices, texts[i]) {
				t.Fatalf("%s is no choice", texts[i])
			}
			if v := answer(slices.Delete(slices.Clone(texts), i, i+1)); v.Correct || v.Where.Step != f.By.ID() || len(v.Mistakes) == 0 && f.Of.(expr.Symbol).Kind != expr.Li {
				t.Fatalf("%s without %s: %+v", p.ID(), texts[i], v)
			}
		}
		for _, s := range p.strays() {
			list := slices.Clone(texts)
			list[slices.Index(texts, expr.Text(s.instead, expr.Format{}))] = expr.Text(s.factor, expr.Format{})
			if v := answer(list); v.Correct || len(v.Mistakes) != 1 || v.Mistakes[0] != s.Mistake {
				t.Fatalf("%s with %v: %+v", p.ID(), s.factor, v)
			}
		}
	})
}

// TestRules asks for the rule of each line of any derivation, and for a factor in one. It wants the derivation's own, and no other.
func TestRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		θ, row := anyParam(t, n)
		steps := derive.Derive(n.Problem(n.Param(θ), row), derive.Chain).Steps
		list := Rules(n, θ, row)
		if len(list) != len(steps)-1 {
			t.Fatalf("%d questions for %d lines", len(list), len(steps))
		}
		at := rapid.IntRange(0, len(list)-1).Draw(t, "line")
		for i, id := range list {
			q, err := New(n, id, row, Rule)
			if err != nil {
				t.Fatal(err)
			}
			again(t, q, Rule)
			if q, err := New(n, id, row, exercise.Expression); err == nil && i == at { // there is a factor that is new
				again(t, q, exercise.Expression)
				text := strings.TrimSuffix(strings.TrimPrefix(q.Shown().Print(func(t string) string { return t }, func(e expr.Expr) string { return expr.Text(e, expr.Format{}) }), "The factor is "), ".")
				if v := judged(t, q, text); !v.Correct && v.Feedback.ID != prose.NotCompared {
					t.Fatalf("%s: %s is refused: %s", q.Prompt(), text, v.Feedback)
				}
				if v := judged(t, q, "17.25"); v.Correct {
					t.Fatalf("%s: 17.25 is right", q.Prompt())
				}
			}
			right := 0
			for _, c := range q.Choices() {
				v := judged(t, q, c.Text)
				if v.Correct != (c.Text == string(steps[i+1].Rule)) {
					t.Fatalf("%s: %s is answered by %s", q.ID(), c.Text, v.Feedback)
				}
				if v.Correct {
					right++
				}
			}
			if right != 1 || !strings.Contains(q.Shown().String(), steps[i+1].Rule.Title().String()) {
				t.Fatalf("%s: %d choices are right, and it shows %s", q.ID(), right, q.Shown())
			}
		}
	})
}

// TestRefused pins what is said of ids of nothing.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		id   string
		form exercise.Form
		want string
	}{
		{"dL[1]/dalpha[1,2] through z[2,1]", Factors, `there is no path "dL[1]/dalpha[1,2] through z[2,1]"; write one such as dL[1]/dalpha[1,2] through z[1,1] T[1,1] f[1,1]`},
		{"dL/dalpha[1,2] through z[1,1]", Factors, `there is no path "dL/dalpha[1,2] through z[1,1]"; write one such as dL[1]/dalpha[1,2] through z[1,1] T[1,1] f[1,1]`},
		{"dL[1]/dalpha[1,2] line 99", Rule, `there is no line "dL[1]/dalpha[1,2] line 99" whose rule can be asked for; write one such as dL[1]/dalpha[1,2] line 1`},
		{"z[1,1]", Rule, `there is no line "z[1,1]" whose rule can be asked for; write one such as dL[1]/dalpha[1,2] line 1`},
	} {
		if _, err := New(article(t), c.id, 1, c.form); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v", c.id, err)
		}
	}
}
