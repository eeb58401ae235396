// Package loss holds the losses L_i of one sample. Everything about a loss stands in a file of its own. A line in the
// registry is all that it takes to offer it. The tests run over the registry.
package loss

import (
	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Loss is the loss L_i of one sample: of the targets y_1…y_K and the outputs f_k = g_k(T).
type Loss struct {
	ID     string // as the document spells it: "half-rss"
	Name   string // for people, in a sentence: "half the residual sum of squares"
	Source string // the paper or the textbook that defines it

	// Each is the loss as a sum over the outputs, L_i = Σ_k ℓ(y_k, f_k), with any output function. It is nil
	// for a loss that goes with those of Cancelled alone.
	Each *Term

	// Cancelled are the output functions with which a denominator of ∂L_i/∂f cancels against ∂f/∂T, so that the
	// loss and its derivative are computed from T. They come before Each.
	Cancelled []Cancelled

	// Definition is L_i over K outputs of the function g as a sum over the index k, folded. y and f give the
	// target and the output with an index.
	Definition func(K int, y, f func(k expr.Index) expr.Expr, g *activation.Output) expr.Expr

	// Targets are those that the loss can take.
	Targets Targets

	// Needs says what a loss without Each needs of outputs: "outputs between 0 and 1".
	Needs string

	// Classes says that the targets name classes, so that people judge the outputs by how many are right.
	Classes bool

	// Boundary is the value from which a single output stands for the second of two classes.
	Boundary float64
}

// Term is the part ℓ(y, f) that one output adds to a loss.
type Term struct {
	Value func(y, f float64) float64                  // ℓ(y, f)
	Slope func(y, f float64) float64                  // ∂ℓ/∂f
	Dual  func(y float64, f dual.Number) dual.Number  // ℓ on dual numbers, from its definition
	Code  activation.Code                             // in exported programs, of y and f; of arrays in Python
	Lanes func(delta, y, f, slope []activation.Lanes) // may be nil, see [Form]

	// ToKink is how far f is from the nearest output at which ℓ has no derivative; Slope and Dual follow a
	// convention there. It is nil where ℓ has a derivative everywhere.
	ToKink func(y, f float64) float64
}

// Cancelled is a loss with an output function in the form in which a denominator has cancelled.
type Cancelled struct {
	With *activation.Output

	Value func(y, T []float64) float64                   // L_i
	Delta func(delta, y, f []float64)                    // sets δ_k = ∂L_i/∂T_k
	Lanes func(delta, y, f []activation.Lanes)           // Delta for one group of four samples; may be nil
	Dual  func(y []float64, T []dual.Number) dual.Number // L_i on dual numbers, from its definition

	// DeltaOf is δ_k over K outputs as an expression of y and f, in the form in which Delta computes it.
	DeltaOf func(K int, k expr.Index, y, f func(k expr.Index) expr.Expr) expr.Expr

	// Code is the loss in exported programs. In Go the value takes y and T of a sample, and the slope y and f,
	// as []float64, and gives δ. In Python both take matrices with a row for each sample, Y with T or f, and
	// the value is a list with L_i of each sample.
	Code activation.Code
}

// all is the registry, in the order in which people are offered them.
var all = []*Loss{RSS, HalfRSS, CrossEntropy, Huber, Absolute, Hinge}

// All lists the losses, in the order in which people are offered them. The list is the registry itself:
// read it, do not change it.
func All() []*Loss { return all }

// ByID finds a loss by the id that the document spells it with.
func ByID(id string) (*Loss, bool) {
	for _, l := range all {
		if l.ID == id {
			return l, true
		}
	}
	return nil, false
}

// sum is Σ_k term_k over K outputs, as an expression.
func sum(K int, term func(k expr.Index) expr.Expr) expr.Expr {
	return expr.Σ("k", K, term(expr.Over("k")))
}
