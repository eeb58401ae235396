package root

import (
	"fmt"
	"strings"

	"chainrule/app/draft"
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
	r.message = message{}
	r.openExample(ctx.JSSrc().Call("getAttribute", "data-example").String())
}

// openExample opens a bundled example: the article's from the program itself, others from the site.
func (r *Root) openExample(name string) {
	if err := checkExample(name); err != nil {
		r.fail(sentence(err))
		r.stay()
		return
	}
	from := draft.Origin{Example: name}
	if name == static.ArticleName {
		r.openText(name, static.Article, from)
		return
	}
	r.fetch("examples/"+name+".json", func(data []byte) { r.openText(name, data, from) }, func(problem string) {
		r.fail("The example " + name + " could not be loaded: " + problem)
		r.stay()
	})
}

// checkExample says that there is no example of a name, or gives nil.
func checkExample(name string) error {
	if static.HasExample(name) {
		return nil
	}
	return fmt.Errorf("there is no example %s; there are %s", quote(name), strings.Join(static.ExampleNames(), ", "))
}
