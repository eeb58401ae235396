package lesson

import (
	"chainrule/app/menu"
	"chainrule/engine/lesson"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Contents is the button of the list of lessons, and the list.
type Contents struct {
	app.Compo

	Library *Library
	Open    string // the name of the lesson that is open, or ""

	fault error
	done  map[string]Done
}

const contentsID = "lessons"

// Render draws the button and the list.
func (c *Contents) Render() app.UI {
	var body []app.UI
	switch {
	case c.fault != nil:
		body = append(body, app.P().Class("fault").Text(prose.Sentence(c.fault)))
	case c.Library.List == nil:
		body = append(body, app.P().Text(prose.Text(prose.LessonsComing)))
	default:
		var items []app.UI
		for _, l := range c.Library.List {
			items = append(items, c.renderItem(l))
		}
		body = append(body, app.Ol().Body(items...))
	}
	return menu.Popover(contentsID, prose.Text(prose.Lessons), prose.Text(prose.LessonsHint), c.onToggle, body...)
}

func (c *Contents) renderItem(l lesson.Listed) app.UI {
	done := c.done[l.Name]
	about := prose.Say(prose.LessonAbout, l.Minutes)
	switch n := done.count(l); {
	case len(l.Tasks) > 0 && done.all(l):
		about = prose.Say(prose.LessonAboutAll, l.Minutes)
	case n > 0:
		about = prose.Say(prose.LessonAboutSome, l.Minutes, n, len(l.Tasks))
	}
	class := "draft"
	if len(l.Tasks) > 0 && done.all(l) {
		class = "draft all"
	}
	open := app.Button().Type("button").Class(class).DataSet("lesson", l.Name).OnClick(c.onLesson)
	if l.Name == c.Open {
		open = open.Aria("current", "true")
	}
	body := []app.UI{
		app.Span().Class("name").Text(prose.Text(prose.LessonNumbered, l.Number, l.Title)),
		app.Span().Class("about").Text(l.Question + " · " + about.String()),
	}
	if class == "draft all" {
		body = append(body, app.Raw(`<span class="about can">`+string(l.Can)+`</span>`))
	}
	return app.Li().Body(open.Body(body...))
}

// onToggle fills the list when it opens.
func (c *Contents) onToggle(ctx app.Context, e app.Event) {
	if !menu.Opens(e) {
		return
	}
	c.Library.Want(ctx, func(err error) {
		c.fault, c.done = err, map[string]Done{}
		for _, l := range c.Library.List {
			c.done[l.Name] = DoneOf(l.Name)
		}
		menu.FocusIn(ctx, "#"+contentsID+" .draft", 0)
	})
}

func (c *Contents) onLesson(ctx app.Context, _ app.Event) {
	menu.Hide(contentsID)
	Go(ctx, ctx.JSSrc().Call("getAttribute", "data-lesson").String())
}

// GoName is the action of opening a lesson. Its value is a string, the lesson's name.
const GoName = "go-to-lesson"

// Go opens a lesson by its name.
func Go(ctx app.Context, name string) { ctx.NewActionWithValue(GoName, name) }
