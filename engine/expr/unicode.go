package expr

import (
	"strconv"
	"strings"
)

// Unicode is the symbol in plain characters for prose and labels: "α₁₁", "f₁(x₂)", "α⁽²⁾₃₁". Indices of
// two digits are separated by a comma: "α₁,₁₂".
func (s Symbol) Unicode() string {
	k := kinds[s.Kind]
	text := k.letter
	if k.layered && s.Layer > 1 {
		text += "⁽" + superscript(s.Layer) + "⁾"
	}
	switch {
	case s.Kind == F:
		return text + s.I.subscript() + "(x" + s.J.subscript() + ")"
	case k.indices == 1:
		return text + s.I.subscript()
	case k.indices == 2:
		separator := ""
		if s.I.wide() || s.J.wide() {
			separator = ","
		}
		return text + s.I.subscript() + separator + s.J.subscript()
	}
	return text
}

// wide reports whether an index takes more than one character, so that a comma must part it from the next.
func (x Index) wide() bool { return len(x.String()) > 1 }

var subscripts = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉",
	"i", "ᵢ", "j", "ⱼ", "k", "ₖ", "l", "ₗ", "m", "ₘ")

func (x Index) subscript() string { return subscripts.Replace(x.String()) }

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func superscript(n int) string { return superscripts.Replace(strconv.Itoa(n)) }

// Subscript writes a number in subscript digits: "₁₂".
func Subscript(n int) string { return At(n).subscript() }
