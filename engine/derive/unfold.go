package derive

import (
	"math"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Unfold derives the formulas of derivatives that a step puts in from a table: σ′ and g′, or ∂f_k/∂T_j of outputs that
// depend on all net inputs. Each is derived from what the function is, by the rules of every other derivation, at a unit
// that the step names. It gives nil for other steps.
func (d *Derivation) Unfold(step int) [][]Step {
	m := d.at.model
	var list [][]Step
	switch {
	case !d.Unfolds(step):
	case d.Steps[step].Rule == Table:
		seen := map[*expr.Function]bool{}
		expr.Walk(d.Steps[step-1].Expr, func(part expr.Expr) bool {
			if slope, ok := part.(expr.Call); ok && slope.Order == 1 && !seen[slope.Function] {
				seen[slope.Function] = true
				if net, ok := slope.Args[0].(expr.Symbol); ok {
					list = append(list, d.at.unitSlope(slope, atOne(net).(expr.Symbol)))
				}
			}
			return true
		})
	default:
		list = append(list, d.at.outputSlope(expr.At(1), expr.At(1)))
		if m.shape.K > 1 {
			list = append(list, d.at.outputSlope(expr.At(1), expr.At(2)))
		}
	}
	return list
}

// Unfolds reports whether a step puts in a formula that can be derived in its turn.
func (d *Derivation) Unfolds(step int) bool {
	switch d.Steps[step].Rule {
	case Table:
		return true
	case Function:
		return d.at.joint() && d.joins(step)
	}
	return false
}

// joins reports whether a step differentiates an output by the net input of one.
func (d *Derivation) joins(step int) bool {
	before := d.Steps[step-1].Expr
	return expr.Any(before, func(part expr.Expr) bool {
		p, ok := part.(expr.Deriv)
		if !ok || p.By.Kind != expr.T {
			return false
		}
		of, ok := p.Of.(expr.Symbol)
		return ok && of.Kind == expr.F
	})
}

// unitSlope derives σ′ at the net input of a unit.
func (p *point) unitSlope(slope expr.Call, net expr.Symbol) []Step {
	slope.Args = []expr.Expr{net}
	a := mustActivation(slope.Function)
	value := valueAt(slope)
	lines := []line{{
		rule: Definition, left: slope, right: expr.D(a.Definition(net), net),
		reason: prose.Say(prose.OwnSlope, slope, value, net),
	}}
	return p.unfolded(lines, a.DerivativeOf(net, value), prose.Say(prose.WithValue, value, a.Definition(net)), a.Derivative(p.Symbol(net)))
}

// outputSlope derives ∂f_k/∂T_j.
func (p *point) outputSlope(k, j expr.Index) []Step {
	f, by := p.f(k), p.t(j)
	definition, _ := p.definition(f)
	begin := expr.Deriv{Of: f, By: by}
	lines := []line{{rule: Substitute, left: begin, right: expr.D(definition, by), reason: prose.Say(prose.ByDefinition, f)}}
	short := tidy(decided(p.g.DerivativeOf(k, j, func(k expr.Index) expr.Expr { return p.f(k) })))
	return p.unfolded(lines, short, prose.Say(prose.WithValue, f, definition), p.Deriv(begin))
}

// unfolded goes on from a derivative to its formula, and evaluates each line. truth is the derivative's value.
func (p *point) unfolded(lines []line, formula expr.Expr, why prose.Message, truth float64) []Step {
	lines = append(lines, differentiator{model: p.model}.trace(lines[0].right)...)
	if last := lines[len(lines)-1]; !expr.Equal(last.right, formula) {
		if !mentions(formula, func(s expr.Symbol) bool { return s.Kind == expr.Z || s.Kind == expr.F }) {
			why = prose.Say(prose.SameShorter)
		}
		lines = append(lines, line{rule: Tidy, reason: why, right: formula})
	}
	steps := make([]Step, len(lines))
	for i, l := range lines {
		own := p.own(l.right)
		if p.agree(l.right, own, truth, 0) || math.IsNaN(own) {
			own = truth
		}
		steps[i] = Step{Rule: l.rule, Reason: l.reason, Left: l.left, Expr: l.right, Value: own}
	}
	return steps
}

// decided puts 1 and 0 for the brackets 1[k = j] whose indices are numbers, and leaves out what is 0.
func decided(e expr.Expr) expr.Expr {
	e = expr.Map(e, decided)
	switch e := e.(type) {
	case expr.Indicator:
		switch {
		case e.A.Var != "" || e.B.Var != "":
			return e
		case e.A == e.B:
			return expr.Num(1)
		}
		return expr.Num(0)
	case expr.Sum:
		var terms []expr.Expr
		for _, t := range e.Terms {
			if !expr.Equal(t, expr.Num(0)) {
				terms = append(terms, t)
			}
		}
		if len(terms) > 0 {
			return expr.Add(terms...)
		}
		return expr.Num(0)
	}
	return e
}
