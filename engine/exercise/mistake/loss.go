package mistake

import (
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

// square gives the base of a square.
func square(e expr.Expr) (expr.Expr, bool) {
	p, ok := e.(expr.Power)
	return p.Base, ok && p.Exponent == 2
}

// noSquare forgets to square, and keeps the sign or drops it.
func noSquare(c *Case) []way {
	size := rewritten(func(part expr.Expr) (expr.Expr, bool) {
		base, ok := square(part)
		return expr.Of(expr.Abs, base), ok
	}, expr.Li)
	return append(everywhere(rewritten(square, expr.Li))(c), way{change: size})
}

// squareOfSum squares the sum of the differences.
var squareOfSum = everywhere(rewritten(func(part expr.Expr) (expr.Expr, bool) {
	sum, ok := part.(expr.BigSum)
	if !ok {
		return nil, false
	}
	base, ok := square(sum.Body)
	if !ok {
		return nil, false
	}
	sum.Body = base
	return expr.Square(sum), true
}, expr.Li))

// logBase takes logarithms to the base 10.
var logBase = everywhere(rewritten(func(part expr.Expr) (expr.Expr, bool) {
	c, ok := part.(expr.Call)
	return expr.Div(c, expr.Of(expr.Log, expr.Num(10))), ok && c.Function == expr.Log
}, expr.Li))

// noOtherClass keeps the first of the two products that cross-entropy has for an output that is a probability of its own.
var noOtherClass = everywhere(rewritten(func(part expr.Expr) (expr.Expr, bool) {
	sum, ok := part.(expr.Sum)
	if !ok || len(sum.Terms) != 2 || !hasLog(sum.Terms[0]) || !hasLog(sum.Terms[1]) {
		return nil, false
	}
	return sum.Terms[0], true
}, expr.Li))

func hasLog(e expr.Expr) bool {
	return expr.Any(e, func(part expr.Expr) bool {
		c, ok := part.(expr.Call)
		return ok && c.Function == expr.Log
	})
}

// noSumOutputs keeps one term of the sum over the outputs, or over the units of the next layer.
func noSumOutputs(*Case) []way {
	var ways []way
	for n := 1; n <= mostTerms; n++ {
		ways = append(ways, way{which: n, change: rewritten(func(part expr.Expr) (expr.Expr, bool) {
			sum, ok := part.(expr.BigSum)
			if !ok || n > sum.To {
				return nil, false
			}
			return expr.Bind(sum.Body, sum.Var, n), true
		}, expr.Li, expr.S)})
	}
	return ways
}

// meanOverOutputs divides the loss by the number of outputs.
func meanOverOutputs(c *Case) []way {
	K := c.shape().K
	if K == 1 {
		return nil
	}
	return []way{{change: on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		return expr.Div(e, expr.Num(float64(K))), true
	}, expr.Li, expr.Delta)}}
}

// loss is the loss of the first row.
func (c *Case) loss() work.Quantity {
	return work.Quantity{Of: expr.Symbol{Kind: expr.Li, I: expr.At(c.Rows[0])}}
}

// squared reports whether the loss has a square in it.
func (c *Case) squared() bool {
	definition, _ := c.Equation(c.loss())
	return expr.Any(definition, func(part expr.Expr) bool { _, ok := square(part); return ok })
}

// factorTwo loses the 2 of the derivative of a square, or the ½ before the square; or it has one too many.
func factorTwo(c *Case) []way {
	if !c.squared() {
		return nil
	}
	half := expr.Div(expr.Num(1), expr.Num(2))
	times := func(factor expr.Expr) way {
		return way{change: on(func(_ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
			return expr.Mul(factor, e), true
		}, expr.Li, expr.Delta)}
	}
	definition, _ := c.Equation(c.loss())
	halved := expr.Any(definition, func(part expr.Expr) bool { return expr.Equal(part, half) })
	if s, ok := c.Asked.Symbol(); ok && !halved && (s.Kind == expr.L || s.Kind == expr.Li) {
		return nil // nothing is differentiated, and there is no ½ to lose
	}
	off, _ := c.Row(c.Rows[0]).Output(expr.At(1))
	two := expr.Any(off, func(part expr.Expr) bool { n, ok := part.(expr.Number); return ok && (n.Value == 2 || n.Value == -2) })
	if two {
		return []way{times(half), times(expr.Num(2))}
	}
	return []way{times(expr.Num(2)), times(half)}
}
