package root

import (
	"slices"

	"chainrule/app/lesson"
	"chainrule/engine/document"
	lessons "chainrule/engine/lesson"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// course is which lesson is open on the page.
type course struct {
	library lesson.Library
	asked   string          // the name of the lesson that the address asks for, or ""
	open    *lessons.Lesson // nil: none is, or it is on its way
	coming  bool            // it is on its way
	then    func()          // what is to be done once it is there, or cannot be had
	inFront bool            // on a narrow page, where one panel is shown at a time, it is the one
}

// listenCourse handles what lessons and their list ask for.
func (r *Root) listenCourse(ctx app.Context) {
	ctx.Handle(lesson.GoName, func(ctx app.Context, a app.Action) { r.goTo(ctx, a.Value.(string)) })
	ctx.Handle(lesson.CloseName, func(app.Context, app.Action) { r.course.asked, r.course.open = "", nil })
	ctx.Handle(lesson.OpenName, func(_ app.Context, a app.Action) {
		o := a.Value.(lesson.Opening)
		d, err := lesson.Document(o.Lesson, o.Name)
		if err != nil {
			r.refuse(err)
			return
		}
		r.opener.OpenOfLesson(d)
	})
}

// lessonReached goes on with what was done of the open lesson elsewhere, and gives how far one is.
func (r *Root) lessonReached(tasks []string, place int) (reached any, open bool) {
	l := r.course.open
	if l == nil {
		return nil, false
	}
	on := lesson.GoOn{Lesson: l.Name, Tasks: tasks, Place: place}
	r.ctx.NewActionWithValue(lesson.GoOnName, on)
	return on.Reached(l), true
}

// goTo opens a lesson, by the page's address. "" is the one to go on with.
func (r *Root) goTo(ctx app.Context, name string) {
	if name == "" {
		r.course.library.Want(ctx, func(err error) {
			if err != nil {
				r.refuse(prose.Say(prose.LessonNotLoaded, prose.Unquoted(prose.Text(prose.Lessons)), err))
				return
			}
			r.goTo(ctx, r.course.library.Next())
		})
		return
	}
	location := app.Window().Get("location")
	if app.Window().Get("document").Call("querySelector", `meta[name="lesson"]`).Truthy() && name != r.course.asked {
		location.Set("href", "learn/"+name+"/") // lessons have pages of their own, and this is one
		return
	}
	if hash := "#lesson=" + name; location.Get("hash").String() != hash {
		location.Set("hash", hash)
		return
	}
	r.course.asked = name // it was closed
	r.bringLesson()
}

// follow notes which lesson an address asks for. The one that is open stays until that is there.
func (c *course) follow(name string) {
	if c.asked = name; name == "" {
		c.open = nil
	}
}

// bringLesson opens the lesson that the address asks for, once its document is open: lessons can have the same document, and
// what was done to it in another one does none of its tasks.
func (r *Root) bringLesson() {
	c := &r.course
	if c.asked == "" || c.open != nil && c.open.Name == c.asked {
		return
	}
	name := c.asked
	c.coming = true
	c.library.Open(r.ctx, name, func(l *lessons.Lesson, err error) {
		if c.asked != name {
			return
		}
		if c.coming = false; c.then != nil {
			then := c.then
			c.then = nil
			r.ctx.Defer(func(app.Context) { then() })
		}
		if err != nil {
			return // the opener says why
		}
		c.open, c.inFront = l, true
		r.reads = "derivation"
		if l.Reads != "" {
			r.showPanel(l.Reads)
			c.inFront = true
		}
		r.nameTab()
	})
}

// afterLesson does something once the lesson that is on its way is shown, or cannot be had.
func (r *Root) afterLesson(do func()) {
	if c := &r.course; c.coming {
		c.then = do
		return
	}
	do()
}

// documentOfLesson gives the document of a lesson to the opener.
func (r *Root) documentOfLesson(name string, done func(*document.Document, error)) {
	r.course.library.Open(r.ctx, name, func(l *lessons.Lesson, err error) {
		if err != nil {
			done(nil, err)
			return
		}
		done(lesson.Document(l, l.Document))
	})
}

// beside reports whether a panel is shown beside the lesson.
func (c *course) beside(panel string) bool {
	show := c.open.Show
	switch {
	case len(show) == 0 || c.open.Reads == panel:
		return true
	case slices.Contains(onlyWhole, panel):
		return slices.Contains(show, "derivation")
	}
	return slices.Contains(show, panel)
}

// reading reports whether there is something to read beside the lesson, or whether it stands beside the network alone.
func (c *course) reading() bool {
	return c.open == nil || slices.ContainsFunc([]string{"derivation", "training", "practise", "check"}, c.beside)
}

// renderCourse is where the lesson stands; it is empty where none is open.
func (r *Root) renderCourse() app.UI {
	c := &r.course
	if c.open == nil {
		return app.Div().Class("course")
	}
	return app.Div().Class("course").Body(&lesson.Panel{View: r.view(), Lesson: c.open, Of: c.library.List, Closes: !r.excerpt()})
}

// narrow reports whether the page shows one panel at a time.
func narrow() bool {
	return !app.IsServer && app.Window().Call("matchMedia", "(max-width: 1099px)").Get("matches").Bool()
}

// startLessons opens the lesson to go on with.
func (r *Root) startLessons(ctx app.Context, _ app.Event) { r.goTo(ctx, "") }

// invites is what the button says that opens the lesson to go on with.
func (*course) invites() prose.ID {
	if lesson.Last() != "" {
		return prose.GoOnLessons
	}
	return prose.StartLessons
}

// renderLessons is the button of the list of lessons.
func (r *Root) renderLessons() app.UI {
	return &lesson.Contents{Library: &r.course.library, Open: r.course.asked}
}
