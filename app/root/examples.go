package root

import (
	"net/url"
	"strings"

	"chainrule/app/act"
	"chainrule/app/menu"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderExamples is the menu of examples.
func (r *Root) renderExamples() app.UI {
	var items []menu.Item
	for _, e := range static.Examples {
		items = append(items, menu.Item{Value: e.Name, Name: e.Title, About: e.About})
	}
	return r.examples.Render("examples", "Examples", items, r.openExample)
}

// openExample opens a bundled example: the article's from the program itself, others from the site.
func (r *Root) openExample(ctx app.Context, name string) {
	if !static.HasExample(name) {
		r.fail("There is no example " + name + "; there are " + strings.Join(static.ExampleNames(), ", ") + ".")
		return
	}
	if name == static.ArticleName {
		r.open(act.File{Name: name + ".json", Data: static.Article})
		r.message = message{}
		return
	}
	fetch(ctx, "examples/"+name+".json", func(data []byte) {
		r.open(act.File{Name: name + ".json", Data: data})
		if !r.message.bad {
			r.message = message{}
		}
	}, func() {
		r.fail("The example " + name + " could not be loaded. Is the page still connected to where it came from?")
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
	app.Window().Call("fetch", url).Call("then", response, no)
}

// listenFragment opens what the address says when it changes.
func listenFragment(ctx app.Context, r *Root) (stop func()) {
	return app.Window().AddEventListener("hashchange", func(ctx app.Context, _ app.Event) { r.openFragment(ctx) })
}

// openFragment opens what the address's fragment names; an unreadable one leaves what is open and says why.
func (r *Root) openFragment(ctx app.Context) {
	hash := strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#")
	if hash == "" {
		return
	}
	values, err := url.ParseQuery(hash)
	if err != nil {
		r.fail("The address ends in #" + hash + ", which cannot be read; write #example= and a name.")
		return
	}
	for key := range values {
		if key != "example" && key != "show" && key != "lock" {
			r.fail("The address asks for " + key + ", which this page does not know; write #example= and a name.")
			return
		}
	}
	if name := values.Get("example"); name != "" {
		r.openExample(ctx, name)
	}
}
