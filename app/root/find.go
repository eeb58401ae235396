package root

import (
	"slices"
	"strings"
	"unicode"

	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// findParam is the parameter that a text names: by its id, as "beta 2 3" or "β₂₃", or by words of its label, such as a column's
// name or "z₂". Of several it is the first.
func findParam(v *workspace.View, text string) (network.Param, bool) {
	if p, err := v.Shape.Parse(strings.TrimSpace(text)); err == nil {
		return p, true
	}
	asked := wordsOf(text)
	if len(asked) == 0 {
		return network.Param{}, false
	}
	found, ok := network.Param{}, false
	for i := range v.Shape.Count() {
		p := v.Shape.ParamAt(i)
		id := wordsOf(v.Shape.ID(p))
		symbol := wordsOf(v.Shape.Symbol(p).Unicode())
		if slices.Equal(asked, id) || slices.Equal(asked, symbol) {
			return p, true
		}
		if !ok {
			words := slices.Concat(id, symbol, wordsOf(v.Variable(p.Layer, p.Input)), wordsOf(v.Unit(p.Layer, p.Unit)))
			if ok = !slices.ContainsFunc(asked, func(w string) bool { return !slices.Contains(words, w) }); ok {
				found = p
			}
		}
	}
	return found, ok
}

// plain writes indices as digits, and Greek letters as their names.
var plain = strings.NewReplacer(
	"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9",
	"⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9",
	"⁽", "", "⁾", " ", "α", "alpha", "β", "beta",
)

// wordsOf divides a text into words of letters and digits.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(plain.Replace(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
