package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Softsign is a sign function with a gradual change,
//
//	σ(v) = v / (1 + |v|),   σ′(v) = 1 / (1 + |v|)².
//
// Source: Glorot and Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks,
// AISTATS 2010, section 2.
var Softsign = &Activation{
	ID:     "softsign",
	Name:   "softsign",
	Source: "Glorot and Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, AISTATS 2010, section 2",
	Value: func(v float64) float64 {
		if math.Abs(v) < 1 {
			return v / (1 + math.Abs(v))
		}
		return math.Copysign(1/(1+1/math.Abs(v)), v) // ∞/∞ has no value
	},
	Derivative: func(v float64) float64 { return 1 / ((1 + math.Abs(v)) * (1 + math.Abs(v))) },
	// For a large |v| the quotient rule, written out, would be a difference of almost equal numbers.
	Dual: func(v dual.Number) dual.Number {
		if math.Abs(v.Real) < 1 {
			return dual.Mul(v, dual.Inv(dual.Add(one, dual.Abs(v))))
		}
		z := dual.Inv(dual.Add(one, dual.Inv(dual.Abs(v))))
		if v.Real < 0 {
			return dual.Scale(-1, z)
		}
		return z
	},
	Lower:      -1,
	Upper:      1,
	Complement: func(v float64) float64 { return 1 / (1 + v) },
	Saturated:  func(v float64) bool { return 1/(1+math.Abs(v)) < nearBound },

	Definition: func(v expr.Expr) expr.Expr {
		return expr.Div(v, expr.Add(expr.Num(1), expr.Of(expr.Abs, v)))
	},
	DerivativeOf: func(v, _ expr.Expr) expr.Expr {
		return expr.Div(expr.Num(1), expr.Square(expr.Add(expr.Num(1), expr.Of(expr.Abs, v))))
	},

	Code: Code{
		Go: Body{
			Value: `	return v / (1 + math.Abs(v))`,
			Slope: `	return 1 / ((1 + math.Abs(v)) * (1 + math.Abs(v)))`,
		},
		NumPy: Body{
			Value: `    return v / (1 + np.abs(v))`,
			Slope: `    return 1 / (1 + np.abs(v)) ** 2`,
		},
		PyTorch: `    return v / (1 + torch.abs(v))`,
	},
}
