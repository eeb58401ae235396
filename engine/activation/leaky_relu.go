package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// LeakyReLU is the rectified linear unit with a slope of 0.01 for negative net inputs,
//
//	σ(v) = v for v > 0 and 0.01 v for v ≤ 0,   σ′(v) = 1 for v > 0 and 0.01 for v ≤ 0.
//
// Source: Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML
// Workshop on Deep Learning for Audio, Speech and Language Processing 2013. At v = 0 it has no derivative;
// σ′(0) = 0.01 is the convention.
var LeakyReLU = &Activation{
	ID:     "leaky-relu",
	Name:   "leaky rectified linear unit",
	Source: "Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML Workshop on Deep Learning for Audio, Speech and Language Processing 2013",
	Value: func(v float64) float64 {
		if v > 0 {
			return v
		}
		return leak * v
	},
	Derivative: func(v float64) float64 {
		if v > 0 {
			return 1
		}
		return leak
	},
	Dual: func(v dual.Number) dual.Number {
		if v.Real > 0 {
			return v
		}
		return dual.Scale(leak, v)
	},
	Lower: math.Inf(-1),
	Upper: math.Inf(1),
	Kinks: []float64{0},

	Definition:   func(v expr.Expr) expr.Expr { return ifPositive(v, v, expr.Mul(expr.Num(leak), v)) },
	DerivativeOf: func(v, _ expr.Expr) expr.Expr { return ifPositive(v, expr.Num(1), expr.Num(leak)) },

	Code: Code{
		Go: Body{
			Value: `	if v > 0 {
		return v
	}
	return 0.01 * v`,
			Slope: `	if v > 0 {
		return 1
	}
	return 0.01`,
		},
		NumPy: Body{
			Value: `    return np.where(v > 0, v, 0.01 * v)`,
			Slope: `    return np.where(v > 0, 1.0, 0.01)`,
		},
		PyTorch: `    return torch.where(v > 0, v, 0.01 * v)`,
	},
}

// leak is the slope of [LeakyReLU] for negative net inputs.
const leak = 0.01

// ifPositive is then for v > 0, and otherwise elsewhere.
func ifPositive(v, then, otherwise expr.Expr) expr.Expr {
	return expr.If(v, expr.Greater, expr.Num(0), then, otherwise)
}
