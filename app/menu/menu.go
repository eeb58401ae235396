// Package menu is a button that opens a list of choices below it, for mouse, touch and keyboard.
package menu

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Menu is a menu's state. A component keeps it in a field and renders it; the zero value is closed.
type Menu struct{ open bool }

// Item is one choice.
type Item struct {
	Value string // what the owner is told
	Name  string
	About string // one sentence below the name; "" for none
	Group string // heading above the item, where it differs from that of the item before; "" for none
}

// Close closes the menu.
func (m *Menu) Close() { m.open = false }

// Render is the button, which has the id and the label, and the list of items below it while it is open.
// choose is called with the value of the item that was chosen.
func (m *Menu) Render(id, label string, items []Item, choose func(ctx app.Context, value string)) app.UI {
	onKey := func(ctx app.Context, e app.Event) { m.onKey(ctx, e, id) }
	parts := []app.UI{
		app.Button().Type("button").ID(id).Aria("haspopup", "menu").Aria("expanded", strconv.FormatBool(m.open)).
			OnClick(func(ctx app.Context, _ app.Event) { m.toggle(ctx, id) }).OnKeyDown(onKey).Text(label),
	}
	if m.open {
		onChoice := func(ctx app.Context, _ app.Event) {
			value := ctx.JSSrc().Call("getAttribute", "data-"+id).String()
			m.open = false
			app.Window().GetElementByID(id).Call("focus")
			choose(ctx, value)
		}
		parts = append(parts, app.Div().Class("menu").Role("menu").Aria("label", label).OnKeyDown(onKey).Body(render(id, items, onChoice)...))
	}
	return app.Div().Class("with-menu").Class(id).Body(parts...)
}

// render lists the items under their headings.
func render(id string, items []Item, onChoice app.EventHandler) []app.UI {
	var list []app.UI
	group := ""
	for _, i := range items {
		if i.Group != group {
			group = i.Group
			list = append(list, app.Div().Class("group").Role("presentation").Text(group))
		}
		label := []app.UI{app.Span().Class("name").Text(i.Name)}
		if i.About != "" {
			label = append(label, app.Span().Class("about").Text(i.About))
		}
		item := app.Button().Type("button").Role("menuitem").TabIndex(-1).DataSet(id, i.Value).OnClick(onChoice).Body(label...)
		if i.Group != "" {
			item = item.Aria("label", i.Group+": "+i.Name)
		}
		list = append(list, item)
	}
	return list
}

func (m *Menu) toggle(ctx app.Context, id string) {
	m.open = !m.open
	if m.open {
		focus(ctx, id, 0)
	}
}

// onKey walks the items: arrows, Home, End, Escape; Tab leaves the menu.
func (m *Menu) onKey(ctx app.Context, e app.Event, id string) {
	key := e.Get("key").String()
	if !m.open {
		if key == "ArrowDown" {
			e.PreventDefault()
			m.open = true
			focus(ctx, id, 0)
		}
		return
	}
	list := items(id)
	n := list.Get("length").Int()
	if n == 0 && key != "Escape" && key != "Tab" {
		return // it is open, and not yet drawn
	}
	at := -1
	active := app.Window().Get("document").Get("activeElement")
	for i := range n {
		if list.Index(i).Equal(active) {
			at = i
		}
	}
	switch key {
	case "ArrowDown":
		focus(ctx, id, (at+1)%n)
	case "ArrowUp":
		focus(ctx, id, (max(at, 0)-1+n)%n)
	case "Home":
		focus(ctx, id, 0)
	case "End":
		focus(ctx, id, n-1)
	case "Escape":
		m.open = false
		app.Window().GetElementByID(id).Call("focus")
	case "Tab":
		m.open = false
		return
	default:
		return
	}
	e.PreventDefault()
}

func items(id string) app.Value {
	return app.Window().Get("document").Call("querySelectorAll", ".with-menu."+id+" [role=menuitem]")
}

// focus focuses an item of the menu once it is there.
func focus(ctx app.Context, id string, i int) {
	ctx.Defer(func(app.Context) {
		if list := items(id); i >= 0 && i < list.Get("length").Int() {
			list.Index(i).Call("focus")
		}
	})
}
