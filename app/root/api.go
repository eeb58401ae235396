package root

import (
	"encoding/json"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// exposeAPI answers window.chainrule.request, which the boot script defines: it queues requests until the
// program is there, and calls chainruleAnswer(method, params, done) for each. params is JSON; done takes
// whether the request succeeded and the result, or the error, as JSON.
//
// What a person cannot change because it is locked, a request can: it comes from who locked it.
func exposeAPI(ctx app.Context, r *Root) (stop func()) {
	window := app.Window()
	answer := app.FuncOf(func(_ app.Value, args []app.Value) any {
		method, params, done := args[0].String(), args[1].String(), args[2]
		ctx.Dispatch(func(app.Context) {
			result, fault := r.api.Request(method, json.RawMessage(params))
			r.refresh()
			if fault == nil {
				done.Invoke(true, string(result))
				return
			}
			text, err := json.Marshal(fault)
			if err != nil {
				panic("root: " + err.Error()) // three texts always encode
			}
			done.Invoke(false, string(text))
		})
		return nil
	})
	window.Set("chainruleAnswer", answer)
	return answer.Release
}

// emit tells listeners of an event: on the page as a CustomEvent "chainrule" on the window, and the page that
// embeds this one by a message.
func emit(name string) {
	if app.IsServer {
		return
	}
	app.Window().Call("chainruleEmit", name)
}
