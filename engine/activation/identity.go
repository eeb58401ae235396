package activation

import (
	"math"

	"chainrule/engine/expr"

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
	Source:     "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., section 11.3",
	Value:      func(v float64) float64 { return v },
	Derivative: func(float64) float64 { return 1 },
	Dual:       func(v dual.Number) dual.Number { return v },
	FastLanes:  identityLanes,
	Lower:      math.Inf(-1),
	Upper:      math.Inf(1),

	Definition:   func(v expr.Expr) expr.Expr { return v },
	DerivativeOf: func(_, _ expr.Expr) expr.Expr { return expr.Num(1) },

	Code: Code{
		Go:      Body{"\treturn v", "\treturn 1"},
		NumPy:   Body{"    return v", "    return np.ones_like(v)"},
		PyTorch: "    return v",
	},
}
