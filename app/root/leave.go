package root

import (
	"chainrule/app/listen"

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
	quiet := listen.To(app.Window(), "beforeunload", func(e app.Value) {
		if r.opener.Drafts.Unkept() {
			e.Call("preventDefault")
			e.Set("returnValue", true) // which older browsers want
		}
	})
	return func() {
		quiet()
		app.Window().Delete("chainruleFlush")
		flush.Release()
	}
}
