package derive

import "chainrule/engine/expr"

// Remark is an erratum of the article that belongs to a step: its number in the list of errata, and its
// text.
type Remark struct {
	Number int
	Text   string
}

// errata are the places at which the article "Deriving Neural Networks" prints something else.
var errata = map[int]string{
	1:  "The article prints yᵢₖ − fₖ(xᵢ) in the residual sum of squares, without its square. It should be (yᵢₖ − fₖ(xᵢ))²: unsquared, errors of opposite sign would cancel.",
	2:  "The article first calls Y a vector of k classes and later a matrix. It is a matrix of K columns, and k is the index of one of them.",
	3:  "The article lets X consist of p columns while j runs to P, and its third column is height in one example and weight in the next. There are P columns; p, j and l are indices of one.",
	4:  "The article uses k both for the output of softmax and for the index of its sum. The sum needs an index of its own: fₖ is e to the Tₖ, divided by the sum over l of e to the Tₗ.",
	5:  "The article lets the weights of a unit run to αₘₗ and βₖₘ, which are any of them. They run to the last one: l to P, and m to M.",
	6:  "The article says that G′(T) = T leaves a derivative of 1. It is the function that is g(T) = T; its derivative is g′(T) = 1.",
	7:  "The article gives ∂Tₖ/∂βₖₘ as Z. It is the single number zₘᵢ: the output of hidden unit m on sample i.",
	8:  "The article prints σ′(αₘᵀ), which has lost its argument. It is the whole net input: σ′(αₘ₀ + αₘᵀxᵢ), which is σ′(aₘᵢ).",
	9:  "The article calls this the derivative of L, yet its update goes on to sum it over i. Line by line it is the derivative of Lᵢ, the loss of one sample.",
	10: "The article keeps one output only in ∂L/∂βₖₘ. That is right where g works on each output alone. With softmax every output depends on every T, and under the residual sum of squares the other terms stay.",
}

// remarks are the errata that a learner meets at a line.
func (m model) remarks(form Form, l line, index int) []Remark {
	var list []Remark
	add := func(number int) { list = append(list, Remark{number, errata[number]}) }
	squares := m.shape.Loss != crossEntropy
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
		if squares && m.shape.Output == softmax && mentions(l.right, func(s expr.Symbol) bool { return s.Kind == expr.T && s.I.Var == "j" }) {
			add(10)
		}
	case Function:
		if m.shape.Output == softmax && hasBracket(l.right) {
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
		if m.shape.Output == "identity" {
			add(6)
		}
	}
	return list
}

func mentions(e expr.Expr, is func(expr.Symbol) bool) bool {
	for _, s := range expr.Symbols(e) {
		if is(s) {
			return true
		}
	}
	return false
}

func hasBracket(e expr.Expr) bool {
	found := false
	expr.Walk(e, func(part expr.Expr) bool {
		_, is := part.(expr.Indicator)
		found = found || is
		return !found
	})
	return found
}

func hasCall(e expr.Expr, letter string) bool {
	found := false
	expr.Walk(e, func(part expr.Expr) bool {
		c, is := part.(expr.Call)
		found = found || (is && c.Function.Letter == letter)
		return !found
	})
	return found
}

// lastSymbol is the symbol written last in e.
func lastSymbol(e expr.Expr) expr.Symbol {
	list := expr.Symbols(e)
	if len(list) == 0 {
		return expr.Symbol{}
	}
	return list[len(list)-1]
}
