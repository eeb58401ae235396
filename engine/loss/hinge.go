package loss

import (
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Hinge is the loss of the support-vector machine, for targets −1 and 1,
//
//	L_i = Σ_k max(0, 1 − y_ik f_k),   ∂L_i/∂f_k = −y_ik for y_ik f_k < 1 and 0 elsewhere.
//
// Source: Cortes and Vapnik, Support-Vector Networks, Machine Learning 20, 1995; ESL 2nd ed., equation 12.25,
// p. 426. At y_ik f_k = 1 it has no derivative; 0 is the convention, and one of its subgradients.
var Hinge = &Loss{
	ID:     "hinge",
	Name:   "hinge loss",
	Source: "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., equation 12.25",
	Each: &Term{
		Value: func(y, f float64) float64 { return max(0, 1-y*f) },
		Slope: func(y, f float64) float64 {
			if y*f < 1 {
				return -y
			}
			return 0
		},
		Dual: func(y float64, f dual.Number) dual.Number {
			if y*f.Real >= 1 {
				return dual.Number{}
			}
			return dual.Sub(dual.Number{Real: 1}, dual.Scale(y, f))
		},
		ToKink: func(y, f float64) float64 { return math.Abs(1 - y*f) },
		Code: activation.Code{
			Go: activation.Body{
				Value: `	return max(0, 1-y*f)`,
				Slope: `	if y*f < 1 {
		return -y
	}
	return 0`,
			},
			NumPy:   activation.Body{Value: `    return np.maximum(0, 1 - y * f)`, Slope: `    return np.where(y * f < 1, -y, 0.0)`},
			PyTorch: `    return torch.relu(1 - y * f)`,
		},
	},
	Definition: func(K int, y, f func(expr.Index) expr.Expr, _ *activation.Output) expr.Expr {
		return sum(K, func(k expr.Index) expr.Expr {
			return expr.Of(expr.Max, expr.Num(0), expr.Sub(expr.Num(1), expr.Mul(y(k), f(k))))
		})
	},
	Targets:  Targets{Only: []float64{-1, 1}},
	Classes:  true,
	Boundary: 0,
}
