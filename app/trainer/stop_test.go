package trainer

import (
	"strings"
	"testing"

	"chainrule/app/act"
	"chainrule/engine/workspace"
)

// TestRunStops wants a run to go so many epochs further, to end at a loss, and to say that a loss is reached already.
func TestRunStops(t *testing.T) {
	w, from := article(t), 0
	to := func(stop act.Stop) *workspace.Training {
		t.Helper()
		from = w.View().Training.Epoch
		if err := run(w, stop); err != nil {
			t.Fatal(err)
		}
		for !w.AdvanceTraining(1000) {
		}
		return w.View().Training
	}
	for n := range 2 {
		if got := to(act.Stop{Epochs: 5}); got.Epoch != 5*(n+1) {
			t.Errorf("after %d runs of 5 epochs it is at %d", n+1, got.Epoch)
		} else if said := ended(got, from, act.Stop{Epochs: 5}); said != "The run ended by itself: it was to stop after 5 epochs." {
			t.Errorf("it says %q", said)
		} else if said := ended(got, from, act.Stop{Epochs: 6}); said != "" {
			t.Errorf("before its end it says %q", said)
		}
	}
	want := 0.9 * w.View().Training.Loss
	if got := to(act.Stop{AtLoss: true, Loss: want, Epochs: 1_000_000}); got.Loss > want || got.Epoch == 10 || got.Epoch == 1_000_010 {
		t.Errorf("at a loss of %v it is to stop, and came to %+v", want, got)
	} else if said := ended(got, from, act.Stop{AtLoss: true, Loss: want, Epochs: 1_000_000}); !strings.HasPrefix(said, "The run ended by itself: R is ") {
		t.Errorf("it says %q", said)
	}
	if err := run(w, act.Stop{AtLoss: true, Loss: 1e6}); err == nil || w.View().Training.Running {
		t.Errorf("a loss of 10⁶ is reached already: %v", err)
	}
}
