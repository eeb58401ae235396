package root

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenLeave saves what is not saved yet when the page is being left or hidden. drafts.js calls it, after
// it has let what is being typed be committed; it must be done when it returns.
func listenLeave(r *Root) (stop func()) {
	flush := app.FuncOf(func(app.Value, []app.Value) any {
		r.opener.Drafts.Flush()
		return nil
	})
	app.Window().Set("chainruleFlush", flush)
	return func() {
		app.Window().Delete("chainruleFlush")
		flush.Release()
	}
}
