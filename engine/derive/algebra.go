package derive

import (
	"math"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// simplify applies to e the first rule of algebra that fits: first the rules of sums, then those of fractions, then
// those of signs.
func (d differentiator) simplify(e expr.Expr) (to expr.Expr, rule Rule, reason prose.Message, ok bool) {
	for _, r := range []struct {
		rule   Rule
		reason prose.Message
		apply  func(expr.Expr) (expr.Expr, bool)
	}{
		{Exchange, Exchange.Prose(), d.exchange},
		{Cancel, Cancel.Prose(), cancel},
		{Cancel, prose.Say(prose.EachDenominator), cancelOdds},
		{Tidy, prose.Say(prose.MultipliedOut), multiplyOut},
		{Bracket, Bracket.Prose(), d.bracket},
		{TargetsSum, prose.Say(prose.TargetsAddUp, d.i.N), d.targetsSum},
		{Tidy, Tidy.Prose(), changed(tidy)},
		{Factor, prose.Say(prose.OutOfSum), changed(outOfSums)},
		{Sign, Sign.Prose(), changed(d.turnSign)},
	} {
		if to, ok := expr.Rewrite(e, r.apply); ok {
			return to, r.rule, r.reason, true
		}
	}
	return e, "", prose.None, false
}

// changed makes a rule of a function that gives its argument back if it has nothing to do.
func changed(f func(expr.Expr) expr.Expr) func(expr.Expr) (expr.Expr, bool) {
	return func(e expr.Expr) (expr.Expr, bool) {
		to := f(e)
		return to, !expr.Equal(to, e)
	}
}

// tidy multiplies the constant factors of every product, puts them in front, takes signs out of
// products, and drops factors 1. A product with a factor 0 is 0.
func tidy(e expr.Expr) expr.Expr {
	switch e := e.(type) {
	case expr.Neg:
		x := tidy(e.X)
		switch x := x.(type) {
		case expr.Neg:
			return x.X
		case expr.Number:
			return expr.Num(-x.Value)
		}
		return signed(-1, x)
	case expr.Product:
		constant, constants := 1.0, 0
		var only expr.Expr // the one constant factor, kept as it is written: ½ stays a fraction
		var rest []expr.Expr
		for _, f := range e.Factors {
			f = tidy(f)
			if n, ok := f.(expr.Neg); ok {
				constant, constants = -constant, constants+1
				f = n.X
			}
			if v, ok := numeric(f); ok {
				constant, constants, only = constant*v, constants+1, f
				continue
			}
			if v, sum, ok := beforeSum(f); ok {
				constant, constants = constant*v, constants+1
				f = sum
			}
			rest = append(rest, f)
		}
		if constant == 0 {
			return expr.Num(0)
		}
		if len(rest) == 0 {
			return expr.Num(constant)
		}
		if _, fraction := only.(expr.Quotient); fraction && constants == 1 {
			return expr.Mul(append([]expr.Expr{only}, rest...)...)
		}
		return signed(constant, expr.Mul(rest...))
	}
	to := expr.Map(e, tidy)
	switch to := to.(type) {
	case expr.Cases:
		return oneCase(to)
	case expr.BigSum:
		return constantOut(to)
	}
	return to
}

// constantOut is Σ c b as c Σ b, for a constant c, and a sum of n constants c as n c.
func constantOut(sum expr.BigSum) expr.Expr {
	switch body := sum.Body.(type) {
	case expr.Number:
		return expr.Num(body.Value * float64(sum.To-sum.From+1))
	case expr.Neg:
		sum.Body = body.X
		return expr.Neg{X: sum}
	case expr.Product:
		if _, ok := numeric(body.Factors[0]); ok {
			sum.Body = expr.Mul(body.Factors[1:]...)
			return expr.Mul(body.Factors[0], sum)
		}
	}
	return sum
}

// beforeSum gives c and Σ b of c Σ b.
func beforeSum(e expr.Expr) (constant float64, sum expr.BigSum, ok bool) {
	p, is := e.(expr.Product)
	if !is || len(p.Factors) != 2 {
		return 0, sum, false
	}
	constant, ok1 := numeric(p.Factors[0])
	sum, ok2 := p.Factors[1].(expr.BigSum)
	return constant, sum, ok1 && ok2
}

// outOfSums takes the factors that all terms of a Σ share out of it: Σ_k e_k β_k σ′(a) x = (Σ_k e_k β_k) σ′(a) x. The
// inner sums come first, so that what they share goes all the way out.
func outOfSums(e expr.Expr) expr.Expr {
	e = expr.Map(e, outOfSums)
	if p, ok := e.(expr.Product); ok {
		return expr.Mul(p.Factors...)
	}
	sum, ok := e.(expr.BigSum)
	if !ok {
		return e
	}
	p, ok := sum.Body.(expr.Product)
	if !ok {
		return e
	}
	var before, own, after []expr.Expr
	for _, f := range p.Factors {
		switch {
		case expr.Occurs(f, sum.Var):
			own = append(own, f)
		case len(own) == 0:
			before = append(before, f)
		default:
			after = append(after, f)
		}
	}
	if len(own) == 0 || len(own) == len(p.Factors) {
		return e
	}
	sum.Body = expr.Mul(own...)
	return expr.Mul(append(append(before, sum), after...)...)
}

// oneCase is a case distinction without cases where the same expression holds in each.
func oneCase(c expr.Cases) expr.Expr {
	for _, b := range c.Branches {
		if !expr.Equal(b.Then, c.Otherwise) {
			return c
		}
	}
	return c.Otherwise
}

// signed is constant times x, written without a factor of 1, and as −x for −1.
func signed(constant float64, x expr.Expr) expr.Expr {
	switch constant {
	case 1:
		return x
	case -1:
		if p, ok := x.(expr.Product); ok {
			if v, ok := numeric(p.Factors[0]); ok {
				return signed(-v, expr.Mul(p.Factors[1:]...))
			}
		}
		return expr.Neg{X: x}
	}
	return expr.Mul(expr.Num(constant), x)
}

// numeric is the value of a constant, or of a quotient of two.
func numeric(e expr.Expr) (float64, bool) {
	switch e := e.(type) {
	case expr.Number:
		return e.Value, true
	case expr.Quotient:
		num, ok1 := e.Num.(expr.Number)
		den, ok2 := e.Den.(expr.Number)
		if ok1 && ok2 {
			return num.Value / den.Value, true
		}
	}
	return 0, false
}

// commonFactor takes the derivative that ends every term of a sum, or every case, out of it: a ∂ − b ∂ = (a − b) ∂.
func commonFactor(e expr.Expr) (to expr.Expr, reason prose.Message, ok bool) {
	to, ok = expr.Rewrite(e, func(e expr.Expr) (expr.Expr, bool) {
		var common expr.Expr
		// rest is a part without the common derivative at its end. A case may be 0, or that derivative alone.
		rest := func(part expr.Expr, isCase bool) (expr.Expr, bool) {
			if isCase && expr.Equal(part, expr.Num(0)) {
				return part, true
			}
			inner, negative := part, false
			if n, is := part.(expr.Neg); is {
				inner, negative = n.X, true
			}
			last, before := inner, expr.Expr(expr.Num(1))
			if p, is := inner.(expr.Product); is {
				end := len(p.Factors) - 1
				last, before = p.Factors[end], expr.Mul(p.Factors[:end]...)
			} else if !isCase {
				return nil, false
			}
			if _, is := last.(expr.Deriv); !is || common != nil && !expr.Equal(common, last) {
				return nil, false
			}
			common = last
			if negative {
				if n, is := before.(expr.Number); is {
					return expr.Num(-n.Value), true
				}
				before = expr.Neg{X: before}
			}
			return before, true
		}
		switch e := e.(type) {
		case expr.Sum:
			terms := make([]expr.Expr, len(e.Terms))
			for i, t := range e.Terms {
				if terms[i], ok = rest(t, false); !ok {
					return e, false
				}
			}
			return expr.Mul(expr.Add(terms...), common), true
		case expr.Cases:
			to := expr.Cases{Branches: append([]expr.Branch(nil), e.Branches...)}
			for i, b := range e.Branches {
				if to.Branches[i].Then, ok = rest(b.Then, true); !ok {
					return e, false
				}
			}
			if to.Otherwise, ok = rest(e.Otherwise, true); !ok || common == nil {
				return e, false
			}
			return expr.Mul(to, common), true
		}
		return e, false
	})
	return to, prose.Say(prose.SameFactor), ok
}

// exchange turns Σ_k c_k Σ_j b_kj d_j into Σ_j Σ_k c_k b_kj d_j where the inner sum depends on k, so that the
// sum over k can be carried out.
func (d differentiator) exchange(e expr.Expr) (expr.Expr, bool) {
	outer, ok := e.(expr.BigSum)
	if !ok || !d.cancels {
		return e, false
	}
	p, ok := outer.Body.(expr.Product)
	if !ok {
		return e, false
	}
	last := len(p.Factors) - 1
	inner, ok := p.Factors[last].(expr.BigSum)
	if !ok || inner.Var != "j" || outer.Var != "k" {
		return e, false
	}
	body := expr.Mul(append(append([]expr.Expr{}, p.Factors[:last]...), inner.Body)...)
	var with, without []expr.Expr
	for _, f := range body.(expr.Product).Factors {
		if expr.Occurs(f, "k") {
			with = append(with, f)
		} else {
			without = append(without, f)
		}
	}
	outer.Body = expr.Mul(with...)
	inner.Body = expr.Mul(append([]expr.Expr{outer}, without...)...)
	return inner, true
}

// cancel drops 1/u against a factor u of the same product.
func cancel(e expr.Expr) (expr.Expr, bool) {
	p, ok := e.(expr.Product)
	if !ok {
		return e, false
	}
	for i, f := range p.Factors {
		q, ok := f.(expr.Quotient)
		if !ok || !expr.Equal(q.Num, expr.Num(1)) {
			continue
		}
		for j, g := range p.Factors {
			if !expr.Equal(g, q.Den) {
				continue
			}
			var rest []expr.Expr
			for n, h := range p.Factors {
				if n != i && n != j {
					rest = append(rest, h)
				}
			}
			if len(rest) == 0 {
				return expr.Num(1), true
			}
			return expr.Mul(rest...), true
		}
	}
	return e, false
}

// odds matches a·(1/u) − b·(1/v) and gives its parts.
func odds(e expr.Expr) (a, u, b, v expr.Expr, ok bool) {
	fraction := func(e expr.Expr) (num, den expr.Expr, ok bool) {
		p, is := e.(expr.Product)
		if !is || len(p.Factors) != 2 {
			return nil, nil, false
		}
		q, is := p.Factors[1].(expr.Quotient)
		if !is || !expr.Equal(q.Num, expr.Num(1)) {
			return nil, nil, false
		}
		return p.Factors[0], q.Den, true
	}
	sum, is := e.(expr.Sum)
	if !is || len(sum.Terms) != 2 {
		return nil, nil, nil, nil, false
	}
	second, is := sum.Terms[1].(expr.Neg)
	if !is {
		return nil, nil, nil, nil, false
	}
	a, u, ok1 := fraction(sum.Terms[0])
	b, v, ok2 := fraction(second.X)
	return a, u, b, v, ok1 && ok2
}

// cancelOdds turns [y/f − (1 − y)/(1 − f)] f (1 − f) into [y (1 − f) − (1 − y) f].
func cancelOdds(e expr.Expr) (expr.Expr, bool) {
	p, ok := e.(expr.Product)
	if !ok {
		return e, false
	}
	for i, f := range p.Factors {
		a, u, b, v, ok := odds(f)
		if !ok {
			continue
		}
		hasU, hasV := -1, -1
		for j, g := range p.Factors {
			if hasU < 0 && expr.Equal(g, u) {
				hasU = j
			} else if hasV < 0 && expr.Equal(g, v) {
				hasV = j
			}
		}
		if hasU < 0 || hasV < 0 {
			continue
		}
		var rest []expr.Expr
		for n, g := range p.Factors {
			switch n {
			case i:
				rest = append(rest, expr.Sub(expr.Mul(a, v), expr.Mul(b, u)))
			case hasU, hasV:
			default:
				rest = append(rest, g)
			}
		}
		return expr.Mul(rest...), true
	}
	return e, false
}

// multiplyOut turns y (1 − f) − (1 − y) f into y − f.
func multiplyOut(e expr.Expr) (expr.Expr, bool) {
	sum, ok := e.(expr.Sum)
	if !ok || len(sum.Terms) != 2 {
		return e, false
	}
	second, ok := sum.Terms[1].(expr.Neg)
	if !ok {
		return e, false
	}
	p, ok1 := sum.Terms[0].(expr.Product)
	q, ok2 := second.X.(expr.Product)
	if !ok1 || !ok2 || len(p.Factors) != 2 || len(q.Factors) != 2 {
		return e, false
	}
	y, f := p.Factors[0], q.Factors[1]
	one := expr.Num(1)
	if !expr.Equal(p.Factors[1], expr.Sub(one, f)) || !expr.Equal(q.Factors[0], expr.Sub(one, y)) {
		return e, false
	}
	return expr.Sub(y, f), true
}

// bracket turns Σ_k y_k (1[k = j] − f_j) into y_j − f_j Σ_k y_k. Further factors must not depend on k, and are taken
// out of the sum.
func (d differentiator) bracket(e expr.Expr) (expr.Expr, bool) {
	sum, ok := e.(expr.BigSum)
	if !ok || sum.Var != "k" {
		return e, false
	}
	p, ok := sum.Body.(expr.Product)
	if !ok {
		return e, false
	}
	y := d.y(expr.Over("k"))
	var difference expr.Expr
	var rest []expr.Expr
	targets := 0
	for _, f := range p.Factors {
		if expr.Equal(f, y) {
			targets++
			continue
		}
		if s, is := f.(expr.Sum); is && len(s.Terms) == 2 && difference == nil {
			b, isBracket := s.Terms[0].(expr.Indicator)
			n, isNeg := s.Terms[1].(expr.Neg)
			if isBracket && isNeg && b.A == expr.Over("k") && !expr.Occurs(n.X, "k") {
				all := expr.BigSum{Var: "k", From: sum.From, To: sum.To, Body: y}
				difference = expr.Sub(d.y(b.B), expr.Mul(n.X, all))
				continue
			}
		}
		if expr.Occurs(f, "k") {
			return e, false
		}
		rest = append(rest, f)
	}
	if targets != 1 || difference == nil {
		return e, false
	}
	return expr.Mul(append([]expr.Expr{difference}, rest...)...), true
}

// targetsSum replaces Σ_k y_k by 1 if the targets of this sample add up to 1.
func (d differentiator) targetsSum(e expr.Expr) (expr.Expr, bool) {
	p, ok := e.(expr.Product)
	if !ok || !d.distribution {
		return e, false
	}
	all := expr.Σ("k", d.shape.K, d.y(expr.Over("k")))
	if len(p.Factors) == 2 && expr.Equal(p.Factors[1], all) {
		return p.Factors[0], true
	}
	return e, false
}

// isDistribution reports whether targets add up to 1.
func isDistribution(y []float64) bool {
	total := 0.0
	for _, v := range y {
		total += v
	}
	return math.Abs(total-1) < 1e-12
}

// turnSign turns −(y − f) … into (f − y) …, also within a sum: with cross-entropy the error at an output
// reads f − y.
func (d differentiator) turnSign(e expr.Expr) expr.Expr {
	n, ok := e.(expr.Neg)
	if !ok || !d.cancels {
		return e
	}
	switch x := n.X.(type) {
	case expr.BigSum:
		body := d.turnSign(expr.Neg{X: x.Body})
		if _, still := body.(expr.Neg); still {
			return e
		}
		x.Body = body
		return x
	case expr.Product:
		turned := d.turnSign(expr.Neg{X: x.Factors[0]})
		if _, still := turned.(expr.Neg); still {
			return e
		}
		return expr.Mul(append([]expr.Expr{turned}, x.Factors[1:]...)...)
	case expr.Sum:
		if len(x.Terms) != 2 {
			return e
		}
		if second, ok := x.Terms[1].(expr.Neg); ok {
			return expr.Sub(second.X, x.Terms[0])
		}
	}
	return e
}
