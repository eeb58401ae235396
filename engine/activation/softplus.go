package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Softplus is the smooth relu,
//
//	σ(v) = log(1 + e^v),   σ′(v) = 1 / (1 + e^(−v)).
//
// Source: Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating Second-Order Functional Knowledge for
// Better Option Pricing, NIPS 2000. It is computed as max(0, v) + log(1 + e^(−|v|)), which cannot overflow.
var Softplus = &Activation{
	ID:         "softplus",
	Name:       "softplus",
	Source:     "Dugas, Bengio, Bélisle, Nadeau and Garcia, Incorporating Second-Order Functional Knowledge for Better Option Pricing, NIPS 2000",
	Value:      softplus,
	Derivative: sigmoid,
	Dual: func(v dual.Number) dual.Number {
		rest := log1p(dual.Exp(dual.Scale(-1, dual.Abs(v))))
		if math.Signbit(v.Real) {
			return rest
		}
		return dual.Add(v, rest)
	},
	FastLanes: softplusLanes,
	Lower:     0,
	Upper:     math.Inf(1),

	Definition: func(v expr.Expr) expr.Expr { return expr.Of(expr.Log, expr.Add(expr.Num(1), expr.Of(expr.Exp, v))) },
	DerivativeOf: func(v, _ expr.Expr) expr.Expr {
		return expr.Div(expr.Num(1), expr.Add(expr.Num(1), expr.Of(expr.Exp, expr.Neg{X: v})))
	},

	Code: Code{
		Go: Body{
			Value: `	return max(0, v) + math.Log1p(math.Exp(-math.Abs(v)))`,
			Slope: Sigmoid.Code.Go.Value,
		},
		NumPy: Body{
			Value: `    return np.maximum(0, v) + np.log1p(np.exp(-np.abs(v)))`,
			Slope: Sigmoid.Code.NumPy.Value,
		},
		PyTorch: `    return torch.logaddexp(v, torch.zeros_like(v))  # softplus of PyTorch is v itself above 20`,
	},
}

func softplus(v float64) float64 { return max(0, v) + math.Log1p(math.Exp(-math.Abs(v))) }
