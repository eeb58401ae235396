package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// SiLU is the sigmoid-weighted linear unit, which is also called swish,
//
//	σ(v) = v / (1 + e^(−v)),   σ′(v) = s + v s (1 − s)   with s = 1 / (1 + e^(−v)).
//
// Source: Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
// Reinforcement Learning, Neural Networks 107, 2018, equations 5 and 6.
var SiLU = &Activation{
	ID:         "silu",
	Name:       "sigmoid-weighted linear unit",
	Source:     "Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning, Neural Networks 107, 2018, equations 5 and 6",
	Value:      func(v float64) float64 { return vanishing(v, sigmoid(v)) },
	Derivative: func(v float64) float64 { return sigmoid(v) + vanishing(v, sigmoidSlope(v)) },
	Dual:       func(v dual.Number) dual.Number { return dual.Mul(v, Sigmoid.Dual(v)) },
	Lower:      -0.27846454276107379, // σ at −1.2784645427610738, where σ′ is 0
	Upper:      math.Inf(1),
	Saturated:  func(v float64) bool { return v < 0 && sigmoid(v) < nearBound },

	Definition: func(v expr.Expr) expr.Expr {
		return expr.Div(v, expr.Add(expr.Num(1), expr.Of(expr.Exp, expr.Neg{X: v})))
	},
	DerivativeOf: func(v, _ expr.Expr) expr.Expr {
		e := expr.Of(expr.Exp, expr.Neg{X: v})
		below := expr.Add(expr.Num(1), e)
		return expr.Add(expr.Div(expr.Num(1), below), expr.Div(expr.Mul(v, e), expr.Square(below)))
	},

	Code: Code{
		Go: Body{
			Value: `	e := math.Exp(-math.Abs(v))
	if v < 0 {
		return v * e / (1 + e)
	}
	return v / (1 + e)`,
			Slope: `	e := math.Exp(-math.Abs(v))
	s := 1 / (1 + e)
	if v < 0 {
		s = e / (1 + e)
	}
	return s + v*e/((1+e)*(1+e))`,
		},
		NumPy: Body{
			Value: `    e = np.exp(-np.abs(v))
    return v * np.where(v < 0, e, 1) / (1 + e)`,
			Slope: `    e = np.exp(-np.abs(v))
    return np.where(v < 0, e, 1) / (1 + e) + v * e / (1 + e) ** 2`,
		},
		PyTorch: `    return v * torch.sigmoid(v)`,
	},
}
