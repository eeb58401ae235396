package check

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
)

// rule recognises the rule by which a line follows from the line before; "" where it is none that is known.
func (c *checker) rule(before, e expr.Expr) derive.Rule {
	q := c.system.Row(c.row)
	want := canonical(e)
	for _, form := range []derive.Form{derive.Chain, derive.Errors} {
		steps := q.Continue(before, form)
		for i, s := range steps {
			if canonical(s.Expr) == want {
				return chief(steps[:i+1])
			}
		}
	}
	old, new := derivs(before), derivs(e)
	gone, come := less(old, new), less(new, old)
	named := less(names(e), names(before))
	switch {
	case len(gone) > 0 && len(come) > 0 && (len(named) > 0 || chained(gone, come)):
		return derive.ChainRule
	case len(gone) > 0 && len(named) > 0:
		return derive.Name
	case len(gone) > 0:
		return q.RuleFor(gone[0])
	case len(come) > 0:
		return ""
	case slopes(before) > slopes(e):
		return derive.Table
	case len(less(names(before), names(e))) > 0, has(before, expr.Li) && !has(e, expr.Li):
		return derive.Definition
	}
	return derive.Tidy
}

// aside are rules that tidy up after others.
var aside = []derive.Rule{derive.Tidy, derive.Factor, derive.Sign, derive.OnlyTerm, derive.Constant, derive.Linearity}

// chief is the rule that says most of several that were applied one after the other.
func chief(steps []derive.Step) derive.Rule {
	for _, s := range steps {
		if !slices.Contains(aside, s.Rule) {
			return s.Rule
		}
	}
	return steps[0].Rule
}

// partsOf are the parts of a kind in an expression whose sums are written out.
func partsOf[K expr.Expr](e expr.Expr, is func(K) bool) []K {
	var list []K
	expr.Walk(expr.Expand(e), func(part expr.Expr) bool {
		if k, ok := part.(K); ok && is(k) {
			list = append(list, k)
		}
		return true
	})
	return list
}

// derivs are the derivatives in an expression.
func derivs(e expr.Expr) []expr.Deriv { return partsOf(e, func(expr.Deriv) bool { return true }) }

// names are the errors in an expression, by their names.
func names(e expr.Expr) []expr.Symbol {
	return partsOf(e, func(s expr.Symbol) bool { return s.Kind == expr.Delta || s.Kind == expr.S })
}

// slopes is how many derivatives of functions stand in an expression, by their names.
func slopes(e expr.Expr) int { return len(partsOf(e, func(c expr.Call) bool { return c.Order > 0 })) }

func has(e expr.Expr, kind expr.Kind) bool {
	return len(partsOf(e, func(s expr.Symbol) bool { return s.Kind == kind })) > 0
}

// less are the members of a list that another has not.
func less[K expr.Expr](list, without []K) []K {
	var rest []K
	for _, e := range list {
		if !slices.ContainsFunc(without, func(o K) bool { return expr.Equal(o, e) }) {
			rest = append(rest, e)
		}
	}
	return rest
}

// chained reports whether a derivative that is gone has left one of the same quantity, or one by the same variable.
func chained(gone, come []expr.Deriv) bool {
	return slices.ContainsFunc(gone, func(d expr.Deriv) bool {
		return slices.ContainsFunc(come, func(o expr.Deriv) bool { return expr.Equal(o.Of, d.Of) || o.By == d.By })
	})
}

// canonical is an expression as text that does not depend on the order of terms and factors, and on where signs and constants
// stand.
func canonical(e expr.Expr) string {
	constant, list := monomial(expr.Expand(e))
	return strconv.FormatFloat(constant, 'g', 12, 64) + "*" + strings.Join(list, "*")
}

// monomial is the constant of a product and its other factors as texts, in order.
func monomial(e expr.Expr) (constant float64, list []string) {
	constant = 1
	switch e := e.(type) {
	case expr.Number:
		return e.Value, nil
	case expr.Neg:
		constant, list = monomial(e.X)
		return -constant, list
	case expr.Product:
		for _, f := range e.Factors {
			v, more := monomial(f)
			constant, list = constant*v, append(list, more...)
		}
	case expr.Quotient:
		constant, list = monomial(e.Num)
		v, below := monomial(e.Den)
		if len(below) == 0 {
			return constant / v, list
		}
		list = append(list, "1/("+canonical(e.Den)+")")
	case expr.Power:
		if e.Exponent > 0 {
			for range e.Exponent {
				v, more := monomial(e.Base)
				constant, list = constant*v, append(list, more...)
			}
			break
		}
		list = []string{"(" + canonical(e.Base) + ")^" + strconv.Itoa(e.Exponent)}
	case expr.Sum:
		terms := make([]string, len(e.Terms))
		for i, t := range e.Terms {
			terms[i] = canonical(t)
		}
		slices.Sort(terms)
		list = []string{"(" + strings.Join(terms, " + ") + ")"}
	case expr.Indicator:
		if e.A.Var == "" && e.B.Var == "" {
			if e.A != e.B {
				constant = 0
			}
			break
		}
		list = []string{expr.Text(e, expr.Format{})}
	case expr.Call:
		if e.Function.Letter == "σ" && e.Layer == 0 {
			e.Layer = 1
		}
		list = []string{expr.Text(e, expr.Format{})}
	default:
		list = []string{expr.Text(e, expr.Format{})}
	}
	slices.Sort(list)
	return constant, list
}
