// Package clip puts text on the clipboard.
package clip

import (
	"chainrule/app/act"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Copy puts text on the clipboard and reports done. Where the browser has no clipboard to write to, as
// in a frame without permission, it falls back on a selected text field, and reports failure if that
// does not work either.
func Copy(ctx app.Context, text, done string) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		copyBySelection(ctx, text, done)
		return
	}
	var ok, failed app.Func
	release := func() {
		ok.Release()
		failed.Release()
	}
	ok = app.FuncOf(func(app.Value, []app.Value) any {
		act.Report(ctx, done)
		release()
		return nil
	})
	failed = app.FuncOf(func(app.Value, []app.Value) any {
		copyBySelection(ctx, text, done)
		release()
		return nil
	})
	clipboard.Call("writeText", text).Call("then", ok, failed)
}

func copyBySelection(ctx app.Context, text, done string) {
	document := app.Window().Get("document")
	field := document.Call("createElement", "textarea")
	field.Set("value", text)
	field.Set("className", "offscreen")
	body := document.Get("body")
	body.Call("appendChild", field)
	field.Call("select")
	copied := document.Call("execCommand", "copy").Bool()
	body.Call("removeChild", field)
	if !copied {
		act.Refuse(ctx, prose.Say(prose.NoClipboard))
		return
	}
	act.Report(ctx, done)
}
