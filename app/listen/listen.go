// Package listen listens to events of the page for which go-app's own handlers would be too slow: these draw every component
// above again.
package listen

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// To listens to an event of an element until stopped. The element may be missing.
func To(element app.Value, event string, handle func(e app.Value)) (stop func()) {
	return listen(element, event, handle, false)
}

// First is To, except that the listener hears the event before the elements within do.
func First(element app.Value, event string, handle func(e app.Value)) (stop func()) {
	return listen(element, event, handle, true)
}

func listen(element app.Value, event string, handle func(e app.Value), first bool) (stop func()) {
	if element == nil || !element.Truthy() {
		return func() {}
	}
	f := app.FuncOf(func(_ app.Value, args []app.Value) any {
		handle(args[0])
		return nil
	})
	element.Call("addEventListener", event, f, first)
	return func() {
		element.Call("removeEventListener", event, f, first)
		f.Release()
	}
}
