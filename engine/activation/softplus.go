package activation

import (
	"math"

	"gonum.org/v1/gonum/num/dual"
)

// Softplus is the smooth relu,
//
//	σ(v) = log(1 + e^v),   σ′(v) = 1 / (1 + e^(−v)).
//
// Source: Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating Second-Order Functional Knowledge for
// Better Option Pricing, NIPS 2000. It is computed as max(0, v) + log(1 + e^(−|v|)), which cannot overflow.
var Softplus = &Activation{
	ID:         "softplus",
	Name:       "softplus",
	Value:      softplus,
	Derivative: sigmoid,
	Dual: func(v dual.Number) dual.Number {
		rest := log1p(dual.Exp(dual.Scale(-1, dual.Abs(v))))
		if math.Signbit(v.Real) {
			return rest
		}
		return dual.Add(v, rest)
	},
	Lanes: softplusLanes,
	Lower: 0,
	Upper: math.Inf(1),

	Symbolic: Symbolic{DerivativeOf: softplusDerivative, Formula: "σ(v) = log(1 + eᵛ)", Rule: "σ′(v) = 1 / (1 + e⁻ᵛ)"},
}

func softplus(v float64) float64 { return max(0, v) + math.Log1p(math.Exp(-math.Abs(v))) }
