package root

import (
	"strings"

	"chainrule/app/act"
	"chainrule/app/clip"
	"chainrule/app/listen"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

func (r *Root) onTitle(ctx app.Context, _ app.Event) {
	r.do(workspace.SetTitle{Title: ctx.JSSrc().Get("value").String()})
}

func (r *Root) onDismiss(app.Context, app.Event) { r.say("") }

func (r *Root) onSample(ctx app.Context, _ app.Event) {
	rows := r.view().Document.Table.Len()
	if row, ok := act.Whole(ctx, 1, rows, func(found any) error { return prose.Say(prose.NoRow, found, rows) }); ok {
		act.TakeField(ctx)
		r.try(r.work.SelectRow(row))
	}
}

func (r *Root) onSampleStep(by int) app.EventHandler {
	return func(app.Context, app.Event) { r.stepSample(by) }
}

func (r *Root) stepSample(by int) {
	if row := r.view().Row + by; row >= 1 && row <= r.view().Document.Table.Len() {
		r.try(r.work.SelectRow(row))
	}
}

func (r *Root) onParamStep(by int) app.EventHandler {
	return func(app.Context, app.Event) { r.stepParam(by) }
}

// stepParam goes to the next parameter in the order of the list, and around at its ends.
func (r *Root) stepParam(by int) {
	s, n := r.view().Shape, r.view().Shape.Count()
	if !s.Has(r.view().Param) {
		return // there is no network
	}
	next := (s.Index(r.view().Param) + by + n) % n
	r.try(r.work.SelectParam(r.view().Shape.ParamAt(next)))
}

// listenKeys handles the keys that work everywhere but where text is typed.
func listenKeys(r *Root) (stop func()) {
	return app.Window().AddEventListener("keydown", func(ctx app.Context, e app.Event) {
		if e.Get("defaultPrevented").Bool() {
			return
		}
		key := strings.ToLower(e.Get("key").String())
		command := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()
		if command && (key == "s" || key == "o") && !e.Get("altKey").Bool() {
			e.PreventDefault()
			if active := app.Window().Get("document").Get("activeElement"); typing(active) {
				active.Call("blur") // what is being typed is committed
			}
			r.files.OnKey(key, e.Get("shiftKey").Bool())
			return
		}
		if command {
			switch {
			case r.typed != nil && r.typed.Equal(e.Get("target")):
				return // the browser takes back what was typed
			case key == "z" && !e.Get("shiftKey").Bool():
				r.undo()
			case key == "y", key == "z":
				r.redo()
			default:
				return
			}
			e.PreventDefault()
			return
		}
		if typing(e.Get("target")) || e.Get("altKey").Bool() {
			return
		}
		switch key {
		case ",":
			r.stepSample(-1)
		case ".":
			r.stepSample(1)
		case "[":
			r.stepParam(-1)
		case "]":
			r.stepParam(1)
		case "escape":
			r.examples.Close()
		}
	})
}

// typing reports whether a text is being typed that is not committed yet.
func (r *Root) typing() bool {
	return r.typed != nil && r.typed.Equal(app.Window().Get("document").Get("activeElement"))
}

// listenTyping notes the field in which a text is being typed that is not committed yet.
func listenTyping(r *Root) (stop func()) {
	page := app.Window().Get("document")
	committed := func(app.Value) { r.typed = nil }
	stops := []func(){
		listen.First(page, "input", func(e app.Value) { r.typed = e.Get("target") }),
		listen.First(page, "change", committed),
		listen.First(page, "focusout", committed),
	}
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}

// listenPaste opens text that is pasted where nothing takes it as new data.
func listenPaste(r *Root) (stop func()) {
	return app.Window().AddEventListener("paste", func(_ app.Context, e app.Event) {
		if e.Get("defaultPrevented").Bool() || typing(e.Get("target")) {
			return
		}
		text := clip.Pasted(e)
		if text == "" || r.view().Fixed != workspace.NoParts {
			return
		}
		e.PreventDefault()
		r.opener.OpenFile(act.File{Data: []byte(text)})
	})
}

// typing reports whether an element takes text, so that keys are its own.
func typing(target app.Value) bool {
	if !target.Get("matches").Truthy() {
		return false
	}
	return target.Call("matches", "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=grid] *").Bool()
}
