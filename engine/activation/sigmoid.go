package activation

import (
	"math"

	"gonum.org/v1/gonum/num/dual"
)

// Sigmoid is the logistic function,
//
//	σ(v) = 1 / (1 + e^(−v)),   σ′(v) = σ(v) (1 − σ(v)).
//
// Source: ESL 2nd ed., section 11.3, p. 392. It is computed from e^(−|v|), which cannot overflow; the
// derivative as e^(−|v|) / (1 + e^(−|v|))², since 1 − σ(v) would lose every digit for v above 37.
var Sigmoid = &Activation{
	ID:         "sigmoid",
	Name:       "sigmoid",
	Value:      sigmoid,
	Derivative: sigmoidSlope,
	Dual: func(v dual.Number) dual.Number {
		e := dual.Exp(dual.Scale(-1, dual.Abs(v)))
		inverse := dual.Inv(dual.Add(one, e))
		if math.Signbit(v.Real) { // −0 too, as dual.Abs turns its sign
			return dual.Mul(e, inverse)
		}
		return inverse
	},
	Lanes: sigmoidLanes,
	Lower: 0,
	Upper: 1,

	Symbolic: Symbolic{DerivativeOf: sigmoidDerivative, Formula: "σ(v) = 1/(1 + e⁻ᵛ)", Rule: "σ′ = σ(1 − σ)"},
}

func sigmoid(v float64) float64 {
	e := math.Exp(-math.Abs(v))
	if v < 0 {
		return e / (1 + e)
	}
	return 1 / (1 + e)
}

func sigmoidSlope(v float64) float64 {
	e := math.Exp(-math.Abs(v))
	return e / ((1 + e) * (1 + e))
}
