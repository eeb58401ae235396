package derive

import (
	"math"

	"chainrule/engine/expr"
)

// elementary holds the values of the functions that package expr knows, and of the step, with their derivatives with
// respect to each argument. They are numbers and not expressions, so that the check of a derivation uses none of its
// rules.
var elementary = map[*expr.Function]struct {
	value func(v []float64) float64
	slope func(v []float64, by int) float64
}{
	expr.Exp: {
		func(v []float64) float64 { return math.Exp(v[0]) },
		func(v []float64, _ int) float64 { return math.Exp(v[0]) },
	},
	expr.Log: {
		func(v []float64) float64 { return math.Log(v[0]) },
		func(v []float64, _ int) float64 { return 1 / v[0] },
	},
	// |v| has a kink at 0; its derivative is taken as 0 there, the value of sign.
	expr.Abs: {
		func(v []float64) float64 { return math.Abs(v[0]) },
		func(v []float64, _ int) float64 { return sign(v[0]) },
	},
	// max(u, v) has a kink where u = v. The derivative of u is taken there, as in the rule: v where v > u, else u.
	expr.Max: {
		func(v []float64) float64 { return math.Max(v[0], v[1]) },
		func(v []float64, by int) float64 {
			if (v[1] > v[0]) == (by == 1) {
				return 1
			}
			return 0
		},
	},
	expr.Sign: {
		func(v []float64) float64 { return sign(v[0]) },
		zero,
	},
	expr.Heaviside: {
		func(v []float64) float64 {
			if v[0] > 0 {
				return 1
			}
			return 0
		},
		zero,
	},
	expr.NormalCDF: {
		func(v []float64) float64 { return math.Erfc(-v[0]/math.Sqrt2) / 2 },
		func(v []float64, _ int) float64 { return normalDensity(v[0]) },
	},
	expr.NormalPDF: {
		func(v []float64) float64 { return normalDensity(v[0]) },
		func(v []float64, _ int) float64 { return -v[0] * normalDensity(v[0]) },
	},
}

func zero([]float64, int) float64 { return 0 }

func sign(v float64) float64 {
	if v == 0 || math.IsNaN(v) {
		return v
	}
	return math.Copysign(1, v)
}

func normalDensity(v float64) float64 { return math.Exp(-v*v/2) / math.Sqrt(2*math.Pi) }

// slope is the derivative of f of an order, taken by one of its arguments.
func slope(f *expr.Function, order int, v []float64, by int) float64 {
	if e, ok := elementary[f]; ok && order == 0 {
		return e.slope(v, by)
	}
	return floatField{}.Call(f, order+1, v)
}
