package loss

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"chainrule/engine/activation"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/num/dual"
	"pgregory.net/rapid"
)

// pairs calls check for every loss with every output function that can go with it.
func pairs(t *testing.T, check func(t *testing.T, l *Loss, g *activation.Output)) {
	for _, l := range All() {
		for _, g := range activation.Outputs() {
			if l.CheckOutput(g) == nil {
				t.Run(l.ID+" of "+g.ID, func(t *testing.T) { check(t, l, g) })
			}
		}
	}
}

// delta is ∂L_i/∂T_k as the backward pass takes it from the loss and the output function.
func delta(l *Loss, g *activation.Output, y, T []float64) []float64 {
	f, d := make([]float64, len(T)), make([]float64, len(T))
	g.Value(f, T)
	l.With(g).Delta(d, y, T, f)
	return d
}

func value(l *Loss, g *activation.Output, y, T []float64) float64 {
	f := make([]float64, len(T))
	g.Value(f, T)
	return l.With(g).Value(y, T, f)
}

// byDual is L_i with ε on T_k.
func byDual(l *Loss, g *activation.Output, y, T []float64, k int) dual.Number {
	lifted, f := make([]dual.Number, len(T)), make([]dual.Number, len(T))
	for j, v := range T {
		lifted[j].Real = v
	}
	lifted[k].Emag = 1
	g.Dual(f, lifted)
	return l.With(g).Dual(y, lifted, f)
}

// draw draws targets that the loss takes, and net inputs.
func draw(t *rapid.T, l *Loss, most float64) (y, T []float64) {
	K := rapid.IntRange(1, 5).Draw(t, "K")
	target := rapid.Float64Range(math.Max(l.Targets.Lower, -3), math.Min(l.Targets.Upper, 3))
	switch only := l.Targets.Only; {
	case len(only) > 0:
		target = rapid.SampledFrom(only)
	case !math.IsInf(l.Targets.Upper, 1) && rapid.Bool().Draw(t, "classes"):
		target = rapid.SampledFrom([]float64{l.Targets.Lower, l.Targets.Upper})
	}
	return rapid.SliceOfN(target, K, K).Draw(t, "y"), rapid.SliceOfN(rapid.Float64Range(-most, most), K, K).Draw(t, "T")
}

// complete objects to each field of a struct that is empty and not among those that may be, within other
// structs too.
func complete(t *testing.T, name string, v any, optional ...string) {
	t.Helper()
	fields := reflect.ValueOf(v)
	for i := range fields.NumField() {
		switch field := fields.Type().Field(i).Name; {
		case slices.Contains(optional, field):
		case fields.Field(i).IsZero():
			t.Errorf("%s: its field %s is missing", name, field)
		case fields.Field(i).Kind() == reflect.Struct:
			complete(t, name+"."+field, fields.Field(i).Interface(), optional...)
		}
	}
}

func TestRegistry(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range All() {
		optional := []string{"Lanes", "ToKink", "Classes", "Boundary", "Lower", "Upper", "Only"}
		switch {
		case l.Each != nil:
			complete(t, l.ID, *l, append(optional, "Cancelled", "Needs")...)
			complete(t, l.ID+".Each", *l.Each, optional...)
		case len(l.Cancelled) == 0:
			t.Errorf("%s: it has neither Each nor Cancelled, so that no output function goes with it", l.ID)
		default:
			complete(t, l.ID, *l, append(optional, "Each")...)
		}
		for _, c := range l.Cancelled {
			complete(t, l.ID+" with "+c.With.ID, c, optional...)
		}
		if len(l.Targets.Only) == 0 && !(l.Targets.Lower < l.Targets.Upper) {
			t.Errorf("%s: it takes targets between %g and %g", l.ID, l.Targets.Lower, l.Targets.Upper)
		}
		if seen[l.ID] {
			t.Errorf("%q is there twice", l.ID)
		}
		seen[l.ID] = true
		if got, ok := ByID(l.ID); !ok || got != l {
			t.Errorf("ByID(%q) does not find it", l.ID)
		}
	}
	if _, ok := ByID("mse"); ok {
		t.Error("ByID finds a loss that is not there")
	}
}

// TestProbabilities: every output function whose values are probabilities goes with the losses that need
// them, or the refusal would say something wrong.
func TestProbabilities(t *testing.T) {
	for _, l := range All() {
		for _, g := range activation.Outputs() {
			if err := l.CheckOutput(g); err != nil && g.Within(0, 1) {
				t.Errorf("%s: %v", g.ID, err)
			}
		}
	}
}

func TestDerivativeIsDual(t *testing.T) {
	pairs(t, func(t *testing.T, l *Loss, g *activation.Output) {
		rapid.Check(t, func(t *rapid.T) {
			y, T := draw(t, l, 30)
			L, d := value(l, g, y, T), delta(l, g, y, T)
			scale := 1.0
			for k := range d {
				scale = math.Max(scale, math.Abs(d[k]))
			}
			for k := range d {
				want := byDual(l, g, y, T, k)
				if math.Abs(L-want.Real) > 1e-14*math.Max(1, L) {
					t.Errorf("loss %g, dual numbers give %g", L, want.Real)
				}
				if math.Abs(d[k]-want.Emag) > 1e-13*scale {
					t.Errorf("delta[%d] = %g, dual numbers give %g", k+1, d[k], want.Emag)
				}
			}
		})
	})
}

