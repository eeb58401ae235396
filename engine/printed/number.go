package printed

import (
	"math"
	"strconv"
	"strings"

	"chainrule/engine/pattern"
)

// numeral is a number as it is written, with what its digits say.
type numeral struct {
	value       float64
	decimals    int // digits after the point
	significant int // digits from the first that is not 0 on
	exponent    int // the power of ten that follows
	scientific  bool
	plain       bool // a whole number, without an exponent
	zeroEnd     bool // ends in a 0 after the point
	pointEnd    bool // ends in its point, as only NumPy writes it
	float32     bool // says that it has single precision, as 0.5f0 does in Julia
}

// numeralForm is a sign, digits with a point among them, and an exponent: of most languages, of Mathematica ("*^-3") and of
// Julia's single precision ("f-3"), with C's suffix of floats.
var numeralForm = pattern.Of(`^([+-]?)(\d*)(\.?)(\d*)(?:(?:\*\^|[eEdD]|(f))([+-]?\d+))?([fF]?)$`)

// special are the words that stand for numbers, in lower case.
var special = map[string]float64{
	"nan": math.NaN(), "na": math.NaN(), "-nan": math.NaN(), "null": math.NaN(), "none": math.NaN(),
	"inf": math.Inf(1), "+inf": math.Inf(1), "-inf": math.Inf(-1), "infinity": math.Inf(1), "-infinity": math.Inf(-1),
	"true": 1, "false": 0,
	"⋅": 0, // of a diagonal matrix in Julia
}

// readNumeral reads a number; ok is false where the text is none.
func readNumeral(text string) (n numeral, ok bool) {
	if v, known := special[strings.ToLower(text)]; known {
		return numeral{value: v, plain: true}, true
	}
	m := numeralForm().FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[4] == "" {
		return n, false
	}
	sign, whole, point, fraction, single, exponent := m[1], m[2], m[3], m[4], m[5], m[6]
	n.decimals, n.scientific, n.float32 = len(fraction), exponent != "", single != "" || m[7] != ""
	n.plain = point == "" && !n.scientific
	n.zeroEnd = len(fraction) > 1 && strings.HasSuffix(fraction, "0")
	n.pointEnd = point != "" && fraction == "" && whole != ""
	n.significant = len(strings.TrimLeft(whole+fraction, "0"))
	if n.scientific {
		var err error
		if n.exponent, err = strconv.Atoi(exponent); err != nil {
			return n, false
		}
	}
	var err error
	n.value, err = strconv.ParseFloat(sign+"0"+whole+"."+fraction+"e"+strconv.Itoa(n.exponent), 64)
	return n, err == nil
}

// half is half a unit of the digit that stands at so many places after the point.
func (n numeral) half(decimals int) float64 {
	half, _ := strconv.ParseFloat("5e"+strconv.Itoa(n.exponent-decimals-1), 64)
	return half
}

// exactWhole is how many digits a whole number has at most that is the program's number itself. R and Julia print six or
// seven significant digits, so that a longer whole number may have been rounded.
const exactWhole = 5

// precision gives each number of a group, which was printed in one way, how far it can be from the program's.
//
// Some programs print zeros at the end, so that a number is known to the digits that it shows. Others leave them away:
// NumPy prints 0.5 beside 0.12345678 where both are known to 8 places. Such a number is given the places that it would
// have with as many significant digits as the longest, and no more places than the longest has.
// Where a number ends in its point, NumPy printed all with the same places. Whole numbers among
// fractions are fractions without their zeros. Where all are whole numbers they are exact, since no program
// rounds to whole numbers of its own.
func precision(group []numeral, padded bool) []Cell {
	places, mantissa, significant, trimmed := 0, 0, 0, false
	for _, n := range group {
		if n.scientific {
			mantissa = max(mantissa, n.decimals)
		} else {
			places = max(places, n.decimals)
		}
		significant = max(significant, n.significant)
		padded = padded || n.zeroEnd
		trimmed = trimmed || n.pointEnd
	}
	cells := make([]Cell, len(group))
	for i, n := range group {
		cells[i].Value = n.value
		most := places
		if n.scientific {
			most = mantissa
		}
		switch {
		case n.value != n.value || most == 0 && !n.scientific && n.significant <= exactWhole:
			continue
		case trimmed, padded && n.plain && n.value == 0:
			cells[i].Half = n.half(most)
		case padded:
			cells[i].Half = n.half(n.decimals)
		default:
			cells[i].Half = n.half(max(n.decimals, min(most, n.decimals+significant-n.significant)))
		}
		cells[i].Written = n.half(n.decimals)
		if trimmed || padded {
			cells[i].Written = cells[i].Half
		}
	}
	return cells
}
