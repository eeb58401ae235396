package expr

import (
	"strconv"
	"strings"
)

// LaTeX prints e for a math environment of plain LaTeX with amsmath.
func LaTeX(e Expr, f Format) string { return printer[string]{latexWriter{}, f}.top(e) }

type latexWriter struct{}

// latexLetters are the letters that have a name in LaTeX.
var latexLetters = map[string]string{
	"α": `\alpha`, "β": `\beta`, "δ": `\delta`, "γ": `\gamma`, "σ": `\sigma`, "log": `\log`,
	"max": `\max`, "sign": `\operatorname{sign}`, "Φ": `\Phi`, "φ": `\varphi`,
}

func latexLetter(s string) string {
	if name, ok := latexLetters[s]; ok {
		return name
	}
	return s
}

func (latexWriter) number(v float64, digits int, _ *Symbol) string {
	n := strings.NewReplacer("−", "-", "∞", `\infty`, "not a number", `\text{not a number}`).Replace(FormatNumber(v, digits))
	mantissa, power, ok := strings.Cut(n, "·10")
	if !ok {
		return n
	}
	return mantissa + ` \cdot 10^{` + plainDigits.Replace(power) + "}"
}

var plainDigits = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9", "⁻", "-")

func (w latexWriter) symbol(s Symbol) string {
	k := kinds[s.Kind]
	letter := latexLetter(k.letter)
	switch {
	case s.Kind == F:
		return letter + "_{" + w.indices(s.I) + `}(\mathbf{x}_{` + w.indices(s.J) + "})"
	case k.indices == 0:
		return letter
	}
	if k.layered && s.Layer > 1 {
		letter += "^{(" + strconv.Itoa(s.Layer) + ")}"
	}
	if k.indices == 1 {
		return letter + "_{" + w.indices(s.I) + "}"
	}
	return letter + "_{" + w.indices(s.I, s.J) + "}"
}

func (w latexWriter) indices(list ...Index) string {
	parts := make([]string, len(list))
	separator := ""
	for i, x := range list {
		parts[i] = w.index(x)
		if x.wide() {
			separator = ","
		}
	}
	return strings.Join(parts, separator)
}

func (latexWriter) index(x Index) string {
	if len(x.Var) > 1 {
		return x.Var[:1] + "_{" + x.Var[1:] + "}"
	}
	return x.String()
}

func (latexWriter) sum(terms []string, negative []bool) string {
	return joinTerms(terms, negative, " + ", " - ", "-")
}

// joinTerms puts signs between terms, and before the first where it is negative.
func joinTerms(terms []string, negative []bool, plus, minus, first string) string {
	var b strings.Builder
	for i, t := range terms {
		switch {
		case negative[i] && i == 0:
			b.WriteString(first)
		case negative[i]:
			b.WriteString(minus)
		case i > 0:
			b.WriteString(plus)
		}
		b.WriteString(t)
	}
	return b.String()
}

func (latexWriter) ellipsis() string    { return `\dots` }
func (latexWriter) neg(x string) string { return "-" + x }

func (latexWriter) product(factors []string, dots []bool) string {
	var b strings.Builder
	for i, f := range factors {
		switch {
		case dots[i]:
			b.WriteString(` \cdot `)
		case i > 0:
			b.WriteString(" ")
		}
		b.WriteString(f)
	}
	return b.String()
}

func (latexWriter) quotient(num, den string) string { return `\frac{` + num + "}{" + den + "}" }

func (latexWriter) power(base string, n int) string {
	return "{" + base + "}^{" + strconv.Itoa(n) + "}"
}

func (w latexWriter) call(c Call, args []string, bare bool) string {
	switch c.Function {
	case Exp:
		return "e^{" + args[0] + "}"
	case Abs:
		return `\left| ` + w.within(args[0]) + ` \right|`
	}
	name := latexLetter(c.Function.Letter)
	if c.Layer > 1 {
		name += "^{(" + strconv.Itoa(c.Layer) + ")" + strings.Repeat(`\prime`, c.Order) + "}"
	} else {
		name += strings.Repeat("'", c.Order)
	}
	if bare && c.Function == Log {
		return name + " " + args[0]
	}
	return name + w.parens(strings.Join(args, ", "))
}

// within is what stands between bars. It is in parentheses if it has bars itself, which would close the outer ones.
func (w latexWriter) within(x string) string {
	if strings.Contains(x, `\left|`) {
		return w.parens(x)
	}
	return x
}

var latexRelations = map[Relation]string{Less: " < ", AtMost: ` \le `, Greater: " > ", AtLeast: ` \ge `, EqualTo: " = "}

func (latexWriter) cases(branches []branch[string], otherwise string) string {
	var b strings.Builder
	for _, c := range branches {
		b.WriteString(c.then + ` & \text{` + wordIf + ` } ` + c.a + latexRelations[c.is] + c.b + ` \\ `)
	}
	return `\begin{cases} ` + b.String() + otherwise + ` & \text{` + wordOtherwise + `} \end{cases}`
}

func (w latexWriter) bigSum(name string, from, to int, body string) string {
	return `\sum_{` + w.index(Over(name)) + "=" + strconv.Itoa(from) + "}^{" + strconv.Itoa(to) + "} " + body
}

func (w latexWriter) indicator(a, b Index) string {
	return `\mathbf{1}[` + w.index(a) + " = " + w.index(b) + "]"
}

func (latexWriter) deriv(of, by string, bare bool) string {
	if bare {
		return `\frac{\partial ` + of + `}{\partial ` + by + "}"
	}
	return `\frac{\partial}{\partial ` + by + `} \left[ ` + of + ` \right]`
}

func (latexWriter) parens(x string) string {
	if strings.Contains(x, `\frac`) || strings.Contains(x, `\sum`) || strings.Contains(x, `\begin`) {
		return `\left( ` + x + ` \right)`
	}
	return "(" + x + ")"
}
func (latexWriter) inline() bool   { return false }
func (latexWriter) enclosed() bool { return false }