func TestDerivativeIsDifference(t *testing.T) {
	const step = 6e-6
	pairs(t, func(t *testing.T, l *Loss, g *activation.Output) {
		rapid.Check(t, func(t *rapid.T) {
			y, T := draw(t, l, 10)
			if g.Each != nil && slices.ContainsFunc(T, func(v float64) bool {
				return slices.ContainsFunc(g.Each.Kinks, func(kink float64) bool { return math.Abs(v-kink) < 1e-3 })
			}) {
				return // a difference across a kink is no derivative
			}
			d := delta(l, g, y, T)
			difference := fd.Gradient(nil, func(T []float64) float64 { return value(l, g, y, T) }, T,
				&fd.Settings{Formula: fd.Central, Step: step})
			scale := math.Max(1, value(l, g, y, T))
			for k := range d {
				at := func(h float64) float64 {
					moved := slices.Clone(T)
					moved[k] += h
					return delta(l, g, y, moved)[k]
				}
				// the difference is the mean of the derivative over T_k ± h, where kinks may lie
				change := math.Abs(at(step)-d[k]) + math.Abs(d[k]-at(-step))
				if math.Abs(d[k]-difference[k]) > 1e-7*scale+change {
					t.Errorf("delta[%d] = %g, a central difference gives %g", k+1, d[k], difference[k])
				}
			}
		})
	})
}

// TestFiniteForAnyNetInput: the loss is a number for any finite T, or +∞ where it is too large for one.
func TestFiniteForAnyNetInput(t *testing.T) {
	extremes := []float64{-math.MaxFloat64, -1e300, -1e4, -745, -1e-300, 0, 1e-300, 745, 1e4, 1e300, math.MaxFloat64}
	pairs(t, func(t *testing.T, l *Loss, g *activation.Output) {
		for _, first := range extremes {
			for _, second := range extremes {
				for _, y := range [][]float64{{0, 1}, {1, 0}, {0, 0}, {1, 1}, {0.25, 0.75}} {
					T := []float64{first, second}
					L := value(l, g, y, T)
					if math.IsNaN(L) || L < 0 {
						t.Errorf("T %v, y %v: loss is %g", T, y, L)
					}
					large := math.Max(math.Abs(first), math.Abs(second)) > 1e150
					if math.IsInf(L, 1) && !large {
						t.Errorf("T %v, y %v: loss overflows", T, y)
					}
					for k, d := range delta(l, g, y, T) {
						if math.IsNaN(d) || (math.IsInf(d, 0) && !large) {
							t.Errorf("T %v, y %v: delta[%d] is %g", T, y, k+1, d)
						}
					}
				}
			}
		}
	})
}

// TestCrossEntropyTails holds it against values to 16 digits where log f_k, taken literally, is 0 or −∞.
func TestCrossEntropyTails(t *testing.T) {
	for _, c := range []struct {
		output string
		y, T   []float64
		want   float64
	}{
		{"sigmoid", []float64{1}, []float64{40}, 4.248354255291589e-18},
		{"sigmoid", []float64{0}, []float64{40}, 40},
		{"sigmoid", []float64{1}, []float64{-1e4}, 1e4},
		{"softmax", []float64{1, 0}, []float64{40, 0}, 4.248354255291589e-18},
		{"softmax", []float64{0, 1}, []float64{1e4, -1e4}, 2e4},
		{"softmax", []float64{1, 0}, []float64{1e308, -1e308}, 0},
		{"softmax", []float64{1}, []float64{3}, 0},
		{"softmax", []float64{0, 1}, []float64{math.MaxFloat64, -math.MaxFloat64}, math.Inf(1)},
	} {
		g, _ := activation.OutputByID(c.output)
		if got := value(CrossEntropy, g, c.y, c.T); got != c.want && math.Abs(got-c.want) > 1e-15*c.want {
			t.Errorf("%s, y %v, T %v: loss is %v, want %v", c.output, c.y, c.T, got, c.want)
		}
	}
}

func TestCheckOutput(t *testing.T) {
	err := CrossEntropy.CheckOutput(ForNumbers.Output)
	want := "cross-entropy needs outputs between 0 and 1: choose sigmoid or softmax"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	for _, g := range []*activation.Output{ForTwo.Output, ForClasses.Output} {
		if err := CrossEntropy.CheckOutput(g); err != nil {
			t.Errorf("cross-entropy refuses %s: %v", g.ID, err)
		}
	}
}

func TestCheckTarget(t *testing.T) {
	for _, c := range []struct {
		l    *Loss
		y    float64
		want string
	}{
		{RSS, -0.8, ""},
		{RSS, 1e300, ""},
		{RSS, math.NaN(), "a target must be a finite number, found not a number"},
		{HalfRSS, math.Inf(-1), "a target must be a finite number, found −∞"},
		{CrossEntropy, 0, ""},
		{CrossEntropy, 1, ""},
		{CrossEntropy, 0.5, ""},
		{CrossEntropy, -0.8, "cross-entropy needs targets between 0 and 1, found −0.8"},
		{CrossEntropy, 1.0000001, "cross-entropy needs targets between 0 and 1, found 1.0000001"},
		{CrossEntropy, -1e-9, "cross-entropy needs targets between 0 and 1, found −1·10⁻⁹"},
	} {
		got := ""
		if err := c.l.CheckTarget(c.y); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s of %g: %q, want %q", c.l.ID, c.y, got, c.want)
		}
	}
}
