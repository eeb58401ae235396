package act

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Frames shares the browser's frames out while training runs: in one of them one panel is drawn, so that none
// becomes long. The zero value is ready for use.
type Frames struct {
	at      float64 // the frame that was given away last
	drawing bool    // what was to be drawn in it is not in the page yet
}

// lost is how many milliseconds after it began a drawing is given up: its panel has gone.
const lost = 100.0

// Draw changes what a component shows, unless the frame under way is given away already, or what was changed
// last is still to be drawn. It reports whether it does.
func (f *Frames) Draw(ctx app.Context, change func(app.Context)) bool {
	at := frame()
	if at == f.at || f.drawing && at-f.at < lost {
		return false
	}
	f.at, f.drawing = at, true
	ctx.Dispatch(func(ctx app.Context) {
		change(ctx)
		ctx.Defer(func(app.Context) { f.drawing = false })
	})
	return true
}

// Drawing reports whether a drawing is under way.
func (f *Frames) Drawing() bool { return f.drawing && frame()-f.at < lost }

// frame is when the browser's frame began, in milliseconds: the same for all that is done in it.
func frame() float64 {
	return app.Window().Get("document").Get("timeline").Get("currentTime").Float()
}
