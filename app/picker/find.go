package picker

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// findParams is the parameters that a text names, at most so many, the likeliest first: by the id, as "beta 2 3" or "β₂₃", or
// by words of the label or their beginnings, such as a column's name or "z₂". No text names all. The time that it takes grows
// with the number of units and of inputs, and hardly with that of parameters, so that it can be called on each keystroke.
func findParams(v *workspace.View, text string, most int) []network.Param {
	var list []network.Param
	add := func(p network.Param) bool {
		if !slices.Contains(list, p) {
			list = append(list, p)
		}
		return len(list) < most
	}
	if p, err := v.Shape.Parse(strings.TrimSpace(text)); err == nil {
		return []network.Param{p}
	}
	asked := wordsOf(text)
	for layer := 1; layer <= v.Shape.Layers(); layer++ {
		if !bySymbol(v.Shape, layer, asked, add) {
			return list
		}
	}
	for layer := 1; layer <= v.Shape.Layers(); layer++ {
		if !byWords(v, layer, asked, add) {
			return list
		}
	}
	return list
}

// bySymbol adds the parameters of a layer whose symbol begins as the words do: "beta1" is the beginning of β₁₂ and β₁₃, and
// "beta1" with "12" is β₁,₁₂. It reports whether there is room for more.
func bySymbol(s network.Shape, layer int, asked []string, add func(network.Param) bool) bool {
	if len(asked) == 0 || len(asked) > 3 {
		return true
	}
	indices, ok := strings.CutPrefix(strings.Join(asked, ","), nameOf(s, layer))
	indices = strings.TrimPrefix(indices, ",")
	unitText, inputText, parted := strings.Cut(indices, ",")
	if !ok || indices == "" || strings.Trim(unitText+inputText, "0123456789") != "" {
		return true
	}
	for _, whole := range []bool{true, false} { // what is written out comes first
		for unit := 1; unit <= s.Rows(layer); unit++ {
			u := strconv.Itoa(unit)
			rest, fits := inputText, u == unitText
			if !parted {
				rest, fits = strings.CutPrefix(unitText, u)
			}
			for input := 0; fits && input < s.Cols(layer); input++ {
				i := strconv.Itoa(input)
				if (i == rest) == whole && strings.HasPrefix(i, rest) && !add(network.Param{Layer: layer, Unit: unit, Input: input}) {
					return false
				}
			}
		}
	}
	return true
}

// byWords adds the parameters of a layer for which each of the words begins a word of their label or is an index. It reports
// whether there is room for more.
func byWords(v *workspace.View, layer int, asked []string, add func(network.Param) bool) bool {
	ofLayer := matching(asked, nameOf(v.Shape, layer))
	for i, a := range asked {
		if a == nameOf(v.Shape, 1) && layer > 1 {
			ofLayer &^= 1 << i // alpha is the first layer's name, and not the beginning of alpha2
		}
	}
	inputs := make([]uint, v.Shape.Cols(layer))
	for input := range inputs {
		inputs[input] = ofLayer | matching(asked, append(wordsOf(v.Variable(layer, input)), strconv.Itoa(input))...)
	}
	for unit := 1; unit <= v.Shape.Rows(layer); unit++ {
		ofUnit := matching(asked, append(wordsOf(v.Unit(layer, unit)), strconv.Itoa(unit))...)
		for input, ofInput := range inputs {
			if ofUnit|ofInput == 1<<len(asked)-1 && !add(network.Param{Layer: layer, Unit: unit, Input: input}) {
				return false
			}
		}
	}
	return true
}

// nameOf is the letter of a layer's parameters in ids, such as "alpha2".
func nameOf(s network.Shape, layer int) string {
	name, _, _ := strings.Cut(s.ID(network.Param{Layer: layer, Unit: 1}), "[")
	return name
}

// matching says by its bits which of the words that were asked for are among the words, or begin one of them. A number must be
// the whole word.
func matching(asked []string, words ...string) uint {
	bits := uint(0)
	for i, a := range asked {
		if slices.ContainsFunc(words, func(w string) bool {
			return w == a || strings.HasPrefix(w, a) && strings.Trim(a, "0123456789") != ""
		}) {
			bits |= 1 << i
		}
	}
	return bits
}

// plain writes indices as digits, and Greek letters as their names.
var plain = strings.NewReplacer(
	"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9",
	"⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9",
	"⁽", "", "⁾", " ", "α", "alpha", "β", "beta",
)

// mostWords is how many words of a text are looked for.
const mostWords = 16

// wordsOf divides a text into words of letters and digits.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(plain.Replace(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return words[:min(len(words), mostWords)]
}
