package expr

import (
	"strconv"
	"strings"
)

// Speech prints e as it is read aloud: "minus 2 times the quantity y 1 1 minus f 1 of x 1, end quantity,
// times …".
func Speech(e Expr, f Format) string { return printer[string]{speechWriter{}, f}.top(e) }

type speechWriter struct{}

func (speechWriter) number(v float64, digits int, _ *Symbol) string {
	n := strings.Replace(FormatNumber(v, digits), "−", "minus ", 1)
	if mantissa, power, ok := strings.Cut(n, "·10"); ok {
		return mantissa + " times 10 to the " + strings.Replace(plainDigits.Replace(power), "-", "minus ", 1)
	}
	return strings.Replace(n, "∞", "infinity", 1)
}

func (w speechWriter) symbol(s Symbol) string {
	k := kinds[s.Kind]
	said := k.spoken
	if k.layered && s.Layer > 1 {
		said += " of layer " + strconv.Itoa(s.Layer)
	}
	switch {
	case s.Kind == F:
		return said + " " + w.index(s.I) + " of x " + w.index(s.J)
	case k.indices == 1:
		return said + " " + w.index(s.I)
	case k.indices == 2:
		return said + " " + w.index(s.I) + " " + w.index(s.J)
	}
	return said
}

func (speechWriter) index(x Index) string {
	if len(x.Var) > 1 {
		return x.Var[:1] + " " + x.Var[1:]
	}
	return x.String()
}

func (speechWriter) sum(terms []string, negative []bool) string {
	return joinTerms(terms, negative, " plus ", " minus ", "minus ")
}

func (speechWriter) ellipsis() string                    { return "and so on" }
func (speechWriter) neg(x string) string                 { return "minus " + x }
func (speechWriter) product(f []string, _ []bool) string { return strings.Join(f, " times ") }
func (speechWriter) quotient(num, den string) string     { return num + " over " + den }

func (speechWriter) power(base string, n int) string {
	if n == 2 {
		return base + " squared"
	}
	return base + " to the " + strings.Replace(strconv.Itoa(n), "-", "minus ", 1)
}

func (w speechWriter) call(c Call, args []string, bare bool) string {
	name := c.Function.Spoken + strings.Repeat(" prime", c.Order)
	if c.Layer > 1 {
		name += " of layer " + strconv.Itoa(c.Layer)
	}
	joined := strings.Join(args, " and ")
	if !bare {
		joined = w.parens(joined)
	}
	if strings.HasSuffix(name, " the") || strings.HasSuffix(name, " of") {
		return name + " " + joined
	}
	return name + " of " + joined
}

var spokenRelations = map[Relation]string{
	Less: " is less than ", AtMost: " is at most ", Greater: " is greater than ", AtLeast: " is at least ", EqualTo: " equals ",
}

func (speechWriter) cases(branches []branch[string], otherwise string) string {
	var b strings.Builder
	for _, c := range branches {
		b.WriteString(strings.TrimSuffix(c.then, ",") + " " + wordIf + " " + strings.TrimSuffix(c.a, ",") + spokenRelations[c.is] + strings.TrimSuffix(c.b, ",") + ", ")
	}
	return "the case distinction, " + b.String() + strings.TrimSuffix(otherwise, ",") + " " + wordOtherwise + ", end cases,"
}

func (w speechWriter) bigSum(name string, from, to int, body string) string {
	return "the sum over " + w.index(Over(name)) + " from " + strconv.Itoa(from) + " to " + strconv.Itoa(to) + " of " + body
}

func (w speechWriter) indicator(a, b Index) string {
	return "the bracket " + w.index(a) + " equals " + w.index(b) + ", end bracket,"
}

func (w speechWriter) deriv(of, by string, bare bool) string {
	if !bare {
		of = w.parens(of)
	}
	return "partial " + of + " by partial " + by
}

func (speechWriter) parens(x string) string {
	return "the quantity " + strings.TrimSuffix(x, ",") + ", end quantity,"
}

func (speechWriter) inline() bool   { return true }
func (speechWriter) enclosed() bool { return false }
