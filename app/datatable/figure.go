package datatable

import (
	"math"

	"chainrule/engine/expr"
)

// digits is how many significant digits the small figures have: as many as formulas show at first.
const digits = 4

// figure is a number as formulas show it, but whole numbers keep all their digits: a mean of 51043.3 is
// 51043 and not 51040.
func figure(v float64) string { return figureTo(v, digits) }

// figureTo is figure with so many digits.
func figureTo(v float64, digits int) string {
	return expr.FormatNumber(v, max(digits, wholeDigits(v)))
}

// wholeDigits is how many digits a number has before its point.
func wholeDigits(v float64) int {
	if size := math.Abs(v); size >= 1 && !math.IsInf(v, 0) {
		return int(math.Log10(size)) + 1
	}
	return 1
}
