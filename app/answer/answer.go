// Package answer answers the requests of window.chainrule, and tells listeners of events.
package answer

import (
	"encoding/json"

	"chainrule/app/frame"
	"chainrule/engine/api"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// request is one of window.chainrule.request, with the function that takes its answer.
type request struct {
	method, params string
	done           app.Value
}

// Answers answers requests in order. One that takes long is answered in slices, and the others wait.
type Answers struct {
	api     *api.API
	refresh func() // shows what a request led to
	opener  Opener

	queue []request
	call  *api.Call   // of the first in the queue, or nil
	speed frame.Speed // of call
	shown float64     // when the page last showed where a long answer is, in milliseconds
}

const (
	// answerSlice is how long an answer may keep the page from doing anything else.
	answerSlice = 24.0 // milliseconds
	// answerShown is how often the page shows where a long answer is: showing costs more than a slice.
	answerShown = 250.0 // milliseconds
)

// Opener knows which document requests are about.
type Opener interface {
	Waits() bool                 // whether a document is on its way, which requests wait for, until Resume
	Refuses(method string) error // why a request cannot be answered, or nil
	Answered(method string)      // a request was answered, and not by an error
}

// New answers requests by an API. refresh shows what they led to.
func New(a *api.API, refresh func(), opener Opener) *Answers {
	return &Answers{api: a, refresh: refresh, opener: opener}
}

// Resume goes on with requests that had to wait.
func (a *Answers) Resume(ctx app.Context) {
	if len(a.queue) > 0 && a.call == nil {
		ctx.Dispatch(func(ctx app.Context) {
			if a.call == nil {
				a.answer(ctx)
			}
		})
	}
}

// Listen answers window.chainrule.request, which the boot script defines: it queues requests until the
// program is there, and calls chainruleAnswer(method, params, done) for each. params is JSON; done takes
// whether the request succeeded and the result, or the error, as JSON.
//
// A request may change what is locked for a person: it comes from the page that locked it.
func (a *Answers) Listen(ctx app.Context) (stop func()) {
	window := app.Window()
	answer := app.FuncOf(func(_ app.Value, args []app.Value) any {
		q := request{args[0].String(), args[1].String(), args[2]}
		ctx.Dispatch(func(ctx app.Context) {
			a.queue = append(a.queue, q)
			if len(a.queue) == 1 {
				a.answer(ctx)
			}
		})
		return nil
	})
	window.Set("chainruleAnswer", answer)
	return answer.Release
}

// answer answers what is in the queue, until one takes longer than a slice.
func (a *Answers) answer(ctx app.Context) {
	for len(a.queue) > 0 {
		q := a.queue[0]
		if a.call == nil && a.opener.Waits() {
			return
		}
		if err := a.opener.Refuses(q.method); a.call == nil && err != nil {
			a.queue = a.queue[1:]
			q.answer(nil, &api.Error{Code: "invalid", Message: prose.Of(err)})
			continue
		}
		if a.call == nil {
			a.call, a.shown = a.api.Begin(q.method, json.RawMessage(q.params)), frame.Now()
			a.speed = frame.Speed{}
		}
		done := a.speed.For(answerSlice, a.call.Advance)
		if now := frame.Now(); done || now-a.shown >= answerShown {
			a.shown = now
			a.refresh()
		}
		if !done {
			frame.Later(func() { ctx.Dispatch(a.answer) })
			return
		}
		call := a.call
		a.queue, a.call = a.queue[1:], nil
		result, fault := call.Answer()
		if fault == nil && api.Opens(q.method) {
			a.opener.Answered(q.method)
			a.refresh()
		}
		q.answer(result, fault)
	}
}

func (q request) answer(result json.RawMessage, fault *api.Error) {
	if fault == nil {
		q.done.Invoke(true, string(result))
		return
	}
	text, err := json.Marshal(fault)
	if err != nil {
		panic("answer: " + err.Error()) // three texts always encode
	}
	q.done.Invoke(false, string(text))
}

// Emit tells listeners of an event: on the page as a CustomEvent "chainrule" on the window, and the page that
// embeds this one by a message.
func Emit(name string) {
	if app.IsServer {
		return
	}
	app.Window().Call("chainruleEmit", name)
}

// EmitWith tells listeners of an event with what there is to say of it, which encodes as an object.
func EmitWith(name string, about any) {
	data, err := json.Marshal(about)
	if err != nil {
		panic("answer: " + err.Error()) // it is made of texts, numbers and lists
	}
	app.Window().Call("chainruleEmit", name, string(data))
}
