// Package activation holds the functions that a unit applies to its net input: the activations σ of hidden units and
// the output functions g. Everything about a function stands in a file of its own. A line in the registry is all that
// it takes to offer it. The tests run over the registry.
package activation

import (
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Activation is a function of one net input, applied element by element.
type Activation struct {
	ID     string // as the document spells it: "sigmoid"
	Name   string // for people, in a sentence after "the": "sigmoid", "rectified linear unit"
	Source string // the paper or the textbook that defines it

	Value      func(v float64) float64         // σ(v), finite for every finite v
	Derivative func(v float64) float64         // σ′(v), accurate in the tails
	Dual       func(v dual.Number) dual.Number // σ on dual numbers, from its definition and not from Derivative

	// FastLanes sets z = σ(a) and slope = σ′(a), which are as long as a, to the last digits of Value and
	// Derivative. It may be nil: then [Activation.Lanes] calls those.
	FastLanes func(z, slope, a []Lanes)

	Lower, Upper float64 // the bounds of the values, ±Inf where there is none

	// Saturated reports whether σ(v) is so near to a bound that σ′(v) is almost 0, and that formulas like
	// z (1 − z) have lost most of their digits. It is nil where σ does not saturate.
	Saturated func(v float64) bool

	// Complement is 1 − |σ(v)| for v ≥ 0, with its digits where σ(v) is almost 1. It is nil where σ does not come near 1.
	Complement func(v float64) float64

	// Kinks are the points at which σ has no derivative. Derivative and Dual follow a convention there.
	Kinks []float64

	// Definition is σ(v) as an expression in the net input v: 1 / (1 + e^(−v)) for the sigmoid.
	Definition func(v expr.Expr) expr.Expr

	// DerivativeOf is σ′(v) as an expression in the net input v and the value z = σ(v), whichever gives the
	// shorter formula: z (1 − z) for the sigmoid.
	DerivativeOf func(v, z expr.Expr) expr.Expr

	// Note is what a person who uses the function should know beyond its formulas: one or more sentences. It is ""
	// for most functions.
	Note string

	Code Code // in exported programs
}

// Formula states the definition in one line, with the letter by which the function goes: "σ(v) = max(0, v)".
func (a *Activation) Formula(letter string) string {
	return letter + "(v) = " + expr.Unicode(a.Definition(expr.Symbol{Kind: expr.V}), expr.Format{})
}

// Lanes sets z = σ(a) and slope = σ′(a), which are as long as a.
func (a *Activation) Lanes(z, slope, net []Lanes) {
	if a.FastLanes != nil {
		a.FastLanes(z, slope, net)
		return
	}
	for i := range net {
		for lane, v := range net[i] {
			z[i][lane], slope[i][lane] = a.Value(v), a.Derivative(v)
		}
	}
}

// all is the registry, in the order in which people are offered them.
var all = []*Activation{Sigmoid, Tanh, ReLU, LeakyReLU, ELU, GELU, SiLU, Softplus, Softsign, Step, Identity}

// Default is the activation of a new hidden layer, the one with which ESL introduces neural networks.
var Default = Sigmoid

// All lists the activations that a hidden layer may have, in the order in which people are offered them.
// The list is the registry itself: read it, do not change it.
func All() []*Activation { return all }

// ByID finds an activation by the id that the document spells it with.
func ByID(id string) (*Activation, bool) {
	for _, a := range all {
		if a.ID == id {
			return a, true
		}
	}
	return nil, false
}
