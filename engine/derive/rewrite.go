package derive

import (
	"fmt"

	"chainrule/engine/expr"
)

// line is a step before it is evaluated.
type line struct {
	rule   Rule
	reason string
	left   expr.Expr // nil: equal to the line before
	right  expr.Expr
}

// trace rewrites e until no derivative is left and no rule of algebra applies, and gives a line for
// every rule it applied.
func (d differentiator) trace(e expr.Expr) []line {
	var lines []line
	add := func(rule Rule, reason string, to expr.Expr) {
		e = to
		lines = append(lines, line{rule: rule, reason: reason, right: to})
	}
	for {
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
				add(Tidy, "Constant factors are multiplied and come first.", to)
			}
		}
	}
	if to, reason, ok := d.table(e); ok {
		add(Table, reason, to)
	}
	for {
		to, rule, reason, ok := d.simplify(e)
		if !ok {
			return lines
		}
		add(rule, reason, to)
	}
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
func (d differentiator) onlyTerm(e expr.Expr) (to expr.Expr, reason string, ok bool) {
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
			reason := fmt.Sprintf("Only the term with %s = %d changes with %s; the derivatives of the others are 0.", sum.Var, left, quote(by))
			return expr.Bind(sum.Body, sum.Var, left), reason, true
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

// table puts the formulas of σ′ and g′ for their names.
func (d differentiator) table(e expr.Expr) (to expr.Expr, reason string, ok bool) {
	var rules []string
	seen := map[string]bool{}
	to = d.putFormulas(e, func(rule string) {
		if !seen[rule] {
			seen[rule] = true
			rules = append(rules, rule)
		}
	})
	for i, r := range rules {
		if i > 0 {
			reason += "; "
		}
		reason += r
	}
	return to, reason + ".", len(rules) > 0
}

func (d differentiator) putFormulas(e expr.Expr, say func(rule string)) expr.Expr {
	call, ok := e.(expr.Call)
	if !ok || call.Order != 1 {
		return expr.Map(e, func(part expr.Expr) expr.Expr { return d.putFormulas(part, say) })
	}
	net := call.Args[0].(expr.Symbol)
	value := net
	value.Kind = expr.Z
	if net.Kind == expr.T {
		value.Kind = expr.F
	}
	formula, rule := d.derivative(call.Function, net, value)
	say(rule)
	return formula
}
