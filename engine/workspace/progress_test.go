package workspace_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/workspace"
)

// rowsInOrder is a workspace on ten rows that are taken one at a time.
func rowsInOrder(t *testing.T) *workspace.Workspace {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "rows-in-order.json"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return workspace.New(d)
}

func do(t *testing.T, w *workspace.Workspace, commands ...workspace.Command) {
	t.Helper()
	for _, c := range commands {
		if err := w.Do(c); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRestore keeps a training in the middle of an epoch, as its document and its progress, and opens both elsewhere: it
// comes to the same bits as one that was never left, and goes back to the same weights.
func TestRestore(t *testing.T) {
	begin := func() *workspace.Workspace {
		w := rowsInOrder(t)
		do(t, w, workspace.SetMomentum{Momentum: 0.5}, workspace.SetHoldOut{Share: 0.2})
		return w
	}
	first := slices.Clone(begin().View().Theta)
	straight := begin()
	trainUntil(t, straight, 9)
	left := begin()
	trainUntil(t, left, 3)
	for range 5 {
		if err := left.TrainStep(); err != nil {
			t.Fatal(err)
		}
		finish(left, 1)
	}
	d, err := document.Decode(left.Document().Encode())
	if err != nil {
		t.Fatal(err)
	}
	w := workspace.New(d)
	if w.View().Progress() != nil || !w.Restore(left.View().Progress()) {
		t.Fatal("the progress is not taken")
	}
	was, is := left.View().Training, w.View().Training
	if is.Epoch != 3 || is.Step != 5 || math.Abs(is.Loss-was.Loss) > 1e-12 || math.Abs(is.HoldOut-was.HoldOut) > 1e-12 || is.Held != 2 || !is.CanReset {
		t.Errorf("it stands at %+v, and was at %+v", is, was)
	}
	trainUntil(t, w, 9)
	if !slices.Equal(w.View().Theta, straight.View().Theta) {
		t.Errorf("it comes to %v, want %v", w.View().Theta, straight.View().Theta)
	}
	if !w.Reset() || !slices.Equal(w.View().Theta, first) || w.View().Training.Epoch != 0 {
		t.Errorf("reset goes to %v, want %v", w.View().Theta, first)
	}
}

// TestRestoreRefuses: what cannot be the progress of the document changes nothing.
func TestRestoreRefuses(t *testing.T) {
	w := rowsInOrder(t)
	before := w.View()
	for _, p := range []*workspace.Progress{
		nil,
		{Epoch: -1},
		{Epoch: 1, Step: 10},
		{Epoch: 1, Initial: []float64{1}},
		{Epoch: 1, Velocity: make([]float64, 13)},
		{Epoch: 1, Initial: append(make([]float64, 11), math.NaN())},
	} {
		if w.Restore(p) || w.View() != before {
			t.Errorf("%+v is taken", p)
		}
	}
}
