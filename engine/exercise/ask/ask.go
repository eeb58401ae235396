// Package ask is all that a person can be asked for of a network: a quantity by its number or as an expression, a size of the network, the
// rule that leads to the next line of a derivation or a factor in it, and the factors along a path through the network.
package ask

import (
	"strings"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/lines"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// The forms of an answer beside those of an exercise.
const (
	Rule    exercise.Form = "rule"
	Factors exercise.Form = "factors"
)

// Forms lists the forms of an answer.
func Forms() []exercise.Form { return append(exercise.Forms(), Rule, Factors) }

// Question asks for one thing, and judges the answers.
type Question interface {
	ID() string // by which it is asked for again
	Prompt() prose.Message
	Answer(text string) (exercise.Verdict, error) // the error says why the answer cannot be read
	Hint() prose.Message
	Shown() prose.Message // the answer
	Choices() []Choice    // of which the answer is one, or is put together; nil where it is typed freely
	Row() (int, bool)     // the number of the row that it is about; false for one about all rows or none
	Numbers() *work.Numbers
}

// Choice is an answer, or a part of one: as it is typed, and as it is shown.
type Choice struct {
	Text string
	Said prose.Message
}

// slope is the derivative of the loss of a row by a weight.
type slope struct {
	θ   expr.Symbol
	row int
}

// slopeOf reads the part of an id that names a slope; nil where it names another quantity.
func slopeOf(n *work.Numbers, text string, row int) (*slope, error) {
	q, err := n.Parse(text, row)
	if err != nil {
		return nil, err
	}
	θ, isParam := q.Param()
	row, onRow := q.Row()
	if !isParam || !onRow {
		return nil, nil
	}
	return &slope{θ, row}, nil
}

// New makes the question with an id, in which i stands for the row, for an answer of a form. Its error says why it cannot be asked.
func New(n *work.Numbers, id string, row int, form exercise.Form) (Question, error) {
	switch form {
	case Rule:
		return newStep(n, id, row, lines.Rule)
	case Factors:
		return newPath(n, id, row)
	case exercise.Number:
		if s := newSize(n, strings.TrimSpace(id)); s != nil {
			return s, nil
		}
	case exercise.Expression:
		if strings.Contains(id, line) {
			return newStep(n, id, row, lines.Factor)
		}
	}
	x, err := exercise.Ask(n, id, row, form)
	if err != nil {
		return nil, err
	}
	if _, ok := x.Line(); form == exercise.Expression && !ok {
		return nil, prose.Say(prose.NoExpression, id)
	}
	return Quantity{x}, nil
}
