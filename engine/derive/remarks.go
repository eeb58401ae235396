package derive

import "chainrule/engine/expr"

// Remark is an erratum of the article that belongs to a step: its number in MATH.md and its text, in
// which formulas are LaTeX between dollar signs.
type Remark struct {
	Number int
	Text   string
}

// errata are the places at which the article "Deriving Neural Networks" prints something else.
var errata = map[int]string{
	1:  `The article prints the residual sum of squares as $\sum_i \sum_k (y_{ik} - f_k(x_i))$. It should be squared, $(y_{ik} - f_k(x_i))^2$: unsquared, errors of opposite sign would cancel.`,
	2:  `The article first calls $Y_k$ a vector of $k$ classes and later a matrix. It is a matrix of $K$ columns, and $k$ is the index of one of them.`,
	3:  `The article lets $X_p$ consist of $p$ columns while $j$ runs to $P$, and its third column is height in one example and weight in the other. There are $P$ columns; $p$, $j$ and $l$ are indices of one.`,
	4:  `The article writes softmax as $e^{T_k} / \sum_{k=1}^{K} e^{T_k}$, with the same $k$ for the output and for the sum. The sum needs an index of its own: $e^{T_k} / \sum_{l=1}^{K} e^{T_l}$.`,
	5:  `The article lists the weights of a unit as $\alpha_{m1}, …, \alpha_{ml}$ and $\beta_{k1}, …, \beta_{km}$. They run to the last one, $\alpha_{mP}$ and $\beta_{kM}$.`,
	6:  `The article says that where $G'_k(T_k) = T_k$ the remaining derivative is 1. It is the function that is $g_k(T_k) = T_k$; its derivative is $g'_k(T_k) = 1$.`,
	7:  `The article gives $\partial T_k / \partial \beta_{km}$ as $Z$. It is the single number $z_{mi}$: the output of hidden unit $m$ on sample $i$.`,
	8:  `The article prints $\sigma'(\alpha_m^T)$ here. The argument is the whole net input: $\sigma'(\alpha_{m0} + \alpha_m^T x_i)$.`,
	9:  `The article's gradients are of $L$, but lack the sum over $i$ that its update then takes of them. Line by line they are of $L_i$, the loss of one sample.`,
	10: `The article keeps only the output $k$ in $\partial L / \partial \beta_{km}$. That is right where $g$ works on each output alone. With softmax every output depends on every $T$, and under the residual sum of squares the other terms stay.`,
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
