package root

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenLeave saves what is not saved yet when the page is being left or hidden. drafts.js calls it, after
// it has let what is being typed be committed; it must be done when it returns. Where
// drafts cannot be kept, the browser asks before the page is left.
func listenLeave(r *Root) (stop func()) {
	flush := app.FuncOf(func(app.Value, []app.Value) any {
		r.opener.Drafts.Flush()
		return nil
	})
	app.Window().Set("chainruleFlush", flush)
	ask := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if r.opener.Drafts.Unkept() {
			args[0].Call("preventDefault")
			args[0].Set("returnValue", true) // which older browsers want
		}
		return nil
	})
	app.Window().Call("addEventListener", "beforeunload", ask)
	return func() {
		app.Window().Call("removeEventListener", "beforeunload", ask)
		ask.Release()
		app.Window().Delete("chainruleFlush")
		flush.Release()
	}
}
