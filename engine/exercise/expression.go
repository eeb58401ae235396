package exercise

import (
	"math"

	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/random"
)

// Points are systems with drawn numbers, at which expressions are compared.
type Points []*work.System

// How many points are drawn, and at how many an expression must have a value to be compared.
const (
	drawn        = 24
	enoughPoints = 6
)

// NewPoints draws points. The same numbers have the same points.
func NewPoints(n *work.Numbers) Points { return points(drawn, n.Random) }

func points(count int, draw func(*random.SplitMix64) *work.System) Points {
	r := random.SplitMix64(1)
	list := make(Points, count)
	for i := range list {
		list[i] = draw(&r)
	}
	return list
}

// Agreement is what a comparison at many points comes to.
type Agreement uint8

// The agreements.
const (
	Unknown Agreement = iota // too few points at which both have a value
	Equal
	Different
)

// alike is how near two values are, relatively, that are equal but for rounding.
const alike = 1e-8

// Agree compares two numbers at many points. Points at which one of them is not there are left out: equal expressions may be
// defined for different numbers.
func (p Points) Agree(a, b func(s *work.System) float64) Agreement {
	good := 0
	for _, s := range p {
		v, w := a(s), b(s)
		if v-v != 0 || w-w != 0 {
			continue
		}
		if math.Abs(v-w) > alike*max(math.Abs(v), math.Abs(w), 1e-3) {
			return Different
		}
		good++
	}
	if good < enoughPoints {
		return Unknown
	}
	return Equal
}

// answerExpression judges an expression.
func (x *Exercise) answerExpression(text string) (Verdict, error) {
	e, err := answer.Parse(text, x.system)
	if err != nil {
		return Verdict{}, err
	}
	points := NewPoints(x.system.Numbers)
	typed := func(s *work.System) float64 { return s.Eval(e) }
	right := func(s *work.System) float64 { return s.Value(x.Asked) }
	switch points.Agree(typed, right) {
	case Unknown:
		return Verdict{Feedback: prose.Say(prose.NotCompared)}, nil
	case Equal:
		return x.form(e), nil
	}
	var fitting []*mistake.Found
	for _, f := range x.found {
		if points.Agree(typed, func(s *work.System) float64 { return f.In(s, x.Asked) }) == Equal {
			fitting = append(fitting, f)
		}
	}
	if len(fitting) > 0 {
		return x.named(answer.Number{Expr: e}, fitting), nil
	}
	return x.unknown(answer.Number{Expr: e}), nil
}

// form is the verdict on an expression that is equal: it must go beyond what was asked.
func (x *Exercise) form(e expr.Expr) Verdict {
	asked := func(part expr.Expr) bool { return expr.Equal(part, x.Asked.Of) && !x.Asked.Next }
	switch {
	case expr.Any(e, asked):
		return Verdict{Feedback: prose.Say(prose.SameAgain, x.Asked.Of)}
	case expr.Has[expr.Deriv](e):
		return Verdict{Feedback: prose.Say(prose.DerivativeLeft)}
	}
	return Verdict{Correct: true, Feedback: prose.Say(prose.ExpressionRight)}
}
