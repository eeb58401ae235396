package lines

import (
	"slices"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/network"
)

// each begins the derivations of some parameters of each golden case, on its first row.
func each(t *testing.T, visit func(name string, l *Lines, value float64)) {
	for _, c := range golden.Cases(t) {
		s := c.Network.Shape
		n := &work.Numbers{Network: c.Network, Theta: c.Theta, X: c.X, Y: c.Y, Rate: c.Rate, Reduction: network.Sum}
		for i := range c.N {
			n.Rows = append(n.Rows, i+1)
		}
		for layer := 1; layer <= s.Layers(); layer++ {
			p := network.Param{Layer: layer, Unit: s.Rows(layer), Input: s.Cols(layer) - 1}
			l, err := Of(n, derive.Problem{Network: c.Network, Theta: c.Theta, X: c.X[:s.P], Y: c.Y[:s.K], Sample: 1, Param: p})
			if err != nil {
				t.Fatal(err)
			}
			total := make([]float64, s.Count())
			pass := c.Network.NewPass()
			c.Network.Forward(c.Theta, c.X[:s.P], pass)
			c.Network.Backward(c.Theta, c.X[:s.P], c.Y[:s.K], pass, total)
			visit(c.Name+" "+s.ID(p), l, total[s.Index(p)])
		}
	}
}

// TestRight answers all questions rightly: each derivation opens to its end, line after line, and the number at the end is that of the backward pass.
func TestRight(t *testing.T) {
	questions, factors := 0, 0
	each(t, func(name string, l *Lines, value float64) {
		lines := 1
		for {
			q, more := l.Question()
			if !more {
				break
			}
			questions++
			if got := len(l.Open()); got < lines || q.Line != got {
				t.Fatalf("%s: question %v, where %d lines are open, after %d", name, q, got, lines)
			}
			lines = len(l.Open())
			var v Verdict
			var err error
			switch q.Kind {
			case Rule:
				if len(q.Choices) != mostChoices {
					t.Fatalf("%s: the choices are %v", name, q.Choices)
				}
				for _, wrong := range q.Choices {
					if wrong != l.steps[q.Line].Rule && l.Choose(wrong).Correct {
						t.Fatalf("%s: %s is right for %s", name, wrong, l.steps[q.Line].Rule)
					}
				}
				v = l.Choose(l.steps[q.Line].Rule)
			case Factor:
				factors++
				list, _ := parts(l.steps[q.Line].Expr)
				text := expr.Text(list[q.factor], expr.Format{})
				if strings.Contains(covered(l.Covered(q, expr.Format{})), covered(expr.MathML(l.steps[q.Line].Expr, expr.Format{}))) {
					t.Errorf("%s: line %d is not covered", name, q.Line)
				}
				v, err = l.Answer(text)
			case Value:
				v, err = l.Answer(expr.Text(expr.Num(value), expr.Format{}))
			}
			if err != nil || !v.Correct {
				t.Errorf("%s: line %d, %v: %v, %s", name, q.Line, q.Kind, err, v.Feedback)
				l.Skip()
			}
		}
		if len(l.Open()) != len(l.steps) {
			t.Errorf("%s: %d of %d lines are open", name, len(l.Open()), len(l.steps))
		}
	})
	t.Logf("%d questions, %d of them for a factor", questions, factors)
	if factors < 100 {
		t.Errorf("only %d questions are for a factor", factors)
	}
}

// covered is a formula as text, with its blank.
func covered(m expr.Markup) string {
	text := m.Text
	for _, c := range m.Children {
		text += covered(c)
	}
	return text
}

// TestWrong answers with a factor that is wrong: it is not taken, and the usual mistake is named.
func TestWrong(t *testing.T) {
	named := map[string]bool{}
	refused := 0
	each(t, func(name string, l *Lines, _ float64) {
		for {
			q, more := l.Question()
			if !more {
				break
			}
			if q.Kind == Factor {
				list, _ := parts(l.steps[q.Line].Expr)
				right := expr.Text(list[q.factor], expr.Format{})
				for _, wrong := range []string{"17", strings.Replace(right, "'", "", 1), "-(" + right + ")"} {
					if wrong == right {
						continue
					}
					at := l.at
					v, err := l.Answer(wrong)
					if v.Correct {
						t.Fatalf("%s: %s is right for %s", name, wrong, right)
					}
					if l.at != at {
						t.Fatalf("%s: the question is over after a wrong answer", name)
					}
					refused++
					if err == nil && len(v.Mistakes) > 0 {
						named[v.Mistakes[0].ID] = true
					}
				}
			}
			if said := l.Skip().String(); said == "" {
				t.Errorf("%s: nothing is said of what was skipped", name)
			}
		}
	})
	if !named["sign"] || !named["activation-for-derivative"] || refused < 200 {
		t.Errorf("%d wrong answers, which name %v", refused, named)
	}
}

// TestChoices wants the same choices each time, in the order of the rules.
func TestChoices(t *testing.T) {
	var before []Question
	each(t, func(name string, l *Lines, _ float64) {
		if strings.HasPrefix(name, "article") && before == nil {
			before = l.questions
		}
		for _, q := range l.questions {
			all := derive.Rules()
			if q.Kind == Rule && !slices.IsSortedFunc(q.Choices, func(a, b derive.Rule) int { return slices.Index(all, a) - slices.Index(all, b) }) {
				t.Errorf("%s: %v", name, q.Choices)
			}
		}
	})
	each(t, func(name string, l *Lines, _ float64) {
		if strings.HasPrefix(name, "article alpha") && !slices.EqualFunc(before, l.questions, func(a, b Question) bool { return slices.Equal(a.Choices, b.Choices) }) {
			t.Errorf("%s: other choices", name)
		}
	})
}
