package network_test

import (
	"math"
	"slices"
	"testing"

	"chainrule/engine/network"
)

// TestInitIsPinned: documents that hold a seed and no weights mean these numbers, on every machine and in
// every version.
func TestInitIsPinned(t *testing.T) {
	s := network.Shape{P: 2, Hidden: []network.Layer{{Units: 2, Activation: "sigmoid"}}, K: 1, Output: "sigmoid", Loss: "rss"}
	want := []float64{0.0133, 0.602, 1.1537, -0.0111, -0.1365, 0.644, 0.0755, 0.0652, -0.6067}
	if got := s.Init(1); !slices.Equal(got, want) {
		t.Errorf("seed 1 gives %#v, want %#v", got, want)
	}
	if slices.Equal(s.Init(1), s.Init(2)) {
		t.Error("seeds 1 and 2 give the same weights")
	}
}

func TestInitIsSpread(t *testing.T) {
	s := network.Shape{
		P: 40, Hidden: []network.Layer{{Units: 256, Activation: "tanh"}, {Units: 100, Activation: "tanh"}},
		K: 50, Output: "identity", Loss: "rss",
	}
	for _, seed := range []uint64{0, 1, 42, math.MaxUint64} {
		theta := s.Init(seed)
		if len(theta) != s.Count() {
			t.Fatalf("%d values, want %d", len(theta), s.Count())
		}
		for layer := 1; layer <= s.Layers(); layer++ {
			bound := math.Sqrt(6 / float64(s.Rows(layer)+s.Cols(layer)-1))
			sum, squares, count := 0.0, 0.0, 0.0
			for j, w := range s.Matrix(theta, layer) {
				if math.Round(w*1e4)/1e4 != w {
					t.Errorf("seed %d: %v has more than four decimals", seed, w)
				}
				if j%s.Cols(layer) == 0 {
					if math.Abs(w) > 0.1 {
						t.Errorf("seed %d: bias %v is outside of ±0.1", seed, w)
					}
					continue
				}
				if math.Abs(w) > bound+5e-5 {
					t.Errorf("seed %d: weight %v is outside of ±%v", seed, w, bound)
				}
				sum, squares, count = sum+w, squares+w*w, count+1
			}
			// a uniform number in ±b has mean 0 and deviation b/√3; five standard errors are allowed
			deviation := bound / math.Sqrt(3)
			if math.Abs(sum/count) > 5*deviation/math.Sqrt(count) || math.Abs(math.Sqrt(squares/count)/deviation-1) > 5/math.Sqrt(count) {
				t.Errorf("seed %d, layer %d: mean %v, deviation %v, want 0 and %v",
					seed, layer, sum/count, math.Sqrt(squares/count), deviation)
			}
		}
	}
}
