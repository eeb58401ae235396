package trainer

import (
	"slices"
	"testing"

	"chainrule/engine/workspace"
)

// TestEachKindComesToItsTurn has frames take longer than any kind of panel waits: each kind is brought up to date.
func TestEachKindComesToItsTurn(t *testing.T) {
	w := article(t)
	tr := New(w, Page{Changed: func(*workspace.View) {}})
	if err := w.TrainUntil(5); err != nil {
		t.Fatal(err)
	}
	w.AdvanceTraining(1)
	var got []kind
	for frame := range 6 {
		at := float64(frame) * 2 * derivationEvery
		k := tr.next(at)
		got = append(got, k)
		tr.due[k] = at + liveEvery
	}
	if want := []kind{live, diagram, derivation, live, diagram, derivation}; !slices.Equal(got, want) {
		t.Errorf("the kinds are drawn in the order %v, want %v", got, want)
	}
}
