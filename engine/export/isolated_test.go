package export_test

import (
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/export"
)

// TestNamesOfTheOtherDirection exports a table with a Hebrew and an Arabic name. Markdown isolates them, so that no number changes
// places with a name (UAX #9). LaTeX and programs have no such characters: readers of programs warn of them.
func TestNamesOfTheOtherDirection(t *testing.T) {
	s := open(t, "directions", []byte(`{"chainrule": 1, "title": "שכר", "table": {"columns": [{"name": "גיל (שנים)", "role": "input", "scale": "unit"}, {"name": "الدخل", "role": "target"}],
		"rows": [["28", "1"], ["35", "0.5"]]}, "network": {"hidden": [{"units": 2, "activation": "tanh"}], "output": "identity", "loss": "rss"}, "weights": {"alpha": [[0.5, 1], [0.25, 0.125]], "beta": [[0.5, 1, 1]]}}`))
	h, err := export.NewHandout(s.view, derive.Chain, 4)
	if err != nil {
		t.Fatal(err)
	}
	markdown := h.Markdown()
	for _, name := range []string{"גיל (שנים)", "الدخل"} {
		if n := strings.Count(markdown, name); n == 0 || n != strings.Count(markdown, "\u2068"+name+"\u2069") {
			t.Errorf("Markdown has %s %d times, and isolates it %d times", name, n, strings.Count(markdown, "\u2068"+name+"\u2069"))
		}
	}
	numpy, err := export.NumPy(s.view)
	if err != nil {
		t.Fatal(err)
	}
	for form, text := range map[string]string{"LaTeX": h.LaTeX(), "NumPy": numpy} {
		if strings.ContainsAny(text, "\u2068\u2069") || strings.Contains(text, "U+2068") {
			t.Errorf("%s has characters that isolate a name:\n%s", form, text)
		}
	}
}
