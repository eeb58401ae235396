package act

import "chainrule/engine/derive"

// Reading is how derivations are to be shown, as the address of a page asks for it; what is not set stays as it is.
type Reading struct {
	Form   derive.Form
	Lines  string // among Lines
	Digits int    // significant ones, from FewestDigits to MostDigits
}

// Lines are the names of the lines of a step that can be shown: those in symbols and in numbers, or one of them.
var Lines = []string{"both", "symbols", "numbers"}

// The digits that numbers can be shown with: enough to tell them apart, and no more than float64 holds.
const (
	FewestDigits = 2
	MostDigits   = 15
)
