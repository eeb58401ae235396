package expr

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestApart gives numbers that differ as many digits as they need to look different, and no more.
func TestApart(t *testing.T) {
	for _, c := range []struct {
		a, b         float64
		digits, want int
	}{{0.15, 0.1498, 4, 4}, {0.15, 0.14999, 4, 5}, {0.15, 0.15 - 4.4e-9, 4, 9}, {0.15, 0.15, 4, 4}, {1, math.Nextafter(1, 2), 4, 17}, {1, 1.5, 0, 0}} {
		if got := Apart(c.a, c.b, c.digits); got != c.want {
			t.Errorf("%v and %v are apart in %d digits, want %d", c.a, c.b, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(-1e9, 1e9).Draw(t, "a")
		b := a + rapid.Float64Range(-1, 1).Draw(t, "by")*math.Pow(10, float64(-rapid.IntRange(0, 16).Draw(t, "power")))*a
		n := Apart(a, b, 4)
		if a != b && Round(a, n) == Round(b, n) {
			t.Errorf("%v and %v both look %s", a, b, FormatNumber(a, n))
		}
		if n > 4 && Round(a, n-1) != Round(b, n-1) {
			t.Errorf("%v and %v need no %d digits", a, b, n)
		}
	})
}
