package activation

import (
	"math"

	"gonum.org/v1/gonum/num/dual"
)

// Identity leaves the net input as it is,
//
//	σ(v) = v,   σ′(v) = 1.
//
// Source: ESL 2nd ed., section 11.3, p. 392, where it is the output function of regression.
var Identity = &Activation{
	ID:         "identity",
	Name:       "identity",
	Value:      func(v float64) float64 { return v },
	Derivative: func(float64) float64 { return 1 },
	Dual:       func(v dual.Number) dual.Number { return v },
	Lanes:      identityLanes,
	Lower:      math.Inf(-1),
	Upper:      math.Inf(1),

	Symbolic: Symbolic{DerivativeOf: identityDerivative, Formula: "σ(v) = v", Rule: "σ′ = 1"},
}
