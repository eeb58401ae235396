package derivation

import (
	"fmt"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/workspace"

	"pgregory.net/rapid"
)

// TestEntries holds that a table of samples leaves none out unsaid: what is shown and what gaps stand for is all
// of them in order, with the first, the last and the current one shown.
func TestEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.IntRange(1, 30), rapid.IntRange(1, 2000)).Draw(t, "n")
		everything := rapid.Bool().Draw(t, "everything")
		all := make([]sample, n)
		row := 0
		for i := range all { // rows that are left out are not among the samples
			row += 1 + rapid.IntRange(0, 1).Draw(t, "left out")
			all[i] = sample{row: row, value: float64(i)}
		}
		current := rapid.IntRange(1, row).Draw(t, "current")
		list := entries(all, current, everything)
		at, shown, found := 0, 0, false
		for i, e := range list {
			if e.gap > 0 {
				if i == 0 || i == len(list)-1 || list[i-1].gap > 0 {
					t.Fatalf("a gap at %d of %+v", i, list)
				}
				at += e.gap
				continue
			}
			if e.sample != all[at] {
				t.Fatalf("sample %+v, want %+v", e.sample, all[at])
			}
			found = found || e.row == current
			at++
			shown++
		}
		if at != n {
			t.Fatalf("%d of %d samples are accounted for", at, n)
		}
		used := false
		for _, s := range all {
			used = used || s.row == current
		}
		if used != found {
			t.Fatalf("the current row %d is shown: %v", current, found)
		}
		limit := whole
		if everything {
			limit = most
		}
		if shown > limit || n <= limit && shown != n {
			t.Fatalf("%d of %d samples are shown, the limit is %d", shown, n, limit)
		}
	})
}

func TestFewEntries(t *testing.T) {
	all := make([]sample, 20)
	for i := range all {
		all[i].row = i + 1
	}
	text := func(current int) string {
		var parts []string
		for _, e := range entries(all, current, false) {
			if e.gap > 0 {
				parts = append(parts, fmt.Sprintf("(%d)", e.gap))
			} else {
				parts = append(parts, fmt.Sprint(e.row))
			}
		}
		return strings.Join(parts, " ")
	}
	for current, want := range map[int]string{
		1: "1 2 3 4 5 6 (11) 18 19 20", 10: "1 2 3 4 5 6 (3) 10 (7) 18 19 20", 7: "1 2 3 4 5 6 7 (10) 18 19 20", 20: "1 2 3 4 5 6 (11) 18 19 20",
	} {
		if got := text(current); got != want {
			t.Errorf("at %d: %s, want %s", current, got, want)
		}
	}
}

// TestShown derives on every golden case what the panel shows, and holds it to the case.
func TestShown(t *testing.T) {
	for _, c := range golden.Cases(t) {
		d, err := document.Decode(c.Document)
		if err != nil {
			t.Fatal(err)
		}
		w := workspace.New(d)
		for index := range c.Network.Shape.Count() {
			q := c.Network.Shape.ParamAt(index)
			if err := w.SelectParam(q); err != nil {
				t.Fatal(err)
			}
			v := w.View()
			for _, o := range []options{{form: derive.Chain, digits: 4}, {form: derive.Errors, expanded: true, digits: 12}} {
				s, ok := newShown(v, o)
				if !ok || len(s.rows) != len(s.derivation.Steps) || len(s.samples) != c.N {
					t.Fatalf("%s %v: %v", c.Name, q, ok)
				}
				for i, got := range s.samples {
					if got.row != i+1 || !golden.Near(got.value, c.Samples[i].Gradient[index], 1e-12) {
						t.Errorf("%s %v: sample %+v, want %v", c.Name, q, got, c.Samples[i].Gradient[index])
					}
				}
				want := expr.FormatNumber(c.Samples[v.Sample].Gradient[index], o.digits)
				if last := s.rows[len(s.rows)-1]; last.value() != want {
					t.Errorf("%s %v: the last line shows %s, want %s", c.Name, q, last.value(), want)
				}
				for i, r := range s.rows {
					checkRow(t, r, s.derivation, i, o)
				}
				if s.check.Error > 1e-6 {
					t.Errorf("%s %v: %+v", c.Name, q, s.check)
				}
			}
			s, _ := newShown(v, options{form: derive.Chain, digits: 4})
			forward := s.forward()
			if len(forward) == 0 {
				t.Fatalf("%s: no forward pass", c.Name)
			}
			if last := forward[len(forward)-1]; !golden.Near(last.step.Value, c.Samples[v.Sample].Loss, 1e-12) {
				t.Errorf("%s: the forward pass ends at %v, want the loss %v", c.Name, last.step.Value, c.Samples[v.Sample].Loss)
			}
		}
	}
}

// checkRow wants a row's lines to be of its step, written out where that is asked for, and said whole.
func checkRow(t *testing.T, r *row, d *derive.Derivation, i int, o options) {
	step, f := d.Steps[i], r.formulas()
	if (f.left == nil) != (step.Left == nil) || r.last != (i == len(d.Steps)-1) {
		t.Errorf("line %d: left %v, last %v", i+1, f.left, r.last)
	}
	if !strings.HasSuffix(f.speech, ", which is "+r.value()) || !strings.Contains(f.speech, "equals ") {
		t.Errorf("line %d is said %q", i+1, f.speech)
	}
	if o.expanded && strings.Contains(f.symbols.String(), "∑") {
		t.Errorf("line %d has a sum that is not written out", i+1)
	}
	if f.alike != (f.symbols.String() == f.numbers.String()) {
		t.Errorf("line %d: alike is %v", i+1, f.alike)
	}
}

// TestNothingShown shows nothing where there is nothing to derive.
func TestNothingShown(t *testing.T) {
	if _, ok := newShown(nil, options{}); ok {
		t.Error("of no view")
	}
	d, err := document.Decode([]byte(`{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}],
		"rows": [["1", "2"], ["?", "3"]]}, "network": {"hidden": [], "output": "identity", "loss": "rss"}, "sample": 2}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := newShown(workspace.New(d).View(), options{}); ok {
		t.Error("of a row that is left out")
	}
}
