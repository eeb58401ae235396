package derive

import (
	"math"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// twofold is a number as a sum of two, hi + lo, of which lo is far smaller. So 1 − 10⁻³⁰⁰, which as one number would be 1,
// is kept, and 1 minus it is 10⁻³⁰⁰. Most numbers have no lo; those of saturated units do.
type twofold struct{ hi, lo float64 }

// near is how near to 1 a unit's value must be for its distance to be carried along.
const near = 1.0 / 64

// belowOne is 1 − c, with the sign of v, where v is that number rounded.
func belowOne(v, c float64) twofold {
	if !(c < near) {
		return twofold{v, 0}
	}
	if v < 0 {
		return twofold{-1, 0}.plus(twofold{c, 0}, true)
	}
	return twofold{1, 0}.plus(twofold{-c, 0}, true)
}

// plus is a + b. If exact is false and neither has a lo, it is rounded as one number.
func (a twofold) plus(b twofold, exact bool) twofold {
	sum := a.hi + b.hi
	if a.lo == 0 && b.lo == 0 && !exact || sum-sum != 0 {
		return twofold{sum, 0}
	}
	back := sum - a.hi // Knuth's sum with its rounding error: The Art of Computer Programming, vol. 2, 4.2.2
	lo := (a.hi - (sum - back)) + (b.hi - back) + a.lo + b.lo
	return renormal(sum, lo)
}

func renormal(hi, lo float64) twofold {
	sum := hi + lo
	if sum-sum != 0 {
		return twofold{hi, 0}
	}
	return twofold{sum, lo - (sum - hi)}
}

// twofoldField is arithmetic on twofold numbers.
type twofoldField struct{}

func (twofoldField) Const(v float64) twofold  { return twofold{v, 0} }
func (twofoldField) Add(a, b twofold) twofold { return a.plus(b, false) }
func (twofoldField) Neg(a twofold) twofold    { return twofold{-a.hi, -a.lo} }
func (twofoldField) Mul(a, b twofold) twofold {
	if a.lo == 0 && b.lo == 0 {
		return twofold{a.hi * b.hi, 0}
	}
	return renormal(a.hi*b.hi, a.hi*b.lo+a.lo*b.hi)
}

func (twofoldField) Div(a, b twofold) twofold {
	q := a.hi / b.hi
	if a.lo == 0 && b.lo == 0 || q-q != 0 {
		return twofold{q, 0}
	}
	return renormal(q, (a.lo-q*b.lo)/b.hi)
}

func (f twofoldField) Power(a twofold, n int) twofold {
	if a.lo == 0 {
		return twofold{math.Pow(a.hi, float64(n)), 0}
	}
	if n < 0 {
		return f.Div(twofold{1, 0}, f.Power(a, -n))
	}
	p := twofold{1, 0}
	for range n {
		p = f.Mul(p, a)
	}
	return p
}

func (twofoldField) Real(a twofold) float64 { return a.hi }

func (twofoldField) Call(f *expr.Function, order int, args []twofold) twofold {
	if f == expr.Log && order == 0 && args[0].lo != 0 {
		return twofold{logOf(args[0]), 0}
	}
	at := make([]float64, len(args))
	for i, a := range args {
		at[i] = a.hi
	}
	v := floatField{}.Call(f, order, at)
	if _, ok := elementary[f]; ok || order > 0 {
		return twofold{v, 0}
	}
	return complemented(f, at[0], v)
}

// logOf is the logarithm. Near 1 the distance from it is what counts.
func logOf(a twofold) float64 {
	if math.Abs(a.hi-1) < near {
		return math.Log1p((a.hi - 1) + a.lo)
	}
	return math.Log(a.hi) + a.lo/a.hi
}

// complemented is the value v of an activation at an argument, with its distance from ±1.
func complemented(f *expr.Function, at, v float64) twofold {
	if c := mustActivation(f).Complement; c != nil && 1-math.Abs(v) < near {
		return belowOne(v, c(math.Abs(at)))
	}
	return twofold{v, 0}
}

// twofoldEnv gives symbols and derivatives as twofold numbers.
type twofoldEnv struct{ *point }

func (e twofoldEnv) Symbol(s expr.Symbol) twofold {
	v := e.point.Symbol(s)
	if !(1-math.Abs(v) < near) {
		return twofold{v, 0}
	}
	switch s.Kind {
	case expr.Z:
		return complemented(e.hidden[s.Layer-1], e.pass.A[s.Layer-1][s.I.N-1], v)
	case expr.F:
		if !e.joint() {
			return complemented(e.output, e.pass.T[s.I.N-1], v)
		}
		others := 0.0 // of a distribution
		for k, f := range e.pass.F {
			if k != s.I.N-1 {
				others += f
			}
		}
		return belowOne(v, others)
	}
	return twofold{v, 0}
}

// Deriv is ∂Of/∂By, by dual numbers whose values are twofold.
func (e twofoldEnv) Deriv(d expr.Deriv) twofold {
	p := e.point
	p.tick()
	if s, ok := d.Of.(expr.Symbol); ok {
		if s.Kind != expr.Li {
			return twofold{p.seed(d.By).Symbol(s).Emag, 0}
		}
		d.Of, _ = p.definition(s)
	}
	return twofold{expr.Eval(d.Of, twofoldDualField{}, twofoldDuals{p, p.seed(d.By)}).slope, 0}
}

// twofoldDual is a dual number of which the value is twofold.
type twofoldDual struct {
	value twofold
	slope float64
}

// twofoldDuals is the environment in which the symbol of a seed is an independent variable.
type twofoldDuals struct {
	point *point
	seed  *duals
}

func (e twofoldDuals) Symbol(s expr.Symbol) twofoldDual {
	return twofoldDual{twofoldEnv{e.point}.Symbol(s), e.seed.Symbol(s).Emag}
}

func (e twofoldDuals) Deriv(d expr.Deriv) twofoldDual {
	panic("derive: a second derivative, by " + d.By.ID())
}

// twofoldDualField is the arithmetic of dual numbers over twofoldField.
type twofoldDualField struct{}

func (twofoldDualField) Const(v float64) twofoldDual { return twofoldDual{twofold{v, 0}, 0} }

func (twofoldDualField) Add(a, b twofoldDual) twofoldDual {
	return twofoldDual{a.value.plus(b.value, false), a.slope + b.slope}
}

func (twofoldDualField) Neg(a twofoldDual) twofoldDual {
	return twofoldDual{twofoldField{}.Neg(a.value), -a.slope}
}

func (twofoldDualField) Mul(a, b twofoldDual) twofoldDual {
	return twofoldDual{twofoldField{}.Mul(a.value, b.value), a.value.hi*b.slope + a.slope*b.value.hi}
}

func (twofoldDualField) Div(a, b twofoldDual) twofoldDual {
	q := twofoldField{}.Div(a.value, b.value)
	return twofoldDual{q, (a.slope - q.hi*b.slope) / b.value.hi}
}

func (f twofoldDualField) Power(a twofoldDual, n int) twofoldDual {
	if n < 0 {
		return f.Div(f.Const(1), f.Power(a, -n))
	}
	p := f.Const(1)
	for range n {
		p = f.Mul(p, a)
	}
	return p
}

func (twofoldDualField) Real(a twofoldDual) float64 { return a.value.hi }

func (twofoldDualField) Call(f *expr.Function, order int, args []twofoldDual) twofoldDual {
	values, duals := make([]twofold, len(args)), make([]dual.Number, len(args))
	for i, a := range args {
		values[i], duals[i] = a.value, dual.Number{Real: a.value.hi, Emag: a.slope}
	}
	return twofoldDual{twofoldField{}.Call(f, order, values), dualField{}.Call(f, order, duals).Emag}
}
