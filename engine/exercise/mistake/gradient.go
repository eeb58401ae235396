package mistake

import (
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

var noInput = everywhere(onGradient(func(_, by expr.Symbol, err, _ expr.Expr) (expr.Expr, bool) {
	return err, by.J.N > 0
}))

var lastFactorOnly = everywhere(onGradient(func(_, by expr.Symbol, _, in expr.Expr) (expr.Expr, bool) {
	return in, by.J.N > 0
}))

var sumForProduct = everywhere(onGradient(func(_, by expr.Symbol, err, in expr.Expr) (expr.Expr, bool) {
	return expr.Add(err, in), by.J.N > 0
}))

var netForValue = everywhere(onGradient(func(_, _ expr.Symbol, err, in expr.Expr) (expr.Expr, bool) {
	z, ok := in.(expr.Symbol)
	if !ok || z.Kind != expr.Z {
		return nil, false
	}
	z.Kind = expr.A
	return expr.Mul(err, z), true
}))

// inputForHidden takes an input for a hidden unit's value, or the reverse, where both are there.
func inputForHidden(c *Case) []way {
	H := len(c.shape().Hidden)
	if H == 0 {
		return nil
	}
	forward := on(func(s expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		if c.Layer(s) == 1 || c.inputs(c.Layer(s)) > c.shape().P {
			return nil, false
		}
		return expr.Rewrite(e, func(part expr.Expr) (expr.Expr, bool) {
			z, ok := part.(expr.Symbol)
			if !ok || z.Kind != expr.Z {
				return nil, false
			}
			return expr.Symbol{Kind: expr.X, I: z.J, J: z.I}, true
		})
	}, expr.A, expr.T)
	backward := onGradient(func(li, by expr.Symbol, err, in expr.Expr) (expr.Expr, bool) {
		layer, other := c.Layer(by), 1
		if layer == 1 {
			other = 2
		}
		if by.J.N == 0 || by.J.N > c.inputs(other) {
			return nil, false
		}
		return expr.Mul(err, work.Below(other, by.J.N, li.I.N)), true
	})
	return []way{{change: forward}, {change: backward}}
}

// sign turns the sign of what is a derivative, or of a loss that begins with a minus.
var sign = askedFor(func(q work.Quantity, e expr.Expr) (expr.Expr, bool) {
	if _, ok := q.Of.(expr.Deriv); ok {
		return expr.Neg{X: e}, true
	}
	s, ok := q.Symbol()
	if !ok {
		return nil, false
	}
	if n, negative := e.(expr.Neg); negative && s.Kind == expr.Li {
		return n.X, true
	}
	return expr.Neg{X: e}, s.Kind == expr.Delta || s.Kind == expr.S
})

// other is a way that takes the quantity with other indices for the one that is asked for.
func (c *Case) other(change func(s expr.Symbol) expr.Symbol) []way {
	q := c.Asked
	switch of := q.Of.(type) {
	case expr.Deriv:
		of.By = change(of.By)
		q.Of = of
		if c.Check(of.By) != nil {
			return nil
		}
	case expr.Symbol:
		of = change(of)
		q.Of = of
		if c.Check(of) != nil {
			return nil
		}
	}
	return []way{c.instead(q)}
}

// instead takes another quantity for the one that is asked for.
func (c *Case) instead(q work.Quantity) way {
	if q == c.Asked {
		return way{change: func(work.Quantity, expr.Expr) (expr.Expr, bool) { return nil, false }}
	}
	to := q.Of
	if q.Next {
		to, _ = c.Equation(q)
	}
	return way{asked: true, instead: true, change: func(work.Quantity, expr.Expr) (expr.Expr, bool) { return to, to != nil }}
}

// countsRows reports whether an index of a kind counts rows, which are mistaken in other ways.
func countsRows(s expr.Symbol, first bool) bool {
	switch s.Kind {
	case expr.Alpha, expr.Beta:
		return false
	case expr.X, expr.Y, expr.Li:
		return first
	}
	return !first
}

// subject is the symbol whose indices say which quantity is asked for.
func (c *Case) subject() expr.Symbol {
	if d, ok := c.Asked.Of.(expr.Deriv); ok {
		return d.By
	}
	return c.Asked.Of.(expr.Symbol)
}

func neighbourIndex(c *Case) []way {
	s := c.subject()
	if s.Kind == expr.L || s.Kind == expr.Li {
		return nil
	}
	var ways []way
	if !countsRows(s, true) {
		for _, n := range neighbours(s.I.N, s.I.N+1) {
			ways = append(ways, c.other(func(s expr.Symbol) expr.Symbol { s.I = expr.At(n); return s })...)
		}
	}
	if !countsRows(s, false) && s.J.N > 0 {
		for _, n := range neighbours(s.J.N, s.J.N+1) {
			ways = append(ways, c.other(func(s expr.Symbol) expr.Symbol { s.J = expr.At(n); return s })...)
		}
	}
	return ways
}

func otherLayer(c *Case) []way {
	s := c.subject()
	if s.Layer == 0 {
		return nil
	}
	var ways []way
	for _, layer := range neighbours(s.Layer, len(c.shape().Hidden)) {
		ways = append(ways, c.other(func(s expr.Symbol) expr.Symbol { s.Layer = layer; return s })...)
	}
	return ways
}

// transposed mixes up two indices: of what is asked for, or of the weights of a layer with as many units as inputs.
func transposed(c *Case) []way {
	square := func(layer int) bool {
		return layer >= 1 && layer <= c.shape().Layers() && c.units(layer) == c.inputs(layer)
	}
	ways := []way{{change: on(func(s expr.Symbol, e expr.Expr) (expr.Expr, bool) {
		layer := c.Layer(s)
		if s.Kind == expr.S {
			layer++
		}
		if !square(layer) {
			return nil, false
		}
		return expr.Rewrite(e, func(part expr.Expr) (expr.Expr, bool) {
			w, ok := part.(expr.Symbol)
			if !ok || !isWeight(w) || w.J == expr.At(0) {
				return nil, false
			}
			w.I, w.J = w.J, w.I
			return w, true
		})
	}, expr.A, expr.T, expr.S)}}
	s := c.subject()
	if s.Kind == expr.L || s.Kind == expr.Li || s.J.N == 0 {
		return ways
	}
	return append(ways, c.other(func(s expr.Symbol) expr.Symbol { s.I, s.J = s.J, s.I; return s })...)
}

// otherSample works with another row: throughout, or for the last factor of a derivative only.
func otherSample(c *Case) []way {
	row, ok := c.Asked.Row()
	if !ok {
		return nil
	}
	var ways []way
	for _, other := range c.otherRows(row) {
		q, _ := c.Asked.OnRow(other)
		w := c.instead(q)
		w.which = other
		ways = append(ways, w)
	}
	for _, other := range c.otherRows(row) {
		ways = append(ways, way{which: other, change: onGradient(func(_, _ expr.Symbol, err, in expr.Expr) (expr.Expr, bool) {
			s, ok := in.(expr.Symbol)
			if !ok {
				return nil, false
			}
			q, _ := work.Quantity{Of: s}.OnRow(other)
			return expr.Mul(err, q.Of), true
		})})
	}
	return ways
}

// rawData puts the data in as they were before scaling.
func rawData(c *Case) []way {
	if c.Raw == nil {
		return nil
	}
	raw := *c.Numbers
	raw.X = c.Raw
	system := work.New(&raw)
	return []way{{data: func(s expr.Symbol) (float64, bool) {
		if s.Kind != expr.X {
			return 0, false
		}
		return system.Symbol(s), true
	}}}
}
