package mistake

import (
	"chainrule/engine/activation"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

// output gives ∂L_i/∂f_k and ∂f_k/∂T_k of the output that an error δ belongs to.
func (c *Case) output(δ expr.Symbol) (off, slope expr.Expr) { return c.Row(δ.J.N).Output(δ.I) }

// joint and cancels tell how the outputs and the loss go together.
func (c *Case) joint() bool   { return c.Row(c.Rows[0]).Joint() }
func (c *Case) cancels() bool { return c.Row(c.Rows[0]).Cancels() }

// onOutput is a change of the error of an output, made from its two factors.
func onOutput(applies func(c *Case) bool, change func(c *Case, δ expr.Symbol, e, off, slope expr.Expr) expr.Expr) func(*Case) []way {
	return func(c *Case) []way {
		if !applies(c) {
			return nil
		}
		return []way{{change: on(func(δ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
			off, slope := c.output(δ)
			return change(c, δ, e, off, slope), true
		}, expr.Delta)}}
	}
}

func always(*Case) bool { return true }

// bent reports whether the slope of the outputs is more than a number.
func bent(c *Case) bool {
	if c.joint() {
		return true
	}
	_, slope := c.Row(c.Rows[0]).Output(expr.At(1))
	return !isConstantSlope(slope.(expr.Call))
}

func isConstantSlope(slope expr.Call) bool {
	_, constant := slopeFormula(slope, slope.Args[0]).(expr.Number)
	return constant
}

// slopeFormula is the formula of σ′ or g′, with the unit's value written as z.
func slopeFormula(slope expr.Call, z expr.Expr) expr.Expr {
	a, _ := activation.ByID(slope.Function.ID)
	return a.DerivativeOf(slope.Args[0], z)
}

// value is the symbol of a unit's value, for its slope.
func value(slope expr.Call) expr.Symbol {
	s := slope.Args[0].(expr.Symbol)
	switch s.Kind {
	case expr.T:
		s.Kind = expr.F
	case expr.A:
		s.Kind = expr.Z
	}
	return s // that of a value already, where another mistake was made before
}

var (
	noOutputDerivative = onOutput(bent, func(_ *Case, _ expr.Symbol, _, off, _ expr.Expr) expr.Expr { return off })
	derivativeOfOutput = onOutput(always, func(_ *Case, _ expr.Symbol, _, _, slope expr.Expr) expr.Expr { return slope })
	lossForError       = onOutput(always, func(_ *Case, δ expr.Symbol, _, _, slope expr.Expr) expr.Expr {
		return expr.Mul(expr.Symbol{Kind: expr.Li, I: δ.J}, slope)
	})

	// Of outputs that depend on all net inputs, the other outputs are forgotten.
	noCrossTerms    = onOutput(func(c *Case) bool { return c.joint() && !c.cancels() }, ownTerm)
	softmaxDiagonal = onOutput(func(c *Case) bool { return c.joint() && c.cancels() }, ownTerm)

	outputDerivativeInEntropy = onOutput((*Case).cancels, func(_ *Case, _ expr.Symbol, e, _, slope expr.Expr) expr.Expr {
		return expr.Mul(e, slope)
	})
)

func ownTerm(_ *Case, _ expr.Symbol, _, off, slope expr.Expr) expr.Expr { return expr.Mul(off, slope) }

// residual gives the two terms of a difference of a target and an output.
func residual(e expr.Expr) (a, b expr.Expr, ok bool) {
	sum, ok := e.(expr.Sum)
	if !ok || len(sum.Terms) != 2 {
		return nil, nil, false
	}
	n, ok := sum.Terms[1].(expr.Neg)
	if !ok {
		return nil, nil, false
	}
	has := func(e expr.Expr, kind expr.Kind) bool {
		return expr.Any(e, func(part expr.Expr) bool { return isKind(part, kind) })
	}
	a, b = sum.Terms[0], n.X
	return a, b, isKind(a, expr.Y) && has(b, expr.F) || has(a, expr.F) && isKind(b, expr.Y)
}

var residualReversed = everywhere(rewritten(func(part expr.Expr) (expr.Expr, bool) {
	a, b, ok := residual(part)
	return expr.Sub(b, a), ok
}, expr.Delta))

var noTarget = everywhere(rewritten(func(part expr.Expr) (expr.Expr, bool) {
	a, b, ok := residual(part)
	if isKind(a, expr.Y) {
		return expr.Neg{X: b}, ok
	}
	return a, ok
}, expr.Delta))

// wrongTarget takes the target of the output beside.
func wrongTarget(c *Case) []way {
	K := c.shape().K
	var ways []way
	for _, step := range []int{1, -1} {
		ways = append(ways, way{change: on(func(δ expr.Symbol, e expr.Expr) (expr.Expr, bool) {
			other := δ.I.N + step
			if other < 1 || other > K {
				return nil, false
			}
			return expr.Rewrite(e, func(part expr.Expr) (expr.Expr, bool) {
				y, ok := part.(expr.Symbol)
				if !ok || y.Kind != expr.Y || y.J != δ.I {
					return nil, false
				}
				y.J = expr.At(other)
				return y, true
			})
		}, expr.Delta)})
	}
	return ways
}

// onSlope is a change of the derivative of a unit's function, unless that is a number.
func onSlope(change func(slope expr.Call) (expr.Expr, bool)) work.Change {
	return rewritten(func(part expr.Expr) (expr.Expr, bool) {
		call, ok := slope(part)
		if !ok || isConstantSlope(call) {
			return nil, false
		}
		return change(call)
	}, expr.S, expr.Delta)
}

// noActivationDerivative leaves σ′ out.
var noActivationDerivative = everywhere(rewritten(dropping(func(part expr.Expr) bool { _, ok := slope(part); return ok }), expr.S))

var activationForDerivative = everywhere(onSlope(func(slope expr.Call) (expr.Expr, bool) {
	slope.Order = 0
	return slope, true
}))

var derivativeAtOutput = everywhere(onSlope(func(slope expr.Call) (expr.Expr, bool) {
	slope.Args = []expr.Expr{value(slope)}
	return slope, true
}))

var netInputInSlope = everywhere(onSlope(func(slope expr.Call) (expr.Expr, bool) {
	return slopeFormula(slope, slope.Args[0]), true
}))

var derivativeTwice = everywhere(onSlope(func(slope expr.Call) (expr.Expr, bool) { return expr.Square(slope), true }))

// partOfSlope loses a factor, a term or the square of the formula of the derivative. What is left is more than the value, or
// a number: those are mistakes of their own.
func partOfSlope(*Case) []way {
	var ways []way
	for n := range 2 {
		ways = append(ways, way{change: onSlope(func(slope expr.Call) (expr.Expr, bool) {
			e := slopeFormula(slope, value(slope))
			list := parts(e)
			if len(list) != 2 {
				return nil, false
			}
			rest, ok := without(e, func(part expr.Expr) bool { return expr.Equal(part, list[n]) })
			switch rest.(type) {
			case expr.Number, expr.Symbol, expr.Neg:
				return nil, false
			}
			return rest, ok
		})})
	}
	return append(ways, way{change: onSlope(func(slope expr.Call) (expr.Expr, bool) {
		return expr.Rewrite(slopeFormula(slope, value(slope)), func(part expr.Expr) (expr.Expr, bool) {
			base, ok := square(part)
			return base, ok && expr.Equal(base, value(slope))
		})
	})})
}

// noWeight leaves the weight out of the error that arrives.
var noWeight = everywhere(rewritten(dropping(isWeight), expr.S))

// weightOfNeighbour takes the error back over the weight of another unit.
func weightOfNeighbour(c *Case) []way {
	var ways []way
	for _, step := range []int{1, -1} {
		ways = append(ways, way{change: on(func(s expr.Symbol, e expr.Expr) (expr.Expr, bool) {
			other := s.I.N + step
			if other < 1 || other > c.units(s.Layer) {
				return nil, false
			}
			return expr.Rewrite(e, func(part expr.Expr) (expr.Expr, bool) {
				w, ok := part.(expr.Symbol)
				if !ok || !isWeight(w) {
					return nil, false
				}
				w.J = expr.At(other)
				return w, true
			})
		}, expr.S)})
	}
	return ways
}

// deltaForS takes the error of an output for that of a hidden unit.
func deltaForS(c *Case) []way {
	var ways []way
	for k := 1; k <= min(c.shape().K, 2); k++ {
		ways = append(ways, way{change: on(func(s expr.Symbol, _ expr.Expr) (expr.Expr, bool) {
			return expr.Symbol{Kind: expr.Delta, I: expr.At(k), J: s.J}, true
		}, expr.S)})
	}
	return ways
}
