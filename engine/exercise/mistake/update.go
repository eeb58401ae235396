package mistake

import (
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// noSumSamples takes one row for all.
func noSumSamples(c *Case) []way {
	if len(c.Rows) == 1 {
		return nil
	}
	var ways []way
	for _, row := range c.Rows[:min(len(c.Rows), mostRows)] {
		ways = append(ways, way{change: onTotal(func(q work.Quantity, _ expr.Expr) (expr.Expr, bool) {
			li := expr.Symbol{Kind: expr.Li, I: expr.At(row)}
			if d, ok := q.Of.(expr.Deriv); ok {
				return expr.D(li, d.By), true
			}
			return li, true
		})})
	}
	return ways
}

// reduced multiplies what is added up over the rows by a factor, where the document has a reduction.
func reduced(reduction network.Reduction, factor func(N float64) expr.Expr) func(*Case) []way {
	return func(c *Case) []way {
		if c.Reduction != reduction || len(c.Rows) == 1 {
			return nil
		}
		by := factor(float64(len(c.Rows)))
		return []way{{change: onTotal(func(_ work.Quantity, e expr.Expr) (expr.Expr, bool) { return expr.Mul(by, e), true })}}
	}
}

var (
	meanForSum = reduced(network.Sum, func(N float64) expr.Expr { return expr.Div(expr.Num(1), expr.Num(N)) })
	sumForMean = reduced(network.Mean, func(N float64) expr.Expr { return expr.Num(N) })
)

// along is what a step goes along: its factors but γ.
func along(step expr.Product) expr.Expr { return expr.Mul(step.Factors[1:]...) }

var gamma = expr.Symbol{Kind: expr.Gamma}

var (
	noRate = everywhere(onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		return expr.Sub(θ, along(step)), true
	}))
	rateSign = everywhere(onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		return expr.Add(θ, step), true
	}))
	rateTwice = everywhere(onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		return expr.Sub(θ, expr.Mul(gamma, step)), true
	}))
	rateOnBoth = everywhere(onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		return expr.Mul(gamma, expr.Sub(θ, along(step))), true
	}))
	noDecay = everywhere(onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		sum, ok := along(step).(expr.Sum)
		if !ok {
			return nil, false
		}
		return expr.Sub(θ, expr.Mul(gamma, sum.Terms[0])), true
	}))
	decayWithoutTwo = everywhere(onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		sum, ok := along(step).(expr.Sum)
		if !ok {
			return nil, false
		}
		decay, ok := sum.Terms[1].(expr.Product)
		if !ok {
			return nil, false
		}
		return expr.Sub(θ, expr.Mul(gamma, expr.Add(sum.Terms[0], expr.Mul(decay.Factors[1:]...)))), true
	}))
)

// stepForUpdate gives the step alone, with its sign or without.
func stepForUpdate(*Case) []way {
	return []way{
		{change: onStep(func(_ expr.Symbol, step expr.Product) (expr.Expr, bool) { return step, true })},
		{change: onStep(func(_ expr.Symbol, step expr.Product) (expr.Expr, bool) { return expr.Neg{X: step}, true })},
	}
}

func decayOnBias(c *Case) []way {
	if c.Decay == 0 {
		return nil
	}
	return []way{{change: onStep(func(θ expr.Symbol, step expr.Product) (expr.Expr, bool) {
		decay := expr.Mul(expr.Num(2), expr.Num(c.Decay), θ)
		return expr.Sub(θ, expr.Mul(gamma, expr.Add(along(step), decay))), θ.J.N == 0
	})}}
}

var gradientForUpdate = askedFor(onStep(func(_ expr.Symbol, step expr.Product) (expr.Expr, bool) { return along(step), true }))

// updateForGradient takes a step with the derivative that is asked for.
var updateForGradient = askedFor(func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
	d, ok := q.Of.(expr.Deriv)
	if !ok {
		return nil, false
	}
	return expr.Sub(d.By, expr.Mul(gamma, e)), true
})

var rateInGradient = askedFor(func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
	_, ok := q.Of.(expr.Deriv)
	return expr.Mul(gamma, e), ok
})

// updatedBeta takes the weights of the next layer after their step for the error that comes back over them.
func updatedBeta(c *Case) []way {
	return []way{{change: on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		return expr.Rewrite(expr.Expand(e), func(part expr.Expr) (expr.Expr, bool) {
			if !isWeight(part) {
				return nil, false
			}
			return c.Equation(work.Quantity{Of: part, Next: true})
		})
	}, expr.S)}}
}
