package activation

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/num/dual"
	"pgregory.net/rapid"
)

// extremes are net inputs at which a careless formula overflows, loses its digits or turns into NaN.
var extremes = []float64{
	-math.MaxFloat64, -1e308, -1e4, -745.2, -709.8, -37, -19.1, -1, -1e-8, -math.SmallestNonzeroFloat64, math.Copysign(0, -1),
	0, math.SmallestNonzeroFloat64, 1e-8, 1, 19.1, 37, 709.8, 745.2, 1e4, 1e308, math.MaxFloat64,
}

// relative is how far got is from want, relative to want.
func relative(got, want float64) float64 {
	if got == want {
		return 0
	}
	return math.Abs(got-want) / math.Abs(want)
}

func kinked(a *Activation, v, within float64) bool {
	for _, kink := range a.Kinks {
		if math.Abs(v-kink) <= within {
			return true
		}
	}
	return false
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
			complete(t, name+"."+field, fields.Field(i).Interface())
		}
	}
}

func TestRegistry(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range All() {
		complete(t, a.ID, *a, "FastLanes", "Saturated", "Complement", "Kinks", "Note", "Lower", "Upper")
		if !(a.Lower < a.Upper) {
			t.Errorf("%s: the values lie between %g and %g", a.ID, a.Lower, a.Upper)
		}
		if seen[a.ID] {
			t.Errorf("%q is there twice", a.ID)
		}
		seen[a.ID] = true
		if got, ok := ByID(a.ID); !ok || got != a {
			t.Errorf("ByID(%q) does not find it", a.ID)
		}
	}
	if _, ok := ByID("Sigmoid"); ok {
		t.Error("ByID finds ids in another case")
	}
}

func TestFiniteEverywhere(t *testing.T) {
	for _, a := range All() {
		for _, v := range extremes {
			z, slope, d := a.Value(v), a.Derivative(v), a.Dual(dual.Number{Real: v, Emag: 1})
			for name, got := range map[string]float64{"value": z, "derivative": slope, "dual value": d.Real, "dual derivative": d.Emag} {
				if math.IsNaN(got) || math.IsInf(got, 0) {
					t.Errorf("%s at %g: %s is %g", a.ID, v, name, got)
				}
			}
			if z < a.Lower || z > a.Upper {
				t.Errorf("%s at %g is %g, outside of %g to %g", a.ID, v, z, a.Lower, a.Upper)
			}
		}
	}
}

// TestOverflowIsNotNaN says what an infinite net input gives: the limit of the function, which the largest numbers
// have reached, or have gone as far as it goes.
func TestOverflowIsNotNaN(t *testing.T) {
	for _, a := range All() {
		for _, sign := range []float64{1, -1} {
			want := a.Value(sign * math.MaxFloat64)
			if math.Abs(want) > 1e300 {
				want = math.Inf(int(math.Copysign(1, want)))
			}
			if got := a.Value(math.Inf(int(sign))); got != want {
				t.Errorf("%s at %v is %g, want %g", a.ID, math.Inf(int(sign)), got, want)
			}
			if got := a.Derivative(math.Inf(int(sign))); math.IsNaN(got) || math.IsInf(got, 0) {
				t.Errorf("%s′ at %v is %g", a.ID, math.Inf(int(sign)), got)
			}
		}
		if got := a.Value(math.NaN()); !math.IsNaN(got) {
			t.Errorf("%s hides NaN behind %g", a.ID, got)
		}
	}
}

func TestDerivativeIsDual(t *testing.T) {
	for _, a := range All() {
		t.Run(a.ID, func(t *testing.T) {
			check := func(t interface{ Errorf(string, ...any) }, v float64) {
				d := a.Dual(dual.Number{Real: v, Emag: 1})
				if e := relative(d.Real, a.Value(v)); e > 1e-14 {
					t.Errorf("value at %g: %g, dual numbers give %g", v, a.Value(v), d.Real)
				}
				// where σ′ passes through 0, it has no more digits than v has
				slack := math.Abs(a.Derivative(v*(1+1e-15)) - a.Derivative(v))
				if math.Abs(d.Emag-a.Derivative(v)) > 1e-14*math.Abs(a.Derivative(v))+slack {
					t.Errorf("derivative at %g: %g, dual numbers give %g", v, a.Derivative(v), d.Emag)
				}
			}
			for _, v := range extremes {
				if math.Abs(v) < 700 { // beyond, subnormal numbers have fewer digits
					check(t, v)
				}
			}
			rapid.Check(t, func(t *rapid.T) { check(t, rapid.Float64Range(-50, 50).Draw(t, "v")) })
		})
	}
}

func TestDerivativeIsDifference(t *testing.T) {
	for _, a := range All() {
		t.Run(a.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				v := rapid.Float64Range(-20, 20).Draw(t, "v")
				if kinked(a, v, 1e-4) {
					return // a difference across a kink is no derivative; TestReLUAtItsKink pins the convention
				}
				difference := fd.Derivative(a.Value, v, &fd.Settings{Formula: fd.Central})
				const h = 1e-5 // the difference is a mean of σ′ over less than v ± h, where σ′ may bend
				bend := math.Abs(a.Derivative(v+h) + a.Derivative(v-h) - 2*a.Derivative(v))
				if math.Abs(difference-a.Derivative(v)) > 1e-8+bend {
					t.Errorf("derivative at %g: %g, a central difference gives %g", v, a.Derivative(v), difference)
				}
			})
		})
	}
}

