package loss

import (
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Absolute is the sum of the residuals' absolute values,
//
//	L_i = Σ_k |y_ik − f_k|,   ∂L_i/∂f_k = sign(f_k − y_ik).
//
// Source: ESL 2nd ed., section 10.6, p. 349. At f_k = y_ik it has no derivative; 0 is the convention, and one of
// its subgradients.
var Absolute = &Loss{
	ID:     "absolute",
	Name:   "sum of absolute residuals",
	Source: "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., section 10.6",
	Each: &Term{
		Value: func(y, f float64) float64 { return math.Abs(y - f) },
		Slope: func(y, f float64) float64 {
			switch {
			case f > y:
				return 1
			case f < y:
				return -1
			}
			return f - y // 0, or NaN
		},
		Dual: func(y float64, f dual.Number) dual.Number {
			if f.Real == y {
				return dual.Number{}
			}
			return dual.Abs(dual.Sub(dual.Number{Real: y}, f))
		},
		ToKink: func(y, f float64) float64 { return math.Abs(y - f) },
		Code: activation.Code{
			Go: activation.Body{
				Value: `	return math.Abs(y - f)`,
				Slope: `	if f > y {
		return 1
	}
	if f < y {
		return -1
	}
	return 0`,
			},
			NumPy:   activation.Body{Value: `    return np.abs(y - f)`, Slope: `    return np.sign(f - y)`},
			PyTorch: `    return torch.abs(y - f)`,
		},
	},
	Definition: func(K int, y, f func(expr.Index) expr.Expr, _ *activation.Output) expr.Expr {
		return sum(K, func(k expr.Index) expr.Expr { return expr.Of(expr.Abs, expr.Sub(y(k), f(k))) })
	},
	Targets:  anyTarget,
	Boundary: 0.5,
}
