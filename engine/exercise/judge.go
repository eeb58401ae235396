package exercise

import (
	"math"
	"slices"

	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Verdict is what becomes of an answer.
type Verdict struct {
	Correct  bool
	Mistakes []*mistake.Mistake // each that the answer fits, likeliest first; with a right answer, a remark
	Where    Where              // where the paths part; zero where that is not known
	Which    int                // of the first mistake, see [mistake.Found.Which]
	Feedback prose.Message
}

// Where is the place at which a mistake was made: the id of a quantity, and the part of its equation, in text.
type Where struct{ Step, Symbol string }

// Answer judges an answer. Its error says why the answer cannot be read.
func (x *Exercise) Answer(text string) (Verdict, error) {
	if x.Form == Expression {
		return x.answerExpression(text)
	}
	n, err := answer.Read(text, x.system)
	if err != nil {
		return Verdict{}, err
	}
	return x.judge(n), nil
}

// judge judges a number.
func (x *Exercise) judge(n answer.Number) Verdict {
	right := x.Right()
	off := math.Abs(n.Value - right)
	roundedOff := min(n.Half, mostTyped*math.Abs(right)) // of the numbers in arithmetic
	switch {
	case n.Plain && (n.Exactly(right, x.Digits) || n.Is(right) && n.Half <= answer.HalfUnit(right, fewest)),
		!n.Plain && off <= answer.HalfUnit(right, x.Digits):
		return Verdict{Correct: true, Feedback: prose.Say(prose.AnswerRight)}
	case n.Plain && n.Digits >= x.Digits+more:
		if list := x.exactly(n); len(list) > 0 {
			return x.named(n, list)
		}
	}
	if off <= nearly*answer.HalfUnit(right, x.Digits) || !n.Plain && off <= roundedOff {
		return x.rounded()
	}
	if fitting := x.fitting(n, right); len(fitting) > 0 {
		return x.named(n, fitting)
	}
	if n.Is(right) {
		return Verdict{Feedback: prose.Say(prose.MoreDigits, x.Digits)}
	}
	if off <= mostRounding*math.Abs(right) && off <= x.system.Spread(x.Asked, x.Digits-1) {
		return x.rounded()
	}
	if a, b := x.two(n); a != nil {
		return x.both(a, b)
	}
	return x.unknown(n)
}

// more is how many digits more than asked for make it sure that a number is what a mistake leads to, and not the right one
// rounded on the way.
const more = 2

// exactly are the mistakes that a number fits with all its digits.
func (x *Exercise) exactly(n answer.Number) []*mistake.Found {
	var list []*mistake.Found
	for _, f := range x.found {
		if n.Exactly(f.Value, x.Digits) {
			list = append(list, f)
		}
	}
	return list
}

// nearly is how many halves of the last digit a number may be off without a mistake: people add up numbers that are rounded.
const nearly = 4

// How far off a number may be relatively through rounding on the way: where the numbers on the way are not known, and where
// they were typed.
const (
	mostRounding = 0.005
	mostTyped    = 0.02
)

func (x *Exercise) rounded() Verdict {
	return Verdict{Correct: true, Mistakes: []*mistake.Mistake{mistake.ByID(mistake.RoundedEarly)}, Feedback: prose.Say(prose.AnswerRounded)}
}

// fitting are the mistakes that a number fits: with the digits asked for, and if there is none, with those that it has. A
// number with few digits, which might be the right one, must fit with those asked for.
func (x *Exercise) fitting(n answer.Number, right float64) []*mistake.Found {
	ways := []func(v float64) bool{
		func(v float64) bool { return n.Exactly(v, x.Digits) },
		func(v float64) bool { return math.Abs(n.Value-v) <= answer.HalfUnit(v, x.Digits) },
	}
	if !n.Is(right) {
		ways = append(ways, func(v float64) bool { return n.Is(v) && n.Half <= answer.HalfUnit(v, fewest) })
	}
	for _, fits := range ways {
		var list []*mistake.Found
		for _, f := range x.found {
			if fits(f.Value) {
				list = append(list, f)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// mostOthers is how many mistakes are said besides the likeliest. Small whole numbers fit many by chance.
const mostOthers = 2

// named is the verdict on a number that fits some mistakes.
func (x *Exercise) named(n answer.Number, list []*mistake.Found) Verdict {
	v := Verdict{Where: WhereOf(list[0]), Which: list[0].Which()}
	var others []prose.Message
	for _, f := range list {
		if slices.Contains(v.Mistakes, f.Mistake) {
			continue
		}
		if len(v.Mistakes) > 0 {
			others = append(others, prose.Say(prose.OrWhen, prose.Say(f.Title)))
		}
		v.Mistakes = append(v.Mistakes, f.Mistake)
	}
	said := []prose.Message{prose.Say(prose.ComesOutWhen, prose.Say(list[0].Title))}
	said = append(said, others[:min(len(others), mostOthers)]...)
	said = append(said, x.factorSaid(n))
	switch first := list[0]; {
	case x.tells(first):
		v.Where.Symbol = ""
		said = append(said, prose.Say(prose.LookAt, first.At.Of))
	case first.Part != nil:
		said = append(append(said, Look(first)), errorsIn(first.Part)...)
	}
	v.Feedback = prose.Join(append(said, prose.Say(list[0].Hint))...)
	return v
}

// tells reports whether the part at which the paths part is the answer itself: the expression that is asked for, or all of it but a constant.
func (x *Exercise) tells(f *mistake.Found) bool {
	if x.Form != Expression || f.Part == nil || f.At != x.Asked {
		return false
	}
	e, ok := x.Line()
	part := expr.Symbols(f.Part)
	return ok && !slices.ContainsFunc(expr.Symbols(e), func(s expr.Symbol) bool { return !slices.Contains(part, s) })
}

// WhereOf is where the paths part with a mistake.
func WhereOf(f *mistake.Found) Where {
	return Where{Step: f.At.ID(), Symbol: f.PartText()}
}

// both is the verdict on a number that fits two mistakes together.
func (x *Exercise) both(a, b *mistake.Found) Verdict {
	return Verdict{
		Mistakes: []*mistake.Mistake{a.Mistake, b.Mistake}, Where: WhereOf(a),
		Feedback: prose.Join(prose.Say(prose.ComesOutWhenBoth, prose.Say(a.Title), prose.Say(b.Title)), Look(a), prose.Say(a.Hint)),
	}
}

// enough is how many significant digits a number must have for two mistakes to be looked for together: with fewer, some pair
// would fit by chance.
const enough = 5

// two finds the one pair of common mistakes that a number fits; none where several fit.
func (x *Exercise) two(n answer.Number) (a, b *mistake.Found) {
	if n.Plain && n.Digits < enough {
		return nil, nil
	}
	digits := max(x.Digits, enough)
	var value float64
	for i, f := range x.found {
		for _, g := range x.found[i+1:] {
			if !f.Common || !g.Common || f.Mistake == g.Mistake {
				continue
			}
			v := mistake.Together(x.system, x.Asked, f, g)
			if !n.Exactly(v, digits) {
				continue
			}
			if a != nil && math.Abs(v-value) > 1e-9*math.Abs(v) {
				return nil, nil
			}
			if a == nil {
				a, b, value = f, g, v
			}
		}
	}
	return a, b
}

// unknown is the verdict on an answer that fits nothing: it says so, and gives the line to compare first. Where the line is the answer, it gives
// what stands in that, and not in what was typed.
func (x *Exercise) unknown(n answer.Number) Verdict {
	v := Verdict{}
	said := []prose.Message{prose.Say(prose.FitsNothing), x.factorSaid(n)}
	if e, ok := x.system.Equation(x.Asked); ok {
		v.Where.Step = x.Asked.ID()
		if x.Form == Expression {
			if said[1].IsNone() {
				said = append(said, x.lacks(n.Expr, e))
			}
			v.Feedback = prose.Join(said...)
			return v
		}
		compare := prose.CompareLine
		if x.Asked.Next {
			compare = prose.CompareStep
		}
		said = append(said, prose.Say(compare, x.Formula(), e))
		said = append(said, errorsIn(e)...)
	}
	v.Feedback = prose.Join(said...)
	return v
}

// lacks says what stands in the right expression, where neither that nor anything that it is made of stands in the typed one.
func (x *Exercise) lacks(typed, right expr.Expr) prose.Message {
	there := partsOf(typed)
	if there == nil {
		return prose.Say(prose.WantsSymbols)
	}
	var covered func(part expr.Expr) bool
	covered = func(part expr.Expr) bool {
		if slices.ContainsFunc(there, func(t expr.Expr) bool { return expr.Equal(t, part) }) {
			return true
		}
		if s, ok := part.(expr.Symbol); ok && (x.system.Layer(s) == 0 || s.Kind == expr.Alpha || s.Kind == expr.Beta) { // it is given
			return false
		}
		e, ok := x.system.Equation(work.Quantity{Of: part})
		return ok && slices.ContainsFunc(partsOf(e), covered)
	}
	list := slices.DeleteFunc(partsOf(right), covered)
	if len(list) == 0 {
		return prose.Say(prose.PutTogether)
	}
	return prose.Say(prose.Lacks, list)
}

// partsOf are the quantities and the derivatives that stand in an expression, each once.
func partsOf(e expr.Expr) []expr.Expr {
	var list []expr.Expr
	expr.Walk(expr.Expand(e), func(part expr.Expr) bool {
		_, symbol := part.(expr.Symbol)
		_, derivative := part.(expr.Deriv)
		if (symbol || derivative) && !slices.ContainsFunc(list, func(p expr.Expr) bool { return expr.Equal(p, part) }) {
			list = append(list, part)
		}
		return !derivative
	})
	return list
}

// errorsIn says what each δ and each s of an expression is short for. Whoever computes derivatives may not have met these letters yet.
func errorsIn(e expr.Expr) []prose.Message {
	var list []prose.Message
	for _, s := range expr.Symbols(e) {
		if d, ok := work.ShortFor(s); ok {
			list = append(list, prose.Say(prose.ShortFor, s, d))
		}
	}
	return list
}
