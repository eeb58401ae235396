package datatable

import "chainrule/engine/expr"

// digits is how many significant digits the small figures have: as many as formulas show at first.
const digits = 4

// figure is a number as formulas show it.
func figure(v float64) string { return figureTo(v, digits) }

// figureTo is figure with so many digits.
func figureTo(v float64, digits int) string { return expr.FormatNumber(v, digits) }
