package activation

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// TestPowers holds the table against 2^(j/64) in 300 bits.
func TestPowers(t *testing.T) {
	wide := func() *big.Float { return new(big.Float).SetPrec(300) }
	root := wide().SetInt64(2)
	for range 6 {
		root = wide().Sqrt(root)
	}
	want := wide().SetInt64(1)
	for j, p := range powers {
		nearest, _ := want.Float64()
		if got := math.Float64frombits(p.bits + uint64(j)<<46); got != nearest {
			t.Errorf("2^(%d/64) is %v, want %v", j, got, nearest)
		}
		rest := wide().Sub(want, wide().SetFloat64(nearest))
		lack, _ := rest.Quo(rest, wide().SetFloat64(nearest)).Float64()
		if p.lack != lack {
			t.Errorf("2^(%d/64) lacks %v, want %v", j, p.lack, lack)
		}
		want = wide().Mul(want, root)
	}
}

// TestExponential holds e^v against math.Exp to 4e-16, and e^v − 1 against math.Expm1 to 1e-15, over all v that
// they are used for.
func TestExponential(t *testing.T) {
	worst, worst1 := 0.0, 0.0
	check := func(v float64) {
		scale, rest := exponential(v)
		worst = max(worst, relative(scale+scale*rest, math.Exp(v)))
		worst1 = max(worst1, relative((scale-1)+scale*rest, math.Expm1(v)))
	}
	for i := range 1 << 20 {
		u := float64(i) / (1 << 20)
		check(expLeast * u)
		check(-expLeast * u)
		check(8 - 16*u)
		check(-math.Exp(-700 * u)) // down to 1e-304
		check(math.Exp(-700 * u))
	}
	check(0)
	if worst > 4e-16 || worst1 > 1e-15 {
		t.Errorf("e^v deviates by %.3g, e^v − 1 by %.3g", worst, worst1)
	}
	t.Logf("e^v deviates by %.3g, e^v − 1 by %.3g", worst, worst1)
}

// TestLanes holds every activation on lanes against its value and derivative, in the tails and at what is not a
// number as everywhere.
func TestLanes(t *testing.T) {
	const within = 1.5e-15
	for _, a := range All() {
		check := func(t interface{ Errorf(string, ...any) }, in []Lanes) {
			z, slope := make([]Lanes, len(in)), make([]Lanes, len(in))
			a.Lanes(z, slope, in)
			for i := range in {
				for lane, v := range in[i] {
					if want := a.Value(v); relative(z[i][lane], want) > within || math.Signbit(z[i][lane]) != math.Signbit(want) {
						t.Errorf("%s at %v: %v, want %v", a.ID, v, z[i][lane], want)
					}
					if want := a.Derivative(v); relative(slope[i][lane], want) > within {
						t.Errorf("%s′ at %v: %v, want %v", a.ID, v, slope[i][lane], want)
					}
				}
			}
		}
		for _, v := range append(extremes, -710, -354.1, 354.1, 710, math.Inf(1), math.Inf(-1)) {
			check(t, []Lanes{{0.5, v, -0.5, 2}, {v, 1, 2, 3}, {-v, -v, v, v}})
		}
		z, slope := make([]Lanes, 1), make([]Lanes, 1)
		a.Lanes(z, slope, []Lanes{{1, math.NaN(), -1, math.Copysign(math.NaN(), -1)}})
		if !math.IsNaN(z[0][1]) || !math.IsNaN(z[0][3]) || math.IsNaN(z[0][0]) || math.IsNaN(z[0][2]) {
			t.Errorf("%s of NaN beside 1 and −1 is %v", a.ID, z[0])
		}
		rapid.Check(t, func(t *rapid.T) {
			in := make([]Lanes, rapid.IntRange(0, 3).Draw(t, "units"))
			for i := range in {
				for lane := range in[i] {
					in[i][lane] = rapid.OneOf(rapid.Float64Range(-30, 30), rapid.Float64Range(-1e-3, 1e-3), rapid.Float64Range(-800, 800)).Draw(t, "v")
				}
			}
			check(t, in)
		})
	}
}

// TestLanesAreApart holds that what comes out of a lane does not depend, by a single bit, on what is in the lanes beside
// it, such as net inputs that need another way of computing.
func TestLanesAreApart(t *testing.T) {
	apart := func(t *rapid.T, what string, out func(in []Lanes) []Lanes) {
		in := make([]Lanes, rapid.IntRange(1, 4).Draw(t, "units"))
		for i := range in {
			for lane := range in[i] {
				in[i][lane] = rapid.OneOf(rapid.Float64Range(-30, 30), rapid.Float64Range(-800, 800)).Draw(t, "v")
			}
		}
		together := out(in)
		for lane := range len(Lanes{}) {
			alone := make([]Lanes, len(in))
			for i := range in {
				v := in[i][lane]
				alone[i] = Lanes{v, v, v, v}
			}
			for i, got := range out(alone) {
				if got[lane] != together[i][lane] {
					t.Errorf("%s of %v: %v in lane %d, and %v by itself", what, in, together[i][lane], lane, got[lane])
				}
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, a := range All() {
			apart(t, a.ID, func(in []Lanes) []Lanes {
				z, slope := make([]Lanes, len(in)), make([]Lanes, len(in))
				a.Lanes(z, slope, in)
				return append(z, slope...)
			})
		}
		apart(t, "softmax", func(in []Lanes) []Lanes {
			f := make([]Lanes, len(in))
			Softmax.Lanes(f, in)
			return f
		})
	})
}

// TestSoftmaxLanes holds softmax on lanes against softmax.
func TestSoftmaxLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		T := make([]Lanes, rapid.IntRange(1, 4).Draw(t, "K"))
		most := rapid.SampledFrom([]float64{1, 40, 1e4, math.MaxFloat64}).Draw(t, "most")
		for k := range T {
			for lane := range T[k] {
				T[k][lane] = rapid.Float64Range(-most, most).Draw(t, "T")
			}
		}
		f := make([]Lanes, len(T))
		Softmax.Lanes(f, T)
		for lane := range len(Lanes{}) {
			net, want := make([]float64, len(T)), make([]float64, len(T))
			for k := range T {
				net[k] = T[k][lane]
			}
			Softmax.Value(want, net)
			for k := range want {
				if relative(f[k][lane], want[k]) > 2e-15 {
					t.Errorf("T %v: f_%d is %v, want %v", net, k+1, f[k][lane], want[k])
				}
			}
		}
	})
}
