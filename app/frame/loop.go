package frame

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Loop calls a function in one frame after the other, for as long as there is something to do.
type Loop struct {
	call  func() (again bool)
	frame app.Func
	asked app.Value // the frame that is asked for, or nil
}

// NewLoop makes a loop that rests. Once it is awake, call is called in each frame until it gives false. On a server
// there are no frames, and the loop stays at rest.
func NewLoop(call func() (again bool)) *Loop {
	l := &Loop{call: call}
	if !app.IsServer {
		l.frame = app.FuncOf(func(app.Value, []app.Value) any {
			l.asked = nil
			if l.call() {
				l.Wake()
			}
			return nil
		})
	}
	return l
}

// Wake has the function called from the next frame on. On a nil loop, and on one that has been stopped, it does nothing.
func (l *Loop) Wake() {
	if l != nil && l.frame != nil && l.asked == nil {
		l.asked = app.Window().Call("requestAnimationFrame", l.frame)
	}
}

// Stop ends the loop for good.
func (l *Loop) Stop() {
	if l == nil || l.frame == nil {
		return
	}
	if l.asked != nil {
		app.Window().Call("cancelAnimationFrame", l.asked)
		l.asked = nil
	}
	l.frame.Release()
	l.frame = nil
}
