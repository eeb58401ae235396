package expr

import "fmt"

// writer puts the parts of an expression together in one notation. What goes in parentheses, what is
// printed as a number, and how sums are written out is decided once, by printer.
type writer[T any] interface {
	number(v float64, digits int, of *Symbol) T // of: the symbol whose value it is, or nil
	symbol(s Symbol) T
	sum(terms []T, negative []bool) T
	ellipsis() T
	neg(x T) T
	product(factors []T, dots []bool) T // dots[i]: a sign between factors i−1 and i
	quotient(num, den T) T
	power(base T, exponent int) T
	call(c Call, args []T, bare bool) T // bare: the argument is one symbol
	cases(branches []branch[T], otherwise T) T
	bigSum(name string, from, to int, body T) T
	indicator(a, b Index) T
	deriv(of, by T, bare bool) T // bare: of is one symbol
	parens(x T) T
	// inline says that fractions are written in a line, so that their parts need parentheses.
	inline() bool
	// enclosed says that one sees where a Σ or a function ends, so that no parentheses need say it.
	enclosed() bool
}

// branch is a printed [Branch].
type branch[T any] struct {
	then, a T
	is      Relation
	b       T
}

// printer prints with a writer.
type printer[T any] struct {
	w writer[T]
	f Format
}

// top prints a whole expression.
func (p printer[T]) top(e Expr) T { return p.print(e, precSum, true) }

// precedence is that of e as it is printed: a Σ written out is a sum, and a case distinction written in a
// line has an end that one sees.
func (p printer[T]) precedence(e Expr) int {
	if _, is := e.(Cases); is && p.w.inline() {
		return precAtom
	}
	if _, is := e.(BigSum); is {
		switch {
		case p.f.Values != nil:
			return precSum
		case p.w.enclosed():
			return precAtom
		}
		return precProduct
	}
	if _, is := e.(Number); is {
		return precAtom
	}
	return e.precedence()
}

// print prints e where parts that bind less tightly than least need parentheses. leading says that a
// minus may stand first.
func (p printer[T]) print(e Expr, least int, leading bool) T {
	if p.precedence(e) < least {
		return p.w.parens(p.print(e, precSum, true))
	}
	switch e := e.(type) {
	case Number:
		return p.number(e.Value, nil, leading)
	case Symbol:
		if p.f.Values != nil {
			if v, ok := p.f.Values(e); ok {
				return p.number(v, &e, leading)
			}
		}
		return p.w.symbol(e)
	case Neg:
		if !leading {
			return p.w.parens(p.print(e, precSum, true))
		}
		if startsWithNumber(e.X) && p.w.inline() {
			return p.w.neg(p.w.parens(p.print(e.X, precSum, true)))
		}
		return p.w.neg(p.print(e.X, precProduct, false))
	case Sum:
		return p.sum(e, leading)
	case Product:
		return p.product(e, leading)
	case Quotient:
		if p.w.inline() {
			return p.w.quotient(p.print(e.Num, precPower, leading), p.print(e.Den, precPower, false))
		}
		return p.w.quotient(p.print(e.Num, precSum, true), p.print(e.Den, precSum, true))
	case Power:
		base := p.print(e.Base, precAtom, false)
		if p.ambiguousBase(e.Base) {
			base = p.w.parens(base)
		}
		return p.w.power(base, e.Exponent)
	case Call:
		args := make([]T, len(e.Args))
		for i, a := range e.Args {
			args[i] = p.print(a, precSum, true)
		}
		_, bare := e.Args[0].(Symbol)
		return p.w.call(e, args, bare && len(args) == 1 && p.f.Values == nil)
	case Cases:
		return p.cases(e)
	case BigSum:
		return p.bigSum(e, leading)
	case Indicator:
		return p.w.indicator(e.A, e.B)
	case Deriv:
		symbols := printer[T]{p.w, Format{Digits: p.f.Digits}}
		_, bare := e.Of.(Symbol)
		return p.w.deriv(symbols.top(e.Of), p.w.symbol(e.By), bare)
	}
	panic(fmt.Sprintf("expr: unknown kind %T", e))
}

func (p printer[T]) number(v float64, of *Symbol, leading bool) T {
	n := p.w.number(v, p.f.Digits, of)
	if v < 0 && !leading {
		return p.w.parens(n)
	}
	return n
}

// ambiguousBase reports whether an exponent after e would seem to belong only to the end of e, although e binds as
// tightly as a power: to the 10⁻⁵ of a number, to what stands below a ∂, or to the argument of log.
func (p printer[T]) ambiguousBase(e Expr) bool {
	switch e := e.(type) {
	case Number:
		return e.Value > 0 && isScientific(e.Value, p.f.Digits)
	case Symbol:
		if p.f.Values == nil {
			return false
		}
		v, ok := p.f.Values(e)
		return ok && v > 0 && isScientific(v, p.f.Digits)
	case Call:
		return isLogOrExp(e) && !p.w.enclosed()
	case Deriv:
		return true
	}
	return false
}

