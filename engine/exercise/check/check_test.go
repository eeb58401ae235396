package check_test

import (
	"slices"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/check"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/network"

	"pgregory.net/rapid"
)

func article(t testing.TB) *work.Numbers {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name == "article" {
			return &work.Numbers{Network: c.Network, Theta: c.Theta, Rows: []int{1, 2, 3}, X: c.X, Y: c.Y, Rate: c.Rate, Reduction: network.Sum}
		}
	}
	t.Fatal("no golden case article")
	return nil
}

type said struct {
	equal    bool
	rule     derive.Rule
	mistakes []string
	where    exercise.Where
}

// TestDerivation checks derivations as people write them, each in a way of its own.
func TestDerivation(t *testing.T) {
	ok := func(rule derive.Rule) said { return said{equal: true, rule: rule} }
	no := func(step, symbol string, mistakes ...string) said {
		return said{mistakes: mistakes, where: exercise.Where{Step: step, Symbol: symbol}}
	}
	for _, c := range []struct {
		name     string
		lines    []string
		want     []said
		finished bool
	}{
		{
			"as the article goes",
			[]string{
				"dL[1]/dalpha[1,2]",
				"d((y[1,1]-f[1,1])^2)/dalpha[1,2]",
				"-2 (y11 - f11) df11/dα12",
				"-2 (y11 - f11) df11/dT11 dT11/dα12",
				"-2 (y11 - f11) dT11/dz11 dz11/dα12",
				"-2 (y11 - f11) β11 dz11/dα12",
				"-2 (y11 - f11) β11 dz11/da11 da11/dα12",
				"-2 (y11 - f11) β11 σ′(a11) da11/dα12",
				"-2 (y11 - f11) β11 σ′(a11) x12",
				"= 2 (f11 - y11) β11 z11 (1 - z11) x12",
			},
			[]said{
				ok(""), ok(derive.Substitute), ok(derive.PowerRule), ok(derive.ChainRule), ok(derive.ChainRule), ok(derive.LinearForm), ok(derive.ChainRule),
				ok(derive.Function), ok(derive.LinearForm), ok(derive.Table),
			},
			true,
		},
		{
			"by errors, in one chain",
			[]string{"dL[1]/dalpha[1,2] = dL[1]/da[1,1]*da[1,1]/dalpha[1,2]", "s11 x12", "δ11 β11 σ'(a11) x12"},
			[]said{ok(derive.ChainRule), ok(derive.Name), ok(derive.Definition)},
			false,
		},
		{
			"a name and a formula at once",
			[]string{"dL[1]/dT[1,1]*dT[1,1]/dz[1,1]*sigma'(a[1,1])*x[1,2]", "delta[1,1]*dT[1,1]/dz[1,1]*z[1,1]*(1-z[1,1])*x[1,2]"},
			[]said{ok(derive.ChainRule), ok(derive.Name)},
			false,
		},
		{
			"the slope for the height",
			[]string{"-2*(y[1,1]-f[1,1])*dT[1,1]/dalpha[1,2]", "-2*(y[1,1]-f[1,1])*beta[1,1]*sigma(a[1,1])*x[1,2]"},
			[]said{ok(derive.ChainRule), no("2", "sigma(a[1,1])", "activation-for-derivative")},
			false,
		},
		{
			"a wrong line that is gone on from",
			[]string{"2*(y[1,1]-f[1,1])*df[1,1]/dalpha[1,2]", "2*(y[1,1]-f[1,1])*dT[1,1]/dalpha[1,2]", "2*(y[1,1]-f[1,1])*beta[1,1]*sigma'(z[1,1])*x[1,2]"},
			[]said{
				no("1", "2*(y[1,1] - f[1,1])*df[1,1]/dalpha[1,2]", "sign", "residual-reversed"), ok(derive.ChainRule),
				no("3", "sigma'(z[1,1])", "derivative-at-output"),
			},
			false,
		},
		{
			"the weight left out",
			[]string{"delta[1,1]*dT[1,1]/dalpha[1,2]", "delta[1,1]*sigma'(a[1,1])*x[1,2]"},
			[]said{ok(derive.ChainRule), no("2", "delta[1,1]*sigma'(a[1,1])*x[1,2]", "no-weight")},
			false,
		},
		{
			"an index beside",
			[]string{"s[1,1]*x[1,3]"},
			[]said{no("1", "x[1,3]", "neighbour-index")},
			false,
		},
		{
			"nothing that is known",
			[]string{"y[1,1]+7"},
			[]said{no("1", "")},
			false,
		},
		{
			"not to be read",
			[]string{"s[1,1]*", "s[1,1]*x[1,2]"},
			[]said{{}, ok(derive.ChainRule)},
			false,
		},
	} {
		got := check.Derivation(article(t), network.Param{Layer: 1, Unit: 1, Input: 2}, 1, c.lines)
		if got.Finished != c.finished {
			t.Errorf("%s: finished is %v", c.name, got.Finished)
		}
		for i, l := range got.Lines {
			var ids []string
			for _, m := range l.Mistakes {
				ids = append(ids, m.ID)
			}
			w := c.want[i]
			if l.Equal != w.equal || l.Rule != w.rule || !slices.Equal(ids, w.mistakes) || l.Where != w.where {
				t.Errorf("%s, line %d: %v %q %v %+v\n%s", c.name, i+1, l.Equal, l.Rule, ids, l.Where, l.Feedback)
			}
		}
	}
}

