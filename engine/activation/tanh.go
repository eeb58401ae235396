package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Tanh is the hyperbolic tangent,
//
//	σ(v) = (e^v − e^(−v)) / (e^v + e^(−v)),   σ′(v) = 1 − σ(v)².
//
// Source: Abramowitz and Stegun, 4.5.3 and 4.5.73. The derivative is computed as
// 4 e^(−2|v|) / (1 + e^(−2|v|))², since 1 − σ(v)² would lose every digit for |v| above 19.
var Tanh = &Activation{
	ID:         "tanh",
	Name:       "hyperbolic tangent",
	Source:     "Abramowitz and Stegun, Handbook of Mathematical Functions, 4.5.3 and 4.5.73",
	Value:      math.Tanh,
	Derivative: tanhSlope,
	// With d = e^(−2|v|) − 1, which keeps its digits near 0, tanh |v| is −d / (2 + d).
	Dual: func(v dual.Number) dual.Number {
		d := expm1(dual.Scale(-2, dual.Abs(v)))
		z := dual.Mul(dual.Scale(-1, d), dual.Inv(dual.Add(dual.Number{Real: 2}, d)))
		if math.Signbit(v.Real) {
			return dual.Scale(-1, z)
		}
		return z
	},
	FastLanes:  tanhLanes,
	Lower:      -1,
	Upper:      1,
	Complement: func(v float64) float64 { return 2 / (math.Exp(2*v) + 1) },
	Saturated:  func(v float64) bool { return 1-math.Abs(math.Tanh(v)) < nearBound },

	Definition: func(v expr.Expr) expr.Expr {
		up, down := expr.Of(expr.Exp, v), expr.Of(expr.Exp, expr.Neg{X: v})
		return expr.Div(expr.Sub(up, down), expr.Add(up, down))
	},
	DerivativeOf: func(_, z expr.Expr) expr.Expr { return expr.Sub(expr.Num(1), expr.Square(z)) },

	Code: Code{
		Go: Body{
			Value: `	return math.Tanh(v)`,
			Slope: `	e := math.Exp(-2 * math.Abs(v))
	return 4 * e / ((1 + e) * (1 + e))`,
		},
		NumPy: Body{
			Value: `    return np.tanh(v)`,
			Slope: `    e = np.exp(-2 * np.abs(v))
    return 4 * e / (1 + e) ** 2`,
		},
		PyTorch: `    return torch.tanh(v)`,
	},
}

func tanhSlope(v float64) float64 {
	e := math.Exp(-2 * math.Abs(v))
	return 4 * e / ((1 + e) * (1 + e))
}
