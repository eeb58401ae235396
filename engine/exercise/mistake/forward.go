package mistake

import (
	"chainrule/engine/activation"
	"chainrule/engine/derive"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

// noBias leaves the bias out of a net input.
var noBias = everywhere(on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
	sum, ok := e.(expr.Sum)
	if !ok {
		return nil, false
	}
	return expr.Add(sum.Terms[1:]...), true
}, expr.A, expr.T))

// biasTimesInput treats a bias as the weight of the first input.
func biasTimesInput(c *Case) []way {
	forward := on(func(s expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		sum, ok := e.(expr.Sum)
		if !ok {
			return nil, false
		}
		first := expr.Mul(sum.Terms[0], work.Below(c.Layer(s), 1, s.J.N))
		return expr.Add(append([]expr.Expr{first}, sum.Terms[1:]...)...), true
	}, expr.A, expr.T)
	backward := onGradient(func(li, by expr.Symbol, err, _ expr.Expr) (expr.Expr, bool) {
		if by.J.N != 0 {
			return nil, false
		}
		return expr.Mul(err, work.Below(c.Layer(by), 1, li.I.N)), true
	})
	return []way{{change: forward}, {change: backward}}
}

// weightWithoutInput adds up the weights alone.
var weightWithoutInput = everywhere(rewritten(dropping(func(part expr.Expr) bool {
	return isKind(part, expr.X, expr.Z)
}), expr.A, expr.T))

// written is the sum of a net input with its terms written out: the bias first.
func written(e expr.Expr) ([]expr.Expr, bool) {
	sum, ok := e.(expr.Sum)
	if !ok || len(sum.Terms) != 2 {
		return nil, false
	}
	terms := sum.Terms[:1:1]
	if s, ok := expr.Expand(sum.Terms[1]).(expr.Sum); ok {
		return append(terms, s.Terms...), true
	}
	return append(terms, sum.Terms[1]), true
}

// mostTerms is how many terms of a sum are looked at one by one.
const mostTerms = 4

// inputLeftOut leaves one product out of a net input.
func inputLeftOut(*Case) []way {
	var ways []way
	for n := 1; n <= mostTerms; n++ {
		ways = append(ways, way{change: on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
			terms, ok := written(e)
			if !ok || len(terms) < 3 || n >= len(terms) {
				return nil, false
			}
			rest := append(terms[:n:n], terms[n+1:]...)
			return expr.Add(rest...), true
		}, expr.A, expr.T)})
	}
	return ways
}

// termSign loses the minus of one product of a net input.
func termSign(c *Case) []way {
	var ways []way
	for n := range mostTerms + 1 {
		ways = append(ways, way{asked: true, change: on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
			terms, ok := written(e)
			if !ok || n >= len(terms) || !(c.Eval(terms[n]) < 0) {
				return nil, false
			}
			changed := append(terms[:n:n], expr.Neg{X: terms[n]})
			return expr.Add(append(changed, terms[n+1:]...)...), true
		}, expr.A, expr.T)})
	}
	return ways
}

// noActivation hands the net input on.
var noActivation = everywhere(on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
	call, ok := e.(expr.Call)
	if !ok { // another mistake was made in it already
		return nil, false
	}
	return call.Args[0], true
}, expr.Z))

// noOutputFunction takes the net input for the output.
var noOutputFunction = everywhere(on(func(s expr.Symbol, _ expr.Expr) (expr.Expr, bool) {
	s.Kind = expr.T
	return s, true
}, expr.F))

// wrongActivation uses one of the two activations that people take for each other, with its derivative.
func wrongActivation(*Case) []way {
	var ways []way
	for _, a := range []*activation.Activation{activation.Sigmoid, activation.Tanh} {
		other := derive.Letter("σ", a.ID)
		ways = append(ways, way{change: rewritten(func(part expr.Expr) (expr.Expr, bool) {
			call, ok := part.(expr.Call)
			if !ok || call.Function.Letter != other.Letter || call.Function == other {
				return nil, false
			}
			call.Function = other
			return call, true
		}, expr.Z, expr.S)})
	}
	return ways
}