// drawn draws a network with numbers for one row.
func drawn(t *rapid.T) *work.Numbers {
	net := golden.DrawNetwork(t, 2)
	s := net.Shape
	n := &work.Numbers{Network: net, Rows: []int{1}, X: []float64{0.5, -1.5}[:s.P], Y: make([]float64, s.K), Rate: 0.1, Reduction: network.Sum, Theta: s.Init(1)}
	for k := range n.Y {
		n.Y[k] = 1
	}
	return n
}

// TestOwnDerivations checks the derivations of the product itself, in text, and wants every line right, with a rule.
func TestOwnDerivations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		s := n.Network.Shape
		θ := s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "parameter"))
		d := derive.Derive(derive.Problem{Network: n.Network, Theta: n.Theta, X: n.X, Y: n.Y, Sample: 1, Param: θ}, derive.Chain)
		var lines []string
		var steps []derive.Step
		for _, step := range d.Steps[1:] { // the first is what L is
			if step.Rule == derive.TargetsSum {
				break // it holds for the targets of this row alone
			}
			lines, steps = append(lines, expr.Text(step.Expr, expr.Format{})), append(steps, step)
		}
		got := check.Derivation(n, θ, 1, lines)
		for i, l := range got.Lines {
			if !l.Equal {
				if l.Feedback.String() == "This has no value at most numbers, so it cannot be compared." {
					continue
				}
				t.Fatalf("%+v: line %d, %s: %v", s, i+1, lines[i], l.Feedback)
			}
			if l.Rule == "" && i > 0 && !expr.Equal(steps[i].Expr, steps[i-1].Expr) {
				t.Fatalf("%+v: line %d, %s after %s has no rule", s, i+1, lines[i], lines[i-1])
			}
		}
	})
}

// TestLaTeX checks a derivation that is pasted as LaTeX, as it is printed: it is said the same of it.
func TestLaTeX(t *testing.T) {
	n := article(t)
	lines := []string{
		"dL[1]/dalpha[1,2]", "d((y[1,1]-f[1,1])^2)/dalpha[1,2]", "-2*(y[1,1]-f[1,1])*df[1,1]/dalpha[1,2]", "-2*(y[1,1]-f[1,1])*beta[1,1]*dz[1,1]/dalpha[1,2]",
		"-2*(y[1,1]-f[1,1])*beta[1,1]*sigma(a[1,1])*x[1,2]", "-2*(y[1,1]-f[1,1])*beta[1,1]*sigma'(a[1,1])*x[1,2]",
	}
	var latex []string
	for _, l := range lines {
		e, err := check.Read(n, l)
		if err != nil {
			t.Fatal(err)
		}
		latex = append(latex, "&= "+expr.LaTeX(e[0], expr.Format{})+` \\`)
	}
	param := network.Param{Layer: 1, Unit: 1, Input: 2}
	want, got := check.Derivation(n, param, 1, lines), check.Derivation(n, param, 1, latex)
	for i, l := range want.Lines {
		if g := got.Lines[i]; g.Equal != l.Equal || g.Rule != l.Rule || g.Where != l.Where || len(g.Mistakes) != len(l.Mistakes) || g.Feedback.String() != l.Feedback.String() {
			t.Errorf("%s: %+v, and as text %+v", latex[i], g, l)
		}
	}
	if !want.Lines[3].Equal || want.Lines[4].Equal {
		t.Errorf("the lines are %+v", want.Lines)
	}
}
