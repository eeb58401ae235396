package exporting

import (
	"strings"
	"testing"

	"chainrule/engine/expr"
)

// text is what of a formula is read, from left to right.
func text(m expr.Markup) string {
	s := m.Text
	for _, c := range m.Children {
		s += text(c)
	}
	return s
}

// TestPieces cuts formulas: nothing is lost or moved, no piece but one that cannot be cut is long, and none
// ends with an operator or begins with a closing parenthesis.
func TestPieces(t *testing.T) {
	for _, formula := range []string{
		"x[1,1]",
		"-2*(y[1,1] - f[1,1])*beta[1,1]*z[1,1]*(1 - z[1,1])*x[1,1]",
		"alpha[1,0] + alpha[1,1]*x[1,1] + alpha[1,2]*x[1,2] + alpha[1,3]*x[1,3] + alpha[1,4]*x[1,4] + alpha[1,5]*x[1,5]",
		"-(y[1,1]*log(f[1,1]) + (1 - y[1,1])*log(1 - f[1,1]) + y[1,2]*log(f[2,1]) + (1 - y[1,2])*log(1 - f[2,1]))",
		"(y[1,1] - f[1,1] + y[1,2] - f[2,1] + y[1,3] - f[3,1] + y[1,4] - f[4,1])*(alpha[1,1] + alpha[1,2])*x[1,1]",
	} {
		e, err := expr.Parse(formula, nil)
		if err != nil {
			t.Fatal(err)
		}
		m := expr.MathML(e, expr.Format{})
		read := ""
		list := pieces(m)
		for _, p := range list {
			s := text(p)
			read += s
			if length(p) > longest+6 {
				t.Errorf("%s: the piece %q has %d characters", formula, s, length(p))
			}
			if strings.HasSuffix(s, "+") || strings.HasSuffix(s, "−") || strings.HasPrefix(s, ")") {
				t.Errorf("%s: the piece is %q", formula, s)
			}
		}
		if read != text(m) {
			t.Errorf("%s reads %q in pieces, and %q whole", formula, read, text(m))
		}
		if length(m) > 2*longest && len(list) < 2 {
			t.Errorf("%s is in one piece", formula)
		}
	}
}
