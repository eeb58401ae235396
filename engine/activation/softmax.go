package activation

import (
	"math"
	"slices"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Softmax is the output function of classification,
//
//	g_k(T) = e^(T_k) / Σ_j e^(T_j),   ∂g_j/∂T_k = g_j (1[j = k] − g_k).
//
// Source: ESL 2nd ed., equation 11.6, p. 393. The largest T is taken off all of them first: the quotient
// stays what it is, and no e^T can overflow.
var Softmax = &Output{
	ID:           "softmax",
	Name:         "softmax",
	Source:       "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., equation 11.6",
	Distribution: true,
	Lower:        0,
	Upper:        1,
	Value:        softmax,
	Lanes:        softmaxLanes,
	Saturated:    func(_, f float64) bool { return f < nearBound || 1-f < nearBound },
	// With d_j = ∂L_i/∂f_j this is f_k (d_k − Σ_j f_j d_j). As the f_j sum to 1, any constant may be
	// taken off every d_j: that of the likeliest class, for which 1 − f_k would lose its digits.
	Backward: func(delta, _, f []float64) {
		likeliest := 0
		for k := range f {
			if f[k] > f[likeliest] {
				likeliest = k
			}
		}
		constant := delta[likeliest]
		mean := 0.0
		for k := range delta {
			delta[k] -= constant
			mean += f[k] * delta[k]
		}
		for k := range delta {
			delta[k] = f[k] * (delta[k] - mean)
		}
	},
	Dual: func(f, T []dual.Number) {
		top := math.Inf(-1)
		for _, t := range T {
			top = max(top, t.Real)
		}
		var sum dual.Number
		for k, t := range T {
			f[k] = dual.Exp(dual.Sub(t, dual.Number{Real: top}))
			sum = dual.Add(sum, f[k])
		}
		for k := range f {
			f[k] = dual.Mul(f[k], dual.Inv(sum))
		}
	},
	Definition: func(k expr.Index, K int, T func(k expr.Index) expr.Expr) expr.Expr {
		exp := func(k expr.Index) expr.Expr { return expr.Of(expr.Exp, T(k)) }
		return expr.Div(exp(k), expr.Σ("l", K, exp(expr.Over("l"))))
	},
	DerivativeOf: func(k, j expr.Index, f func(k expr.Index) expr.Expr) expr.Expr {
		return expr.Mul(f(k), expr.Sub(expr.Indicator{A: k, B: j}, f(j)))
	},

	Code: Code{
		Go: Body{
			Value: `	top, sum := T[0], 0.0
	for _, t := range T {
		top = max(top, t)
	}
	f := make([]float64, len(T))
	for k, t := range T {
		f[k] = math.Exp(t - top)
		sum += f[k]
	}
	for k := range f {
		f[k] /= sum
	}
	return f`,
			Slope: `	mean := 0.0
	for k := range f {
		mean += f[k] * byF[k]
	}
	delta := make([]float64, len(f))
	for k := range f {
		delta[k] = f[k] * (byF[k] - mean)
	}
	return delta`,
		},
		NumPy: Body{
			Value: `    e = np.exp(T - T.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)`,
			Slope: `    return f * (by_f - (f * by_f).sum(axis=1, keepdims=True))`,
		},
		PyTorch: `    return torch.softmax(T, dim=1)`,
	},
}

func softmax(f, T []float64) {
	top := slices.Max(T)
	sum := 0.0
	for k, t := range T {
		e := math.Exp(t - top)
		f[k] = e
		sum += e
	}
	for k := range f {
		f[k] /= sum
	}
}
