package expr_test

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/network"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files again")

// line is an expression to print, with its numbers where it has any.
type line struct {
	title  string
	e      expr.Expr
	values func(expr.Symbol) (float64, bool)
}

// edges are what printers get wrong: by their text, as people write it.
var edges = []string{
	"0", "-1.5", "1e-9", "-1e-9", "1e22", "123456789", "0.1 + 0.2",
	"x[1,2] - (x[1,3] - x[1,4])", "-(x[1,1] + x[1,2])", "-(-x[1,1])", "x[1,1] - (-2)", "x[1,1] + (-2)", "-2 x[1,1]", "x[1,1]*(-2)", "(-2)(-3)", "-2^2", "(-2)^2", "(-x[1,1])^2",
	"(1e-9)^2", "x[1,1]^-1", "x[1,1]^3", "(x[1,1]^2)^3", "(x[1,1]*x[1,2])^2", "(x[1,1]/x[1,2])^2", "log(f[1,1])^2", "exp(T[1,1])^2", "exp(-T[1,1])", "log(f[1,1])*y[1,1]",
	"log(1 - f[1,1])", "sigma(a[1,1])^2", "sigma'(a[1,1])", "sigma2'(a2[1,1])", "sigma3(a3[1,1])", "(dL[1]/da[1,1])^2", "d(y[1,1] - f[1,1])/dbeta[1,1]",
	"x[1,1]/x[1,2]/x[1,3]", "x[1,1]/(x[1,2]/x[1,3])", "(x[1,1] + 1)/(x[1,2] - 1)", "2*(x[1,1] + 1)", "x[1,1] 2",
	"sum(k=1..3, y[1,k] - f[k,1])", "sum(k=1..3, y[1,k]) - f[1,1]", "sum(k=1..3, y[1,k])*2", "2 sum(k=1..3, y[1,k])", "sum(k=1..3, y[1,k])^2", "-sum(k=1..3, -y[1,k])", "sum(k=1..3, y[1,k])/2",
	"sum(k=1..12, y[1,k])", "sum(m2=1..2, sum(m1=1..3, alpha2[m2,m1] z[m1,1]))", "[k=2] - f[k,1]", "[k=2]^2",
	"abs(y[1,1] - f[1,1])", "2 abs(y[1,1]) abs(f[1,1] - abs(y[1,2]))", "abs(y[1,1])^2", "-abs(y[1,1]/2)", "sign(f[1,1] - y[1,1])", "max(0, 1 - y[1,1] f[1,1])", "sum(k=1..3, max(0, 1 - y[1,k] f[k,1]))",
	"Phi(a[1,1]) + a[1,1] phi(a[1,1])", "sigma''(a[1,1])", "sigma2'''(a2[1,1])",
	"if(a[1,1] > 0, a[1,1], 0.01 a[1,1])", "sum(k=1..2, if(abs(f[k,1]) <= 1, f[k,1]^2/2, abs(f[k,1]) - 1/2))", "if(v < 0, 0, v = 0, 1/2, 1) x[1,1]", "x[1,1] if(v >= 0, 1, 0)", "if(v > 0, 1, 0)^2", "-if(v > 0, 1, 0) - v",
	"v - 2 if(v > 0, if(v > 1, 2, 3), 0)", "f[1,1]*([1=2] - f[2,1])",
	"alpha[12,3] x[150,3]", "alpha2[3,0]", "z3[m3,10]", "L", "L[12]", "f[10,123]", "gamma*dL/dbeta[1,0]", "y[k,m2]",
}

// lines are the edges, and whole derivations.
func lines(t *testing.T) []line {
	var list []line
	values := func(s expr.Symbol) (float64, bool) {
		if s.I.Var != "" || s.J.Var != "" || s.Kind == expr.Gamma {
			return 0, false
		}
		return float64(s.I.N)*0.5 - float64(s.J.N) + 1e-8, true
	}
	for _, text := range edges {
		e, err := expr.Parse(text, derive.FunctionNamed)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		list = append(list, line{text, e, values})
	}
	for _, c := range golden.Cases(t) {
		id, ok := map[string]string{"article": "alpha[1,2]", "softmax": "beta[1,1]", "softmax-rss": "alpha[2,1]", "two-hidden": "alpha[1,1]"}[c.Name]
		if !ok {
			continue
		}
		s := c.Network.Shape
		q, err := s.Parse(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []derive.Form{derive.Chain, derive.Errors} {
			list = append(list, derivation(c, s, q, form)...)
		}
	}
	return list
}

func derivation(c *golden.Case, s network.Shape, q network.Param, form derive.Form) []line {
	p := derive.Problem{Network: c.Network, Theta: c.Theta, X: c.X[:s.P], Y: c.Y[:s.K], Sample: 1, Param: q}
	d := derive.Derive(p, form)
	var list []line
	for i, step := range d.Steps {
		list = append(list, line{fmt.Sprintf("%s %s %s %d %s", c.Name, s.ID(q), form, i+1, step.Rule), step.Expr, d.Values})
	}
	return list
}

// TestGolden holds every printer to its file: symbols, numbers, and sums written out. A file is written
// again with -update, and its changes are to be read.
func TestGolden(t *testing.T) {
	for name, print := range map[string]func(expr.Expr, expr.Format) string{
		"text": expr.Text, "unicode": expr.Unicode, "latex": expr.LaTeX, "speech": expr.Speech,
		"mathml": func(e expr.Expr, f expr.Format) string { return expr.MathML(e, f).String() },
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, l := range lines(t) {
				fmt.Fprintf(&b, "# %s\n", l.title)
				for _, printed := range []string{
					print(l.e, expr.Format{}), print(l.e, expr.Format{Values: l.values, Digits: 4}), print(expr.Expand(l.e), expr.Format{}),
				} {
					wellFormed(t, name, printed)
					b.WriteString(printed + "\n")
				}
			}
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
				t.Errorf("%s (- is the file, which -update writes again):\n%s", file, diff)
			}
		})
	}
}

