package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// Equations are what each quantity of a sample is made of, one level down: the forward pass by its definitions, and the
// errors and derivatives by the back-propagation equations (ESL 11.12–11.15). They come from the same rules as every line of
// a derivation.
type Equations struct{ model }

// NewEquations gives the equations of a sample by its row's number, which is the i of the formulas, and its targets.
func NewEquations(s network.Shape, sample int, y []float64) *Equations {
	m := newModel(s, sample)
	m.distribution = m.cancels && isDistribution(y)
	return &Equations{m}
}

// Of is what a quantity of the sample is made of: a, z, T, f, L_i, δ or s. It is false for data and parameters.
func (q *Equations) Of(s expr.Symbol) (expr.Expr, bool) {
	switch s.Kind {
	case expr.Delta:
		return product(q.errorOfOutput(s.I)), true
	case expr.S:
		return product(q.errorOfHidden(s.Layer, s.I)), true
	}
	return q.definition(s)
}

// Gradient is ∂L_i/∂θ for a parameter: the error of the unit that it leads into, times what came in.
func (q *Equations) Gradient(by expr.Symbol) expr.Expr {
	layer := q.ownLevel(by) / 2
	return expr.Mul(q.errorOf(layer, by.I), q.cameIn(by))
}

// Output is ∂L_i/∂f_k and ∂f_k/∂T_k of an output. They are the factors of its error where no other output depends on T_k.
func (q *Equations) Output(k expr.Index) (off, slope expr.Expr) {
	if q.joint() {
		of := func(k expr.Index) expr.Expr { return q.f(k) }
		return q.off(k), tidy(decided(q.g.DerivativeOf(k, k, of)))
	}
	return q.off(k), q.slopeOfOutput(k)
}

// Joint reports whether each output depends on the net inputs of all outputs, as with softmax.
func (q *Equations) Joint() bool { return q.joint() }

// Cancels reports whether a denominator of ∂L_i/∂f cancels against ∂f/∂T, so that the error is shorter than the product of
// both.
func (q *Equations) Cancels() bool { return q.cancels }

// off is ∂L_i/∂f_k.
func (m model) off(k expr.Index) expr.Expr {
	definition, _ := m.definition(m.li())
	steps := differentiator{model: m}.trace(expr.D(definition, m.f(k)))
	return steps[len(steps)-1].right
}

// slopeOfOutput is g′ at the net input of an output that depends on no other.
func (m model) slopeOfOutput(k expr.Index) expr.Expr {
	return expr.Call{Function: m.output, Order: 1, Args: []expr.Expr{m.t(k)}}
}

// errorOfOutput is δ_k as factors: how far off the output is and its slope, or one factor where these do not come apart.
func (m model) errorOfOutput(k expr.Index) []expr.Expr {
	if m.joint() || m.cancels {
		steps := differentiator{model: m, errors: true}.error(m.delta(k), m.t(k))
		return []expr.Expr{steps[len(steps)-1].right}
	}
	return []expr.Expr{m.off(k), m.slopeOfOutput(k)}
}

// errorOfHidden is s as factors: the error that arrives, and the slope of the unit.
func (m model) errorOfHidden(layer int, u expr.Index) []expr.Expr {
	return []expr.Expr{m.arriving(layer, u), m.slopeOf(layer, u)}
}

// cameIn is what a parameter is multiplied by in the net input that it enters: an input, a hidden unit's value, or the 1 of
// a bias.
func (m model) cameIn(by expr.Symbol) expr.Expr {
	if by.J == expr.At(0) {
		return expr.Num(1)
	}
	return m.below(m.ownLevel(by)/2, by.J)
}

// longest is how many lines are derived from an expression that a person wrote.
const longest = 60

// Continue gives the lines to which the rules lead from an expression, which a person may have written: from its derivatives
// down, or by naming errors.
func (q *Equations) Continue(e expr.Expr, form Form) []Step {
	d := differentiator{model: q.model, errors: form == Errors, most: longest}
	var steps []Step
	for _, l := range d.trace(e) {
		steps = append(steps, Step{Rule: l.rule, Reason: l.reason, Expr: l.right})
	}
	return steps
}

// RuleFor is the rule for one derivative.
func (q *Equations) RuleFor(p expr.Deriv) Rule { return differentiator{model: q.model}.move(p).rule }

func product(factors []expr.Expr) expr.Expr {
	if n, is := factors[0].(expr.Neg); is && len(factors) > 1 {
		return expr.Neg{X: product(append([]expr.Expr{n.X}, factors[1:]...))}
	}
	return expr.Mul(factors...)
}

// Reals is the arithmetic of float64, in which expressions are evaluated.
func Reals() expr.Field[float64] { return floatField{} }

// Point is a network with numbers on a sample, in which derivatives have values.
type Point struct{ at *point }

// NewPoint runs the network on the problem's sample.
func NewPoint(p Problem) Point { return Point{newPoint(newModel(p.Network.Shape, p.Sample), p)} }

// Deriv is the value of a derivative by a net input, a value or a parameter of the sample. It is computed by dual numbers,
// which use no rule of this package.
func (p Point) Deriv(d expr.Deriv) float64 { return p.at.Deriv(d) }
