package activation

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/num/dual"
	"pgregory.net/rapid"
)

func TestOutputRegistry(t *testing.T) {
	for _, g := range Outputs() {
		optional := []string{"Each", "Distribution", "Lower", "Upper", "Saturated"}
		if g.Each != nil {
			optional = append(optional, "Lanes", "Definition", "DerivativeOf")
		}
		complete(t, g.ID, *g, optional...)
		if g.Distribution && !g.Within(0, 1) {
			t.Errorf("%s: probabilities lie between 0 and 1", g.ID)
		}
		if got, ok := OutputByID(g.ID); !ok || got != g {
			t.Errorf("OutputByID(%q) does not find it", g.ID)
		}
	}
	if _, ok := OutputByID("Softmax"); ok {
		t.Error("OutputByID finds ids in another case")
	}
}

// TestBackwardIsDual goes from ∂L/∂f to ∂L/∂T for L = Σ_j w_j f_j, whose ∂L/∂f_j is w_j.
func TestBackwardIsDual(t *testing.T) {
	for _, g := range Outputs() {
		t.Run(g.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				K := rapid.IntRange(1, 6).Draw(t, "K")
				T := rapid.SliceOfN(rapid.Float64Range(-30, 30), K, K).Draw(t, "T")
				w := rapid.SliceOfN(rapid.Float64Range(-2, 2), K, K).Draw(t, "w")
				f, delta := make([]float64, K), append([]float64(nil), w...)
				g.Value(f, T)
				g.Backward(delta, T, f)
				for k := range T {
					lifted, out := make([]dual.Number, K), make([]dual.Number, K)
					for j, v := range T {
						lifted[j].Real = v
					}
					lifted[k].Emag = 1
					g.Dual(out, lifted)
					want, size := 0.0, 0.0
					for j := range out {
						want += w[j] * out[j].Emag
						size += math.Abs(w[j] * out[j].Emag)
						if math.Abs(out[j].Real-f[j]) > 1e-14*math.Max(1, math.Abs(f[j])) {
							t.Errorf("f[%d] = %g, dual numbers give %g", j+1, f[j], out[j].Real)
						}
					}
					// the terms cancel, and 1 − f_k, which is in them, is exact to 1e-16 and no better
					if math.Abs(delta[k]-want) > 1e-14*size+2e-15*math.Abs(w[k]) {
						t.Errorf("delta[%d] = %g, dual numbers give %g", k+1, delta[k], want)
					}
				}
			})
		})
	}
}

func TestSoftmaxIsADistribution(t *testing.T) {
	for _, T := range [][]float64{
		{0}, {1e308}, {1e4, -1e4}, {-1e4, -1e4, -1e4}, {1e308, -1e308, 1e308}, {-math.MaxFloat64, math.MaxFloat64}, {710, 709, 0},
	} {
		f := make([]float64, len(T))
		Softmax.Value(f, T)
		sum := 0.0
		for k, v := range f {
			if math.IsNaN(v) || v < 0 || v > 1 {
				t.Errorf("softmax of %v: output %d is %g", T, k+1, v)
			}
			sum += v
		}
		if math.Abs(sum-1) > 1e-15 {
			t.Errorf("softmax of %v sums to %v", T, sum)
		}
	}
}

// TestSoftmaxSaturated pins a δ of which f_k (d_k − Σ_j f_j d_j), taken literally, keeps no digit.
func TestSoftmaxSaturated(t *testing.T) {
	T := []float64{40, 0}
	f, delta := make([]float64, 2), []float64{3, 1}
	Softmax.Value(f, T)
	Softmax.Backward(delta, T, f)
	want := 2 * math.Exp(-40)
	if relative(delta[0], want) > 1e-15 || relative(delta[1], -want) > 1e-15 {
		t.Errorf("delta = %v, want ±%g", delta, want)
	}
}
