package diagram

import (
	"math"
	"testing"
)

// TestZoom enlarges a drawing of 400 × 200 about a point, which stays where it was on the screen, and moves what is shown.
func TestZoom(t *testing.T) {
	place := func(z zoom, x, y float64) (float64, float64) { return z.scale() * (x - z.X), z.scale() * (y - z.Y) }
	z := zoom{}.times(2, 100, 50, 400, 200)
	if x, y := place(z, 100, 50); x != 100 || y != 50 {
		t.Errorf("the point 100, 50 is at %v, %v", x, y)
	}
	z = z.times(1.5, 120, 80, 400, 200)
	if x, y := place(z, 120, 80); math.Abs(x-140) > 1e-9 || math.Abs(y-110) > 1e-9 { // where the zoom before had it
		t.Errorf("the point 120, 80 is at %v, %v, want 140, 110", x, y)
	}
	if z = z.times(100, 0, 0, 400, 200); z.Scale != 8 {
		t.Errorf("it is enlarged %v times, want 8", z.Scale)
	}
	if got := z.by(1000, -1000, 400, 200); got != (zoom{8, 350, 0}) {
		t.Errorf("moved to a corner it is %v", got)
	}
	if got := (zoom{4, 0, 0}).showing(300, 20, 400, 200); got != (zoom{4, 212.5, 0}) { // 300 is an eighth of 100 from the right edge
		t.Errorf("moved to a point it is %v", got)
	}
	if got := z.times(1/50., 3, 3, 400, 200); got != (zoom{}) {
		t.Errorf("made small it is %v", got)
	}
	if got := (zoom{2, 100, 50}).transform(); got != "matrix(2 0 0 2 -200 -100)" {
		t.Errorf("the transform is %q", got)
	}
}
