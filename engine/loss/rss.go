package loss

import (
	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// RSS is the residual sum of squares,
//
//	L_i = Σ_k (y_ik − f_k)²,   ∂L_i/∂f_k = −2 (y_ik − f_k).
//
// Source: ESL 2nd ed., equation 11.9, p. 395.
var RSS = &Loss{
	ID:     "rss",
	Name:   "residual sum of squares",
	Source: "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., equation 11.9",
	Each: &Term{
		Value: func(y, f float64) float64 { return (y - f) * (y - f) },
		Slope: func(y, f float64) float64 { return -2 * (y - f) },
		Dual:  dualSquare,
		Lanes: rssLanes,
		Code: activation.Code{
			Go:      activation.Body{Value: "\treturn (y - f) * (y - f)", Slope: "\treturn -2 * (y - f)"},
			NumPy:   activation.Body{Value: "    return (y - f) ** 2", Slope: "    return -2 * (y - f)"},
			PyTorch: "    return (y - f) ** 2",
		},
	},
	Definition: func(K int, y, f func(expr.Index) expr.Expr, _ *activation.Output) expr.Expr {
		return sum(K, func(k expr.Index) expr.Expr { return expr.Square(expr.Sub(y(k), f(k))) })
	},
	Targets:  anyTarget,
	Boundary: 0.5,
}

func dualSquare(y float64, f dual.Number) dual.Number {
	r := dual.Sub(dual.Number{Real: y}, f)
	return dual.Mul(r, r)
}

func rssLanes(delta, y, f, slope []activation.Lanes) {
	y, f, slope = y[:len(delta)], f[:len(delta)], slope[:len(delta)]
	for k := range delta {
		d, y, f, s := &delta[k], &y[k], &f[k], &slope[k]
		d[0], d[1] = -2*(y[0]-f[0])*s[0], -2*(y[1]-f[1])*s[1]
		d[2], d[3] = -2*(y[2]-f[2])*s[2], -2*(y[3]-f[3])*s[3]
	}
}
