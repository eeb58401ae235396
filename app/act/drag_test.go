package act

import (
	"testing"

	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// TestDragBy holds that what a control does until it is let go is of one drag, and what it does then, or another control, of another.
func TestDragBy(t *testing.T) {
	c := workspace.SetTitle{Title: "x"}
	first := DragBy("a", c)
	if again := DragBy("a", c); again != first {
		t.Errorf("%+v goes on as %+v", first, again)
	}
	if other := DragBy("b", c); other.Of == first.Of {
		t.Errorf("another control is of the drag %q, too", other.Of)
	}
	if LetGo(nil, app.Event{}); DragBy("a", c).Of == first.Of {
		t.Errorf("the next drag is %q, too", first.Of)
	}
}
