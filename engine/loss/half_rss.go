package loss

import (
	"math"

	"chainrule/engine/activation"

	"gonum.org/v1/gonum/num/dual"
)

// HalfRSS is half the residual sum of squares,
//
//	L_i = ½ Σ_k (y_ik − f_k)²,   ∂L_i/∂f_k = −(y_ik − f_k),
//
// in which the ½ takes away the 2 of the power rule. Source: Bishop, Pattern Recognition and Machine
// Learning, equation 5.11, p. 233.
var HalfRSS = &Loss{
	ID:    "half-rss",
	Name:  "half the residual sum of squares",
	Value: func(_ string, y, _, f []float64) float64 { return squares(y, f) / 2 },
	ByOutput: func(d, y, f []float64) {
		for k := range d {
			d[k] = -(y[k] - f[k])
		}
	},
	OutputLanes: halfRSSLanes,
	Dual: func(_ string, y []float64, _, f []dual.Number) dual.Number {
		return dual.Scale(0.5, dualSquares(y, f))
	},
	Lower:    math.Inf(-1),
	Upper:    math.Inf(1),
	Symbolic: Symbolic{Definition: halfRSSDefinition},
}

func halfRSSLanes(delta, y, f, slope []activation.Lanes) {
	y, f, slope = y[:len(delta)], f[:len(delta)], slope[:len(delta)]
	for k := range delta {
		d, y, f, s := &delta[k], &y[k], &f[k], &slope[k]
		d[0], d[1] = (f[0]-y[0])*s[0], (f[1]-y[1])*s[1]
		d[2], d[3] = (f[2]-y[2])*s[2], (f[3]-y[3])*s[3]
	}
}
