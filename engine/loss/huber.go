package loss

import (
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Huber is half the square of small residuals and the absolute value of large ones,
//
//	L_i = Σ_k h(y_ik − f_k),   h(r) = r²/2 for |r| ≤ 1 and |r| − ½ beyond,
//
// with ∂L_i/∂f_k = f_k − y_ik, cut off at −1 and 1. Source: Huber, Robust Estimation of a Location Parameter,
// Annals of Mathematical Statistics 35, 1964; ESL 2nd ed., equation 10.23, p. 349, which is twice this with δ = 1.
var Huber = &Loss{
	ID:     "huber",
	Name:   "Huber loss",
	Source: "Huber, Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35, 1964",
	Each: &Term{
		Value: func(y, f float64) float64 {
			r := math.Abs(y - f)
			if r <= 1 {
				return r * r / 2
			}
			return r - 0.5
		},
		Slope: func(y, f float64) float64 { return max(-1, min(1, f-y)) },
		Dual: func(y float64, f dual.Number) dual.Number {
			r := dual.Abs(dual.Sub(dual.Number{Real: y}, f))
			if r.Real <= 1 {
				return dual.Scale(0.5, dual.Mul(r, r))
			}
			return dual.Sub(r, dual.Number{Real: 0.5})
		},
		Code: activation.Code{
			Go: activation.Body{
				Value: `	r := math.Abs(y - f)
	if r <= 1 {
		return r * r / 2
	}
	return r - 0.5`,
				Slope: `	return max(-1, min(1, f-y))`,
			},
			NumPy: activation.Body{
				Value: `    r = np.abs(y - f)
    return np.where(r <= 1, r**2 / 2, r - 0.5)`,
				Slope: `    return np.clip(f - y, -1, 1)`,
			},
			PyTorch: `    r = torch.abs(y - f)
    return torch.where(r <= 1, r**2 / 2, r - 0.5)`,
		},
	},
	Definition: func(K int, y, f func(expr.Index) expr.Expr, _ *activation.Output) expr.Expr {
		return sum(K, func(k expr.Index) expr.Expr {
			r := expr.Sub(y(k), f(k))
			size := expr.Of(expr.Abs, r)
			half := expr.Div(expr.Num(1), expr.Num(2))
			return expr.If(size, expr.AtMost, expr.Num(1), expr.Mul(half, expr.Square(r)), expr.Sub(size, half))
		})
	},
	Targets:  anyTarget,
	Boundary: 0.5,
}
