package derive

import (
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
func (floatField) Call(f *expr.Function, order int, args []float64) float64 {
	v := args[0]
	switch f {
	case expr.Exp:
		return math.Exp(v)
	case expr.Log:
		return math.Log(v)
	case activation.Heaviside:
		if v > 0 {
			return 1
		}
		return 0
	}
	a := mustActivation(f)
	if order == 1 {
		return a.Derivative(v)
	}
	return a.Value(v)
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

func (dualField) Call(f *expr.Function, order int, args []dual.Number) dual.Number {
	switch {
	case order != 0:
		panic("derive: the derivative of " + f.ID + " in dual numbers")
	case f == expr.Exp:
		return dual.Exp(args[0])
	case f == expr.Log:
		return dual.Log(args[0])
	}
	return mustActivation(f).Dual(args[0])
}

// dualSoftmax is output k of softmax over K net inputs, all of them less their largest, so that no
// power overflows.
func dualSoftmax(k, K int, t func(k int) dual.Number) dual.Number {
	largest := math.Inf(-1)
	for j := 1; j <= K; j++ {
		largest = max(largest, t(j).Real)
	}
	shift := func(j int) dual.Number {
		return dual.Exp(dual.Add(t(j), dual.Number{Real: -largest}))
	}
	var total dual.Number
	for j := 1; j <= K; j++ {
		total = dual.Add(total, shift(j))
	}
	return dual.Mul(shift(k), dual.Inv(total))
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
	return round(a.v*b.v, math.Abs(a.v)*b.err+math.Abs(b.v)*a.err)
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

// Call takes the error through the function by its slope, and allows four units for its own rounding.
func (roundedField) Call(f *expr.Function, order int, args []rounded) rounded {
	a := args[0]
	v := floatField{}.Call(f, order, []float64{a.v})
	h := math.Max(a.err, math.Abs(a.v)*unit)
	slope := 0.0
	if h > 0 {
		up := floatField{}.Call(f, order, []float64{a.v + h})
		down := floatField{}.Call(f, order, []float64{a.v - h})
		slope = math.Max(math.Abs(up-v), math.Abs(down-v))
	}
	return rounded{v, slope + 4*math.Abs(v)*unit}
}
