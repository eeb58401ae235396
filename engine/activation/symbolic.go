package activation

import "chainrule/engine/expr"

// Symbolic is the expression side of an activation: what a derivation prints and evaluates.
type Symbolic struct {
	// DerivativeOf is σ′(v) written out in the net input v and the value z = σ(v), whichever is
	// shorter: z (1 − z) for the sigmoid.
	DerivativeOf func(v, z expr.Expr) expr.Expr
	// Formula defines it for people, with the letter σ: "σ(v) = 1/(1 + e⁻ᵛ)".
	Formula string
	// Rule states that derivative for people, with the letter σ: "σ′(v) = σ(v)(1 − σ(v))".
	Rule string
}

// Step is the Heaviside function, the derivative of relu: 1 where its argument is positive, 0 elsewhere.
var Step = &expr.Function{ID: "step", Letter: "H", Spoken: "step of"}

func sigmoidDerivative(_, z expr.Expr) expr.Expr { return expr.Mul(z, expr.Sub(expr.Num(1), z)) }

func tanhDerivative(_, z expr.Expr) expr.Expr { return expr.Sub(expr.Num(1), expr.Square(z)) }

func reluDerivative(v, _ expr.Expr) expr.Expr { return expr.Of(Step, v) }

func softplusDerivative(v, _ expr.Expr) expr.Expr {
	return expr.Div(expr.Num(1), expr.Add(expr.Num(1), expr.Of(expr.Exp, expr.Neg{X: v})))
}

func identityDerivative(_, _ expr.Expr) expr.Expr { return expr.Num(1) }
