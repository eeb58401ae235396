package expr

import (
	"math"
	"strconv"
	"strings"
)

// Format says how an expression is printed.
type Format struct {
	// Values gives symbols their numbers: a symbol for which it has one is printed as that number, term
	// for term where the symbol stands. Nil prints symbols. A ∂ is always printed in symbols, and a Σ
	// with numbers is written out.
	Values func(Symbol) (float64, bool)
	// Digits is the number of significant digits; 0 prints what reads back as the same number.
	Digits int
	// Under gives the factors of a product their values, which MathML writes below them; nil writes none. Factors within
	// a factor have none.
	Under func(factor Expr) (string, bool)
	paths int // how many terms a Σ within those that are being written out may have, all Σ within it included; 0: mostPaths
}

// A Σ with numbers is written out to so many terms, and its middle is left out from there on. mostTerms is how many terms
// of one sum a reader takes in at once, and mostPaths how many there are when sums within sums are written out. Without the
// second bound their number would double with each layer of two units.
const (
	mostTerms = 6
	mostPaths = 12
)

// FormatNumber writes a number for people: with so many significant digits (0: as many as read back as
// the same number), a true minus, no trailing zeros, and a power of ten below 10⁻⁴ and from 10⁷ on. Only whole numbers look
// like whole numbers, and they keep their digits: in four digits 123456 is 123456, 123456.789 is 123456.8, and 0.99999 is 1.000.
func FormatNumber(v float64, digits int) string {
	switch {
	case math.IsNaN(v):
		return "not a number"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case v == 0:
		return "0"
	}
	enough := significant(v, digits)
	mantissa, exponent := scientific(v, enough)
	if !isPlain(exponent) {
		return Scientific(v, digits)
	}
	text := plain(mantissa, exponent)
	if digits > 0 && !isWhole(v) && !strings.Contains(text, ".") {
		text += "." + strings.Repeat("0", enough-exponent-1)
	}
	return trueMinus(text)
}

// Round is the number that [FormatNumber] writes.
func Round(v float64, digits int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', significant(v, digits)-1, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// Apart is how many significant digits two numbers are written with, so that numbers that differ look different: so many, or the fewest
// above that do. 0 stays 0.
func Apart(a, b float64, digits int) int {
	const exact = 17 // with so many, different numbers are always written differently
	for digits > 0 && digits < exact && a != b && Round(a, digits) == Round(b, digits) {
		digits++
	}
	return digits
}

// significant is how many significant digits v is written with if it may have so many: those before the point at least, and
// where v is not whole one behind it.
func significant(v float64, digits int) int {
	if digits <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return max(0, digits)
	}
	_, exponent := scientific(v, digits)
	if isWhole(v) {
		_, exponent = scientific(v, 0)
		return max(digits, wholeDigits(exponent))
	}
	if whole := wholeDigits(exponent); whole > 0 {
		return max(digits, whole+1)
	}
	return digits
}

// wholeDigits is how many digits stand before the point of a number that is written without a power of ten, and 0 of others.
func wholeDigits(exponent int) int {
	if !isPlain(exponent) {
		return 0
	}
	return max(0, exponent+1)
}

// isPlain reports whether a number with this exponent is written without a power of ten.
func isPlain(exponent int) bool { return exponent >= -4 && exponent < 7 }

// wholeTo is how near to a whole number, in parts of itself, a number is the whole number that computing missed by rounding.
const wholeTo = 1e-12

func isWhole(v float64) bool { return math.Abs(v-math.Round(v)) <= wholeTo*math.Abs(v) }

// Scientific is FormatNumber with a power of ten for each finite number.
func Scientific(v float64, digits int) string {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return FormatNumber(v, digits)
	}
	mantissa, exponent := scientific(v, digits)
	return trueMinus(mantissa) + "·10" + superscriptSigned(exponent)
}

// isScientific reports whether [FormatNumber] writes v with a power of ten.
func isScientific(v float64, digits int) bool {
	return strings.Contains(FormatNumber(v, digits), "·10")
}

// scientific writes v as mantissa · 10^exponent, the mantissa with one digit before the point.
func scientific(v float64, digits int) (mantissa string, exponent int) {
	if digits <= 0 {
		digits = 0
	}
	text := strconv.FormatFloat(v, 'e', digits-1, 64)
	mantissa, power, _ := strings.Cut(text, "e")
	exponent, _ = strconv.Atoi(power)
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return mantissa, exponent
}

// plain moves the point of a mantissa by the exponent.
func plain(mantissa string, exponent int) string {
	sign := ""
	if strings.HasPrefix(mantissa, "-") {
		sign, mantissa = "-", mantissa[1:]
	}
	digits := strings.Replace(mantissa, ".", "", 1)
	switch {
	case exponent < 0:
		return sign + "0." + strings.Repeat("0", -exponent-1) + digits
	case exponent >= len(digits)-1:
		return sign + digits + strings.Repeat("0", exponent-len(digits)+1)
	}
	return sign + digits[:exponent+1] + "." + digits[exponent+1:]
}

func trueMinus(text string) string { return strings.Replace(text, "-", "−", 1) }

func superscriptSigned(n int) string {
	if n < 0 {
		return "⁻" + superscript(-n)
	}
	return superscript(n)
}
