package export_test

import (
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
