package loss

import (
	"math"

	"chainrule/engine/activation"

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
	ID:   "cross-entropy",
	Name: "cross-entropy",
	Value: func(output string, y, T, _ []float64) float64 {
		if output == softmax {
			return softmaxEntropy(y, T)
		}
		sum := 0.0
		for k, t := range T {
			sum += y[k]*log1pExp(-t) + (1-y[k])*log1pExp(t)
		}
		return sum
	},
	ByNetInput: func(output string, delta, y, f []float64) {
		total := 1.0
		if output == softmax {
			total = 0
			for _, yk := range y {
				total += yk
			}
		}
		for k := range delta {
			delta[k] = f[k]*total - y[k]
		}
	},
	NetInputLanes: entropyLanes,
	Dual: func(output string, y []float64, T, _ []dual.Number) dual.Number {
		if output == softmax {
			return dualSoftmaxEntropy(y, T)
		}
		var sum dual.Number
		for k, t := range T {
			sum = dual.Add(sum, dual.Scale(y[k], dualLog1pExp(dual.Scale(-1, t))))
			sum = dual.Add(sum, dual.Scale(1-y[k], dualLog1pExp(t)))
		}
		return sum
	},
	Lower: 0,
	Upper: 1,
	refusals: map[string]string{
		"identity": "cross-entropy needs outputs between 0 and 1: choose sigmoid or softmax",
	},
	Symbolic: Symbolic{Definition: crossEntropyDefinition},
}

const softmax = "softmax"

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

// dualSoftmaxEntropy is the same on dual numbers; what is taken off is a constant.
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

// entropyLanes is δ for four samples at once.
func entropyLanes(output string, delta, y, f []activation.Lanes) {
	y, f = y[:len(delta)], f[:len(delta)]
	total := activation.Lanes{1, 1, 1, 1}
	if output == softmax {
		total = activation.Lanes{}
		for k := range y {
			y := &y[k]
			total[0] += y[0]
			total[1] += y[1]
			total[2] += y[2]
			total[3] += y[3]
		}
	}
	for k := range delta {
		d, y, f := &delta[k], &y[k], &f[k]
		d[0], d[1], d[2], d[3] = f[0]*total[0]-y[0], f[1]*total[1]-y[1], f[2]*total[2]-y[2], f[3]*total[3]-y[3]
	}
}
