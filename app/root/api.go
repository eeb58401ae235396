package root

import (
	"encoding/json"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// exposeAPI offers window.chainrule.request(method, params), which answers with a promise: of the result,
// or rejected with {code, message, field}.
func exposeAPI(ctx app.Context, r *Root) (stop func()) {
	window := app.Window()
	request := app.FuncOf(func(_ app.Value, args []app.Value) any {
		method, params := "", json.RawMessage("{}")
		if len(args) > 0 {
			method = args[0].String()
		}
		if len(args) > 1 && args[1].Truthy() {
			params = json.RawMessage(window.Get("JSON").Call("stringify", args[1]).String())
		}
		var executor app.Func
		executor = app.FuncOf(func(_ app.Value, functions []app.Value) any {
			resolve, reject := functions[0], functions[1]
			ctx.Dispatch(func(app.Context) {
				defer executor.Release()
				result, fault := r.api.Request(method, params)
				r.refresh()
				if fault != nil {
					text, _ := json.Marshal(fault)
					reject.Invoke(window.Get("JSON").Call("parse", string(text)))
					return
				}
				resolve.Invoke(window.Get("JSON").Call("parse", string(result)))
			})
			return nil
		})
		return window.Get("Promise").New(executor)
	})
	object := window.Get("Object").New()
	object.Set("request", request)
	window.Set("chainrule", object)
	emit("ready")
	return func() {
		window.Set("chainrule", nil)
		request.Release()
	}
}

// emit tells listeners on the page of an event, as a CustomEvent "chainrule" on the window.
func emit(name string) {
	if app.IsServer {
		return
	}
	window := app.Window()
	event := window.Get("CustomEvent").New("chainrule", map[string]any{"detail": map[string]any{"chainrule": 1, "event": name}})
	window.Call("dispatchEvent", event)
}
