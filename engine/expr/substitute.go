package expr

import (
	"fmt"
	"slices"
)

// Bind puts the number n for the index variable name wherever it is free in e.
func Bind(e Expr, name string, n int) Expr {
	return Rename(e, name, At(n))
}

// Rename puts the index to for the index variable name wherever it is free in e.
func Rename(e Expr, name string, to Index) Expr {
	swap := func(x Index) Index {
		if x.Var == name {
			return to
		}
		return x
	}
	switch e := e.(type) {
	case Symbol:
		e.I, e.J = swap(e.I), swap(e.J)
		return e
	case Indicator:
		return Indicator{A: swap(e.A), B: swap(e.B)}
	case Deriv:
		by := Rename(e.By, name, to).(Symbol)
		return Deriv{Of: Rename(e.Of, name, to), By: by}
	case BigSum:
		if e.Var == name { // bound here: not the same variable
			return e
		}
	}
	return Map(e, func(part Expr) Expr { return Rename(part, name, to) })
}

// Written is how many symbols and numbers e has when its sums are written out, or most+1 if it has more than most.
func Written(e Expr, most int) int {
	switch e := e.(type) {
	case Number, Symbol, Indicator:
		return 1
	case BigSum:
		within := max(1, Written(e.Body, most))
		if e.To-e.From+1 > most/within {
			return most + 1
		}
		return (e.To - e.From + 1) * within
	}
	n := 0
	if _, is := e.(Deriv); is {
		n = 1 // what the derivative is by
	}
	Map(e, func(part Expr) Expr {
		n = min(n+Written(part, most), most+1)
		return part
	})
	return n
}

// Expand writes out every Σ of e as a sum of its terms.
func Expand(e Expr) Expr {
	if s, ok := e.(BigSum); ok {
		if s.To < s.From {
			panic(fmt.Sprintf("expr: empty sum from %d to %d", s.From, s.To))
		}
		terms := make([]Expr, 0, s.To-s.From+1)
		for n := s.From; n <= s.To; n++ {
			terms = append(terms, Expand(Bind(s.Body, s.Var, n)))
		}
		return Add(terms...)
	}
	return Map(e, Expand)
}

// Equal reports whether a and b are the same expression, written the same way.
func Equal(a, b Expr) bool {
	switch a := a.(type) {
	case Number:
		b, ok := b.(Number)
		return ok && a == b
	case Symbol:
		b, ok := b.(Symbol)
		return ok && a == b
	case Indicator:
		b, ok := b.(Indicator)
		return ok && a == b
	case Sum:
		b, ok := b.(Sum)
		return ok && equalAll(a.Terms, b.Terms)
	case Neg:
		b, ok := b.(Neg)
		return ok && Equal(a.X, b.X)
	case Product:
		b, ok := b.(Product)
		return ok && equalAll(a.Factors, b.Factors)
	case Quotient:
		b, ok := b.(Quotient)
		return ok && Equal(a.Num, b.Num) && Equal(a.Den, b.Den)
	case Power:
		b, ok := b.(Power)
		return ok && a.Exponent == b.Exponent && Equal(a.Base, b.Base)
	case Call:
		b, ok := b.(Call)
		return ok && a.Function == b.Function && a.Order == b.Order && a.Layer == b.Layer && equalAll(a.Args, b.Args)
	case Cases:
		b, ok := b.(Cases)
		return ok && slices.EqualFunc(a.Branches, b.Branches, equalBranches) && Equal(a.Otherwise, b.Otherwise)
	case BigSum:
		b, ok := b.(BigSum)
		return ok && a.Var == b.Var && a.From == b.From && a.To == b.To && Equal(a.Body, b.Body)
	case Deriv:
		b, ok := b.(Deriv)
		return ok && a.By == b.By && Equal(a.Of, b.Of)
	}
	panic(fmt.Sprintf("expr: unknown kind %T", a))
}

func equalAll(a, b []Expr) bool { return slices.EqualFunc(a, b, Equal) }

func equalBranches(a, b Branch) bool {
	return Equal(a.Then, b.Then) && Equal(a.When.A, b.When.A) && a.When.Is == b.When.Is && Equal(a.When.B, b.When.B)
}

// Occurs reports whether the index variable name is free in e.
func Occurs(e Expr, name string) bool {
	found := false
	Walk(e, func(part Expr) bool {
		switch part := part.(type) {
		case Symbol:
			found = found || part.I.Var == name || part.J.Var == name
		case Indicator:
			found = found || part.A.Var == name || part.B.Var == name
		case BigSum:
			return part.Var != name && !found
		}
		return !found
	})
	return found
}
