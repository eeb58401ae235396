package root

import (
	"strings"

	"chainrule/app/act"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

func (r *Root) onMenu(ctx app.Context, _ app.Event) {
	r.menu = !r.menu
	if r.menu {
		focusItem(ctx, 0)
	}
}

// onMenuKey walks the menu of examples: arrows, Home, End, Escape; Tab leaves it.
func (r *Root) onMenuKey(ctx app.Context, e app.Event) {
	if !r.menu {
		if e.Get("key").String() == "ArrowDown" {
			e.PreventDefault()
			r.menu = true
			focusItem(ctx, 0)
		}
		return
	}
	items := app.Window().Get("document").Call("querySelectorAll", ".examples [role=menuitem]")
	n := items.Get("length").Int()
	at := -1
	active := app.Window().Get("document").Get("activeElement")
	for i := range n {
		if items.Index(i).Equal(active) {
			at = i
		}
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		focusItem(ctx, (at+1)%n)
	case "ArrowUp":
		focusItem(ctx, (at-1+n)%n)
	case "Home":
		focusItem(ctx, 0)
	case "End":
		focusItem(ctx, n-1)
	case "Escape":
		r.menu = false
		app.Window().GetElementByID("examples").Call("focus")
	case "Tab":
		r.menu = false
		return
	default:
		return
	}
	e.PreventDefault()
}

// focusItem focuses an item of the menu once it is there.
func focusItem(ctx app.Context, i int) {
	ctx.Defer(func(app.Context) {
		items := app.Window().Get("document").Call("querySelectorAll", ".examples [role=menuitem]")
		if i >= 0 && i < items.Get("length").Int() {
			items.Index(i).Call("focus")
		}
	})
}

func (r *Root) onExample(ctx app.Context, _ app.Event) {
	r.menu = false
	if r.view.Locked != workspace.NoParts {
		r.refuse("another document is not opened")
		return
	}
	r.openExample(ctx, ctx.JSSrc().Call("getAttribute", "data-example").String())
}

// openExample opens a bundled example: the article's from the program itself, others from the site.
func (r *Root) openExample(ctx app.Context, name string) {
	if !static.HasExample(name) {
		r.fail("There is no example " + name + "; there are " + strings.Join(static.ExampleNames(), ", ") + ".")
		r.announce()
		return
	}
	if name == static.ArticleName {
		r.open(act.File{Name: name + ".json", Data: static.Article})
		r.message = message{}
		r.announce()
		return
	}
	fetch(ctx, "examples/"+name+".json", func(data []byte) {
		r.open(act.File{Name: name + ".json", Data: data})
		if !r.message.bad {
			r.message = message{}
		}
		r.announce()
	}, func() {
		r.fail("The example " + name + " could not be loaded. Is the page still connected to where it came from?")
		r.announce()
	})
}

// fetch gets a file of the site and calls done with its bytes, or failed, both as an event of the page.
func fetch(ctx app.Context, url string, done func([]byte), failed func()) {
	var response, body, no app.Func
	release := func() {
		response.Release()
		body.Release()
		no.Release()
	}
	fail := func() {
		ctx.Dispatch(func(app.Context) { failed() })
		release()
	}
	no = app.FuncOf(func(app.Value, []app.Value) any {
		fail()
		return nil
	})
	body = app.FuncOf(func(_ app.Value, args []app.Value) any {
		data := copyBytes(args[0])
		ctx.Dispatch(func(app.Context) { done(data) })
		release()
		return nil
	})
	response = app.FuncOf(func(_ app.Value, args []app.Value) any {
		if !args[0].Get("ok").Bool() {
			fail()
			return nil
		}
		args[0].Call("arrayBuffer").Call("then", body, no)
		return nil
	})
	app.Window().Call("chainruleGet", url).Call("then", response, no)
}
