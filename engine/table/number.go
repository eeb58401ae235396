package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseNumber reads a cell as a number: digits with a point, a sign, an exponent. What it refuses it
// explains, without its place.
func ParseNumber(text string) (float64, error) {
	s := strings.TrimSpace(text)
	if s == "" {
		return 0, fmt.Errorf("the cell is empty; type a number")
	}
	s = strings.ReplaceAll(s, "−", "-")
	v, err := strconv.ParseFloat(s, 64)
	if strings.ContainsAny(s, "xXpP_") || strings.ContainsAny(s, "iInN") {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	if err == nil && !math.IsInf(v, 0) {
		return v, nil
	}
	if err != nil && math.IsInf(v, 0) {
		return 0, fmt.Errorf("%q is too large for a number", text)
	}
	if point := strings.Replace(s, ",", ".", 1); strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		if _, err := strconv.ParseFloat(point, 64); err == nil {
			return 0, fmt.Errorf("%q is not a number; write %s", text, point)
		}
	}
	return 0, fmt.Errorf("%q is not a number", text)
}
