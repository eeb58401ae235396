// Package frame owns the browser's frames and the time that work may take in them: who is called in a frame, who draws
// in which, and how much of a long computation fits into a slice of time.
//
// # Why callbacks may change state
//
// go-app changes components within its own dispatches. What this package calls runs outside of them, and may still
// change what components and the workspace hold. A program in the browser has one thread. The browser calls it back
// for a frame or a message only when every goroutine waits, and go-app's waits only between two dispatches, never
// in the middle of an update of the page. So a callback meets the state as the last dispatch left it, and nothing
// else runs until it returns, as long as it does not wait itself. What it changed is drawn with the next dispatch
// alone: whoever changes what a panel shows calls Dispatch, or [Turns.Draw], so that the page is drawn again.
package frame

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Now is the page's clock in milliseconds.
func Now() float64 { return app.Window().Get("performance").Call("now").Float() }

// Next calls f once, in the next frame before it is drawn.
func Next(f func()) {
	var frame app.Func
	frame = app.FuncOf(func(app.Value, []app.Value) any {
		frame.Release()
		f()
		return nil
	})
	app.Window().Call("requestAnimationFrame", frame)
}

// After calls f once, in so many milliseconds at the earliest.
func After(milliseconds float64, f func()) {
	var timer app.Func
	timer = app.FuncOf(func(app.Value, []app.Value) any {
		timer.Release()
		f()
		return nil
	})
	app.Window().Call("setTimeout", timer, milliseconds)
}

// AfterDrawing calls f as an event of the page once what was changed is drawn.
func AfterDrawing(ctx app.Context, f func(app.Context)) {
	ctx.Defer(func(ctx app.Context) {
		Next(func() { Later(func() { ctx.Dispatch(f) }) })
	})
}

// waiting are the functions of [Later] that are still to be called, in order, and port is where a message for each
// is sent to.
var (
	waiting []func()
	port    app.Value
)

// Later calls f after the browser has had its turn: to draw, and to take what a person does. A message comes without
// the delay that timers have.
func Later(f func()) {
	if port == nil {
		channel := app.Window().Get("MessageChannel").New()
		channel.Get("port1").Set("onmessage", app.FuncOf(func(app.Value, []app.Value) any {
			next := waiting[0]
			waiting = waiting[1:]
			next()
			return nil
		}))
		port = channel.Get("port2")
	}
	waiting = append(waiting, f)
	port.Call("postMessage", nil)
}
