package trainer

import (
	"testing"

	"chainrule/app/act"
	"chainrule/engine/workspace"
)

// TestPhaseEndsWithDocument: a step that was begun on one document does not go on with another, and goes on otherwise.
func TestPhaseEndsWithDocument(t *testing.T) {
	for _, phase := range []act.Phase{act.Forward, act.Backward} {
		w := article(t)
		trainer := New(w, Page{Changed: func(*workspace.View) {}})
		trainer.Phase = phase
		if err := w.SelectRow(2); err != nil {
			t.Fatal(err)
		}
		trainer.Refresh()
		if trainer.Phase != phase {
			t.Errorf("another row ends phase %d", phase)
		}
		w.Load(article(t).View().Document)
		trainer.Refresh()
		if trainer.Phase != act.NoPhase {
			t.Errorf("phase %d goes on in another document", phase)
		}
	}
}
