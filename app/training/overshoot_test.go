package training

import (
	"math"
	"testing"

	"chainrule/engine/train"
)

// TestOvershoots warns of losses that grow without end or stay high, and of none that come down again or begin a little higher.
func TestOvershoots(t *testing.T) {
	jumps, settles := []float64{1.1}, []float64{1.1}
	for i := range 60 {
		jumps = append(jumps, 5000+4000*math.Sin(float64(i)))
		settles = append(settles, 300*math.Exp(-float64(i)/4))
	}
	jumps = append(jumps, 2000, 1500)
	for _, c := range []struct {
		losses []float64
		want   bool
	}{
		{[]float64{54.7, 60, 900, 4e6}, true},
		{[]float64{54.7, 1e200, math.Inf(1)}, true},
		{[]float64{54.7, 1e300, math.NaN()}, true},
		{jumps, true},
		{settles, false},
		{[]float64{9.8, 31, 16.7, 4}, false},
		{[]float64{11.4, 16.7}, false},
		{[]float64{1, 300, 200}, false},
		{[]float64{3}, false},
		{nil, false},
	} {
		var points []train.Point
		for i, l := range c.losses {
			points = append(points, train.Point{Epoch: i, Loss: l})
		}
		last := math.NaN()
		if n := len(c.losses); n > 0 {
			last = c.losses[n-1]
		}
		if got := overshoots(points, last); got != c.want {
			t.Errorf("losses %v overshoot: %t", c.losses, got)
		}
	}
}
