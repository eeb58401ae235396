package derive

import (
	"math"
	"testing"

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
			if got := (floatField{}).Power(x, n); got != want {
				t.Errorf("%v^%d is %v, want %v", x, n, got, want)
			}
		}
	}
}
