package loss

import (
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// CrossEntropy is the negative log-likelihood of a class,
//
//	L_i = −Σ_k y_ik log f_k                                       with softmax,
//	L_i = −Σ_k [y_ik log f_k + (1 − y_ik) log(1 − f_k)]           with sigmoid,
//
// where 0 log 0 counts as 0. Source: ESL 2nd ed., equation 11.10, p. 395, and 4.20, p. 120.
//
// Both are computed from T, in which log f_k is T_k − log Σ_j e^(T_j) with softmax, and −log(1 + e^(−T_k))
// with sigmoid. So L_i is finite for any finite T, unless it is itself too large for a float64: then it
// is +∞. Its derivative is
//
//	δ_k = f_k Σ_j y_ij − y_ik    with softmax: f_k − y_ik where the targets sum to 1,
//	δ_k = f_k − y_ik             with sigmoid.
var CrossEntropy = &Loss{
	ID:     "cross-entropy",
	Name:   "cross-entropy",
	Source: "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., equation 11.10",
	Cancelled: []Cancelled{
		{
			With: activation.OutputOf(activation.Sigmoid),
			Value: func(y, T []float64) float64 {
				sum := 0.0
				for k, t := range T {
					sum += y[k]*log1pExp(-t) + (1-y[k])*log1pExp(t)
				}
				return sum
			},
			Delta: func(delta, y, f []float64) {
				for k := range delta {
					delta[k] = f[k] - y[k]
				}
			},
			DeltaOf: func(_ int, k expr.Index, y, f func(k expr.Index) expr.Expr) expr.Expr {
				return expr.Sub(f(k), y(k))
			},
			Lanes: sigmoidEntropyLanes,
			Dual: func(y []float64, T []dual.Number) dual.Number {
				var sum dual.Number
				for k, t := range T {
					sum = dual.Add(sum, dual.Scale(y[k], dualLog1pExp(dual.Scale(-1, t))))
					sum = dual.Add(sum, dual.Scale(1-y[k], dualLog1pExp(t)))
				}
				return sum
			},
			Code: activation.Code{
				Go: activation.Body{
					Value: `	loss := 0.0
	for k, t := range T {
		rest := math.Log1p(math.Exp(-math.Abs(t))) // -log f is max(0, -t) + rest, and -log(1 - f) is max(0, t) + rest
		loss += y[k]*(max(0, -t)+rest) + (1-y[k])*(max(0, t)+rest)
	}
	return loss`,
					Slope: `	delta := make([]float64, len(y))
	for k := range y {
		delta[k] = f[k] - y[k]
	}
	return delta`,
				},
				NumPy: activation.Body{
					Value: `    rest = np.log1p(np.exp(-np.abs(T)))  # -log f is max(0, -T) + rest, and -log(1 - f) is max(0, T) + rest
    return (Y * (np.maximum(0, -T) + rest) + (1 - Y) * (np.maximum(0, T) + rest)).sum(axis=1)`,
					Slope: `    return f - Y`,
				},
				PyTorch: `    zero = torch.zeros_like(T)  # -log f is log(1 + e^(-T)), and -log(1 - f) is log(1 + e^T)
    return (Y * torch.logaddexp(-T, zero) + (1 - Y) * torch.logaddexp(T, zero)).sum(dim=1)`,
			},
		},
		{
			With:  activation.Softmax,
			Value: softmaxEntropy,
			Delta: func(delta, y, f []float64) {
				total := 0.0
				for _, yk := range y {
					total += yk
				}
				for k := range delta {
					delta[k] = f[k]*total - y[k]
				}
			},
			DeltaOf: func(K int, k expr.Index, y, f func(k expr.Index) expr.Expr) expr.Expr {
				return expr.Sub(expr.Mul(f(k), expr.Σ("l", K, y(expr.Over("l")))), y(k))
			},
			Lanes: softmaxEntropyLanes,
			Dual:  dualSoftmaxEntropy,
			Code: activation.Code{
				Go: activation.Body{
					Value: `	top, sum, loss := T[0], 0.0, 0.0
	for _, t := range T {
		top = max(top, t)
	}
	for _, t := range T {
		sum += math.Exp(t - top)
	}
	for k, t := range T {
		loss += y[k] * (top - t + math.Log(sum)) // in brackets is -log f
	}
	return loss`,
					Slope: `	total := 0.0
	for _, v := range y {
		total += v
	}
	delta := make([]float64, len(y))
	for k := range y {
		delta[k] = f[k]*total - y[k]
	}
	return delta`,
				},
				NumPy: activation.Body{
					Value: `    top = T.max(axis=1, keepdims=True)
    return (Y * (top - T + np.log(np.exp(T - top).sum(axis=1, keepdims=True)))).sum(axis=1)  # in brackets is -log f`,
					Slope: `    return f * Y.sum(axis=1, keepdims=True) - Y`,
				},
				PyTorch: `    return (Y * (torch.logsumexp(T, dim=1, keepdim=True) - T)).sum(dim=1)  # in brackets is -log f`,
			},
		},
	},
	Definition: crossEntropyDefinition,
	Targets:    Targets{Lower: 0, Upper: 1},
	Needs:      "outputs between 0 and 1",
	Classes:    true,
	Boundary:   0.5,
}

// crossEntropyDefinition is −Σ_k y_k log f_k where the outputs are one distribution over the classes, and
// −Σ_k [y_k log f_k + (1 − y_k) log(1 − f_k)] where each output is a probability of its own.
func crossEntropyDefinition(K int, y, f func(expr.Index) expr.Expr, g *activation.Output) expr.Expr {
	log := func(x expr.Expr) expr.Expr { return expr.Of(expr.Log, x) }
	return expr.Neg{X: sum(K, func(k expr.Index) expr.Expr {
		yes := expr.Mul(y(k), log(f(k)))
		if g.Distribution {
			return yes
		}
		one := expr.Num(1)
		return expr.Add(yes, expr.Mul(expr.Sub(one, y(k)), log(expr.Sub(one, f(k)))))
	})}
}

// softmaxEntropy is Σ_k y_k (log Σ_j e^(T_j) − T_k). The sum is taken relative to its largest term, which
// makes it 1 + rest with a rest of at least 0, so that neither a large nor a tiny loss loses its digits.
func softmaxEntropy(y, T []float64) float64 {
	top := largest(len(T), func(k int) float64 { return T[k] })
	rest := 0.0
	for k, t := range T {
		if k != top {
			rest += math.Exp(t - T[top])
		}
	}
	rest = math.Log1p(rest)
	sum := 0.0
	for k, yk := range y {
		if yk != 0 { // 0 log 0 is 0
			sum += yk * ((T[top] - T[k]) + rest)
		}
	}
	return sum
}

// dualSoftmaxEntropy is softmaxEntropy on dual numbers. The largest term, which is subtracted, is a constant there.
func dualSoftmaxEntropy(y []float64, T []dual.Number) dual.Number {
	top := dual.Number{Real: T[largest(len(T), func(k int) float64 { return T[k].Real })].Real}
	var sum, total dual.Number
	for _, t := range T {
		total = dual.Add(total, dual.Exp(dual.Sub(t, top)))
	}
	for k, yk := range y {
		if yk != 0 {
			log := dual.Sub(dual.Sub(T[k], top), dual.Log(total))
			sum = dual.Sub(sum, dual.Scale(yk, log))
		}
	}
	return sum
}

// largest is the index in 0…n−1 at which v is largest.
func largest(n int, v func(int) float64) int {
	top := 0
	for k := 1; k < n; k++ {
		if v(k) > v(top) {
			top = k
		}
	}
	return top
}

// log1pExp is log(1 + e^v) without the overflow of e^v.
func log1pExp(v float64) float64 {
	return max(0, v) + math.Log1p(math.Exp(-math.Abs(v)))
}

// dualLog1pExp is the same on dual numbers; the derivative of log(1 + e) is e′ / (1 + e).
func dualLog1pExp(v dual.Number) dual.Number {
	e := dual.Exp(dual.Scale(-1, dual.Abs(v)))
	rest := dual.Number{Real: math.Log1p(e.Real), Emag: e.Emag / (1 + e.Real)}
	if math.Signbit(v.Real) {
		return rest
	}
	return dual.Add(v, rest)
}

func sigmoidEntropyLanes(delta, y, f []activation.Lanes) {
	y, f = y[:len(delta)], f[:len(delta)]
	for k := range delta {
		d, y, f := &delta[k], &y[k], &f[k]
		d[0], d[1], d[2], d[3] = f[0]-y[0], f[1]-y[1], f[2]-y[2], f[3]-y[3]
	}
}

func softmaxEntropyLanes(delta, y, f []activation.Lanes) {
	y, f = y[:len(delta)], f[:len(delta)]
	var total activation.Lanes
	for k := range y {
		y := &y[k]
		total[0] += y[0]
		total[1] += y[1]
		total[2] += y[2]
		total[3] += y[3]
	}
	for k := range delta {
		d, y, f := &delta[k], &y[k], &f[k]
		d[0], d[1], d[2], d[3] = f[0]*total[0]-y[0], f[1]*total[1]-y[1], f[2]*total[2]-y[2], f[3]*total[3]-y[3]
	}
}
