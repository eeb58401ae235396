package mistake

import (
	"slices"

	"chainrule/engine/expr"
)

// difference is the smallest part of an expression that is left out or replaced in another.
func difference(from, to expr.Expr) expr.Expr {
	for _, split := range []func(expr.Expr) []expr.Expr{terms, factors} {
		a, b := split(from), split(to)
		if len(a) < 2 {
			continue
		}
		gone, new := unshared(a, b)
		switch {
		case len(gone) == 1 && len(new) == 1:
			return difference(gone[0], new[0])
		case len(gone) == 1 && len(new) == 0:
			return gone[0]
		}
	}
	a, b := parts(from), parts(to)
	if len(a) == 0 || len(a) != len(b) || !sameHead(from, to) {
		return from
	}
	gone, new := unshared(a, b)
	if len(gone) != 1 || len(new) != 1 {
		return from
	}
	return difference(gone[0], new[0])
}

// unshared are the members of two lists that have no equal in the other.
func unshared(a, b []expr.Expr) (gone, new []expr.Expr) {
	rest := slices.Clone(b)
	for _, e := range a {
		if i := slices.IndexFunc(rest, func(f expr.Expr) bool { return expr.Equal(e, f) }); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			gone = append(gone, e)
		}
	}
	return gone, rest
}

// terms are the terms of a sum, with those of sums in it, written out.
func terms(e expr.Expr) []expr.Expr {
	switch e := e.(type) {
	case expr.Sum:
		var list []expr.Expr
		for _, t := range e.Terms {
			list = append(list, terms(t)...)
		}
		return list
	case expr.BigSum:
		if expr.Written(e, mostWritten) <= mostWritten {
			return terms(expr.Expand(e))
		}
	}
	return []expr.Expr{e}
}

// mostWritten is how many numbers and quantities a sum has at most that is looked at term by term.
const mostWritten = 300

// factors are the factors of a product without its sign.
func factors(e expr.Expr) []expr.Expr {
	switch e := e.(type) {
	case expr.Neg:
		return factors(e.X)
	case expr.Number:
		if e.Value < 0 {
			return []expr.Expr{expr.Num(-e.Value)}
		}
	case expr.Product:
		var list []expr.Expr
		for _, f := range e.Factors {
			if _, negative := f.(expr.Neg); negative {
				list = append(list, f)
			} else {
				list = append(list, factors(f)...)
			}
		}
		return list
	}
	return []expr.Expr{e}
}

// parts are the direct parts of an expression.
func parts(e expr.Expr) []expr.Expr {
	var list []expr.Expr
	expr.Map(e, func(part expr.Expr) expr.Expr {
		list = append(list, part)
		return part
	})
	return list
}

// sameHead reports whether two expressions, which have as many parts, are put together from them in the same way.
func sameHead(a, b expr.Expr) bool {
	i := -1
	list := parts(b)
	swapped := expr.Map(a, func(expr.Expr) expr.Expr { i++; return list[i] })
	return expr.Equal(swapped, b)
}
