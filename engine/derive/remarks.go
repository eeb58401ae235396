package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Remark is an erratum of the article that belongs to a step: its number in the list of errata, and its text.
type Remark struct {
	Number int
	Text   prose.Message
}

// errata are the places at which the article "Deriving Neural Networks" should read otherwise. Erratum n is errata[n-1].
var errata = []prose.ID{
	prose.Erratum1, prose.Erratum2, prose.Erratum3, prose.Erratum4, prose.Erratum5,
	prose.Erratum6, prose.Erratum7, prose.Erratum8, prose.Erratum9, prose.Erratum10,
}

// remarks are the errata that a learner meets at a line.
func (m model) remarks(form Form, l line, index int) []Remark {
	var list []Remark
	add := func(number int) { list = append(list, Remark{number, prose.Say(errata[number-1])}) }
	definition, _ := m.definition(m.li())
	squares := isSumOfSquares(definition)
	switch l.rule {
	case Definition:
		if squares {
			add(1)
		}
		add(2)
	case Substitute:
		if form == Chain && index == 1 {
			add(9)
		}
	case OnlyTerm:
		if squares {
			add(10)
		}
	case ChainRule:
		if squares && m.joint() && mentions(l.right, func(s expr.Symbol) bool { return s.Kind == expr.T && s.I.Var == "j" }) {
			add(10)
		}
	case Function:
		if m.joint() && expr.Has[expr.Indicator](l.right) {
			add(4)
		}
		if hasCall(l.right, "σ") {
			add(8)
		}
	case LinearForm:
		last := lastSymbol(l.right)
		switch last.Kind {
		case expr.Z:
			add(7)
		case expr.X:
			add(3)
			add(5)
		}
	case Table:
		if !m.joint() && expr.Equal(m.g.Each.DerivativeOf(m.t(expr.At(1)), m.f(expr.At(1))), expr.Num(1)) {
			add(6)
		}
	}
	return list
}

// isSumOfSquares reports whether a loss is (y − f)², or a sum of such terms, apart from a constant factor.
func isSumOfSquares(e expr.Expr) bool {
	switch e := e.(type) {
	case expr.Product:
		_, constant := numeric(e.Factors[0])
		return constant && len(e.Factors) == 2 && isSumOfSquares(e.Factors[1])
	case expr.BigSum:
		return isSumOfSquares(e.Body)
	case expr.Power:
		difference, ok := e.Base.(expr.Sum)
		return ok && e.Exponent == 2 && len(difference.Terms) == 2
	}
	return false
}

func mentions(e expr.Expr, is func(expr.Symbol) bool) bool {
	for _, s := range expr.Symbols(e) {
		if is(s) {
			return true
		}
	}
	return false
}

func hasCall(e expr.Expr, letter string) bool {
	return expr.Any(e, func(part expr.Expr) bool {
		c, is := part.(expr.Call)
		return is && c.Function.Letter == letter
	})
}

// lastSymbol is the symbol written last in e.
func lastSymbol(e expr.Expr) expr.Symbol {
	list := expr.Symbols(e)
	if len(list) == 0 {
		return expr.Symbol{}
	}
	return list[len(list)-1]
}
