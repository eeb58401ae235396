package derive

import (
	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// line is a step before it is evaluated.
type line struct {
	rule   Rule
	reason prose.Message
	left   expr.Expr // nil: equal to the line before
	right  expr.Expr
}

// trace rewrites e until no derivative is left and no rule of algebra applies, and gives a line for
// every rule it applied.
func (d differentiator) trace(e expr.Expr) []line {
	var lines []line
	add := func(rule Rule, reason prose.Message, to expr.Expr) {
		e = to
		lines = append(lines, line{rule: rule, reason: reason, right: to})
	}
	for d.goesOn(len(lines), e) {
		if to, reason, ok := d.onlyTerm(e); ok {
			add(OnlyTerm, reason, to)
			continue
		}
		if to, reason, ok := commonFactor(e); ok {
			add(Factor, reason, to)
			continue
		}
		first, ok := firstDeriv(e)
		if !ok {
			break
		}
		m := d.move(first)
		add(m.rule, m.reason, d.moveAll(e, m))
		if m.rule == Linearity {
			if to := tidy(e); !expr.Equal(to, e) {
				add(Tidy, Tidy.Prose(), to)
			}
		}
	}
	if to, reason, ok := d.table(e); ok {
		add(Table, reason, to)
	}
	for d.goesOn(len(lines), e) {
		to, rule, reason, ok := d.simplify(e)
		if !ok {
			break
		}
		add(rule, reason, to)
	}
	return lines
}

// goesOn reports whether to derive further after so many lines. A derivation of a loss always comes to its end; what a person
// wrote may grow without one.
func (d differentiator) goesOn(lines int, e expr.Expr) bool {
	const largest = 2000 // parts of an expression that still is to be read
	if d.most == 0 {
		return true
	}
	size := 0
	return lines < d.most && !expr.Any(e, func(expr.Expr) bool { size++; return size > largest })
}

// firstDeriv is the leftmost derivative of e: of a formula where there is one, and else of a quantity.
func firstDeriv(e expr.Expr) (first expr.Deriv, ok bool) {
	ofFormula := false
	expr.Walk(e, func(part expr.Expr) bool {
		p, is := part.(expr.Deriv)
		if !is {
			return true
		}
		_, ofQuantity := p.Of.(expr.Symbol)
		if !ok || (!ofQuantity && !ofFormula) {
			first, ok, ofFormula = p, true, !ofQuantity
		}
		return false
	})
	return first, ok
}

// moveAll makes the move m wherever it applies in e.
func (d differentiator) moveAll(e expr.Expr, m move) expr.Expr {
	p, ok := e.(expr.Deriv)
	if !ok {
		return expr.Map(e, func(part expr.Expr) expr.Expr { return d.moveAll(part, m) })
	}
	if own := d.move(p); own.rule == m.rule && own.key == m.key {
		return own.to
	}
	return e
}

// onlyTerm drops the terms of the first Σ of which a single one does not vanish.
func (d differentiator) onlyTerm(e expr.Expr) (to expr.Expr, reason prose.Message, ok bool) {
	if sum, is := e.(expr.BigSum); is {
		left := 0
		for n := sum.From; n <= sum.To; n++ {
			if !d.vanishes(expr.Bind(sum.Body, sum.Var, n)) {
				if left != 0 {
					left = -1
					break
				}
				left = n
			}
		}
		if left > 0 {
			by, _ := firstVanishing(sum.Body, sum.Var)
			return expr.Bind(sum.Body, sum.Var, left), prose.Say(prose.OnlyOneTerm, sum.Var, left, by), true
		}
	}
	to = expr.Map(e, func(part expr.Expr) expr.Expr {
		if ok {
			return part
		}
		var changed expr.Expr
		changed, reason, ok = d.onlyTerm(part)
		return changed
	})
	return to, reason, ok
}

// firstVanishing is the symbol by which the derivatives of a sum's body are taken.
func firstVanishing(body expr.Expr, name string) (by expr.Symbol, ok bool) {
	expr.Walk(body, func(part expr.Expr) bool {
		if p, is := part.(expr.Deriv); is && expr.Occurs(p.Of, name) && p.By.I.Var == "" {
			by, ok = p.By, true
		}
		return !ok
	})
	return by, ok
}

// table puts the formulas of σ′ and g′ in the place of their names.
func (d differentiator) table(e expr.Expr) (to expr.Expr, reason prose.Message, ok bool) {
	var reasons []prose.Message
	seen := map[*expr.Function]bool{}
	to = putFormulas(e, func(slope expr.Call, a *activation.Activation) {
		if !seen[slope.Function] {
			seen[slope.Function] = true
			reasons = append(reasons, slopeKnown(slope, a))
		}
	})
	return to, prose.Join(reasons...), len(reasons) > 0
}

// putFormulas puts DerivativeOf in the place of each σ′ and g′, and calls visit for each.
func putFormulas(e expr.Expr, visit func(slope expr.Call, a *activation.Activation)) expr.Expr {
	call, ok := e.(expr.Call)
	if !ok || call.Order != 1 {
		return expr.Map(e, func(part expr.Expr) expr.Expr { return putFormulas(part, visit) })
	}
	a := mustActivation(call.Function)
	visit(call, a)
	return a.DerivativeOf(call.Args[0], valueAt(call))
}

// valueAt is σ(u) for the call σ′(u): by its own symbol where u is the net input of a unit.
func valueAt(slope expr.Call) expr.Expr {
	if net, ok := slope.Args[0].(expr.Symbol); ok {
		switch {
		case net.Kind == expr.A && net.Layer == slope.Layer:
			net.Kind = expr.Z
			return net
		case net.Kind == expr.T:
			net.Kind = expr.F
			return net
		}
	}
	slope.Order = 0
	return slope
}

// slopeKnown states the derivative of a function with its letter: "σ is the sigmoid, and σ′(v) = σ(v) (1 − σ(v))."
func slopeKnown(slope expr.Call, a *activation.Activation) prose.Message {
	v := expr.Symbol{Kind: expr.V}
	value := expr.Call{Function: slope.Function, Layer: slope.Layer, Args: []expr.Expr{v}}
	named := value
	named.Order = 1
	return prose.Say(prose.SlopeKnown, slope.Function.Letter, a.Name, named, a.DerivativeOf(v, value))
}
