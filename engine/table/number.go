package table

import (
	"math"
	"strconv"
	"strings"

	"chainrule/engine/prose"
)

// ParseNumber reads a cell as a number: digits with a point, a sign, an exponent. The error says what is wrong, but
// not with which cell.
func ParseNumber(text string) (float64, error) {
	s := strings.TrimSpace(text)
	if s == "" {
		return 0, prose.Say(prose.EmptyNumber)
	}
	s = strings.ReplaceAll(s, "−", "-")
	v, err := strconv.ParseFloat(s, 64)
	if strings.ContainsAny(s, "xXpP_") || strings.ContainsAny(s, "iInN") {
		return 0, prose.Say(prose.NotANumber, prose.Quoted(text))
	}
	if err == nil && !math.IsInf(v, 0) {
		return v, nil
	}
	if err != nil && math.IsInf(v, 0) {
		return 0, prose.Say(prose.NumberTooLarge, prose.Quoted(text))
	}
	if point := strings.Replace(s, ",", ".", 1); strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		if _, err := strconv.ParseFloat(point, 64); err == nil {
			return 0, prose.Say(prose.NotANumberWrite, prose.Quoted(text), point)
		}
	}
	return 0, prose.Say(prose.NotANumber, prose.Quoted(text))
}

// ParseWhole reads a whole number from least to most, in any way that [ParseNumber] reads: "2.0" and "1e2" are whole.
// wanted says what would be right where a text is another number, which it is given as it was typed.
func ParseWhole(text string, least, most int, wanted func(found any) error) (int, error) {
	v, err := ParseNumber(text)
	if err != nil {
		return 0, err
	}
	if v != math.Trunc(v) || v < float64(least) || v > float64(most) {
		return 0, wanted(prose.Unquoted(strings.TrimSpace(text)))
	}
	return int(v), nil
}
