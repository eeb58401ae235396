package ask

import (
	"strconv"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Quantity asks for a quantity.
type Quantity struct{ *exercise.Exercise }

// ID is the quantity's id.
func (q Quantity) ID() string { return q.Asked.ID() }

// Row is the row of the quantity.
func (q Quantity) Row() (int, bool) { return q.Asked.Row() }

// Numbers are those in which it is asked for.
func (q Quantity) Numbers() *work.Numbers { return q.System().Numbers }

// Choices are none: the answer is typed.
func (q Quantity) Choices() []Choice { return nil }

// Hint is the equation by which the quantity is computed. Where the equation is the answer, it is what stands in it.
func (q Quantity) Hint() prose.Message {
	e, ok := q.Line()
	switch {
	case !ok:
		return prose.Say(prose.HintOf, q.Formula())
	case q.Form == exercise.Expression:
		var list []expr.Expr
		for _, s := range expr.Symbols(e) {
			list = append(list, s)
		}
		return prose.Say(prose.MadeOf, list)
	case q.Asked.Next:
		return prose.Say(prose.HintStep, q.Formula(), e)
	}
	return prose.Say(prose.HintEquals, q.Formula(), e)
}

// shownDigits is how many digits an answer has that is shown.
const shownDigits = 6

// Shown is the equation, and the number where that is asked for.
func (q Quantity) Shown() prose.Message {
	e, ok := q.Line()
	if q.Form == exercise.Expression {
		equals := prose.HintEquals
		if q.Asked.Next {
			equals = prose.HintStep
		}
		return prose.Say(equals, q.Formula(), e)
	}
	v, _ := strconv.ParseFloat(exercise.Rounded(q.Right(), shownDigits), 64)
	switch {
	case !ok:
		return prose.Say(prose.HintEquals, q.Formula(), expr.Num(v))
	case q.Asked.Next:
		return prose.Say(prose.StepChain, q.Formula(), e, expr.Num(v))
	}
	return prose.Say(prose.HintChain, q.Formula(), e, expr.Num(v))
}
