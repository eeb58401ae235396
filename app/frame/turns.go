package frame

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Turns shares the browser's frames out while training runs: in one of them one panel is drawn, so that none
// becomes long, and training gets what is left. The zero value is ready for use.
type Turns struct {
	frame   float64 // the frame under way, by the time that the browser gives it
	began   float64 // when it really began, in milliseconds
	given   float64 // the frame that was given away last
	drawing bool    // what was to be drawn in it is not in the page yet
}

// lost is how many milliseconds after it began a drawing is given up: its panel has gone.
const lost = 100.0

// Begin is called first by whoever is called in a frame.
func (t *Turns) Begin() {
	frame := app.Window().Get("document").Get("timeline").Get("currentTime").Float() // the same for all that is done in it
	if frame != t.frame {
		t.frame, t.began = frame, Now()
	}
}

// Began is when the frame under way began, in milliseconds of the page's clock.
func (t *Turns) Began() float64 { return t.began }

// Draw changes what a component shows, and reports whether it did. It does not if the frame under way is already
// given to another component, or if the last change is not drawn yet.
func (t *Turns) Draw(ctx app.Context, change func(app.Context)) bool {
	if t.frame == t.given || t.Drawing() {
		return false
	}
	t.given, t.drawing = t.frame, true
	ctx.Dispatch(func(ctx app.Context) {
		change(ctx)
		ctx.Defer(func(app.Context) { t.drawing = false })
	})
	return true
}

// Drawing reports whether a drawing is under way.
func (t *Turns) Drawing() bool { return t.drawing && t.frame-t.given < lost }
