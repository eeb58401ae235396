package root

import (
	"encoding/json"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// exposeAPI answers requests, which the boot script queues: it calls chainruleAnswer(next, rest), where next
// gives a request {method, params, done} or null, and rest says that there is time for the page again. params is
// JSON; done takes whether the request succeeded and the result, or the error, as JSON.
//
// What a person cannot change because it is locked, a request can: it comes from who locked it.
func exposeAPI(ctx app.Context, r *Root) (stop func()) {
	answer := app.FuncOf(func(_ app.Value, args []app.Value) any {
		next, rest := args[0], args[1]
		ctx.Dispatch(func(app.Context) {
			for request := next.Invoke(); request.Truthy(); request = next.Invoke() {
				r.answer(request.Get("method").String(), request.Get("params").String(), request.Get("done"))
			}
			r.refresh()
			rest.Invoke()
		})
		return nil
	})
	app.Window().Set("chainruleAnswer", answer)
	return answer.Release
}

func (r *Root) answer(method, params string, done app.Value) {
	result, fault := r.api.Request(method, json.RawMessage(params))
	if fault == nil {
		done.Invoke(true, string(result))
		return
	}
	text, err := json.Marshal(fault)
	if err != nil {
		panic("root: " + err.Error()) // three texts always encode
	}
	done.Invoke(false, string(text))
}

// emit tells listeners on the page, and the page that embeds this one, of an event.
func emit(name string) {
	if app.IsServer {
		return
	}
	app.Window().Call("chainruleEmit", name)
}
