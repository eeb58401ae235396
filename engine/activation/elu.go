package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// ELU is the exponential linear unit,
//
//	σ(v) = v for v > 0 and e^v − 1 for v ≤ 0,   σ′(v) = 1 for v > 0 and e^v for v ≤ 0.
//
// Source: Clevert, Unterthiner and Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear
// Units (ELUs), ICLR 2016, equation 15, with α = 1. There σ′(v) is σ(v) + 1, which loses its digits below −37.
var ELU = &Activation{
	ID:     "elu",
	Name:   "exponential linear unit",
	Source: "Clevert, Unterthiner and Hochreiter, Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs), ICLR 2016, equation 15",
	Value: func(v float64) float64 {
		if v > 0 {
			return v
		}
		return math.Expm1(v)
	},
	Derivative: func(v float64) float64 { return math.Exp(min(0, v)) },
	Dual: func(v dual.Number) dual.Number {
		if v.Real > 0 {
			return v
		}
		return expm1(v)
	},
	Lower:     -1,
	Upper:     math.Inf(1),
	Saturated: func(v float64) bool { return math.Exp(v) < nearBound },

	Definition: func(v expr.Expr) expr.Expr {
		return ifPositive(v, v, expr.Sub(expr.Of(expr.Exp, v), expr.Num(1)))
	},
	DerivativeOf: func(v, _ expr.Expr) expr.Expr {
		return ifPositive(v, expr.Num(1), expr.Of(expr.Exp, v))
	},

	Code: Code{
		Go: Body{
			Value: `	if v > 0 {
		return v
	}
	return math.Expm1(v)`,
			Slope: `	return math.Exp(min(0, v))`,
		},
		NumPy: Body{
			Value: `    return np.where(v > 0, v, np.expm1(np.minimum(0, v)))`,
			Slope: `    return np.exp(np.minimum(0, v))`,
		},
		PyTorch: `    return torch.where(v > 0, v, torch.expm1(torch.where(v > 0, torch.zeros_like(v), v)))`,
	},
}
