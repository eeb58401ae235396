// Package promise waits for the browser's promises.
package promise

import (
	"cmp"

	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Then calls ok with what a promise gives, or failed with the error why it gives nothing, as an event of the
// page.
func Then(ctx app.Context, p app.Value, ok, failed func(ctx app.Context, v app.Value)) {
	var kept, broken app.Func
	settle := func(call func(app.Context, app.Value)) app.Func {
		return app.FuncOf(func(_ app.Value, args []app.Value) any {
			kept.Release()
			broken.Release()
			v := args[0]
			ctx.Dispatch(func(ctx app.Context) { call(ctx, v) })
			return nil
		})
	}
	kept, broken = settle(ok), settle(failed)
	p.Call("then", kept, broken)
}

// Name is the name of an error that a promise was broken with, such as "QuotaExceededError".
func Name(err app.Value) string { return text(err, "name") }

// Message is what an error says, or its name if it says nothing.
func Message(err app.Value) string {
	if said := cmp.Or(text(err, "message"), Name(err)); said != "" {
		return said
	}
	return prose.Text(prose.NoReason)
}

func text(err app.Value, field string) string {
	if !err.Truthy() || !err.Get(field).Truthy() {
		return ""
	}
	return err.Get(field).String()
}

// Bytes copies a Uint8Array.
func Bytes(array app.Value) []byte {
	data := make([]byte, array.Get("length").Int())
	app.CopyBytesToGo(data, array)
	return data
}

// Array is a Uint8Array with a copy of data.
func Array(data []byte) app.Value {
	array := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(array, data)
	return array
}
