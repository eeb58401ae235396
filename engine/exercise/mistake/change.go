package mistake

import (
	"slices"

	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

// everywhere is a mistake that is made in one way.
func everywhere(change work.Change) func(*Case) []way {
	return func(*Case) []way { return []way{{change: change}} }
}

// askedFor is a mistake that is made in one way, in the equation of what is asked for.
func askedFor(change work.Change) func(*Case) []way {
	return func(*Case) []way { return []way{{change: change, asked: true}} }
}

// on is a change of the equations of symbols of some kinds.
func on(change func(s expr.Symbol, e expr.Expr) (expr.Expr, bool), kinds ...expr.Kind) work.Change {
	return func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
		s, ok := q.Symbol()
		if !ok || !slices.Contains(kinds, s.Kind) {
			return nil, false
		}
		return change(s, e)
	}
}

// rewritten is a change by a rule for parts of the equations of symbols of some kinds.
func rewritten(rule func(part expr.Expr) (expr.Expr, bool), kinds ...expr.Kind) work.Change {
	return on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) { return expr.Rewrite(e, rule) }, kinds...)
}

// onGradient is a change of the equation of a derivative on one row: of the error of the unit, and of what came in.
func onGradient(change func(li, by expr.Symbol, err, in expr.Expr) (expr.Expr, bool)) work.Change {
	return func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
		d, ok := q.Of.(expr.Deriv)
		if !ok {
			return nil, false
		}
		p, ok := e.(expr.Product)
		li := d.Of.(expr.Symbol)
		if !ok || li.Kind != expr.Li || len(p.Factors) != 2 {
			return nil, false
		}
		return change(li, d.By, p.Factors[0], p.Factors[1])
	}
}

// onTotal is a change of the equations of what is added up over the rows.
func onTotal(change func(q work.Quantity, e expr.Expr) (expr.Expr, bool)) work.Change {
	return func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
		of := q.Of
		if d, ok := of.(expr.Deriv); ok {
			of = d.Of
		}
		if s, ok := of.(expr.Symbol); !ok || s.Kind != expr.L || q.Next {
			return nil, false
		}
		return change(q, e)
	}
}

// onStep is a change of the equation of a parameter after a step: of the parameter, and of γ times what it goes along.
func onStep(change func(θ expr.Symbol, step expr.Product) (expr.Expr, bool)) work.Change {
	return func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
		sum, ok := e.(expr.Sum)
		if !q.Next || !ok {
			return nil, false
		}
		minus, ok := sum.Terms[1].(expr.Neg)
		if !ok {
			return nil, false
		}
		step, ok := minus.X.(expr.Product)
		if !ok {
			return nil, false
		}
		return change(q.Of.(expr.Symbol), step)
	}
}

// isKind reports whether an expression is a symbol of one of some kinds.
func isKind(e expr.Expr, kinds ...expr.Kind) bool {
	s, ok := e.(expr.Symbol)
	return ok && slices.Contains(kinds, s.Kind)
}

func isWeight(e expr.Expr) bool { return isKind(e, expr.Alpha, expr.Beta) }

// without is a product or a sum without some of its parts; false where it has none of them, or no others.
func without(e expr.Expr, drop func(part expr.Expr) bool) (expr.Expr, bool) {
	list := parts(e)
	rest := slices.DeleteFunc(slices.Clone(list), drop)
	if len(rest) == 0 || len(rest) == len(list) {
		return nil, false
	}
	switch e.(type) {
	case expr.Product:
		return expr.Mul(rest...), true
	case expr.Sum:
		return expr.Add(rest...), true
	}
	return nil, false
}

// dropping is the rule that leaves some factors out of products.
func dropping(drop func(part expr.Expr) bool) func(expr.Expr) (expr.Expr, bool) {
	return func(e expr.Expr) (expr.Expr, bool) {
		if _, ok := e.(expr.Product); !ok {
			return nil, false
		}
		return without(e, drop)
	}
}

// slope gives the call of a function's derivative.
func slope(e expr.Expr) (expr.Call, bool) {
	call, ok := e.(expr.Call)
	return call, ok && call.Order == 1
}
