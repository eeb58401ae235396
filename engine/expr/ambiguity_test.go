package expr

import (
	"math"
	"strings"
	"testing"
)

// TestNoTwoMeanings prints every small expression in every notation, and wants expressions of different
// values to print differently: parentheses are missing where two meanings look alike.
func TestNoTwoMeanings(t *testing.T) {
	expressions := combined(combined([]Expr{
		Num(2), Num(-3), Num(2.5e-9), Symbol{Kind: Gamma}, Symbol{Kind: T, I: At(1), J: At(2)},
	}, nil), []Expr{Num(2), Symbol{Kind: Alpha, Layer: 1, I: At(1), J: At(0)}})
	values := func(s Symbol) (float64, bool) {
		if s.Kind == Alpha {
			return 4.2e-7, true
		}
		return hashed(s.ID()), true
	}
	for name, print := range map[string]func(Expr) string{
		"text":               func(e Expr) string { return Text(e, Format{}) },
		"LaTeX":              func(e Expr) string { return LaTeX(e, Format{}) },
		"MathML":             func(e Expr) string { return MathML(e, Format{}).String() },
		"speech":             func(e Expr) string { return Speech(e, Format{}) },
		"Unicode":            func(e Expr) string { return Unicode(e, Format{}) },
		"Unicode in numbers": func(e Expr) string { return Unicode(e, Format{Values: values}) },
		"LaTeX in numbers":   func(e Expr) string { return LaTeX(e, Format{Values: values}) },
		"MathML in numbers":  func(e Expr) string { return seen(MathML(e, Format{Values: values})) },
		"speech in numbers":  func(e Expr) string { return Speech(e, Format{Values: values}) },
	} {
		t.Run(name, func(t *testing.T) {
			first := map[string]Expr{}
			bad := 0
			for _, e := range expressions {
				text := print(e)
				other, seen := first[text]
				if !seen {
					first[text] = e
					continue
				}
				a, b := Eval(e, reals{}, small{}), Eval(other, reals{}, small{})
				if !(math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))) && !same(a, b) && bad < 12 {
					bad++
					t.Errorf("%s and %s both print as\n%s", Text(e, Format{}), Text(other, Format{}), text)
				}
			}
			t.Logf("%d expressions", len(expressions))
		})
	}
}

// small gives symbols the numbers that the test prints for them.
type small struct{ anything }

func (small) Symbol(s Symbol) float64 {
	if s.Kind == Alpha {
		return 4.2e-7
	}
	return hashed(s.ID())
}

// combined puts the parts together in every way, each with each other or with those of with.
func combined(parts, with []Expr) []Expr {
	if with == nil {
		with = parts
	}
	list := append([]Expr(nil), parts...)
	for _, a := range parts {
		list = append(
			list, Neg{a}, Square(a), Of(Log, a), Of(Exp, a), Call{Function: sigma, Order: 1, Args: []Expr{a}}, Of(Abs, a), Of(Sign, a),
			BigSum{"k", 1, 2, a}, BigSum{"k", 1, 2, Mul(Symbol{Kind: Y, I: At(1), J: Over("k")}, a)},
			D(a, Symbol{Kind: Beta, I: At(1), J: At(1)}),
		)
		for _, b := range append([]Expr{Indicator{At(1), At(2)}}, with...) {
			list = append(list, Add(a, b), Sub(a, b), Mul(a, b), Div(a, b), Add(b, a), Sub(b, a), Mul(b, a), Div(b, a), Of(Max, a, b), If(a, Greater, b, a, Num(1)))
		}
	}
	return list
}

// seen is what one sees of a formula: characters in their order, what is above and below marked. Which
// characters the markup puts together is not to be seen.
func seen(m Markup) string {
	parts := make([]string, len(m.Children))
	for i, c := range m.Children {
		parts[i] = seen(c)
	}
	switch m.Tag {
	case "msup":
		return parts[0] + "^{" + parts[1] + "}"
	case "msub":
		return parts[0] + "_{" + parts[1] + "}"
	case "munderover", "msubsup":
		return parts[0] + "_{" + parts[1] + "}^{" + parts[2] + "}"
	case "mfrac":
		return "{" + parts[0] + "}/{" + parts[1] + "}"
	}
	return m.Text + strings.Join(parts, "")
}
