package loss

import (
	"math"

	"chainrule/engine/activation"

	"gonum.org/v1/gonum/num/dual"
)

// RSS is the residual sum of squares,
//
//	L_i = Σ_k (y_ik − f_k)²,   ∂L_i/∂f_k = −2 (y_ik − f_k).
//
// Source: ESL 2nd ed., equation 11.9, p. 395.
var RSS = &Loss{
	ID:    "rss",
	Name:  "residual sum of squares",
	Value: func(_ string, y, _, f []float64) float64 { return squares(y, f) },
	ByOutput: func(d, y, f []float64) {
		for k := range d {
			d[k] = -2 * (y[k] - f[k])
		}
	},
	OutputLanes: rssLanes,
	Dual: func(_ string, y []float64, _, f []dual.Number) dual.Number {
		return dualSquares(y, f)
	},
	Lower:    math.Inf(-1),
	Upper:    math.Inf(1),
	Symbolic: Symbolic{Definition: rssDefinition},
}

// squares is Σ_k (y_k − f_k)².
func squares(y, f []float64) float64 {
	sum := 0.0
	for k, yk := range y {
		r := yk - f[k]
		sum += r * r
	}
	return sum
}

func dualSquares(y []float64, f []dual.Number) dual.Number {
	var sum dual.Number
	for k, yk := range y {
		r := dual.Sub(dual.Number{Real: yk}, f[k])
		sum = dual.Add(sum, dual.Mul(r, r))
	}
	return sum
}

func rssLanes(delta, y, f, slope []activation.Lanes) {
	y, f, slope = y[:len(delta)], f[:len(delta)], slope[:len(delta)]
	for k := range delta {
		d, y, f, s := &delta[k], &y[k], &f[k], &slope[k]
		d[0], d[1] = -2*(y[0]-f[0])*s[0], -2*(y[1]-f[1])*s[1]
		d[2], d[3] = -2*(y[2]-f[2])*s[2], -2*(y[3]-f[3])*s[3]
	}
}
