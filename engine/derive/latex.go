package derive

import (
	"fmt"
	"strings"

	"chainrule/engine/expr"
)

// StepLaTeX is one step as lines of an align* environment: symbols, then numbers and value.
func (d *Derivation) StepLaTeX(s Step, digits int) string {
	left := ""
	if s.Left != nil {
		left = expr.LaTeX(s.Left, expr.Format{})
	}
	symbols := expr.LaTeX(s.Expr, expr.Format{})
	numbers := expr.LaTeX(d.Filled(s.Expr, digits), expr.Format{Values: d.Values, Digits: digits})
	value := expr.LaTeX(expr.Num(s.Value), expr.Format{Digits: digits})
	var b strings.Builder
	fmt.Fprintf(&b, "%s &= %s", left, symbols)
	if numbers != symbols {
		fmt.Fprintf(&b, " \\\\\n&= %s", numbers)
	}
	if value != numbers {
		fmt.Fprintf(&b, " = %s", value)
	}
	return b.String()
}

// LaTeX is the whole derivation as an align* environment, a comment with the reason above each step.
func (d *Derivation) LaTeX(digits int) string {
	var b strings.Builder
	b.WriteString("\\begin{align*}\n")
	for i, s := range d.Steps {
		fmt.Fprintf(&b, "%% %s: %s\n%s", s.Rule.Title(), s.Reason, d.StepLaTeX(s, digits))
		if i < len(d.Steps)-1 {
			b.WriteString(" \\\\")
		}
		b.WriteString("\n")
	}
	b.WriteString("\\end{align*}\n")
	return b.String()
}