// wellFormed wants MathML to be XML with as many parts as its elements take, and LaTeX's braces to close.
func wellFormed(t *testing.T, name, printed string) {
	t.Helper()
	switch name {
	case "latex":
		depth, left := 0, strings.Count(printed, `\left`)-strings.Count(printed, `\right`)
		for _, c := range printed {
			if c == '{' {
				depth++
			} else if c == '}' {
				depth--
			}
			if depth < 0 {
				break
			}
		}
		if depth != 0 || left != 0 {
			t.Errorf("braces do not close: %s", printed)
		}
	case "mathml":
		takes := map[string]int{"msub": 2, "msup": 2, "mfrac": 2, "mtr": 2, "msubsup": 3, "munderover": 3}
		d := xml.NewDecoder(strings.NewReader(printed))
		var open []string
		parts := []int{0}
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, printed)
			}
			switch token := token.(type) {
			case xml.StartElement:
				parts[len(parts)-1]++
				open, parts = append(open, token.Name.Local), append(parts, 0)
			case xml.EndElement:
				last := len(open) - 1
				if want, ok := takes[open[last]]; ok && parts[last+1] != want {
					t.Errorf("%s with %d parts in %s", open[last], parts[last+1], printed)
				}
				open, parts = open[:last], parts[:last+1]
			}
		}
	}
}

// TestFormatNumber pins how numbers are written for people.
func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{
		{0, 4, "0"},
		{-1.0 / 3, 4, "−0.3333"},
		{1.0 / 3, 0, "0.3333333333333333"},
		{2, 4, "2"},
		{1234567, 3, "1234567"},
		{-41000, 2, "−41000"},
		{123456.789, 4, "123456.8"},
		{-1234.56, 4, "−1234.6"},
		{15.34, 2, "15.3"},
		{9999999.96, 4, "1·10⁷"},
		{6.999999999999999, 4, "7"}, // 0.7 · 10 as computed
		{12345678, 3, "1.23·10⁷"},
		{9999999, 3, "9999999"},
		{0.0001, 4, "0.0001"},
		{0.00001, 4, "1·10⁻⁵"},
		{-0.000012345, 3, "−1.23·10⁻⁵"},
		{99.96, 3, "99.96"},
		{0.99999, 4, "1.000"},
		{9.996, 3, "10.0"},
		{1e300, 1, "1·10³⁰⁰"},
		{5e-324, 0, "5·10⁻³²⁴"},
		{100, 1, "100"},
		{1.10, 4, "1.1"},
		{-12, 0, "−12"},
	} {
		if got := expr.FormatNumber(c.v, c.digits); got != c.want {
			t.Errorf("%v in %d digits is %s, want %s", c.v, c.digits, got, c.want)
		}
		if c.digits > 0 {
			whole, _ := strings.CutSuffix(strings.TrimRight(c.want, "0"), ".") // 10.0 is 10
			if got := expr.FormatNumber(expr.Round(c.v, c.digits), 0); got != whole && got != c.want {
				t.Errorf("%v is rounded to %s, and is written as %s", c.v, got, c.want)
			}
		}
	}
}

// TestUnicode pins how symbols are written in prose.
func TestUnicode(t *testing.T) {
	for id, want := range map[string]string{
		"alpha[1,2]": "α₁₂", "alpha[1,12]": "α₁,₁₂", "alpha2[3,0]": "α⁽²⁾₃₀", "beta[k,m]": "βₖₘ", "f[1,2]": "f₁(𝐱₂)", "L[12]": "L₁₂", "L": "L", "gamma": "γ", "z10[1,1]": "z⁽¹⁰⁾₁₁",
	} {
		s, err := expr.ParseSymbol(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Unicode(); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
		if s.ID() != id {
			t.Errorf("%s has the id %s", id, s.ID())
		}
	}
}

// TestMarkupEscapes holds that text is text wherever markup takes one.
func TestMarkupEscapes(t *testing.T) {
	m := expr.Markup{Tag: "mi", Class: `"x`, Ref: "<", Text: "<script>&", Attrs: [][2]string{{"a", `">`}}}
	if got, want := m.String(), `<mi class="&quot;x" data-ref="&lt;" a="&quot;&gt;">&lt;script&gt;&amp;</mi>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
