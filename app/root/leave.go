package root

import (
	"chainrule/app/listen"
	"chainrule/app/promise"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenLeave saves what is not saved yet when the page is being left or hidden. drafts.js calls it, after
// it has let what is being typed be committed; it must be done when it returns. rest.js asks what a page needs that takes the place of this one. Where
// drafts cannot be kept, the browser asks before the page is left.
func listenLeave(r *Root) (stop func()) {
	flush := app.FuncOf(func(app.Value, []app.Value) any {
		r.opener.Drafts.Flush()
		return nil
	})
	rest := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if text := r.rest(); text != nil {
			args[0].Call("push", promise.Array(text))
		}
		return nil
	})
	app.Window().Set("chainruleFlush", flush)
	app.Window().Set("chainruleRest", rest)
	quiet := listen.To(app.Window(), "beforeunload", func(e app.Value) {
		if r.opener.Drafts.Unkept() {
			e.Call("preventDefault")
			e.Set("returnValue", true) // which older browsers want
		}
	})
	return func() {
		quiet()
		app.Window().Delete("chainruleFlush")
		app.Window().Delete("chainruleRest")
		flush.Release()
		rest.Release()
	}
}

// rest gives the document for a page that takes the place of this one, or nil while this one trains, opens another, or could not keep a draft.
func (r *Root) rest() []byte {
	drafts := r.opener.Drafts
	drafts.Flush()
	if r.opener.Waits() || r.opener.Failed() != nil || r.trainer.Training() || drafts.Unkept() {
		return nil
	}
	return drafts.Text()
}
