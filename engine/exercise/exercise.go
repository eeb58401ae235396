// Package exercise asks a person for a quantity of a network, judges the answer, and names the mistake that leads to it.
package exercise

import (
	"math"

	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/prose"
	"chainrule/engine/random"
)

// Form says what an answer is.
type Form string

// The forms of an answer.
const (
	Number     Form = "number"
	Expression Form = "expression"
)

// Forms lists the forms of an answer.
func Forms() []Form { return []Form{Number, Expression} }

// Exercise asks for a quantity of a system.
type Exercise struct {
	Asked  work.Quantity
	Form   Form
	Digits int // how many significant digits a number is asked for; 0 for an expression

	system *work.System
	found  []*mistake.Found
}

// How many significant digits are asked for. From fewest on, a right number counts as right.
const (
	fewest = 3
	least  = 4
	most   = 6
)

// Ask makes an exercise of the quantity with an id, in which i stands for the row. Its error says why it cannot be asked for.
func Ask(n *work.Numbers, id string, row int, form Form) (*Exercise, error) {
	asked, err := n.Parse(id, row)
	if err == nil {
		err = TooLarge(n, asked)
	}
	if err != nil {
		return nil, err
	}
	x := New(n, asked, form)
	if v := x.Right(); v-v != 0 {
		return nil, prose.Say(prose.AskNotFinite, id)
	}
	return x, nil
}

// New makes an exercise of a quantity. A number is asked for with as many digits as tell it from what mistakes lead to.
func New(n *work.Numbers, asked work.Quantity, form Form) *Exercise {
	s := work.New(n)
	x := &Exercise{Asked: asked, Form: form, system: s}
	if form == Expression { // at drawn numbers, since with those of a row a mistake may make no difference
		r := random.SplitMix64(0)
		x.found = (&mistake.Case{System: n.Random(&r), Asked: asked}).All()
		return x
	}
	x.found = (&mistake.Case{System: s, Asked: asked}).All()
	for x.Digits = least; x.Digits < most && !x.apart(); x.Digits++ {
	}
	return x
}

// apart reports whether the number has other digits than those that mistakes lead to.
func (x *Exercise) apart() bool {
	right := x.Right()
	for _, f := range x.found {
		if math.Abs(f.Value-right) <= 2*nearly*answer.HalfUnit(right, x.Digits) {
			return false
		}
	}
	return true
}

// Right is the number that is asked for. The 0 added turns −0 into 0.
func (x *Exercise) Right() float64 { return x.system.Value(x.Asked) + 0 }

// System is the system in which the quantity is asked for.
func (x *Exercise) System() *work.System { return x.system }

// Mistakes lists the mistakes that lead to another number, likeliest first.
func (x *Exercise) Mistakes() []*mistake.Found { return x.found }

// Vanishes reports whether what is asked for is 0 whatever the numbers are, so that each multiple of an expression for it is right.
func (x *Exercise) Vanishes() bool {
	return NewPoints(x.system.Numbers).Agree(func(s *work.System) float64 { return s.Value(x.Asked) }, func(*work.System) float64 { return 0 }) == Equal
}
