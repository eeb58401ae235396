package menu

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Popover is a button of the header and the panel that it opens. The browser opens and closes it: by the
// button, by Escape, and by a press outside.
func Popover(id, label, title string, onToggle app.EventHandler, body ...app.UI) app.UI {
	return app.Div().Class("over").Body(
		app.Button().Type("button").Attr("popovertarget", id).Title(title).Text(label),
		Panel(id, title, onToggle, body...),
	)
}

// Panel is the panel of a popover alone, for what opens it by [Show].
func Panel(id, title string, onToggle app.EventHandler, body ...app.UI) app.UI {
	return app.Div().ID(id).Class("popover").Attr("popover", "auto").Role("dialog").Aria("label", title).
		On("toggle", onToggle).Body(body...)
}

// Show opens a popover.
func Show(id string) {
	if panel := app.Window().GetElementByID(id); panel.Truthy() && !panel.Call("matches", ":popover-open").Bool() {
		panel.Call("showPopover")
	}
}

// Opens reports whether a toggle event tells of opening.
func Opens(e app.Event) bool { return e.Get("newState").String() == "open" }

// Hide closes a popover; the focus goes back to its button.
func Hide(id string) {
	if panel := app.Window().GetElementByID(id); panel.Truthy() && panel.Call("matches", ":popover-open").Bool() {
		panel.Call("hidePopover")
	}
}

// FocusIn focuses element number i of those of a selector, counted around, once they are there.
func FocusIn(ctx app.Context, selector string, i int) {
	ctx.Defer(func(app.Context) {
		found := app.Window().Get("document").Call("querySelectorAll", selector)
		if n := found.Get("length").Int(); n > 0 {
			found.Index((i + n) % n).Call("focus")
		}
	})
}
