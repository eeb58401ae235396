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
