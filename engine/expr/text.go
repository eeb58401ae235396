package expr

import (
	"strconv"
	"strings"
)

// Text prints e in plain characters, with the ids of the notation: what [Parse] reads. With the zero
// Format it reads back as the same expression.
func Text(e Expr, f Format) string { return printer[string]{textWriter{}, f}.top(e) }

type textWriter struct{}

// names of letters in text.
var textNames = map[string]string{"σ": "sigma", "H": "step", "Φ": "Phi", "φ": "phi"}

var textRelations = map[Relation]string{Less: " < ", AtMost: " <= ", Greater: " > ", AtLeast: " >= ", EqualTo: " = "}

func textName(f *Function) string {
	if name, ok := textNames[f.Letter]; ok {
		return name
	}
	return f.Letter
}

func (textWriter) number(v float64, digits int, _ *Symbol) string {
	if v == 0 { // and not -0, which would not read back
		return "0"
	}
	if digits > 0 {
		v = Round(v, digits)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func (textWriter) symbol(s Symbol) string { return s.ID() }

func (textWriter) sum(terms []string, negative []bool) string {
	return joinTerms(terms, negative, " + ", " - ", "-")
}

func (textWriter) ellipsis() string                    { return "..." }
func (textWriter) neg(x string) string                 { return "-" + x }
func (textWriter) product(f []string, _ []bool) string { return strings.Join(f, "*") }
func (textWriter) quotient(num, den string) string     { return num + "/" + den }
func (textWriter) power(base string, n int) string     { return base + "^" + strconv.Itoa(n) }

func (w textWriter) call(c Call, args []string, _ bool) string {
	name := textName(c.Function)
	if c.Layer > 1 {
		name += strconv.Itoa(c.Layer)
	}
	name += strings.Repeat("'", c.Order)
	return name + "(" + strings.Join(args, ", ") + ")"
}

// cases has the order in which it is decided, as IF has in a spreadsheet.
func (textWriter) cases(branches []branch[string], otherwise string) string {
	var b strings.Builder
	for _, c := range branches {
		b.WriteString(c.a + textRelations[c.is] + c.b + ", " + c.then + ", ")
	}
	return "if(" + b.String() + otherwise + ")"
}

func (textWriter) bigSum(name string, from, to int, body string) string {
	return "sum(" + name + "=" + strconv.Itoa(from) + ".." + strconv.Itoa(to) + ", " + body + ")"
}

func (textWriter) indicator(a, b Index) string { return "[" + a.String() + "=" + b.String() + "]" }

func (textWriter) deriv(of, by string, bare bool) string {
	if bare {
		return "d" + of + "/d" + by
	}
	return "d(" + of + ")/d" + by
}

func (textWriter) parens(x string) string { return "(" + x + ")" }
func (textWriter) inline() bool           { return true }
func (textWriter) enclosed() bool         { return true }
