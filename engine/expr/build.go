package expr

// Num is the constant v. It makes 0 of −0: formulas show no signed zero, and 1/(−0) would differ from the 1/0 that
// they show.
func Num(v float64) Number { return Number{Value: v + 0} }

// Add is the sum of terms. The sum of one term is that term itself. Add panics without terms.
func Add(terms ...Expr) Expr {
	if len(terms) == 0 {
		panic("expr: a sum needs a term")
	}
	if len(terms) == 1 {
		return terms[0]
	}
	return Sum{Terms: terms}
}

// Sub is a − b.
func Sub(a, b Expr) Expr { return Sum{Terms: []Expr{a, Neg{b}}} }

// Mul is the product of factors. A product among them is joined with the others. The product of one factor is that
// factor itself. Mul panics without factors.
func Mul(factors ...Expr) Expr {
	if len(factors) == 0 {
		panic("expr: a product needs a factor")
	}
	flat := make([]Expr, 0, len(factors))
	for _, f := range factors {
		if p, ok := f.(Product); ok {
			flat = append(flat, p.Factors...)
		} else {
			flat = append(flat, f)
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return Product{Factors: flat}
}

// Div is a / b.
func Div(a, b Expr) Expr { return Quotient{Num: a, Den: b} }

// Square is x².
func Square(x Expr) Expr { return Power{Base: x, Exponent: 2} }

// Of is the call f(args…).
func Of(f *Function, args ...Expr) Expr { return Call{Function: f, Args: args} }

// If is the case distinction with one branch: it is then if a stands in the relation to b, and otherwise if it does
// not.
func If(a Expr, is Relation, b Expr, then, otherwise Expr) Expr {
	return Cases{Branches: []Branch{{Then: then, When: Condition{a, is, b}}}, Otherwise: otherwise}
}

// Σ is the sum of body over name from 1 to n. If n is 1 it is body at 1 itself, since a sum of one term is written as
// that term.
func Σ(name string, n int, body Expr) Expr {
	if n == 1 {
		return Bind(body, name, 1)
	}
	return BigSum{Var: name, From: 1, To: n, Body: body}
}

// D is ∂of/∂by.
func D(of Expr, by Symbol) Expr { return Deriv{Of: of, By: by} }

// DLoss is ∂L_i/∂by, the derivative of the loss of a row.
func DLoss(row int, by Symbol) Expr { return D(Symbol{Kind: Li, I: At(row)}, by) }
