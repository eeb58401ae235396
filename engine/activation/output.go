package activation

import (
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Output is an output function g. Unlike an [Activation] it takes the net inputs T_1…T_K of all outputs
// at once, since with softmax each output depends on every one of them.
type Output struct {
	ID     string // as the document spells it: "softmax"
	Name   string // for people, in a sentence
	Source string // the paper or the textbook that defines it

	// Each is g where it acts on every T_k alone; nil for softmax, whose outputs depend on all of them.
	Each *Activation

	// Distribution says that the outputs are the probabilities of K classes: between 0 and 1, with the sum 1.
	Distribution bool

	Lower, Upper float64 // the bounds of each output, ±Inf where there is none

	Value func(f, T []float64) // sets f_k = g_k(T)

	// Lanes sets f_k = g_k(T) for each lane. It is nil where Each is there, which has Lanes too.
	Lanes func(f, T []Lanes)

	// Backward turns delta from ∂L_i/∂f_k into ∂L_i/∂T_k = Σ_j ∂L_i/∂f_j · ∂f_j/∂T_k, in place, where
	// f is g(T).
	Backward func(delta, T, f []float64)

	Dual func(f, T []dual.Number) // sets f_k = g_k(T), from its definition

	// Saturated reports whether an output with the net input t and the value f is so near to a bound that its
	// derivative is almost 0. It is nil where g does not saturate.
	Saturated func(t, f float64) bool

	// Definition is g_k(T) as an expression of the net inputs T of K outputs. It is nil where Each is there:
	// then it is the call g(T_k).
	Definition func(k expr.Index, K int, T func(k expr.Index) expr.Expr) expr.Expr

	// DerivativeOf is ∂f_k/∂T_j as an expression of the outputs f. It is nil where Each is there.
	DerivativeOf func(k, j expr.Index, f func(k expr.Index) expr.Expr) expr.Expr

	// Code is g in exported programs. Where Each is there, it is that of Each. Else the value takes T, in Go a
	// []float64 and in Python a matrix with a row for each sample, and the slope takes by_f (byF in Go), which
	// is ∂L_i/∂f, and f, and gives ∂L_i/∂T.
	Code Code
}

// outputs is the registry, in the order in which people are offered them.
var outputs = []*Output{elementWise(Identity), elementWise(Sigmoid), Softmax, elementWise(Tanh), elementWise(ReLU), elementWise(Softplus)}

// Outputs lists the output functions, in the order in which people are offered them. The list is the
// registry itself: read it, do not change it.
func Outputs() []*Output { return outputs }

// OutputByID finds an output function by the id that the document spells it with.
func OutputByID(id string) (*Output, bool) {
	for _, g := range outputs {
		if g.ID == id {
			return g, true
		}
	}
	return nil, false
}

// OutputOf is the output function that applies a to each T_k. It panics where there is none.
func OutputOf(a *Activation) *Output {
	for _, g := range outputs {
		if g.Each == a {
			return g
		}
	}
	panic("activation: " + a.ID + " is not an output function")
}

// Formula states the definition for K outputs in one line: "gₖ(T) = e^(Tₖᵢ)/(Σₗ₌₁³ e^(Tₗᵢ))".
func (g *Output) Formula(K int) string {
	if g.Each != nil {
		return g.Each.Formula("g")
	}
	T := func(k expr.Index) expr.Expr { return expr.Symbol{Kind: expr.T, I: k, J: expr.Over("i")} }
	return "gₖ(T) = " + expr.Unicode(g.Definition(expr.Over("k"), K, T), expr.Format{})
}

// Within reports whether every output lies between two bounds, whatever the net inputs are.
func (g *Output) Within(lower, upper float64) bool { return lower <= g.Lower && g.Upper <= upper }

// elementWise is the output function that applies a to each T_k: ∂f_j/∂T_k is 0 except for j = k.
func elementWise(a *Activation) *Output {
	g := &Output{
		ID: a.ID, Name: a.Name, Source: a.Source, Each: a, Lower: a.Lower, Upper: a.Upper, Code: a.Code,
		Value: func(f, T []float64) {
			for k, t := range T {
				f[k] = a.Value(t)
			}
		},
		Backward: func(delta, T, _ []float64) {
			for k, t := range T {
				delta[k] *= a.Derivative(t)
			}
		},
		Dual: func(f, T []dual.Number) {
			for k, t := range T {
				f[k] = a.Dual(t)
			}
		},
	}
	if a.Saturated != nil {
		g.Saturated = func(t, _ float64) bool { return a.Saturated(t) }
	}
	return g
}
