// Package clip puts text on the clipboard.
package clip

import (
	"chainrule/app/act"
	"chainrule/app/promise"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Copy puts text on the clipboard and reports done. Where the browser has no clipboard to write to, as in a frame without
// permission, it falls back on a selected text field. If that does not work either, the person gets the text to copy.
func Copy(ctx app.Context, text, done string) {
	Try(ctx, text, func(ctx app.Context, copied bool) {
		if copied {
			act.Report(ctx, done)
			return
		}
		act.HandOver(ctx, act.Text{Why: prose.Text(prose.NoClipboard), Text: text})
	})
}

// Try puts text on the clipboard, and says as an event of the page whether it could.
func Try(ctx app.Context, text string, then func(ctx app.Context, copied bool)) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		then(ctx, copyBySelection(text))
		return
	}
	promise.Then(ctx, clipboard.Call("writeText", text),
		func(ctx app.Context, _ app.Value) { then(ctx, true) },
		func(ctx app.Context, _ app.Value) { then(ctx, copyBySelection(text)) })
}

func copyBySelection(text string) bool {
	document := app.Window().Get("document")
	field := document.Call("createElement", "textarea")
	field.Set("value", text)
	field.Set("className", "offscreen")
	body := document.Get("body")
	body.Call("appendChild", field)
	field.Call("select")
	copied := document.Call("execCommand", "copy").Bool()
	body.Call("removeChild", field)
	return copied
}
