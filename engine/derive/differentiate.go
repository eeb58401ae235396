package derive

import (
	"fmt"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// move is one rule applied to one derivative: what replaces it, why, and a key. The derivatives of one line to which
// the same rule applies for the same reason share the key, and are rewritten together.
type move struct {
	rule   Rule
	key    string
	to     expr.Expr
	reason prose.Message
}

// differentiator rewrites derivatives until none is left, one rule a line.
type differentiator struct {
	model
	errors bool        // name ∂L_i/∂T and ∂L_i/∂a instead of going into L_i
	start  expr.Symbol // what the line began with a derivative by: not to be named itself
	most   int         // after how many lines it stops; 0: it goes on to the end
}

// move finds the rule for ∂of/∂by. Index variables may be free in it. They stand for any number for which the
// derivative is not 0.
func (d differentiator) move(p expr.Deriv) move {
	if !d.dependsOn(p) {
		return move{Constant, "constant", expr.Num(0), isConstant(p.Of, p.By)}
	}
	of, ok := p.Of.(expr.Symbol)
	if !ok {
		return d.moveCompound(p)
	}
	if of == p.By {
		return move{Itself, "itself", expr.Num(1), prose.Say(prose.ByItself, of)}
	}
	switch of.Kind {
	case expr.Li:
		return d.moveLoss(of, p.By)
	case expr.F:
		return d.moveOutput(of, p.By)
	case expr.T:
		return d.moveNet(d.H+1, of, p.By)
	case expr.A:
		return d.moveNet(of.Layer, of, p.By)
	case expr.Z:
		a := d.a(of.Layer, of.I)
		if p.By == a {
			return d.moveUnit("function z", of, a, expr.Call{Function: d.hidden[of.Layer-1], Layer: of.Layer, Args: []expr.Expr{a}})
		}
		return d.through(of, a, p.By)
	}
	panic(fmt.Sprintf("derive: no rule for the derivative of %s", of.ID()))
}

// moveLoss is for ∂L_i/∂by. It goes into the definition of L_i. If errors are named, it goes back from the outputs
// instead, like ESL's back-propagation equations.
func (d differentiator) moveLoss(li, by expr.Symbol) move {
	definition, _ := d.definition(li)
	if !d.errors || (by.Kind == expr.T && by == d.start) {
		return move{Substitute, "substitute", expr.D(definition, by), prose.Say(prose.ByDefinition, li)}
	}
	switch by.Kind {
	case expr.T:
		return move{Name, "name", d.delta(by.I), prose.Say(prose.IsDelta, d.delta(by.I))}
	case expr.A:
		if by == d.start {
			return d.through(li, d.z(by.Layer, by.I), by)
		}
		return move{Name, "name", d.s(by.Layer, by.I), prose.Say(prose.IsError, d.s(by.Layer, by.I))}
	case expr.Z:
		next := by.Layer + 1
		units := d.units(next)
		name := d.over(next + 1)
		if next == d.H+1 {
			name = "k"
		}
		v := expr.Over(name)
		net := d.net(next, v)
		to := expr.Σ(name, units, expr.Mul(expr.D(li, net), expr.D(net, by)))
		reason := prose.Say(prose.IntoNext, by)
		if units == 1 {
			reason = prose.Say(prose.OnlyThrough, li, by, d.net(next, expr.At(1)))
		}
		return move{ChainRule, "chain L", to, reason}
	case expr.Alpha, expr.Beta:
		net := d.net(d.ownLevel(by)/2, by.I)
		return d.through(li, net, by)
	}
	panic("derive: no rule for the loss by " + by.ID())
}

// moveOutput is for ∂f_k/∂by.
func (d differentiator) moveOutput(f, by expr.Symbol) move {
	t := d.t(f.I)
	if !d.joint() {
		if by == t {
			return d.moveUnit("function f", f, t, expr.Call{Function: d.output, Args: []expr.Expr{t}})
		}
		return d.through(f, t, by)
	}
	if by.Kind == expr.T {
		to := d.g.DerivativeOf(f.I, by.I, func(k expr.Index) expr.Expr { return d.f(k) })
		return move{Function, "function f", to, prose.Say(prose.SlopeOfOutputs, f, by, to)}
	}
	j := expr.Over("j")
	to := expr.Σ("j", d.shape.K, expr.Mul(expr.D(f, d.t(j)), expr.D(d.t(j), by)))
	return move{ChainRule, "chain f", to, prose.Say(prose.ThroughOutputs, f)}
}

// moveUnit is for the derivative of a unit's value by its net input, where the value is a function of that.
func (d differentiator) moveUnit(key string, value, net expr.Symbol, function expr.Call) move {
	slope := function
	slope.Order = 1
	return move{Function, key, slope, prose.Say(prose.SlopeOfUnit, value, function, net, slope)}
}

// moveNet is for the derivative of a net input, a or T, of layer h.
func (d differentiator) moveNet(h int, net, by expr.Symbol) move {
	if d.isParameter(by) && d.ownLevel(by) == d.level(net) {
		if by.J == expr.At(0) {
			return move{LinearForm, "linear bias", expr.Num(1), prose.Say(prose.LinearInBias, net, by)}
		}
		x := d.below(h, by.J)
		return move{LinearForm, "linear weight", x, prose.Say(prose.LinearIn, net, by, x)}
	}
	below := h - 1
	if by.Kind == expr.Z && by.Layer == below {
		w := d.weight(h, net.I, by.I)
		return move{LinearForm, "linear " + by.ID(), w, prose.Say(prose.LinearIn, net, by, w)}
	}
	if by.Kind != expr.Z && by.Layer == below { // a or α of the layer below: one unit carries it
		return d.through(net, d.z(below, by.I), by)
	}
	name := d.over(h)
	z := d.z(below, expr.Over(name))
	to := expr.Σ(name, d.width(h), expr.Mul(expr.D(net, z), expr.D(z, by)))
	return move{ChainRule, "chain " + name, to, prose.Say(prose.ThroughBelow, net, by)}
}

// through is the chain rule by one intermediate.
func (d differentiator) through(of, middle, by expr.Symbol) move {
	to := expr.Mul(expr.D(of, middle), expr.D(middle, by))
	return move{ChainRule, fmt.Sprintf("chain %d/%d", of.Kind, of.Layer), to, prose.Say(prose.OnlyThrough, of, by, middle)}
}

// dependsOn reports whether what p differentiates depends on p.By. Free index variables count as 1: by then, every
// derivative that is left differs from 0 there.
func (d differentiator) dependsOn(p expr.Deriv) bool {
	by := atOne(p.By).(expr.Symbol)
	found := false
	expr.Walk(p.Of, func(part expr.Expr) bool {
		if s, ok := part.(expr.Symbol); ok && !found {
			found = d.dependsForSome(s, by)
		}
		return !found
	})
	return found
}

// dependsForSome is depends with free index variables in s.
func (d differentiator) dependsForSome(s, by expr.Symbol) bool {
	if d.depends(atOne(s).(expr.Symbol), by) {
		return true
	}
	if s.I.Var == "" {
		return false
	}
	s.I = by.I // the one unit that could
	return d.depends(atOne(s).(expr.Symbol), by)
}

// atOne puts 1 for every index variable of a symbol.
func atOne(s expr.Symbol) expr.Expr {
	if s.I.Var != "" {
		s.I = expr.At(1)
	}
	if s.J.Var != "" {
		s.J = expr.At(1)
	}
	return s
}

// vanishes reports whether e is 0 because a derivative in it is 0. All indices of e are numbers, except those of sums
// within it.
func (d differentiator) vanishes(e expr.Expr) bool {
	switch e := e.(type) {
	case expr.Deriv:
		return !d.dependsOn(e)
	case expr.Neg:
		return d.vanishes(e.X)
	case expr.Sum:
		for _, t := range e.Terms {
			if !d.vanishes(t) {
				return false
			}
		}
		return true
	case expr.Product:
		for _, f := range e.Factors {
			if d.vanishes(f) {
				return true
			}
		}
		return false
	case expr.Quotient:
		return d.vanishes(e.Num)
	case expr.Cases:
		for _, b := range e.Branches {
			if !d.vanishes(b.Then) {
				return false
			}
		}
		return d.vanishes(e.Otherwise)
	case expr.BigSum:
		return d.vanishes(e.Body)
	}
	return false
}
