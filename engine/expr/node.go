// Package expr is a small algebra of expressions: the tree in which formulas of a neural network are
// written, and the operations on it, one file an operation: evaluate, differentiate, expand sums, print
// as text, LaTeX, MathML and speech, parse.
//
// The kinds of expression are few and closed; see [Expr]. Nodes are immutable. Constructors check and
// never simplify: a simplification is a step of a derivation, and a learner needs to see it.
package expr

import "fmt"

// Expr is an expression: a [Number], [Symbol], [Sum], [Neg], [Product], [Quotient], [Power], [Call],
// [Cases], [BigSum], [Indicator] or [Deriv], and nothing else.
type Expr interface {
	precedence() int
}

// Number is a constant that stands in a formula as itself, such as the 2 of the power rule.
type Number struct{ Value float64 }

// Sum is t_1 + t_2 + … of at least two terms. A difference is a sum with a [Neg].
type Sum struct{ Terms []Expr }

// Neg is −X.
type Neg struct{ X Expr }

// Product is f_1 f_2 … of at least two factors.
type Product struct{ Factors []Expr }

// Quotient is Num / Den.
type Quotient struct{ Num, Den Expr }

// Power is Base^Exponent with a whole exponent.
type Power struct {
	Base     Expr
	Exponent int
}

// Call is a function applied to expressions: σ(a), g(T), log f. With Order 1 it is its derivative, σ′(a).
type Call struct {
	Function *Function
	Order    int // 0: the function, 1: its derivative, 2: the derivative of that, and so on
	Layer    int
	Args     []Expr
}

// Cases is an expression with a case distinction. It is Then of the first branch whose condition holds, and Otherwise
// if none holds. There is at least one branch.
type Cases struct {
	Branches  []Branch
	Otherwise Expr
}

// Branch is what a case distinction is equal to under a condition.
type Branch struct {
	Then Expr
	When Condition
}

// Condition compares A with B.
type Condition struct {
	A  Expr
	Is Relation
	B  Expr
}

// Relation is how a condition compares two numbers. No relation holds of a NaN.
type Relation uint8

// The relations.
const (
	Less Relation = iota + 1
	AtMost
	Greater
	AtLeast
	EqualTo
)

// Holds reports whether a stands in the relation to b.
func (r Relation) Holds(a, b float64) bool {
	switch r {
	case Less:
		return a < b
	case AtMost:
		return a <= b
	case Greater:
		return a > b
	case AtLeast:
		return a >= b
	case EqualTo:
		return a == b
	}
	panic(fmt.Sprintf("expr: unknown relation %d", r))
}

// BigSum is Σ of Body over Var from From to To, both included. Body holds Var as the [Index] of symbols.
type BigSum struct {
	Var      string
	From, To int
	Body     Expr
}

// Indicator is 1[A = B], Iverson's bracket: 1 where the indices agree and 0 elsewhere.
type Indicator struct{ A, B Index }

// Deriv is ∂Of/∂By. If Of is a symbol defined through others (f through T, T through z …), the derivative goes
// through its definition. By itself counts as free.
type Deriv struct {
	Of Expr
	By Symbol
}
