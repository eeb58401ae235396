package expr

import (
	"strconv"
	"strings"
)

// Unicode prints e in plain characters for people: "2 (y₁₁ − f₁(𝐱₁)) z₂₁". It is for places that take no markup.
// Unlike [Text] it cannot be read back.
func Unicode(e Expr, f Format) string { return printer[string]{unicodeWriter{}, f}.top(e) }

// vectorX is the vector of a row's inputs. It is bold: x₃ without a row is the third input.
const vectorX = "𝐱"

// Unicode is the symbol in plain characters for prose and labels: "α₁₁", "f₁(𝐱₂)", "α⁽²⁾₃₁". Indices of
// two digits are separated by a comma: "α₁,₁₂".
func (s Symbol) Unicode() string {
	k := kinds[s.Kind]
	text := s.letter()
	switch {
	case s.Kind == F:
		return text + s.I.subscript() + "(" + vectorX + s.J.subscript() + ")"
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

// letter is the symbol's letter, from the second layer on with the layer's number.
func (s Symbol) letter() string {
	k := kinds[s.Kind]
	if k.layered && s.Layer > 1 {
		return k.letter + LayerMark(s.Layer)
	}
	return k.letter
}

// LayerMark is the number of a layer as it stands above a letter: "⁽²⁾".
func LayerMark(layer int) string { return "⁽" + superscript(layer) + "⁾" }

// NodeName names the n-th quantity of a kind and layer where the row goes without saying: "x₃", "z⁽²⁾₁".
func NodeName(kind Kind, layer, n int) string {
	return Symbol{Kind: kind, Layer: layer}.letter() + Subscript(n)
}

// wide reports whether an index takes more than one character, so that a comma must part it from the next.
func (x Index) wide() bool { return len(x.String()) > 1 }

var subscripts = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉",
	"i", "ᵢ", "j", "ⱼ", "k", "ₖ", "l", "ₗ", "m", "ₘ")

func (x Index) subscript() string { return subscripts.Replace(x.String()) }

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func superscript(n int) string { return superscripts.Replace(strconv.Itoa(n)) }

type unicodeWriter struct{}

func (unicodeWriter) number(v float64, digits int, _ *Symbol) string { return FormatNumber(v, digits) }
func (unicodeWriter) symbol(s Symbol) string                         { return s.Unicode() }

func (unicodeWriter) sum(terms []string, negative []bool) string {
	return joinTerms(terms, negative, " + ", " − ", "−")
}

func (unicodeWriter) ellipsis() string    { return "…" }
func (unicodeWriter) neg(x string) string { return "−" + x }

func (unicodeWriter) product(factors []string, dots []bool) string {
	var b strings.Builder
	for i, f := range factors {
		switch {
		case dots[i]:
			b.WriteString(" · ")
		case i > 0:
			b.WriteString(" ")
		}
		b.WriteString(f)
	}
	return b.String()
}

func (unicodeWriter) quotient(num, den string) string { return num + "/" + den }
func (unicodeWriter) power(base string, n int) string { return base + superscriptSigned(n) }

func (w unicodeWriter) call(c Call, args []string, bare bool) string {
	switch c.Function {
	case Exp:
		return "e^" + w.parens(args[0])
	case Abs:
		if strings.Contains(args[0], "|") {
			return "|" + w.parens(args[0]) + "|"
		}
		return "|" + args[0] + "|"
	}
	name := c.Function.Letter
	if c.Layer > 1 {
		name += LayerMark(c.Layer)
	}
	name += strings.Repeat("′", c.Order)
	if bare && c.Function == Log {
		return name + " " + args[0]
	}
	return name + w.parens(strings.Join(args, ", "))
}

func (unicodeWriter) cases(branches []branch[string], otherwise string) string {
	var b strings.Builder
	for _, c := range branches {
		b.WriteString(c.then + " " + wordIf + " " + c.a + " " + relations[c.is] + " " + c.b + "; ")
	}
	return "{" + b.String() + otherwise + " " + wordOtherwise + "}"
}

func (unicodeWriter) bigSum(name string, from, to int, body string) string {
	return "Σ" + Over(name).subscript() + "₌" + Subscript(from) + superscript(to) + " " + body
}

func (unicodeWriter) indicator(a, b Index) string {
	return "1[" + a.written() + " = " + b.written() + "]"
}

// written is an index on the line: "m₂".
func (x Index) written() string {
	if len(x.Var) > 1 {
		return x.Var[:1] + subscripts.Replace(x.Var[1:])
	}
	return x.String()
}

func (unicodeWriter) deriv(of, by string, bare bool) string {
	if bare {
		return "∂" + of + "/∂" + by
	}
	return "∂(" + of + ")/∂" + by
}

func (unicodeWriter) parens(x string) string { return "(" + x + ")" }
func (unicodeWriter) inline() bool           { return true }
func (unicodeWriter) enclosed() bool         { return false }

// Subscript writes a number in subscript digits: "₁₂".
func Subscript(n int) string { return At(n).subscript() }
