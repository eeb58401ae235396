package loss

import "chainrule/engine/expr"

// Symbolic is the expression side of a loss: what a derivation prints and evaluates.
type Symbolic struct {
	// Definition is L_i over K outputs as a sum over the index k, folded. y and f give the target and
	// the output with an index, and output is the id of the output function.
	Definition func(K int, y, f func(k expr.Index) expr.Expr, output string) expr.Expr
}

func rssDefinition(K int, y, f func(expr.Index) expr.Expr, _ string) expr.Expr {
	k := expr.Over("k")
	return expr.Σ("k", K, expr.Square(expr.Sub(y(k), f(k))))
}

func halfRSSDefinition(K int, y, f func(expr.Index) expr.Expr, output string) expr.Expr {
	return expr.Mul(expr.Div(expr.Num(1), expr.Num(2)), rssDefinition(K, y, f, output))
}

// crossEntropyDefinition is −Σ_k y_k log f_k with softmax, whose outputs are one distribution over the
// classes, and −Σ_k [y_k log f_k + (1 − y_k) log(1 − f_k)] with sigmoid, whose outputs are one each.
func crossEntropyDefinition(K int, y, f func(expr.Index) expr.Expr, output string) expr.Expr {
	k := expr.Over("k")
	log := func(x expr.Expr) expr.Expr { return expr.Of(expr.Log, x) }
	yes := expr.Mul(y(k), log(f(k)))
	if output == "softmax" {
		return expr.Neg{X: expr.Σ("k", K, yes)}
	}
	one := expr.Num(1)
	no := expr.Mul(expr.Sub(one, y(k)), log(expr.Sub(one, f(k))))
	return expr.Neg{X: expr.Σ("k", K, expr.Add(yes, no))}
}
