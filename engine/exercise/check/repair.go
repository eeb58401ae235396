package check

import (
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

// repaired is a change of one part of a line after which it is equal to the line before: the mistake that it undoes, and the
// part.
type repaired struct {
	mistake *mistake.Mistake
	part    expr.Expr
	to      expr.Expr // the whole line, changed
}

// repair finds the changes of one part of a line that make it equal to the line before, those of likelier mistakes first.
func (c *checker) repair(before, e expr.Expr) []repaired {
	var list []repaired
	for _, m := range mistake.Catalogue() {
		undo := undoing[m.ID]
		if undo == nil {
			continue
		}
		for _, r := range c.edits(e, undo) {
			r.mistake = m
			if c.points.Agree(
				func(s *work.System) float64 { return s.Eval(r.to) },
				func(s *work.System) float64 { return s.Eval(before) },
			) == exercise.Equal {
				list = append(list, r)
				break
			}
		}
	}
	return list
}

// undo gives what may stand for a part of a line. The whole line is a part of itself.
type undo func(c *checker, part expr.Expr, whole bool) []expr.Expr

// edits are the lines in which one part is changed, and which have only quantities that there are.
func (c *checker) edits(e expr.Expr, undo undo) []repaired {
	var list []repaired
	var visit func(part expr.Expr, whole bool, put func(expr.Expr) expr.Expr)
	visit = func(part expr.Expr, whole bool, put func(expr.Expr) expr.Expr) {
		for _, to := range undo(c, part, whole) {
			if line := put(to); c.system.CheckExpr(line) == nil {
				list = append(list, repaired{part: part, to: line})
			}
		}
		if _, ok := part.(expr.Deriv); ok {
			return
		}
		n := -1
		expr.Map(part, func(inner expr.Expr) expr.Expr {
			n++
			at := n
			visit(inner, false, func(to expr.Expr) expr.Expr {
				i := -1
				return put(expr.Map(part, func(p expr.Expr) expr.Expr {
					if i++; i == at {
						return to
					}
					return p
				}))
			})
			return inner
		})
	}
	visit(expr.Expand(e), true, func(to expr.Expr) expr.Expr { return to })
	return list
}

// undoing has for the mistakes that can be seen in a line what undoes them.
var undoing = map[string]undo{
	"sign": func(_ *checker, part expr.Expr, whole bool) []expr.Expr {
		if n, ok := part.(expr.Neg); ok {
			return []expr.Expr{n.X}
		}
		if !whole {
			return nil
		}
		return []expr.Expr{expr.Neg{X: part}}
	},
	"residual-reversed": func(_ *checker, part expr.Expr, _ bool) []expr.Expr {
		if a, b, ok := difference(part); ok {
			return []expr.Expr{expr.Sub(b, a)}
		}
		return nil
	},
	"no-square": func(_ *checker, part expr.Expr, _ bool) []expr.Expr {
		if _, _, ok := difference(part); ok {
			return []expr.Expr{expr.Square(part)}
		}
		return nil
	},
	"factor-two": func(_ *checker, part expr.Expr, whole bool) []expr.Expr {
		if !whole {
			return nil
		}
		return []expr.Expr{expr.Mul(expr.Num(2), part), expr.Div(part, expr.Num(2))}
	},
	"activation-for-derivative": func(_ *checker, part expr.Expr, _ bool) []expr.Expr {
		if call, ok := part.(expr.Call); ok && call.Order == 0 && (call.Function.Letter == "σ" || call.Function.Letter == "g") {
			call.Order = 1
			return []expr.Expr{call}
		}
		return nil
	},
	"derivative-at-output": func(_ *checker, part expr.Expr, _ bool) []expr.Expr {
		call, ok := part.(expr.Call)
		if !ok || call.Order != 1 {
			return nil
		}
		s, ok := call.Args[0].(expr.Symbol)
		switch {
		case ok && s.Kind == expr.Z:
			s.Kind = expr.A
		case ok && s.Kind == expr.F:
			s.Kind = expr.T
		default:
			return nil
		}
		call.Args = []expr.Expr{s}
		return []expr.Expr{call}
	},
	"derivative-twice": func(_ *checker, part expr.Expr, _ bool) []expr.Expr {
		if p, ok := part.(expr.Power); ok && p.Exponent == 2 {
			return []expr.Expr{p.Base}
		}
		return nil
	},
	"neighbour-index": onSymbols(func(s expr.Symbol) []expr.Symbol {
		if s.Kind == expr.X || s.Kind == expr.Y {
			return indices(s, func(s *expr.Symbol) *expr.Index { return &s.J })
		}
		list := indices(s, func(s *expr.Symbol) *expr.Index { return &s.I })
		if s.Kind == expr.Alpha || s.Kind == expr.Beta {
			list = append(list, indices(s, func(s *expr.Symbol) *expr.Index { return &s.J })...)
		}
		return list
	}),
	"transposed": onSymbols(func(s expr.Symbol) []expr.Symbol {
		s.I, s.J = s.J, s.I
		return []expr.Symbol{s}
	}),
	"other-sample": func(c *checker, part expr.Expr, _ bool) []expr.Expr {
		if s, ok := part.(expr.Symbol); ok {
			if q, ok := (work.Quantity{Of: s}).OnRow(c.row); ok {
				return []expr.Expr{q.Of}
			}
		}
		return nil
	},
	"input-for-hidden": onSymbols(func(s expr.Symbol) []expr.Symbol {
		switch s.Kind {
		case expr.X:
			return []expr.Symbol{{Kind: expr.Z, Layer: 1, I: s.J, J: s.I}}
		case expr.Z:
			return []expr.Symbol{{Kind: expr.X, I: s.J, J: s.I}}
		}
		return nil
	}),
	"net-for-value": onSymbols(func(s expr.Symbol) []expr.Symbol {
		switch s.Kind {
		case expr.A:
			s.Kind = expr.Z
		case expr.T:
			s.Kind = expr.F
		default:
			return nil
		}
		return []expr.Symbol{s}
	}),
	"no-weight":                          missing(isWeight),
	"no-activation-derivative":           missing(func(e expr.Expr) bool { call, ok := e.(expr.Call); return ok && call.Function.Letter == "σ" }),
	"no-output-derivative":               missing(func(e expr.Expr) bool { call, ok := e.(expr.Call); return ok && call.Function.Letter == "g" }),
	"no-input":                           missing(func(e expr.Expr) bool { s, ok := e.(expr.Symbol); return ok && (s.Kind == expr.X || s.Kind == expr.Z) }),
	"output-derivative-in-cross-entropy": tooMany,
}

func isWeight(e expr.Expr) bool {
	s, ok := e.(expr.Symbol)
	return ok && (s.Kind == expr.Alpha || s.Kind == expr.Beta)
}

// onSymbols is for mistakes by which one symbol is taken for another.
func onSymbols(others func(s expr.Symbol) []expr.Symbol) undo {
	return func(_ *checker, part expr.Expr, _ bool) []expr.Expr {
		s, ok := part.(expr.Symbol)
		if !ok {
			return nil
		}
		var list []expr.Expr
		for _, o := range others(s) {
			list = append(list, o)
		}
		return list
	}
}

// indices are a symbol with one of its indices one higher or lower.
func indices(s expr.Symbol, index func(s *expr.Symbol) *expr.Index) []expr.Symbol {
	up, down := s, s
	index(&up).N++
	index(&down).N--
	return []expr.Symbol{up, down}
}

// difference gives the two terms of a difference of a target and an output.
func difference(e expr.Expr) (a, b expr.Expr, ok bool) {
	sum, ok := e.(expr.Sum)
	if !ok || len(sum.Terms) != 2 {
		return nil, nil, false
	}
	n, ok := sum.Terms[1].(expr.Neg)
	if !ok || !has(e, expr.Y) || !has(e, expr.F) {
		return nil, nil, false
	}
	return sum.Terms[0], n.X, true
}

// missing is for a factor that was left out: one of those of which the derivative is made.
func missing(is func(expr.Expr) bool) undo {
	return func(c *checker, part expr.Expr, whole bool) []expr.Expr {
		if !whole {
			return nil
		}
		var list []expr.Expr
		for _, f := range c.factors() {
			if is(f) {
				list = append(list, expr.Mul(part, f))
			}
		}
		return list
	}
}

// factors are what the derivative is made of, by its equation and those of the errors in it.
func (c *checker) factors() []expr.Expr {
	var list []expr.Expr
	seen := map[expr.Symbol]bool{}
	var take func(q work.Quantity)
	take = func(q work.Quantity) {
		e, ok := c.system.Equation(q)
		if !ok {
			return
		}
		expr.Walk(expr.Expand(e), func(part expr.Expr) bool {
			switch p := part.(type) {
			case expr.Call:
				list = append(list, p)
				return false
			case expr.Symbol:
				if p.Kind == expr.S || p.Kind == expr.Delta {
					if !seen[p] {
						seen[p] = true
						take(work.Quantity{Of: p})
					}
				} else {
					list = append(list, p)
				}
			}
			return true
		})
	}
	take(c.asked)
	return list
}

// tooMany is for the slope of an output that was multiplied in although it has cancelled.
func tooMany(c *checker, part expr.Expr, whole bool) []expr.Expr {
	q := c.system.Row(c.row)
	if !whole || !q.Cancels() {
		return nil
	}
	var list []expr.Expr
	for k := range c.system.Network.Shape.K {
		_, slope := q.Output(expr.At(k + 1))
		list = append(list, expr.Div(part, slope))
	}
	return list
}
