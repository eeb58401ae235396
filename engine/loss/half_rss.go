package loss

import (
	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// HalfRSS is half the residual sum of squares,
//
//	L_i = ½ Σ_k (y_ik − f_k)²,   ∂L_i/∂f_k = −(y_ik − f_k),
//
// in which the ½ cancels the 2 of the power rule. Source: Bishop, Pattern Recognition and Machine
// Learning, equation 5.11, p. 233.
var HalfRSS = &Loss{
	ID:     "half-rss",
	Name:   "half the residual sum of squares",
	Source: "Bishop, Pattern Recognition and Machine Learning, equation 5.11",
	Each: &Term{
		Value: func(y, f float64) float64 { return (y - f) * (y - f) / 2 },
		Slope: func(y, f float64) float64 { return f - y },
		Dual:  func(y float64, f dual.Number) dual.Number { return dual.Scale(0.5, dualSquare(y, f)) },
		Lanes: halfRSSLanes,
		Code: activation.Code{
			Go:      activation.Body{Value: "\treturn (y - f) * (y - f) / 2", Slope: "\treturn f - y"},
			NumPy:   activation.Body{Value: "    return (y - f) ** 2 / 2", Slope: "    return f - y"},
			PyTorch: "    return (y - f) ** 2 / 2",
		},
	},
	Definition: func(K int, y, f func(expr.Index) expr.Expr, g *activation.Output) expr.Expr {
		return expr.Mul(expr.Div(expr.Num(1), expr.Num(2)), RSS.Definition(K, y, f, g))
	},
	Targets:  anyTarget,
	Boundary: 0.5,
}

func halfRSSLanes(delta, y, f, slope []activation.Lanes) {
	y, f, slope = y[:len(delta)], f[:len(delta)], slope[:len(delta)]
	for k := range delta {
		d, y, f, s := &delta[k], &y[k], &f[k], &slope[k]
		d[0], d[1] = (f[0]-y[0])*s[0], (f[1]-y[1])*s[1]
		d[2], d[3] = (f[2]-y[2])*s[2], (f[3]-y[3])*s[3]
	}
}
