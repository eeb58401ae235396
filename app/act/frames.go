package act

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Frames shares the browser's frames out while training runs: in one of them one panel is drawn, so that none
// becomes long, and training gets what is left. The zero value is ready for use.
type Frames struct {
	frame   float64 // the frame under way, by the time that the browser gives it
	began   float64 // when it really began, in milliseconds
	given   float64 // the frame that was given away last
	drawing bool    // what was to be drawn in it is not in the page yet
}

// lost is how many milliseconds after it began a drawing is given up: its panel has gone.
const lost = 100.0

// Begin is called first by whoever is called in a frame.
func (f *Frames) Begin() {
	frame := app.Window().Get("document").Get("timeline").Get("currentTime").Float() // the same for all that is done in it
	if frame != f.frame {
		f.frame, f.began = frame, app.Window().Get("performance").Call("now").Float()
	}
}

// Began is when the frame under way began, in milliseconds of the page's clock.
func (f *Frames) Began() float64 { return f.began }

// Draw changes what a component shows, unless the frame under way is given away already, or what was changed
// last is still to be drawn. It reports whether it does.
func (f *Frames) Draw(ctx app.Context, change func(app.Context)) bool {
	if f.frame == f.given || f.Drawing() {
		return false
	}
	f.given, f.drawing = f.frame, true
	ctx.Dispatch(func(ctx app.Context) {
		change(ctx)
		ctx.Defer(func(app.Context) { f.drawing = false })
	})
	return true
}

// Drawing reports whether a drawing is under way.
func (f *Frames) Drawing() bool { return f.drawing && f.frame-f.given < lost }
