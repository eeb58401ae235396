package expr

import (
	"slices"
	"strconv"
	"strings"
)

// Markup is an element of MathML Core. Ref is the id of the symbol that it stands for, by which a view
// links it to its cell, node or edge.
type Markup struct {
	Tag      string
	Class    string
	Ref      string
	Text     string
	Attrs    [][2]string
	Children []Markup

	factor bool // it begins a factor, with no sign before it
}

// Equal reports whether two elements are the same, with all that is in them.
func (m Markup) Equal(other Markup) bool {
	return m.Tag == other.Tag && m.Class == other.Class && m.Ref == other.Ref && m.Text == other.Text && m.factor == other.factor &&
		slices.Equal(m.Attrs, other.Attrs) && slices.EqualFunc(m.Children, other.Children, Markup.Equal)
}

// String writes the element as text.
func (m Markup) String() string {
	var b strings.Builder
	m.write(&b)
	return b.String()
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (m Markup) write(b *strings.Builder) {
	b.WriteString("<" + m.Tag)
	attribute := func(name, value string) {
		b.WriteString(" " + name + `="` + escape.Replace(value) + `"`)
	}
	if m.Class != "" {
		attribute("class", m.Class)
	}
	if m.Ref != "" {
		attribute("data-ref", m.Ref)
	}
	for _, a := range m.Attrs {
		attribute(a[0], a[1])
	}
	b.WriteString(">" + escape.Replace(m.Text))
	for _, c := range m.Children {
		c.write(b)
	}
	b.WriteString("</" + m.Tag + ">")
}

// MathML prints e as elements that go into a math element. Symbols, and the numbers that stand for them,
// have the class of their role: x inputs, z hidden units, f outputs, y targets, e the loss.
func MathML(e Expr, f Format) Markup { return printer[Markup]{mathWriter{}, f}.top(e) }

type mathWriter struct{}

func element(tag string, children ...Markup) Markup { return Markup{Tag: tag, Children: children} }
func text(tag, s string) Markup                     { return Markup{Tag: tag, Text: s} }
func operator(s string) Markup                      { return text("mo", s) }

// row puts elements side by side. If one of them is nothing but a row, its parts take its place. The result looks the
// same, and laying out elements is what takes longest on the page.
func row(children ...Markup) Markup {
	flat := make([]Markup, 0, len(children))
	for _, c := range children {
		if plainRow(c) && !slices.ContainsFunc(c.Children, stretches) {
			at := len(flat)
			flat = append(flat, c.Children...)
			if at < len(flat) {
				flat[at].factor = flat[at].factor || c.factor
			}
		} else {
			flat = append(flat, c)
		}
	}
	return element("mrow", flat...)
}

// stretches reports whether an operator is as tall as the row that it stands in.
func stretches(m Markup) bool {
	return m.Tag == "mo" && strings.Contains("()[]{|", m.Text) && !slices.Contains(m.Attrs, [2]string{"stretchy", "false"})
}

// under writes a value below a factor.
func (mathWriter) under(x Markup, value string) Markup {
	return Markup{Tag: "munder", Class: "valued", Children: []Markup{x, {Tag: "mn", Class: "below", Text: value}}}
}

// tight is an operator without space around it.
func tight(s string) Markup {
	return Markup{Tag: "mo", Text: s, Attrs: [][2]string{{"lspace", "0"}, {"rspace", "0"}}}
}

// fence is a parenthesis of the size of the text: stretching would make the same parenthesis differ from
// line to line by a superscript in it.
func fence(s string) Markup {
	return Markup{Tag: "mo", Text: s, Attrs: [][2]string{{"stretchy", "false"}, {"lspace", "0"}, {"rspace", "0"}}}
}

// around puts fences around x, which are as tall as x where a fraction or a Σ stands in it.
func around(left string, x Markup, right string) Markup {
	if tall(x) {
		return row(tight(left), x, tight(right))
	}
	return row(fence(left), x, fence(right))
}

func tall(m Markup) bool {
	if m.Tag == "mfrac" || m.Tag == "munderover" || m.Tag == "mtable" {
		return true
	}
	return slices.ContainsFunc(m.Children, tall)
}

// roles are the classes of symbols.
var roles = map[Kind]string{X: "x", Y: "y", A: "z", Z: "z", S: "z", T: "f", F: "f", Delta: "f", L: "e", Li: "e"}

// ref is the id of a symbol without a free index.
func ref(s Symbol) string {
	if s.I.Var != "" || s.J.Var != "" {
		return ""
	}
	return s.ID()
}

func (mathWriter) number(v float64, digits int, of *Symbol) Markup {
	m := text("mn", FormatNumber(v, digits))
	if of != nil {
		m.Class, m.Ref = roles[of.Kind], ref(*of)
	}
	return m
}

func (w mathWriter) symbol(s Symbol) Markup {
	k := kinds[s.Kind]
	letter := text("mi", k.letter)
	var m Markup
	switch {
	case s.Kind == F:
		m = row(element("msub", letter, w.indices(s.I)), fence("("), element("msub", text("mi", vectorX), w.indices(s.J)), fence(")"))
	case k.indices == 0:
		m = letter
	default:
		below := w.indices(s.I)
		if k.indices == 2 {
			below = w.indices(s.I, s.J)
		}
		if k.layered && s.Layer > 1 {
			m = element("msubsup", letter, below, w.layer(s.Layer))
		} else {
			m = element("msub", letter, below)
		}
	}
	m.Class, m.Ref = roles[s.Kind], ref(s)
	return m
}

func (mathWriter) layer(h int) Markup {
	return row(fence("("), text("mn", strconv.Itoa(h)), fence(")"))
}

// indices are set side by side, with a comma where one has more than one character. Numbers alone are one
// element: a derivation has thousands of them, and each is laid out.
func (w mathWriter) indices(list ...Index) Markup {
	var parts []Markup
	wide, numbers := false, true
	for _, x := range list {
		wide, numbers = wide || x.wide(), numbers && x.Var == ""
	}
	if numbers {
		return text("mn", joinIndices(list, wide))
	}
	for i, x := range list {
		if i > 0 && wide {
			parts = append(parts, tight(","))
		}
		parts = append(parts, w.index(x))
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return row(parts...)
}

func joinIndices(list []Index, wide bool) string {
	separator := ""
	if wide {
		separator = ","
	}
	parts := make([]string, len(list))
	for i, x := range list {
		parts[i] = x.String()
	}
	return strings.Join(parts, separator)
}

func (mathWriter) index(x Index) Markup {
	if x.Var == "" {
		return text("mn", strconv.Itoa(x.N))
	}
	if len(x.Var) > 1 {
		return element("msub", text("mi", x.Var[:1]), text("mn", x.Var[1:]))
	}
	return text("mi", x.Var)
}

func (mathWriter) sum(terms []Markup, negative []bool) Markup {
	var parts []Markup
	for i, t := range terms {
		switch {
		case negative[i] && i == 0:
			parts = append(parts, tight("−"))
		case negative[i]:
			parts = append(parts, operator("−"))
		case i > 0:
			parts = append(parts, operator("+"))
		}
		parts = append(parts, t)
	}
	return row(parts...)
}

func (mathWriter) ellipsis() Markup    { return operator("…") }
func (mathWriter) neg(x Markup) Markup { return row(tight("−"), x) }

// thin is the space between factors without a sign, so that two fractions do not touch. A coefficient stands close to its factor.
var thin = Markup{Tag: "mspace", Attrs: [][2]string{{"width", "0.17em"}}}

func (mathWriter) product(factors []Markup, dots []bool) Markup {
	var parts []Markup
	for i, f := range factors {
		switch {
		case dots[i]:
			parts = append(parts, operator("·"))
		case i > 0 && factors[i-1].Tag != "mn":
			parts = append(parts, thin)
		}
		f.factor = i > 0 && !dots[i]
		parts = append(parts, f)
	}
	return row(parts...)
}

func (mathWriter) quotient(num, den Markup) Markup { return element("mfrac", num, den) }

func (mathWriter) power(base Markup, n int) Markup {
	return element("msup", base, text("mn", FormatNumber(float64(n), 0)))
}

func (w mathWriter) call(c Call, args []Markup, bare bool) Markup {
	switch c.Function {
	case Exp:
		return element("msup", text("mi", "e"), args[0])
	case Abs:
		return w.bars(args[0])
	}
	name := text("mi", c.Function.Letter)
	switch c.Function {
	case NormalCDF:
		name.Attrs = [][2]string{{"mathvariant", "normal"}}
	case Log:
		name = Markup{Tag: "mo", Text: "log", Attrs: [][2]string{{"lspace", "0.17em"}, {"rspace", "0"}}}
	}
	if c.Layer > 1 {
		name = element("msup", name, w.layer(c.Layer))
	}
	if c.Order > 0 { // the font's prime is raised already: as a superscript it would be tiny, and too high
		name = row(name, tight(strings.Repeat("′", c.Order)))
	}
	if bare && c.Function == Log {
		return row(name, thin, args[0])
	}
	parts := []Markup{name, fence("(")}
	for i, a := range args {
		if i > 0 {
			parts = append(parts, operator(","))
		}
		parts = append(parts, a)
	}
	return row(append(parts, fence(")"))...)
}

// bars is |x|. What stands between them is in parentheses if it has bars itself, which would close the outer ones.
func (w mathWriter) bars(x Markup) Markup {
	if hasBars(x) {
		x = w.parens(x)
	}
	return around("|", x, "|")
}

func hasBars(m Markup) bool {
	return m.Tag == "mo" && m.Text == "|" || slices.ContainsFunc(m.Children, hasBars)
}

var relations = map[Relation]string{Less: "<", AtMost: "≤", Greater: ">", AtLeast: "≥", EqualTo: "="}

// cases is a brace with a row for each case: its value and its condition. MathML drops a space at the end of a text,
// unless it is one that does not break.
func (mathWriter) cases(branches []branch[Markup], otherwise Markup) Markup {
	rows := make([]Markup, 0, len(branches)+1)
	add := func(then Markup, when ...Markup) {
		rows = append(rows, element("mtr", element("mtd", then), element("mtd", when...)))
	}
	for _, c := range branches {
		add(c.then, text("mtext", wordIf+"\u00a0"), row(c.a, operator(relations[c.is]), c.b))
	}
	add(otherwise, text("mtext", wordOtherwise))
	table := element("mtable", rows...)
	table.Class = "cases"
	return row(tight("{"), table)
}

func (w mathWriter) bigSum(name string, from, to int, body Markup) Markup {
	below := row(w.index(Over(name)), tight("="), text("mn", strconv.Itoa(from)))
	sigma := Markup{Tag: "mo", Text: "∑", Attrs: [][2]string{{"movablelimits", "false"}}}
	return row(element("munderover", sigma, below, text("mn", strconv.Itoa(to))), body)
}

func (w mathWriter) indicator(a, b Index) Markup {
	return row(text("mn", "1"), fence("["), w.index(a), operator("="), w.index(b), fence("]"))
}

func (mathWriter) deriv(of, by Markup, bare bool) Markup {
	d := text("mi", "∂")
	below := row(d, by)
	if bare {
		return element("mfrac", row(d, of), below)
	}
	return row(element("mfrac", d, below), around("[", of, "]"))
}

// parens puts parentheses around x: around a number in its own element, so that they share its colour and
// light up with it.
func (mathWriter) parens(x Markup) Markup {
	if x.Tag == "mn" {
		x.Text = "(" + x.Text + ")"
		return x
	}
	return around("(", x, ")")
}

func (mathWriter) inline() bool   { return false }
func (mathWriter) enclosed() bool { return false }
