package draft

import (
	"slices"
	"testing"
)

// TestTrainingReload trains, and loads the page again: training stands where it did, and Reset goes back to the weights
// before the first step.
func TestTrainingReload(t *testing.T) {
	tab := newMemory().tab()
	d := newDesk(t, tab)
	d.title("to be trained")
	first := slices.Clone(d.work.View().Theta)
	if err := d.work.TrainUntil(7); err != nil {
		t.Fatal(err)
	}
	for !d.work.AdvanceTraining(1000) {
	}
	d.keep.See(d.work.View())
	d.rest()
	theta, points := d.work.View().Theta, d.work.View().Training.Points
	tab.close()
	again := newDesk(t, tab)
	v := again.work.View()
	if !again.found || v.Training.Epoch != 7 || !slices.Equal(v.Theta, theta) || v.Document.Title != "to be trained" {
		t.Fatalf("after a reload it stands at %+v", v.Training)
	}
	if !slices.Equal(v.Training.Points, points) || len(points) != 8 {
		t.Errorf("after a reload the losses are %v, want %v", v.Training.Points, points)
	}
	if !again.work.Reset() || !slices.Equal(again.work.View().Theta, first) {
		t.Errorf("reset goes to %v, want %v", again.work.View().Theta, first)
	}
	again.keep.See(again.work.View())
	again.rest()
	if got := again.kept(); got != "to be trained" {
		t.Errorf("the drafts are %q", got)
	}
}

// TestProgressUnreadable: the document opens, whatever became of the rest.
func TestProgressUnreadable(t *testing.T) {
	for _, rest := range []string{"", "\x00", "\x00{", "\x00[1]", "\x00{\"epoch\": \"x\"}"} {
		text, p := cutProgress([]byte("{}" + rest))
		if string(text) != "{}" || p != nil {
			t.Errorf("%q is read as %q and %+v", rest, text, p)
		}
	}
}
