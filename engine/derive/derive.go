// Package derive derives ∂L_i/∂θ for one parameter θ on one sample: the trace of a differentiation as
// steps, each with its rule, its reason, its expression and its value.
package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// Form is one of two ways to write the same derivation.
type Form string

// The forms of a derivation.
const (
	Chain  Form = "chain"  // from L_i down to the parameter, as the article does
	Errors Form = "errors" // through δ_k and s_m, as ESL's back-propagation equations do
)

// Problem is what a derivation is of: a network, its parameters, one sample and one parameter.
type Problem struct {
	Network *network.Network
	Theta   []float64
	X, Y    []float64 // the sample, P and K
	Sample  int       // its row number, from 1, which is the i of the formulas
	Param   network.Param
	Names   func(input int) string // what x_l stands for, for the reasons; nil: nothing
}

// Step is one line of a derivation.
type Step struct {
	Rule    Rule
	Reason  string    // one sentence for this very step: "T₁ is linear in β₁₁ with coefficient z₁₁"
	Left    expr.Expr // what the line is equal to where a new chain of equal lines begins; nil: the line before
	Expr    expr.Expr // the right side; sums folded
	Value   float64   // of Expr, evaluated on its own
	Remarks []Remark  // what the article prints at this place, and why it should read otherwise
}

// Rule is the id of a rule; its prose stands in rules.go.
type Rule string

// Remark is an erratum of the article that belongs to a step: its number in MATH.md and its text.
type Remark struct {
	Number int
	Text   string
}

// Derivation is the derivation of one partial derivative on one sample.
type Derivation struct {
	Form   Form
	Symbol expr.Symbol // the parameter
	Of     expr.Expr   // ∂L_i/∂θ
	Steps  []Step
	Value  float64                           // ∂L_i/∂θ, the value of the last step
	Notes  []string                          // what is special at this point: saturated, kinked
	Values func(expr.Symbol) (float64, bool) // the sample's numbers, for printing
}

// Check is a derivative held against two that know nothing of backpropagation.
type Check struct {
	Dual       float64 // by dual numbers
	Difference float64 // by central difference
	Error      float64 // the largest relative deviation of any line from Dual
}

// Signatures that others build on:
//
//	func Derive(p Problem, form Form) *Derivation
//	func (p Problem) Check(d *Derivation) Check
//	func PerSample(n *network.Network, theta, X, Y []float64, p network.Param) []float64   // ∂L_i/∂θ for every sample
