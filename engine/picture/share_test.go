package picture

import (
	"math"
	"testing"
)

func TestShare(t *testing.T) {
	for _, c := range []struct{ v, low, high, want float64 }{
		{2, 1, 3, .5},
		{1, 1, 3, 0},
		{3, 1, 3, 1},
		{5, 1, 3, 2},
		{0, -math.MaxFloat64, math.MaxFloat64, .5},
		{math.MaxFloat64, -math.MaxFloat64, math.MaxFloat64, 1},
		{4, 4, 4, .5},
		{math.NaN(), 0, 1, .5},
		{0, math.NaN(), 1, .5},
		{0, math.Inf(-1), math.Inf(1), .5},
	} {
		if got := Share(c.v, c.low, c.high); got != c.want {
			t.Errorf("%g between %g and %g stands at %g, want %g", c.v, c.low, c.high, got, c.want)
		}
	}
}
