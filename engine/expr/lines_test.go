package expr_test

import (
	"strings"
	"testing"

	"chainrule/engine/expr"
)

// letters is the text of a formula without its structure.
func letters(m expr.Markup) string {
	var b strings.Builder
	b.WriteString(m.Text)
	for _, c := range m.Children {
		b.WriteString(letters(c))
	}
	return b.String()
}

// TestPieces divides formulas: what stands between two bars is a piece.
func TestPieces(t *testing.T) {
	for text, want := range map[string]string{
		"y[1,1]":                                 "y11",
		"y[1,1] - f[1,1]":                        "y11|−f1(𝐱1)",
		"(y[1,1] - f[1,1])^2":                    "(y11−f1(𝐱1))2",
		"2*(y[1,1] - f[1,1])*beta[1,1]":          "2(y11−f1(𝐱1))|β11",
		"-0.8 + 0.1003*2":                        "−0.8|+0.1003|·2",
		"z[1,1]/z[1,2] + z[1,3]":                 "z11z12|+z13",
		"2*(x[1,1] + x[1,2] + x[1,3])*beta[1,1]": "2(x11+x12+x13)|β11",
		"2*(x[1,1] + x[1,2] + x[1,3] + x[1,4] + x[1,5] + x[1,6] + x[1,7] + x[1,8])": "2(x11|+x12|+x13|+x14|+x15|+x16|+x17|+x18)",
	} {
		e, err := expr.Parse(text, nil)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var got []string
		for _, p := range expr.Pieces(expr.MathML(e, expr.Format{})) {
			got = append(got, letters(p))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s is divided as %s, want %s", text, s, want)
		}
	}
}

// TestPairedParentheses wants both parentheses around a sum of fractions as tall as each other, although a line may end between
// them.
func TestPairedParentheses(t *testing.T) {
	e, err := expr.Parse("(x[1,1]*(y[1,1]/z[1,1]) + x[1,2]*(y[1,2]/z[1,2]) + x[1,3]*(y[1,3]/z[1,3]) + x[1,4]*(y[1,4]/z[1,4]) + x[1,5] + x[1,6] + x[1,7])*z[1,1]", nil)
	if err != nil {
		t.Fatal(err)
	}
	pieces := expr.Pieces(expr.MathML(e, expr.Format{}))
	sizes := map[string]string{}
	for _, p := range pieces {
		for _, part := range p.Children {
			for _, a := range part.Attrs {
				if a[0] == "minsize" {
					sizes[part.Text] += a[1]
				}
			}
		}
	}
	if len(pieces) < 5 || sizes["("] != "2.4em" || sizes[")"] != "2.4em" {
		t.Errorf("%d pieces, sizes %v", len(pieces), sizes)
	}
}
