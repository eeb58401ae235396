package act

import (
	"chainrule/engine/exercise/ask"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The names of the actions by which a question is answered in the drawing of the network.
const (
	WalkName      = "walk"       // value: *Walk, nil where the question is over
	TakePlaceName = "take-place" // value: ask.Place
	WalkBackName  = "walk-back"  // no value
)

// Walk is a question that a path in the drawing of the network answers. It is not changed once it is made.
type Walk struct {
	Of     ask.Walk
	Marked []ask.Place // what is taken for the path
	From   string      // the panel that asks
}

// SetWalk has the drawing take clicks for the answer to a question. A nil walk ends that.
func SetWalk(ctx app.Context, w *Walk) { ctx.NewActionWithValue(WalkName, w) }

// TakePlace takes a place of the drawing for one of the path, or takes it back.
func TakePlace(ctx app.Context, at ask.Place) { ctx.NewActionWithValue(TakePlaceName, at) }

// WalkBack ends the walk, and leads back to the question.
func WalkBack(ctx app.Context) { ctx.NewAction(WalkBackName) }
