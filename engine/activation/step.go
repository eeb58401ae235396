package activation

import (
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Step is the threshold of the perceptron,
//
//	σ(v) = 1 for v > 0 and 0 for v ≤ 0,   σ′(v) = 0.
//
// Source: Rosenblatt, The Perceptron: A Probabilistic Model for Information Storage and Organization in the
// Brain, Psychological Review 65, 1958. At v = 0 it has no derivative; σ′(0) = 0 is the convention.
var Step = &Activation{
	ID:     "step",
	Name:   "step function",
	Source: "Rosenblatt, The Perceptron: A Probabilistic Model for Information Storage and Organization in the Brain, Psychological Review 65, 1958",
	Value: func(v float64) float64 {
		switch {
		case v > 0:
			return 1
		case v <= 0:
			return 0
		}
		return v // NaN
	},
	Derivative: func(float64) float64 { return 0 },
	Dual: func(v dual.Number) dual.Number {
		if v.Real > 0 {
			return one
		}
		return dual.Number{}
	},
	Lower: 0,
	Upper: 1,
	Kinks: []float64{0},

	Definition:   func(v expr.Expr) expr.Expr { return ifPositive(v, expr.Num(1), expr.Num(0)) },
	DerivativeOf: func(_, _ expr.Expr) expr.Expr { return expr.Num(0) },

	Note: "The derivative of the step function is 0 wherever it exists. So gradient descent cannot change the weights below it.",

	Code: Code{
		Go: Body{
			Value: `	if v > 0 {
		return 1
	}
	return 0`,
			Slope: `	return 0`,
		},
		NumPy: Body{
			Value: `    return np.where(v > 0, 1.0, 0.0)`,
			Slope: `    return np.zeros_like(v)`,
		},
		PyTorch: `    return torch.where(v > 0, 1.0, 0.0) + 0 * v  # with 0 * v, PyTorch finds the derivative 0`,
	},
}
