package datatable

import "chainrule/engine/expr"

// digits is how many significant digits the small figures have: as many as formulas show at first.
const digits = 4

// figure is a number as formulas show it.
func figure(v float64) string { return expr.FormatNumber(v, digits) }
