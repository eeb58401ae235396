// Package activation holds the functions that a unit applies to its net input: the activations σ of
// hidden units and the output functions g, each in a file of its own with its value, its derivative,
// its expression and how it is written. Everything that checks them runs over the registry.
package activation

import (
	"gonum.org/v1/gonum/num/dual"
)

// Activation is a function of one net input, applied element by element.
type Activation struct {
	ID   string // as the document spells it: "sigmoid"
	Name string // for people, in a sentence: "sigmoid", "rectified linear unit"

	Value      func(v float64) float64         // σ(v), finite for every finite v where σ is
	Derivative func(v float64) float64         // σ′(v), accurate in the tails
	Dual       func(v dual.Number) dual.Number // σ on dual numbers, from its definition and not from Derivative

	// Lanes sets z = σ(a) and slope = σ′(a), which are as long, to the last digits of Value and Derivative.
	Lanes func(z, slope, a []Lanes)

	// Range of the values, for messages and pictures: (Lower, Upper), ±Inf where unbounded.
	Lower, Upper float64

	// Kinks are the points at which σ has no derivative, and Derivative and Dual follow a convention.
	Kinks []float64

	Symbolic // the expression side, in symbolic.go
}

// all is the registry, in the order in which people are offered them.
var all = []*Activation{Sigmoid, Tanh, ReLU, Softplus, Identity}

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