func isLogOrExp(e Call) bool { return e.Function == Log || e.Function == Exp }

func startsWithNumber(e Expr) bool {
	switch e := e.(type) {
	case Number:
		return true
	case Product:
		return startsWithNumber(e.Factors[0])
	case Quotient:
		return startsWithNumber(e.Num)
	case Power:
		return startsWithNumber(e.Base)
	}
	return false
}

func (p printer[T]) sum(e Sum, leading bool) T {
	terms := make([]T, len(e.Terms))
	negative := make([]bool, len(e.Terms))
	for i, t := range e.Terms {
		terms[i], negative[i] = p.term(t, leading && i == 0)
		if i < len(e.Terms)-1 && p.endsInCases(t) {
			terms[i] = p.w.parens(terms[i])
		}
	}
	return p.w.sum(terms, negative)
}

// endsInCases reports whether what comes after e would stand behind a large brace, where its end is hard
// to see.
func (p printer[T]) endsInCases(e Expr) bool {
	switch e := e.(type) {
	case Cases:
		return !p.w.inline()
	case Neg:
		return p.endsInCases(e.X)
	case Product:
		return p.endsInCases(e.Factors[len(e.Factors)-1])
	case BigSum:
		return p.endsInCases(e.Body)
	}
	return false
}

// term prints a term of a sum; a negative one is printed without its sign, which goes between the terms.
func (p printer[T]) term(t Expr, leading bool) (printed T, negative bool) {
	if n, is := t.(Neg); is && !startsWithNumber(n.X) {
		return p.print(n.X, precProduct, false), true
	}
	if n, is := t.(Neg); is {
		if p.w.inline() {
			return p.w.parens(p.print(n.X, precSum, true)), true
		}
		return p.print(n.X, precProduct, false), true
	}
	return p.print(t, precProduct, leading), false
}

// cases prints a case distinction. Its parts are whole expressions, parted by words and lines.
func (p printer[T]) cases(e Cases) T {
	branches := make([]branch[T], len(e.Branches))
	for i, b := range e.Branches {
		branches[i] = branch[T]{p.top(b.Then), p.top(b.When.A), b.When.Is, p.top(b.When.B)}
	}
	return p.w.cases(branches, p.top(e.Otherwise))
}

// annotator is a writer that can write a text below a factor.
type annotator[T any] interface{ under(x T, text string) T }

func (p printer[T]) product(e Product, leading bool) T {
	under := p.f.Under
	p.f.Under = nil
	factors := make([]T, len(e.Factors))
	dots := make([]bool, len(e.Factors))
	last := len(e.Factors) - 1
	for i, f := range e.Factors {
		least := precProduct + 1
		switch f := f.(type) {
		case Quotient:
			if !p.w.inline() {
				least = precProduct
			}
		case BigSum:
			if i == last && p.f.Values == nil {
				least = precProduct
			}
		case Cases:
			if i == last {
				least = precProduct
			}
		case Call:
			// log f y would be read as log (f y)
			if f.Function == Log && i < last && !p.w.enclosed() {
				least = precAtom + 1
			}
		}
		factors[i] = p.print(f, least, leading && i == 0)
		if w, ok := p.w.(annotator[T]); ok && under != nil {
			if text, ok := under(f); ok {
				factors[i] = w.under(factors[i], text)
			}
		}
		_, afterNumber := e.Factors[max(i-1, 0)].(Number) // g′ · 1 · β, where 1β would be read as one name
		dots[i] = i > 0 && (p.f.Values != nil || startsWithNumber(f) || i > 1 && afterNumber)
	}
	return p.w.product(factors, dots)
}

// bigSum prints Σ folded, or with numbers written out, the middle of a long one left out.
func (p printer[T]) bigSum(e BigSum, leading bool) T {
	p.f.Under = nil
	if p.f.Values == nil {
		least := precProduct
		if p.w.enclosed() {
			least = precSum
		}
		return p.w.bigSum(e.Var, e.From, e.To, p.print(e.Body, least, true))
	}
	paths := p.f.paths
	if paths == 0 {
		paths = mostPaths
	}
	n := e.To - e.From + 1
	written := min(n, mostTerms, paths)
	inner := p
	inner.f.paths = paths / written
	var terms []T
	var negative []bool
	add := func(i int) {
		t, minus := inner.term(Bind(e.Body, e.Var, i), leading && i == e.From)
		terms, negative = append(terms, t), append(negative, minus)
	}
	first := written
	if n > written {
		first = max(1, written-2)
	}
	for i := range first {
		add(e.From + i)
	}
	if n > written {
		terms, negative = append(terms, p.w.ellipsis()), append(negative, false)
	}
	if n > written && written > 1 {
		add(e.To)
	}
	return p.w.sum(terms, negative)
}
