// Package derive derives ∂L_i/∂θ for one parameter θ on one sample. A derivation is the trace of a
// differentiation: each rule that the one differentiator of this package applies leaves a step with the
// rule, the reason, the expression and its value. Nothing is typed in per case, so that steps cannot
// disagree with their result; and each line is evaluated on its own, its derivatives by dual numbers,
// so that a wrong line shows.
package derive

import (
	"math"

	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Form is one of two ways to write the same derivation.
type Form string

// The forms of a derivation.
const (
	Chain  Form = "chain"  // from L_i down to the parameter, as the article does
	Errors Form = "errors" // through δ_k and s_m, as ESL's back-propagation equations do (ESL 11.12–11.15)
)

// Problem is what a derivation is of: a network, its parameters, one sample and one parameter.
type Problem struct {
	Network *network.Network
	Theta   []float64
	X, Y    []float64 // the sample, P and K
	Sample  int       // its row number, from 1, which is the i of the formulas
	Param   network.Param
}

// Step is one line of a derivation.
type Step struct {
	Rule    Rule
	Reason  prose.Message // why, for this very line
	Left    expr.Expr     // what the line is equal to where a new chain of equal lines begins; nil: the line before
	Expr    expr.Expr     // the right side; sums folded
	Value   float64       // of Expr, evaluated on its own
	Remarks []Remark      // what the article prints at this place, and why it should read otherwise
}

// Derivation is the derivation of one partial derivative on one sample.
type Derivation struct {
	Form   Form
	Symbol expr.Symbol // the parameter
	Of     expr.Expr   // ∂L_i/∂θ
	Steps  []Step
	Value  float64                           // ∂L_i/∂θ by the backward pass
	Zero   prose.Message                     // which factors make the derivative 0; prose.None where it is not 0
	Notes  []prose.Message                   // what is special at this point: saturated, kinked
	Values func(expr.Symbol) (float64, bool) // the sample's numbers, for printing

	at *point
}

// agreement is how close a line must come to the line before to count as the same number. Below subnormal, products
// have lost digits to underflow, and closeness means nothing.
const (
	agreement = 1e-12
	subnormal = 1e-290
)

// Derive derives ∂L_i/∂θ in a form. If the value of a line differs from that of the line before by rounding only, the
// line gets the very same number, that of the backward pass. A line that differs by more keeps its own value, so that
// the difference shows.
func Derive(p Problem, form Form) *Derivation {
	w := Begin(p, form, nil)
	for w.Next() {
	}
	return w.Derivation
}

// Work is a derivation under way. Its lines are there at once, which does not take longer for a large network. Their
// values come one after the other.
type Work struct {
	*Derivation
	Valued int // how many lines have their value

	lines []line
}

// Begin begins a derivation. If pause is not nil, it is called again and again while values are computed, so that others
// have their turn; it may panic to break the work off.
func Begin(p Problem, form Form, pause func()) *Work {
	m := newModel(p.Network.Shape, p.Sample)
	m.distribution = isDistribution(p.Y)
	at := newPoint(m, p)
	d := differentiator{model: m}
	by := m.param(p.Param)

	var lines []line
	if form == Errors {
		lines = d.byErrors(by)
	} else {
		lines = d.chain(by)
	}
	result := &Derivation{Form: form, Symbol: by, Of: expr.D(m.li(), by), Values: at.known, at: at}
	result.Value, _ = at.gradient(by)
	for i, l := range lines {
		result.Steps = append(result.Steps, Step{Rule: l.rule, Reason: l.reason, Left: l.left, Expr: l.right, Remarks: m.remarks(form, l, i)})
	}
	if result.Value == 0 {
		whole := lines
		if form == Errors {
			whole = differentiator{model: m}.chain(by)
		}
		result.Zero = at.zero(whole)
	}
	result.Notes = append(m.notes(at), m.advice()...)
	at.pause = pause
	return &Work{Derivation: result, lines: lines}
}

// Next computes the value of the next line. It reports whether there was one.
func (w *Work) Next() bool {
	if w.Valued == len(w.lines) {
		return false
	}
	w.Steps[w.Valued].Value = w.at.value(w.lines[w.Valued], w.lines[:w.Valued])
	w.Valued++
	return true
}

// value is a line's own value. If it agrees with the truth of its chain, it is that truth.
func (p *point) value(l line, before []line) float64 {
	own := p.own(l.right)
	left := l.left
	for i := len(before) - 1; left == nil; i-- {
		left = before[i].left
	}
	truth, ok := p.truth(left)
	if !ok {
		return own
	}
	if own-own != 0 && truth-truth == 0 { // log 0 or 0/0, of a number that is smaller than the smallest
		return truth
	}
	if p.agree(l.right, own, truth, 0) {
		return truth
	}
	return own
}

// agree reports whether a line's value is the truth within agreement and the rounding that evaluating
// the line, and the truth itself, involve.
func (p *point) agree(e expr.Expr, own, truth, slack float64) bool {
	gap := math.Abs(own - truth)
	if gap <= agreement*math.Abs(truth) || gap < subnormal {
		return true
	}
	return gap <= 16*(p.rounding(e)+slack)
}

// truth is the value of the left side of a chain by the forward and backward pass: of a symbol, or of
// ∂L_i by a parameter or a net input.
func (p *point) truth(left expr.Expr) (float64, bool) {
	switch left := left.(type) {
	case expr.Symbol:
		return p.known(left)
	case expr.Deriv:
		return p.gradient(left.By)
	}
	return 0, false
}
