package activation

import "chainrule/engine/expr"

// Symbolic is the expression side of an activation: what the derivation prints and evaluates.
type Symbolic struct {
	// Definition is σ(v) written out, such as 1 / (1 + e^(−v)).
	Definition func(v expr.Expr) expr.Expr
	// DerivativeOf is σ′(v) written out in the net input v and the value z = σ(v), whichever is
	// shorter: z (1 − z) for the sigmoid.
	DerivativeOf func(v, z expr.Expr) expr.Expr
	// Rule is the sentence that states the derivative: "σ′(v) = σ(v) (1 − σ(v))".
	Rule string
}
