package derive

import (
	"fmt"
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// floatField is float64.
type floatField struct{}

func (floatField) Const(v float64) float64        { return v }
func (floatField) Add(a, b float64) float64       { return a + b }
func (floatField) Neg(a float64) float64          { return -a }
func (floatField) Mul(a, b float64) float64       { return a * b }
func (floatField) Div(a, b float64) float64       { return a / b }
func (floatField) Power(a float64, n int) float64 { return math.Pow(a, float64(n)) }
func (floatField) Real(a float64) float64         { return a }
func (floatField) Call(f *expr.Function, order int, args []float64) float64 {
	if e, ok := elementary[f]; ok {
		switch order {
		case 0:
			return e.value(args)
		case 1:
			return e.slope(args, 0)
		}
		panic(fmt.Sprintf("derive: no derivative of order %d of %s", order, f.ID))
	}
	a := mustActivation(f)
	switch order {
	case 0:
		return a.Value(args[0])
	case 1:
		return a.Derivative(args[0])
	case 2:
		v := expr.Symbol{Kind: expr.V}
		slope := a.DerivativeOf(v, expr.Of(f, v))
		return expr.Eval(slope, dualField{}, argument{Real: args[0], Emag: 1}).Emag
	}
	panic(fmt.Sprintf("derive: no derivative of order %d of %s", order, f.ID))
}

// argument is the environment in which the symbol v is a dual number, and nothing else is known.
type argument dual.Number

func (a argument) Symbol(expr.Symbol) dual.Number { return dual.Number(a) }
func (argument) Deriv(expr.Deriv) dual.Number {
	panic("derive: a ∂ in the derivative of an activation")
}

func mustActivation(f *expr.Function) *activation.Activation {
	a, ok := activation.ByID(f.ID)
	if !ok {
		panic("derive: no function " + f.ID)
	}
	return a
}

// dualField is dual numbers a + a′ε with ε² = 0: arithmetic that carries a derivative along.
type dualField struct{}

func (dualField) Const(v float64) dual.Number      { return dual.Number{Real: v} }
func (dualField) Add(a, b dual.Number) dual.Number { return dual.Add(a, b) }
func (dualField) Neg(a dual.Number) dual.Number    { return dual.Scale(-1, a) }
func (dualField) Mul(a, b dual.Number) dual.Number { return dual.Mul(a, b) }
func (dualField) Div(a, b dual.Number) dual.Number { return dual.Mul(a, dual.Inv(b)) }

// Power multiplies: gonum's PowReal takes a logarithm, which a negative base does not have.
func (f dualField) Power(a dual.Number, n int) dual.Number {
	if n < 0 {
		return dual.Inv(f.Power(a, -n))
	}
	p := dual.Number{Real: 1}
	for range n {
		p = dual.Mul(p, a)
	}
	return p
}

func (dualField) Real(a dual.Number) float64 { return a.Real }

func (dualField) Call(f *expr.Function, order int, args []dual.Number) dual.Number {
	if order == 0 && elementary[f].value == nil {
		return mustActivation(f).Dual(args[0])
	}
	at := make([]float64, len(args))
	for i, a := range args {
		at[i] = a.Real
	}
	d := dual.Number{Real: floatField{}.Call(f, order, at)}
	for i, a := range args {
		d.Emag += slope(f, order, at, i) * a.Emag
	}
	return d
}

// rounded is a number with a bound on the rounding error it has gathered: running error analysis
// (Higham, Accuracy and Stability of Numerical Algorithms, 3.3).
type rounded struct{ v, err float64 }

// unit is the unit roundoff of float64.
const unit = 1.0 / (1 << 53)

// roundedField is float64 with its rounding error: how far two lines may differ though they are equal.
type roundedField struct{}

func round(v, err float64) rounded { return rounded{v, err + math.Abs(v)*unit} }

func (roundedField) Const(v float64) rounded  { return rounded{v, 0} }
func (roundedField) Add(a, b rounded) rounded { return round(a.v+b.v, a.err+b.err) }
func (roundedField) Neg(a rounded) rounded    { return rounded{-a.v, a.err} }
func (roundedField) Mul(a, b rounded) rounded {
	return round(a.v*b.v, math.Abs(a.v)*b.err+math.Abs(b.v)*a.err+a.err*b.err)
}

func (roundedField) Div(a, b rounded) rounded {
	q := a.v / b.v
	return round(q, (a.err+math.Abs(q)*b.err)/math.Abs(b.v))
}

func (f roundedField) Power(a rounded, n int) rounded {
	if n < 0 {
		return f.Div(rounded{1, 0}, f.Power(a, -n))
	}
	p := rounded{1, 0}
	for range n {
		p = f.Mul(p, a)
	}
	return p
}

func (roundedField) Real(a rounded) float64 { return a.v }

func (roundedField) Call(f *expr.Function, order int, args []rounded) rounded {
	return roundedValue(args, func(v []float64) float64 { return floatField{}.Call(f, order, v) })
}

// roundedValue takes the errors of args through f. It adds up how much f changes when an argument moves by its error,
// and allows four units for the rounding of f itself.
func roundedValue(args []rounded, f func([]float64) float64) rounded {
	at := make([]float64, len(args))
	for i, a := range args {
		at[i] = a.v
	}
	v := f(at)
	err := 4 * math.Abs(v) * unit
	for i, a := range args {
		if h := math.Max(a.err, math.Abs(a.v)*unit); h > 0 {
			at[i] = a.v + h
			up := f(at)
			at[i] = a.v - h
			down := f(at)
			at[i] = a.v
			err += math.Max(math.Abs(up-v), math.Abs(down-v))
		}
	}
	return rounded{v, err}
}
