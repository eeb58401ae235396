package work

import (
	"math"
	"slices"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// highestPower is the highest exponent that a person may write.
const highestPower = 20

// mostParts is how many numbers and quantities a person's expression may have, with its sums written out.
const mostParts = 4000

// CheckExpr says why an expression has no value in the network, or gives nil: quantities that are not there, indices that
// run too far, and derivatives that are not defined here.
func (n *Numbers) CheckExpr(e expr.Expr) error {
	if expr.Written(e, mostParts) > mostParts {
		return prose.Say(prose.SumTooLong)
	}
	e = expr.Expand(e)
	var fault error
	refuse := func(err error) {
		if fault == nil {
			fault = err
		}
	}
	expr.Walk(e, func(part expr.Expr) bool {
		switch p := part.(type) {
		case expr.Symbol:
			if p.I.Var != "" || p.J.Var != "" {
				refuse(prose.Say(prose.FreeIndex, expr.Text(p, expr.Format{})))
			} else if err := n.Check(p); err != nil {
				refuse(err)
			}
		case expr.Indicator:
			if p.A.Var != "" || p.B.Var != "" {
				refuse(prose.Say(prose.FreeIndex, expr.Text(p, expr.Format{})))
			}
		case expr.Call:
			if p.Order > 1 {
				refuse(prose.Say(prose.OnePrime))
			}
		case expr.Power:
			if p.Exponent > highestPower || p.Exponent < -highestPower {
				refuse(prose.Say(prose.PowerTooHigh, highestPower))
			}
		case expr.Deriv:
			if expr.Has[expr.Deriv](p.Of) || !slices.Contains(variables, p.By.Kind) {
				refuse(prose.Say(prose.NotByThat, expr.Text(p.By, expr.Format{})))
			}
			if expr.Any(p.Of, isError) {
				refuse(prose.Say(prose.NotOfError, expr.Text(p, expr.Format{})))
			}
			if !n.oneRow(p) {
				refuse(prose.Say(prose.OneRowOnly, expr.Text(p, expr.Format{})))
			}
		}
		return fault == nil
	})
	return fault
}

// isError reports whether an expression is an error, which has no derivative here.
func isError(e expr.Expr) bool {
	s, ok := e.(expr.Symbol)
	return ok && (s.Kind == expr.Delta || s.Kind == expr.S)
}

// variables are the kinds of quantities by which a person may differentiate.
var variables = []expr.Kind{expr.Alpha, expr.Beta, expr.A, expr.Z, expr.T, expr.F}

// oneRow reports whether a derivative has a value by itself: it is of quantities of one row, or of L by a parameter.
func (n *Numbers) oneRow(d expr.Deriv) bool {
	if of, ok := d.Of.(expr.Symbol); ok && of.Kind == expr.L {
		return d.By.Kind == expr.Alpha || d.By.Kind == expr.Beta
	}
	row := 0
	for _, s := range expr.Symbols(d) {
		if s.Kind == expr.L || s.Kind == expr.Gamma {
			return false
		}
		if r, ok := (Quantity{Of: s}).Row(); ok {
			if row != 0 && r != row {
				return false
			}
			row = r
		}
	}
	return true
}

// Given reports whether a number without its sign is one of the data, the weights or the settings.
func (n *Numbers) Given(v float64) bool {
	has := func(list []float64) bool {
		return slices.ContainsFunc(list, func(w float64) bool { return math.Abs(w) == v })
	}
	return has(n.X) || has(n.Y) || has(n.Theta) || n.Rate == v || n.Decay == v
}
