package draft

import (
	"strconv"
	"time"

	"chainrule/app/promise"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Browser is the store in the browser, which web/page/drafts.js reaches.
type Browser struct{ ctx app.Context }

// NewBrowser calls back as events of a component's context.
func NewBrowser(ctx app.Context) Browser { return Browser{ctx} }

func drafts() app.Value { return app.Window().Get("chainruleDrafts") }

// NewID makes a random id.
func (Browser) NewID() string { return drafts().Call("newID").String() }

// Begin gives what this tab worked on at its address.
func (b Browser) Begin(done func(Begun, error)) { b.begun("begin", done) }

func (b Browser) begun(by string, done func(Begun, error)) {
	b.then(drafts().Call(by), func(v app.Value) {
		found := Begun{Origin: Origin{Draft: text(v, "draft"), Example: text(v, "example"), Refused: text(v, "refused")}}
		if v.Get("text").Truthy() {
			found.Own, found.Text, found.Selects = v.Get("own").Bool(), promise.Bytes(v.Get("text")), v.Get("selects").Truthy()
		}
		done(found, nil)
	}, func(err error) { done(Begun{}, err) })
}

// Arrive makes the page's address the one of Point.
func (Browser) Arrive() { drafts().Call("arrive") }

// Point notes what a reload of this tab opens.
func (Browser) Point(o Origin) {
	to := map[string]any{}
	if o.Draft != "" {
		to["draft"] = o.Draft
	} else if o.Example != "" {
		to["example"] = o.Example
	}
	if o.Refused != "" {
		to["refused"] = o.Refused
	}
	drafts().Call("point", to)
}

// Save keeps a draft.
func (b Browser) Save(e Entry, parts []Part, runs int, done func(error)) {
	entry := map[string]any{"id": e.ID, "title": e.Title, "rows": e.Rows, "inputs": e.Inputs, "epoch": e.Epoch, "time": e.Time.UnixMilli()}
	array := app.Window().Get("Array")
	list := array.New()
	for _, p := range parts {
		list.Call("push", array.Call("of", p.key(), promise.Array(p.Text)))
	}
	b.then(drafts().Call("save", entry, list, runs), func(app.Value) { done(nil) }, done)
}

func (p Part) key() any {
	switch p.Run {
	case Before:
		return "before"
	case After:
		return "after"
	}
	return p.Run
}

// List gives all drafts.
func (b Browser) List(done func([]Entry, error)) {
	b.then(drafts().Call("list"), func(v app.Value) {
		list := make([]Entry, v.Get("length").Int())
		for i := range list {
			e := v.Index(i)
			list[i] = Entry{
				ID: text(e, "id"), Title: text(e, "title"), Rows: e.Get("rows").Int(),
				Inputs: number(e, "inputs"), Epoch: number(e, "epoch"),
				Time: time.UnixMilli(int64(e.Get("time").Float())), Busy: e.Get("busy").Bool(),
			}
		}
		done(list, nil)
	}, func(err error) { done(nil, err) })
}

// Load gives a draft's text.
func (b Browser) Load(id string, done func(own bool, text []byte, err error)) {
	b.then(drafts().Call("load", id), func(v app.Value) {
		done(v.Get("own").Bool(), promise.Bytes(v.Get("text")), nil)
	}, func(err error) { done(false, nil, err) })
}

// Remove removes a draft.
func (b Browser) Remove(id string, done func(error)) {
	b.then(drafts().Call("remove", id), func(app.Value) { done(nil) }, done)
}

func (b Browser) then(p app.Value, ok func(app.Value), failed func(error)) {
	promise.Then(b.ctx, p,
		func(_ app.Context, v app.Value) { ok(v) },
		func(_ app.Context, err app.Value) { failed(errorOf(err)) },
	)
}

// errorOf reads a DOMException.
func errorOf(err app.Value) error {
	switch name := promise.Name(err); name {
	case "QuotaExceededError":
		return &Error{Kind: Full}
	case "SecurityError", "NotAllowedError", "InvalidStateError":
		return &Error{Kind: Forbidden}
	case "ConstraintError":
		return &Error{Kind: Taken}
	case "NotFoundError":
		return &Error{Kind: Gone}
	default:
		return &Error{Message: name + " " + strconv.Quote(promise.Message(err))}
	}
}

func text(v app.Value, field string) string {
	if f := v.Get(field); f.Type() == app.TypeString {
		return f.String()
	}
	return ""
}

// number is a whole number in a field, or 0 where an entry of an earlier version has none.
func number(v app.Value, field string) int {
	if f := v.Get(field); f.Type() == app.TypeNumber {
		return f.Int()
	}
	return 0
}

// System is the time of day, and waits as events of a component's context.
type System struct{ ctx app.Context }

// NewSystem waits by a component's context.
func NewSystem(ctx app.Context) System { return System{ctx} }

// Now is the time.
func (System) Now() time.Time { return time.Now() }

// After calls f later.
func (s System) After(d time.Duration, f func()) { s.ctx.After(d, func(app.Context) { f() }) }
