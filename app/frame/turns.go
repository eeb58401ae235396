package frame

import (
	"slices"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Turns shares the browser's frames out while training runs: in one of them one panel is drawn, so that none
// becomes long, and training gets what is left. Who asked in vain comes before who asks for the first time: in a browser
// whose frames take long, those that ask first would draw in all of them. The zero value is ready for use.
type Turns struct {
	frame   float64 // the frame under way, by the time that the browser gives it
	began   float64 // when it really began, in milliseconds
	given   float64 // the frame that was given away last
	drawing bool    // what was to be drawn in it is not in the page yet
	queue   queue
}

// lost is how many milliseconds after it began a drawing is given up: its panel has gone.
const lost = 100.0

// Begin is called first by whoever is called in a frame.
func (t *Turns) Begin() {
	frame := app.Window().Get("document").Get("timeline").Get("currentTime").Float() // the same for all that is done in it
	if frame != t.frame {
		t.queue.leave(t.frame)
		t.frame, t.began = frame, Now()
	}
}

// Began is when the frame under way began, in milliseconds of the page's clock.
func (t *Turns) Began() float64 { return t.began }

// Draw changes what a component shows, and reports whether it did. It does not if the frame under way is already
// given to another component, if the last change is not drawn yet, or if another one waits for longer. Who asks again in
// the next frame keeps its place. who is what a component is told from others by, such as its pointer.
func (t *Turns) Draw(ctx app.Context, who any, change func(app.Context)) bool {
	if !t.queue.ask(who, t.frame, t.frame != t.given && !t.Drawing()) {
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

// queue are those that asked for a turn in vain, the one that waits for longest first.
type queue []waits

// waits is one of them, and the frame in which it asked last.
type waits struct {
	who   any
	frame float64
}

// ask gives the frame to one that asks for it, if the frame is free and no other waits for longer. Otherwise it waits.
func (q *queue) ask(who any, frame float64, free bool) bool {
	at := slices.IndexFunc(*q, func(w waits) bool { return w.who == who })
	switch {
	case free && at == 0:
		*q = (*q)[1:]
		return true
	case free && len(*q) == 0:
		return true
	case at < 0:
		*q = append(*q, waits{who, frame})
	default:
		(*q)[at].frame = frame
	}
	return false
}

// leave drops those that did not ask in a frame.
func (q *queue) leave(frame float64) {
	*q = slices.DeleteFunc(*q, func(w waits) bool { return w.frame != frame })
}
