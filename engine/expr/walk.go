package expr

import "fmt"

// Map rebuilds e with f applied to each of its direct parts, and shares e where nothing changed kind.
func Map(e Expr, f func(Expr) Expr) Expr {
	switch e := e.(type) {
	case Number, Symbol, Indicator:
		return e
	case Sum:
		return Sum{Terms: mapAll(e.Terms, f)}
	case Neg:
		return Neg{f(e.X)}
	case Product:
		return Mul(mapAll(e.Factors, f)...)
	case Quotient:
		return Quotient{Num: f(e.Num), Den: f(e.Den)}
	case Power:
		return Power{Base: f(e.Base), Exponent: e.Exponent}
	case Call:
		e.Args = mapAll(e.Args, f)
		return e
	case Cases:
		branches := make([]Branch, len(e.Branches))
		for i, b := range e.Branches {
			branches[i] = Branch{f(b.Then), Condition{f(b.When.A), b.When.Is, f(b.When.B)}}
		}
		return Cases{Branches: branches, Otherwise: f(e.Otherwise)}
	case BigSum:
		e.Body = f(e.Body)
		return e
	case Deriv:
		return Deriv{Of: f(e.Of), By: e.By}
	}
	panic(fmt.Sprintf("expr: unknown kind %T", e))
}

func mapAll(in []Expr, f func(Expr) Expr) []Expr {
	out := make([]Expr, len(in))
	for i, e := range in {
		out[i] = f(e)
	}
	return out
}

// Walk calls visit for e and, while it returns true, for the parts of e, in the order they are written.
// The By of a [Deriv] is visited after its Of.
func Walk(e Expr, visit func(Expr) bool) {
	if !visit(e) {
		return
	}
	if d, ok := e.(Deriv); ok {
		Walk(d.Of, visit)
		visit(d.By)
		return
	}
	Map(e, func(part Expr) Expr {
		Walk(part, visit)
		return part
	})
}

// Symbols lists the symbols of e in the order they are written, each once.
func Symbols(e Expr) []Symbol {
	var list []Symbol
	seen := map[Symbol]bool{}
	Walk(e, func(part Expr) bool {
		if s, ok := part.(Symbol); ok && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
		return true
	})
	return list
}

// Has reports whether e is of a kind, or one of its parts is: Has[BigSum](e) tells of a sum.
func Has[K Expr](e Expr) bool {
	return Any(e, func(part Expr) bool { _, is := part.(K); return is })
}

// Any reports whether is holds for e or for one of its parts.
func Any(e Expr, is func(part Expr) bool) bool {
	found := false
	Walk(e, func(part Expr) bool {
		found = found || is(part)
		return !found
	})
	return found
}

// Rewrite applies a rule to every part of e to which it applies, outermost first. The rule gives what takes the part's place,
// or false. Rewrite reports whether the rule applied anywhere.
func Rewrite(e Expr, rule func(part Expr) (Expr, bool)) (Expr, bool) {
	if to, ok := rule(e); ok {
		return to, true
	}
	any := false
	to := Map(e, func(part Expr) Expr {
		changed, ok := Rewrite(part, rule)
		any = any || ok
		return changed
	})
	return to, any
}
