package act

import (
	"strconv"

	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// rests is how often a control that is dragged was let go. One count for all tells also the drags apart of a control that was drawn anew.
var rests int

// DragBy is a command of a control that fires many of them while it is moved. All until [LetGo] are taken back together.
func DragBy(id string, c workspace.Command) workspace.Drag {
	return workspace.Drag{Command: c, Of: id + " " + strconv.Itoa(rests)}
}

// LetGo is for the events by which a person lets go of such a control, or of a key in it: pointerup and keyup.
func LetGo(app.Context, app.Event) { rests++ }
