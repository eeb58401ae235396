package trainer

import (
	"testing"

	"chainrule/engine/workspace"
)

// TestTrackEndsWithItsWeights takes the weights back that a path led to: there is no path to others.
func TestTrackEndsWithItsWeights(t *testing.T) {
	w := article(t)
	tr := New(w, Page{Changed: func(*workspace.View) {}})
	tr.addToTrack(w.View())
	tr.theta, tr.trained = w.View().Theta, w.View().Document.Table
	if tr.Track(w.View()) == nil {
		t.Error("there is no path to the weights that training came to")
	}
	if err := w.Do(workspace.NewWeights{Seed: 9}); err != nil {
		t.Fatal(err)
	}
	if tr.Track(w.View()) != nil {
		t.Error("other weights have the path of the first ones")
	}
	w.Undo()
	if tr.Track(w.View()) == nil {
		t.Error("undo does not bring the path back")
	}
}
