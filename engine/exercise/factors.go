package exercise

import (
	"math"
	"math/bits"

	"chainrule/engine/activation"
	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// factors are the factors of an expression with their constant, in which signs are.
type factors struct {
	constant float64
	list     []expr.Expr
}

// take adds the factors of an expression.
func (f *factors) take(e expr.Expr) {
	switch e := e.(type) {
	case expr.Number:
		f.constant *= e.Value
	case expr.Neg:
		f.constant = -f.constant
		f.take(e.X)
	case expr.Product:
		for _, part := range e.Factors {
			f.take(part)
		}
	default:
		f.list = append(f.list, e)
	}
}

// mostFactors is how many factors are matched with those typed.
const mostFactors = 10

// rightFactors are the factors of the number that is asked for: errors are taken apart into theirs, and derivatives of
// functions by their formulas. It is false for a sum.
func (x *Exercise) rightFactors() (factors, bool) {
	e, ok := x.system.Equation(x.Asked)
	if !ok {
		return factors{}, false
	}
	f := factors{constant: 1}
	f.take(e)
	for changed := true; changed; {
		changed = false
		before := f.list
		f.list = nil
		for _, part := range before {
			switch to, ok := x.takeApart(part); {
			case ok:
				f.take(to)
				changed = true
			default:
				f.list = append(f.list, part)
			}
		}
	}
	return f, len(f.list) > 1 && len(f.list) <= mostFactors
}

// takeApart takes a factor apart, where it is an error or the derivative of a function.
func (x *Exercise) takeApart(part expr.Expr) (expr.Expr, bool) {
	switch p := part.(type) {
	case expr.Symbol:
		if p.Kind == expr.Delta || p.Kind == expr.S {
			return x.system.Equation(work.Quantity{Of: p})
		}
	case expr.Call:
		if p.Order == 1 {
			a, _ := activation.ByID(p.Function.ID)
			value := p.Args[0].(expr.Symbol)
			if value.Kind == expr.T {
				value.Kind = expr.F
			} else {
				value.Kind = expr.Z
			}
			return a.DerivativeOf(p.Args[0], value), true
		}
	}
	return nil, false
}

// factorSaid says which factor of a product that a person typed differs from the right ones. It is prose.None where the
// answer is no product, or several differ.
func (x *Exercise) factorSaid(n answer.Number) prose.Message {
	product, isProduct := n.Expr.(expr.Product)
	if neg, ok := n.Expr.(expr.Neg); ok {
		product, isProduct = neg.X.(expr.Product)
	}
	right, ok := x.rightFactors()
	if !isProduct || !ok || len(product.Factors) < 2 {
		return prose.None
	}
	rest := right.list
	if c := math.Abs(right.constant); c != 1 {
		rest = append(rest, expr.Num(c))
	}
	var left []expr.Expr // typed factors without a partner
	for _, part := range typedFactors(product) {
		v := math.Abs(x.system.Eval(part))
		matched, ok := x.match(v, rest)
		switch {
		case ok:
			rest = matched
		case v != 1:
			left = append(left, part)
		}
	}
	switch {
	case len(left) == 1 && len(rest) == 1:
		return prose.Say(prose.FactorDiffers, left[0], rest[0])
	case len(left) == 0 && len(rest) == 1:
		return prose.Say(prose.FactorMissing, rest[0])
	case len(left) == 1 && len(rest) == 0:
		return prose.Say(prose.FactorExtra, left[0])
	}
	return prose.None
}

// typedFactors are the factors of a product as it was typed, without signs.
func typedFactors(product expr.Product) []expr.Expr {
	var list []expr.Expr
	for _, part := range product.Factors {
		switch p := part.(type) {
		case expr.Neg:
			part = p.X
		case expr.Number:
			part = expr.Num(math.Abs(p.Value))
		}
		if inner, ok := part.(expr.Product); ok {
			list = append(list, typedFactors(inner)...)
		} else {
			list = append(list, part)
		}
	}
	return list
}

// match takes away the fewest factors of which a typed one is the product, and gives what is left.
func (x *Exercise) match(v float64, rest []expr.Expr) ([]expr.Expr, bool) {
	best, fewestFactors := 0, len(rest)+1
	for set := 1; set < 1<<len(rest); set++ {
		product := 1.0
		for i, e := range rest {
			if set>>i&1 == 1 {
				product *= math.Abs(x.system.Eval(e))
			}
		}
		n := bits.OnesCount(uint(set))
		if math.Abs(v-product) <= answer.HalfUnit(product, fewest) && n < fewestFactors {
			best, fewestFactors = set, n
		}
	}
	var left []expr.Expr
	for i, e := range rest {
		if best>>i&1 == 0 {
			left = append(left, e)
		}
	}
	return left, best != 0
}
