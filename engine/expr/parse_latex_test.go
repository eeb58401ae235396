package expr_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
)

// TestFromLaTeX reads formulas as people type and paste them.
func TestFromLaTeX(t *testing.T) {
	for latex, want := range map[string]string{
		`\frac{\partial L_1}{\partial \alpha_{12}}`:                                          "dL[1]/dalpha[1,2]",
		`\frac{\partial L_{1}}{\partial \alpha^{(2)}_{12}}`:                                  "dL[1]/dalpha2[1,2]",
		`-2\left(y_{11}-f_1(\mathbf{x}_1)\right)\,\beta_{11}\sigma'(a_{11})x_{12}`:           "-2*(y[1,1] - f[1,1])*beta[1,1]*sigma'(a[1,1])*x[1,2]",
		`$-2 (y_{1,1} - f_{1,1}) \cdot \beta_{1,1}$`:                                         "-2*(y[1,1] - f[1,1])*beta[1,1]",
		`\frac{\partial}{\partial \beta_{11}} \left[ \left(y_{11} - f_{11}\right)^2 \right]`: "d((y[1,1] - f[1,1])^2)/dbeta[1,1]",
		`\frac{1}{1 + e^{-a_{11}}}`:                                                          "1/(1 + exp(-a[1,1]))",
		`z_{11}^2 (1 - z_{11})`:                                                              "z[1,1]^2*(1 - z[1,1])",
		`\sum_{k=1}^{3} \delta_{k1} \beta_{k2}`:                                              "sum(k=1..3, delta[k,1]*beta[k,2])",
		`\sum_{k=1}^3 \delta_{k1} \beta_{k2} - 1`:                                            "sum(k=1..3, delta[k,1]*beta[k,2]) - (1)",
		`\sigma^{\prime}(a_{11})`:                                                            "sigma'(a[1,1])",
		`\log f_1(x_1) - \ln(0.5)`:                                                           "log(f[1,1]) - log(0.5)",
		`\left| y_{11} - f_{11} \right|`:                                                     "abs(y[1,1] - f[1,1])",
		`\mathbf{1}[k = 2]`:                                                                  "[k=2]",
		`\dfrac{\partial T_{11}}{\partial z_{11}}\times\frac{dz_{11}}{da_{11}}`:              "dT[1,1]/dz[1,1]*dz[1,1]/da[1,1]",
		`x_{12} x_{1,12}`:                                                                    "x[1,2]*x[1,12]",
		"alpha[1,2]*2":                                                                       "alpha[1,2]*2",
	} {
		e, err := expr.Parse(expr.FromLaTeX(latex), derive.FunctionNamed)
		if err != nil {
			t.Errorf("%s is read as %s: %v", latex, expr.FromLaTeX(latex), err)
		} else if got := expr.Text(e, expr.Format{}); got != want {
			t.Errorf("%s is %s, want %s", latex, got, want)
		}
	}
}

// TestLaTeXAndBack prints the formulas of the golden file as LaTeX and reads them again. Cases and numbers with a power of ten are not read.
func TestLaTeXAndBack(t *testing.T) {
	data, err := os.ReadFile("testdata/latex.golden")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, m := range regexp.MustCompile(`(?m)^# (.*)$`).FindAllStringSubmatch(string(data), -1) {
		e, err := expr.Parse(m[1], derive.FunctionNamed)
		if err != nil {
			continue
		}
		latex := expr.LaTeX(e, expr.Format{})
		if strings.Contains(latex, "cases") || strings.Contains(latex, "10^") {
			continue
		}
		back, err := expr.Parse(expr.FromLaTeX(latex), derive.FunctionNamed)
		if err != nil {
			t.Errorf("%s as %s is read as %s: %v", m[1], latex, expr.FromLaTeX(latex), err)
			continue
		}
		count++
		if got := expr.LaTeX(back, expr.Format{}); got != latex {
			t.Errorf("%s is %s, and read again %s", m[1], latex, got)
		}
	}
	t.Log(count, "formulas")
	if count < 60 {
		t.Errorf("only %d formulas were read again", count)
	}
}

func FuzzFromLaTeX(f *testing.F) {
	f.Add(`\frac{\partial L_1}{\partial \alpha_{12}`)
	f.Add(`\sum_{k=1`)
	f.Add(`\left|`)
	f.Add(`{{{{_^\`)
	f.Add(strings.Repeat("f_1(", 1000))
	f.Add(strings.Repeat(`\frac`, 1000))
	f.Fuzz(func(_ *testing.T, text string) { _, _ = expr.Parse(expr.FromLaTeX(text), derive.FunctionNamed) })
}