// activationInsideSum applies σ to each product of the net input.
func activationInsideSum(c *Case) []way {
	return []way{{change: on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		call, ok := e.(expr.Call)
		if !ok {
			return nil, false
		}
		net, _ := c.Equation(work.Quantity{Of: call.Args[0]})
		terms, ok := written(net)
		if !ok {
			return nil, false
		}
		for i, t := range terms {
			each := call
			each.Args = []expr.Expr{t}
			terms[i] = each
		}
		return expr.Add(terms...), true
	}, expr.Z)}}
}

// activationTooEarly takes the unit's value for its net input.
var activationTooEarly = askedFor(on(func(s expr.Symbol, _ expr.Expr) (expr.Expr, bool) {
	if s.Kind == expr.T {
		s.Kind = expr.F
	} else {
		s.Kind = expr.Z
	}
	return s, true
}, expr.A, expr.T))

// formula is the function of a unit written out: of z, and of f where it depends on no other output.
func formula(e expr.Expr) (expr.Expr, bool) {
	call, ok := e.(expr.Call)
	if !ok {
		return nil, false
	}
	a, _ := activation.ByID(call.Function.ID)
	return a.Definition(call.Args[0]), true
}

// exponentSign writes e^(v) where e^(−v) belongs, in a formula with one exponential.
var exponentSign = everywhere(on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
	e, ok := formula(e)
	if !ok {
		return nil, false
	}
	count := 0
	expr.Walk(e, func(part expr.Expr) bool {
		if c, ok := part.(expr.Call); ok && c.Function == expr.Exp {
			count++
		}
		return true
	})
	if count != 1 {
		return nil, false
	}
	return expr.Rewrite(e, func(part expr.Expr) (expr.Expr, bool) {
		c, ok := part.(expr.Call)
		if !ok || c.Function != expr.Exp {
			return nil, false
		}
		n, ok := c.Args[0].(expr.Neg)
		return expr.Of(expr.Exp, n.X), ok
	})
}, expr.Z, expr.F))

// missingParentheses divides by the first term of a denominator, as 1/1 + e^(−v) does.
var missingParentheses = everywhere(on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
	e, ok := formula(e)
	if !ok {
		return nil, false
	}
	return expr.Rewrite(e, func(part expr.Expr) (expr.Expr, bool) {
		q, ok := part.(expr.Quotient)
		if !ok {
			return nil, false
		}
		sum, ok := q.Den.(expr.Sum)
		if !ok {
			return nil, false
		}
		return expr.Add(append([]expr.Expr{expr.Div(q.Num, sum.Terms[0])}, sum.Terms[1:]...)...), true
	})
}, expr.Z, expr.F))

// onShares is a change of outputs that are shares of a sum, as with softmax.
func onShares(change func(s expr.Symbol, share expr.Quotient) (expr.Expr, bool)) func(*Case) []way {
	return everywhere(on(func(s expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		share, ok := e.(expr.Quotient)
		if !ok {
			return nil, false
		}
		return change(s, share)
	}, expr.F))
}

var noDenominator = onShares(func(_ expr.Symbol, share expr.Quotient) (expr.Expr, bool) { return share.Num, true })

var denominatorWithoutOwn = onShares(func(_ expr.Symbol, share expr.Quotient) (expr.Expr, bool) {
	return expr.Div(share.Num, expr.Sub(share.Den, share.Num)), expr.Has[expr.BigSum](share.Den)
})

var sigmoidForSoftmax = onShares(func(s expr.Symbol, _ expr.Quotient) (expr.Expr, bool) {
	s.Kind = expr.T
	return expr.Of(derive.Letter("σ", activation.Sigmoid.ID), s), true
})