func TestReLUAtItsKink(t *testing.T) {
	for _, v := range []float64{0, math.Copysign(0, -1)} {
		if ReLU.Derivative(v) != 0 || ReLU.Dual(dual.Number{Real: v, Emag: 1}).Emag != 0 {
			t.Errorf("relu has a derivative other than 0 at %g", v)
		}
	}
}

// TestTails holds derivatives against their values to 17 digits, where σ(1 − σ) and 1 − tanh² are 0.
func TestTails(t *testing.T) {
	for _, c := range []struct {
		a       *Activation
		v, want float64
	}{
		{Sigmoid, 40, 4.248354255291589e-18},
		{Sigmoid, -40, 4.248354255291589e-18},
		{Sigmoid, 700, 9.859676543759770e-305},
		{Tanh, 20, 1.699341702116636e-17},
		{Tanh, -20, 1.699341702116636e-17},
		{Softplus, -40, 4.248354255291589e-18},
		{ELU, -40, 4.248354255291589e-18},
		{SiLU, -40, -1.6568581595637197e-16},
		{GELU, -10, -7.618400096464814e-22},
	} {
		if got := c.a.Derivative(c.v); relative(got, c.want) > 1e-15 {
			t.Errorf("%s′(%g) = %v, want %v", c.a.ID, c.v, got, c.want)
		}
	}
}

// TestDefinition evaluates the definition that formulas print.
func TestDefinition(t *testing.T) {
	for _, a := range All() {
		t.Run(a.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				v := rapid.Float64Range(-8, 8).Draw(t, "v")
				got := expr.Eval(a.Definition(expr.Num(v)), numbers{}, noSymbols{})
				if math.Abs(got-a.Value(v)) > 1e-14*math.Max(1, math.Abs(v)) {
					t.Errorf("σ(%g) is %g, the formula gives %g", v, a.Value(v), got)
				}
			})
		})
	}
}

// TestSymbolicDerivative evaluates the derivative that formulas print.
func TestSymbolicDerivative(t *testing.T) {
	for _, a := range All() {
		t.Run(a.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				v := rapid.Float64Range(-8, 8).Draw(t, "v")
				e := a.DerivativeOf(expr.Number{Value: v}, expr.Number{Value: a.Value(v)})
				got := expr.Eval(e, numbers{}, noSymbols{})
				if math.Abs(got-a.Derivative(v)) > 2e-14 {
					t.Errorf("derivative at %g: %g, the formula gives %g", v, a.Derivative(v), got)
				}
			})
		})
	}
}

// numbers evaluates what activations and their derivatives are written with.
type numbers struct{}

func (numbers) Const(v float64) float64        { return v }
func (numbers) Add(a, b float64) float64       { return a + b }
func (numbers) Neg(a float64) float64          { return -a }
func (numbers) Mul(a, b float64) float64       { return a * b }
func (numbers) Div(a, b float64) float64       { return a / b }
func (numbers) Power(a float64, n int) float64 { return math.Pow(a, float64(n)) }

func (numbers) Real(a float64) float64 { return a }
func (numbers) Call(f *expr.Function, _ int, args []float64) float64 {
	switch f {
	case expr.Exp:
		return math.Exp(args[0])
	case expr.Log:
		return math.Log(args[0])
	case expr.Max:
		return math.Max(args[0], args[1])
	case expr.Abs:
		return math.Abs(args[0])
	case expr.NormalCDF:
		return math.Erfc(-args[0]/math.Sqrt2) / 2
	case expr.NormalPDF:
		return math.Exp(-args[0]*args[0]/2) / math.Sqrt(2*math.Pi)
	case expr.Heaviside:
		if args[0] > 0 {
			return 1
		}
		return 0
	}
	panic("activation: a derivative is written with " + f.ID)
}

type noSymbols struct{}

func (noSymbols) Symbol(s expr.Symbol) float64 { panic("activation: a symbol in a derivative") }
func (noSymbols) Deriv(expr.Deriv) float64     { panic("activation: a ∂ in a derivative") }

func BenchmarkValue(b *testing.B) {
	for _, a := range All() {
		b.Run(a.ID, func(b *testing.B) {
			v, sum := -4.0, 0.0
			for b.Loop() {
				sum += a.Value(v)
				v = -v * 0.999
			}
			_ = sum
		})
	}
}

// TestComplement holds 1 − |σ(v)| against the value where that keeps its digits, and by its slope, which is −σ′(v), where it
// does not.
func TestComplement(t *testing.T) {
	for _, a := range All() {
		if a.Complement == nil {
			continue
		}
		for _, v := range []float64{0, 0.5, 1, 3, 10, 36.5, 100, 300} {
			c := a.Complement(v)
			if d := math.Abs(1 - math.Abs(a.Value(v)) - c); d > 2e-16 {
				t.Errorf("%s: at %v it is %v, which differs from 1 less the value by %v", a.ID, v, c, d)
			}
			const h = 1e-5
			if v == 0 {
				continue
			}
			slope := (a.Complement(v-h) - a.Complement(v+h)) / ((v + h) - (v - h))
			if want := a.Derivative(v); math.Abs(slope-want) > 1e-6*want {
				t.Errorf("%s: at %v it falls by %v, want %v", a.ID, v, slope, want)
			}
		}
	}
}
