package export_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/export"
	"chainrule/engine/expr"
	"chainrule/engine/golden"

	"github.com/google/go-cmp/cmp"
)

// TestWorksheet holds the worksheet of every subject to ask for everything once: blanks are numbered from 1
// without a gap, each is asked for as the value of a line or as the sum or the new parameter, none of its
// values stands in a line to fill in, and each answer is the number of the backward pass.
func TestWorksheet(t *testing.T) {
	for _, s := range subjects(t) {
		s.handouts(t, func(name string, h *export.Handout) {
			h = h.AsPrinted()
			w := h.Worksheet()
			asked := map[int]bool{w.Sum.Number: true, w.New.Number: true}
			used := map[int]bool{}
			for _, l := range append(append([]export.Line{}, w.Forward...), w.Steps...) {
				asked[l.Value.Number] = true
				blanks(l.Numbers, func(n int) { used[n] = true })
				if l.Value.Number > 0 && l.Value.Value != l.Step.Value {
					t.Errorf("%s: the answer %d is %v, and its line %v", name, l.Value.Number, l.Value.Value, l.Step.Value)
				}
				if d := cmp.Diff(numbers(w, l.Filled), numbers(w, l.Numbers)); d != "" {
					t.Errorf("%s: filled in with the answers, a line differs from the derivation's:\n%s", name, d)
				}
			}
			for i, a := range w.Answers {
				if a.Number != i+1 {
					t.Errorf("%s: answer %d has the number %d", name, i+1, a.Number)
				}
				if symbol, is := a.Of.(expr.Symbol); is {
					if v, ok := h.Derivation.Values(symbol); !ok || v != a.Value {
						t.Errorf("%s: %s is %v, want %v", name, symbol.ID(), a.Value, v)
					}
				}
				if !asked[a.Number] && !many(s) {
					t.Errorf("%s: %d is never asked for", name, a.Number)
				}
				delete(used, a.Number)
			}
			for n := range used {
				t.Errorf("%s: the blank %d has no answer", name, n)
			}
			if h.Update.Locked != (w.New.Number == 0) {
				t.Errorf("%s: locked %v, asked for as %d", name, h.Update.Locked, w.New.Number)
			}
		})
	}
}

// many reports whether a layer has more units than the forward pass writes out.
func many(s subject) bool {
	for layer := 1; layer <= s.view.Shape.Layers(); layer++ {
		if s.view.Shape.Rows(layer) > 4 {
			return true
		}
	}
	return false
}

func blanks(m expr.Markup, visit func(int)) {
	if m.Class == "blank" {
		n, _ := strconv.Atoi(m.Text)
		visit(n)
	}
	for _, c := range m.Children {
		blanks(c, visit)
	}
}

// numbers are the numbers of a line in order, without parentheses; blanks are those of their answers.
func numbers(w *export.Worksheet, m expr.Markup) (list []string) {
	switch {
	case m.Class == "blank":
		n, _ := strconv.Atoi(m.Text)
		return []string{w.Number(w.Answers[n-1].Value)}
	case m.Tag == "mn":
		return []string{strings.Trim(m.Text, "()")}
	}
	for _, c := range m.Children {
		list = append(list, numbers(w, c)...)
	}
	return list
}

// TestAnswersFollowFromThePaper takes the numbers that a worksheet prints, and nothing else, and comes to its answers.
func TestAnswersFollowFromThePaper(t *testing.T) {
	for _, s := range subjects(t) {
		s.handouts(t, func(name string, h *export.Handout) {
			w := h.AsPrinted().Worksheet()
			n := s.view.Network
			theta, x, y := make([]float64, len(s.view.Theta)), make([]float64, n.Shape.P), make([]float64, n.Shape.K)
			for i := range theta {
				theta[i] = math.NaN() // what is not printed is not known
			}
			for _, g := range w.Given {
				v := read(t, w.Number(g.Value))
				switch g.Symbol.Kind {
				case expr.X:
					x[g.Symbol.J.N-1] = v
				case expr.Y:
					y[g.Symbol.J.N-1] = v
				default:
					p, err := n.Shape.Parse(g.Symbol.ID())
					if err != nil {
						t.Fatal(err)
					}
					theta[n.Shape.Index(p)] = v
				}
			}
			pass := n.NewPass()
			n.Forward(theta, x, pass)
			loss := n.Loss(pass, y)
			for _, a := range w.Answers {
				if a.Of == li(s.view.Row) && !many(s) && !golden.Near(a.Value, loss, 1e-12) {
					t.Errorf("%s: the loss is %v from the paper, and %v by the answers", name, loss, a.Value)
				}
			}
			sum := 0.0
			for _, one := range w.Samples {
				if one.Current {
					sum += w.Derivation.Value
					continue
				}
				sum += read(t, w.Number(one.Value))
			}
			if math.Abs(sum-w.Sum.Value) > 1e-12*(1+math.Abs(sum)) {
				t.Errorf("%s: the sum is %v from the paper, and %v by the answers", name, sum, w.Sum.Value)
			}
			u := w.Update
			if w.Mean {
				sum /= float64(w.N)
			}
			if want := read(t, w.Number(u.Old)) - u.Rate*(sum+read(t, w.Number(u.Decay))); !u.Locked && math.Abs(want-w.New.Value) > 1e-12*(1+math.Abs(want)) {
				t.Errorf("%s: the new parameter is %v from the paper, and %v by the answers", name, want, w.New.Value)
			}
		})
	}
}

func li(row int) expr.Expr { return expr.Symbol{Kind: expr.Li, I: expr.At(row)} }

// read reads a number as it is printed.
func read(t *testing.T, text string) float64 {
	t.Helper()
	mantissa, power, _ := strings.Cut(text, "·10")
	digits := strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
	text = strings.Replace(mantissa, "−", "-", 1)
	if power != "" {
		text += "e" + digits.Replace(power)
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestWorksheetOfArticle asks for what the golden case says.
func TestWorksheetOfArticle(t *testing.T) {
	s := subjects(t)[0]
	want := map[string]float64{}
	for _, c := range golden.Cases(t) {
		if "case-"+c.Name == s.name {
			one := c.Samples[0]
			want["a[1,1]"], want["z[2,1]"], want["T[1,1]"], want["L[1]"] = one.Layers[0].A[0], one.Layers[0].Z[1], one.T[0], one.Loss
		}
	}
	h, err := export.NewHandout(s.view, forms[1], 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range h.Worksheet().Answers {
		id := expr.Text(a.Of, expr.Format{})
		if v, ok := want[id]; ok {
			if !golden.Near(a.Value, v, 1e-12) {
				t.Errorf("%s is %v, want %v", id, a.Value, v)
			}
			delete(want, id)
		}
	}
	if len(want) > 0 {
		t.Errorf("it does not ask for %v", want)
	}
}
