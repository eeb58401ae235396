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

	// Range of the values, for messages and pictures: (Lower, Upper), ±Inf where unbounded.
	Lower, Upper float64

	Symbolic // the expression side, in symbolic.go
}
