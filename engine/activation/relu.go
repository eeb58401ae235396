package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// ReLU is the rectified linear unit,
//
//	σ(v) = max(0, v),   σ′(v) = 1 for v > 0 and 0 for v ≤ 0.
//
// Source: Glorot, Bordes and Bengio, Deep Sparse Rectifier Neural Networks, AISTATS 2011. At v = 0 it
// has no derivative; σ′(0) = 0 is the usual convention, and one of its subgradients.
var ReLU = &Activation{
	ID:     "relu",
	Name:   "rectified linear unit",
	Source: "Glorot, Bordes and Bengio, Deep Sparse Rectifier Neural Networks, AISTATS 2011",
	Value:  func(v float64) float64 { return max(0, v) },
	Derivative: func(v float64) float64 {
		if v > 0 {
			return 1
		}
		return 0
	},
	Dual: func(v dual.Number) dual.Number {
		if v.Real <= 0 {
			return dual.Number{}
		}
		return v
	},
	FastLanes: reluLanes,
	Lower:     0,
	Upper:     math.Inf(1),
	Kinks:     []float64{0},

	Definition:   func(v expr.Expr) expr.Expr { return expr.Of(expr.Max, expr.Num(0), v) },
	DerivativeOf: func(v, _ expr.Expr) expr.Expr { return expr.Of(expr.Heaviside, v) },

	Code: Code{
		Go: Body{
			Value: `	return max(0, v)`,
			Slope: `	if v > 0 {
		return 1
	}
	return 0`,
		},
		NumPy: Body{
			Value: `    return np.maximum(0, v)`,
			Slope: `    return np.where(v > 0, 1.0, 0.0)`,
		},
		PyTorch: `    return torch.relu(v)`,
	},
}
