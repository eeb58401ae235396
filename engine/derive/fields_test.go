package derive

import (
	"math"
	"testing"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// TestPowers holds whole powers in every field against math.Pow and the power rule.
func TestPowers(t *testing.T) {
	for n := -3; n <= 3; n++ {
		for _, x := range []float64{-1.5, 0.5, 2} {
			want, slope := math.Pow(x, float64(n)), float64(n)*math.Pow(x, float64(n-1))
			near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-14*math.Abs(b) }
			if got := (dualField{}).Power(dual.Number{Real: x, Emag: 1}, n); !near(got.Real, want) || !near(got.Emag, slope) {
				t.Errorf("%v^%d in dual numbers is %v, want %v and %v", x, n, got, want, slope)
			}
			if got := (roundedField{}).Power(rounded{x, 0}, n); !near(got.v, want) || got.err > 1e-14*math.Abs(want) {
				t.Errorf("%v^%d with rounding is %v, want %v", x, n, got, want)
			}
			if got := (roundedDualField{}).Power(roundedDual{rounded{x, 0}, rounded{1, 0}}, n); !near(got.value.v, want) || !near(got.slope.v, slope) {
				t.Errorf("%v^%d in dual numbers with rounding is %v, want %v and %v", x, n, got, want, slope)
			}
			if got := (floatField{}).Power(x, n); got != want {
				t.Errorf("%v^%d is %v, want %v", x, n, got, want)
			}
		}
	}
}

// TestFunctions holds the elementary functions in every field against tables and differences: Φ(1) and φ(1)
// are from Abramowitz and Stegun, table 26.1.
func TestFunctions(t *testing.T) {
	for _, c := range []struct {
		f           *expr.Function
		args        []float64
		want, slope float64
	}{
		{expr.NormalCDF, []float64{1}, 0.841344746068543, 0.241970724519143},
		{expr.NormalCDF, []float64{-1}, 0.158655253931457, 0.241970724519143},
		{expr.NormalPDF, []float64{1}, 0.241970724519143, -0.241970724519143},
		{expr.Abs, []float64{-3}, 3, -1},
		{expr.Abs, []float64{0}, 0, 0},
		{expr.Sign, []float64{-3}, -1, 0},
		{expr.Sign, []float64{0}, 0, 0},
		{expr.Sign, []float64{math.Inf(1)}, 1, 0},
		{expr.Max, []float64{2, 1}, 2, 1},
		{expr.Max, []float64{1, 2}, 2, 0},
		{expr.Max, []float64{1, 1}, 1, 1},
		{expr.Exp, []float64{1}, math.E, math.E},
		{expr.Log, []float64{2}, math.Ln2, 0.5},
		{expr.Heaviside, []float64{2}, 1, 0},
		{expr.Heaviside, []float64{0}, 0, 0},
	} {
		near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-14 }
		if got := (floatField{}).Call(c.f, 0, c.args); !near(got, c.want) {
			t.Errorf("%s%v is %v, want %v", c.f.ID, c.args, got, c.want)
		}
		if got := (floatField{}).Call(c.f, 1, c.args); !near(got, c.slope) {
			t.Errorf("the derivative of %s at %v is %v, want %v", c.f.ID, c.args, got, c.slope)
		}
		duals := make([]dual.Number, len(c.args))
		both := make([]roundedDual, len(c.args))
		for i, v := range c.args {
			duals[i], both[i].value.v = dual.Number{Real: v}, v
		}
		duals[0].Emag, both[0].slope.v = 1, 1
		if got := (dualField{}).Call(c.f, 0, duals); !near(got.Real, c.want) || !near(got.Emag, c.slope) {
			t.Errorf("%s%v in dual numbers is %v, want %v and %v", c.f.ID, c.args, got, c.want, c.slope)
		}
		if got := (roundedDualField{}).Call(c.f, 0, both); !near(got.value.v, c.want) || !near(got.slope.v, c.slope) {
			t.Errorf("%s%v with rounding is %v, want %v and %v", c.f.ID, c.args, got, c.want, c.slope)
		}
	}
}
