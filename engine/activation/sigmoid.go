package activation

import (
	"math"

	"chainrule/engine/expr"

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
	Source:     "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., section 11.3",
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
	FastLanes:  sigmoidLanes,
	Lower:      0,
	Upper:      1,
	Complement: func(v float64) float64 { return sigmoid(-v) },
	Saturated:  func(v float64) bool { return sigmoid(-math.Abs(v)) < nearBound },

	Definition: func(v expr.Expr) expr.Expr {
		return expr.Div(expr.Num(1), expr.Add(expr.Num(1), expr.Of(expr.Exp, expr.Neg{X: v})))
	},
	DerivativeOf: func(_, z expr.Expr) expr.Expr { return expr.Mul(z, expr.Sub(expr.Num(1), z)) },

	Code: Code{
		Go: Body{
			Value: `	e := math.Exp(-math.Abs(v))
	if v < 0 {
		return e / (1 + e)
	}
	return 1 / (1 + e)`,
			Slope: `	e := math.Exp(-math.Abs(v))
	return e / ((1 + e) * (1 + e))`,
		},
		NumPy: Body{
			Value: `    e = np.exp(-np.abs(v))
    return np.where(v < 0, e, 1) / (1 + e)`,
			Slope: `    e = np.exp(-np.abs(v))
    return e / (1 + e) ** 2`,
		},
		PyTorch: `    return torch.sigmoid(v)`,
	},
}

// nearBound is how near to its bound a bounded function counts as saturated: past it, formulas like z (1 − z)
// lose more than half of their digits.
const nearBound = 1e-8

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
