package activation

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// GELU is the Gaussian error linear unit,
//
//	σ(v) = v Φ(v),   σ′(v) = Φ(v) + v φ(v),
//
// where Φ is the distribution function of the standard normal distribution and φ its density. Source:
// Hendrycks and Gimpel, Gaussian Error Linear Units (GELUs), arXiv:1606.08415, section 2. Φ is computed by the
// complementary error function, which keeps its digits for negative v.
var GELU = &Activation{
	ID:         "gelu",
	Name:       "Gaussian error linear unit",
	Source:     "Hendrycks and Gimpel, Gaussian Error Linear Units (GELUs), arXiv:1606.08415, section 2",
	Value:      func(v float64) float64 { return vanishing(v, normalCDF(v)) },
	Derivative: func(v float64) float64 { return normalCDF(v) + vanishing(v, normalPDF(v)) },
	Dual: func(v dual.Number) dual.Number {
		return dual.Mul(v, dual.Number{Real: normalCDF(v.Real), Emag: normalPDF(v.Real) * v.Emag})
	},
	Lower:     -0.16997120747990369, // σ at −0.7517915246935645, where σ′ is 0
	Upper:     math.Inf(1),
	Saturated: func(v float64) bool { return v < 0 && normalCDF(v) < nearBound },

	Definition: func(v expr.Expr) expr.Expr { return expr.Mul(v, expr.Of(expr.NormalCDF, v)) },
	DerivativeOf: func(v, _ expr.Expr) expr.Expr {
		return expr.Add(expr.Of(expr.NormalCDF, v), expr.Mul(v, expr.Of(expr.NormalPDF, v)))
	},

	Code: Code{
		Go: Body{
			Value: `	return v * math.Erfc(-v/math.Sqrt2) / 2`,
			Slope: `	return math.Erfc(-v/math.Sqrt2)/2 + v*math.Exp(-v*v/2)/math.Sqrt(2*math.Pi)`,
		},
		NumPy: Body{
			Value: `    return v * np.vectorize(math.erfc, otypes=[float])(-v / np.sqrt(2)) / 2`,
			Slope: `    cdf = np.vectorize(math.erfc, otypes=[float])(-v / np.sqrt(2)) / 2
    return cdf + v * np.exp(-(v**2) / 2) / np.sqrt(2 * np.pi)`,
		},
		PyTorch: `    return v * torch.special.ndtr(v)`,
	},
}

// normalCDF is the distribution function Φ of the standard normal distribution.
func normalCDF(v float64) float64 { return math.Erfc(-v/math.Sqrt2) / 2 }

// normalPDF is the density φ of the standard normal distribution.
func normalPDF(v float64) float64 { return math.Exp(-v*v/2) / math.Sqrt(2*math.Pi) }

// vanishing is v p for a p that goes to 0 faster than any power of v grows, so that it is 0 for an infinite v too.
func vanishing(v, p float64) float64 {
	if p == 0 {
		return 0
	}
	return v * p
}
