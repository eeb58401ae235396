package derivation

import (
	"os"
	"path/filepath"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// flat is the text of formulas, one part after the other.
func flat(list []expr.Markup) string {
	text := ""
	for _, m := range list {
		text += m.Text + flat(m.Children)
	}
	return text
}

// TestUpdateOfMeanWithDecay holds the step of a mean with weight decay: the penalty is no part of the mean.
func TestUpdateOfMeanWithDecay(t *testing.T) {
	s, v := meanAndDecay(t, 0.1)
	symbols, numbers, result := s.update(v.Update(v.Param))
	if got, want := flat(symbols), "β11new=β11old−γ(1N∂L∂β11+2λβ11old)"; got != want {
		t.Errorf("in symbols %s, want %s", got, want)
	}
	if got, want := flat(numbers), "=1−0.1·(14·(−18)+1)"; got != want {
		t.Errorf("in numbers %s, want %s", got, want)
	}
	if got, want := flat(result), "=1.35"; got != want {
		t.Errorf("the result %s, want %s", got, want)
	}
}

// TestSmallUpdate has a step that does not show in the usual digits: the result has as many as it needs.
func TestSmallUpdate(t *testing.T) {
	s, v := meanAndDecay(t, 1e-6)
	if _, _, result := s.update(v.Update(v.Param)); flat(result) != "=1.000004" {
		t.Errorf("the result %s, want =1.000004", flat(result))
	}
}

// meanAndDecay is a derivation of the document of that name, with a learning rate.
func meanAndDecay(t *testing.T, rate float64) (*shown, *workspace.View) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "mean-and-decay.json"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	changed := *d
	changed.Training.Rate = rate
	w := workspace.New(&changed)
	if err := w.SelectParam(network.Param{Layer: 1, Unit: 1, Input: 1}); err != nil {
		t.Fatal(err)
	}
	v := w.View()
	s, ok := newShown(v, options{form: derive.Chain, digits: usualDigits})
	if !ok {
		t.Fatal("nothing is derived")
	}
	return s, v
}
