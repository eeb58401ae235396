package lesson

import (
	"strconv"

	"chainrule/app/practising"
	"chainrule/engine/lesson"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render draws the lesson.
func (p *Panel) Render() app.UI {
	p.sync()
	p.look()
	l := p.Lesson
	body := []app.UI{
		app.Div().Class("crumb").Body(
			app.Span().Text(p.crumb()),
			app.Button().Type("button").Hidden(!p.Closes).Title(prose.Text(prose.LessonCloseHint)).OnClick(p.onClose).Text(prose.Text(prose.LessonClose)),
		),
		app.H2().Class("name").Text(l.Title),
		app.P().Class("asks").Text(l.Question),
	}
	for i, part := range l.Parts {
		body = append(body, app.Div().Class("part").DataSet("part", i).Body(p.renderPart(i, part)))
	}
	return app.Section().ID(panelID).Class("lesson").TabIndex(-1).Aria("label", prose.Text(prose.Lesson)).OnClick(p.onText).
		Body(append(body, p.renderEnd(), p.renderNeighbours())...)
}

// crumb says which lesson it is, and how far one is.
func (p *Panel) crumb() string {
	if n := len(p.Lesson.Tasks); n > 0 && len(p.done) > 0 {
		return prose.Text(prose.LessonSome, p.Lesson.Number, p.Lesson.Minutes, p.done.count(p.Lesson.Listed), n)
	}
	return prose.Text(prose.LessonCrumb, p.Lesson.Number, p.Lesson.Minutes)
}

// html is a text of the lesson as an element.
func html(tag, class string, text lesson.HTML) app.UI {
	return app.Raw("<" + tag + ` class="` + class + `" data-steps>` + string(text) + "</" + tag + ">")
}

func (p *Panel) renderPart(i int, part lesson.Part) app.UI {
	switch {
	case part.Task != nil:
		t := part.Task
		return &Task{View: p.View, Start: p.start(t.Document), Pointed: p.pointed, Task: t, Lesson: p.Lesson, There: p.there(t.Document), First: p.first() == t, Done: p.done.Has(t.ID)}
	case part.Exercise != nil:
		return p.renderExercise(part.Exercise)
	case part.Open != nil:
		return &Opener{Lesson: p.Lesson, Name: part.Open.Document, Say: part.Open.Say, Label: prose.OpenName}
	case part.Look != nil:
		return &Look{Look: part.Look, There: p.there(part.Look.Document), Lesson: p.Lesson}
	case part.Try != nil:
		return &Try{View: p.View, Start: p.start(part.Try.Document), Try: part.Try, There: p.there(part.Try.Document), Lesson: p.Lesson, ID: "try-" + strconv.Itoa(i)}
	}
	return html("div", "text", part.Text)
}

// first is the first task that is not done; nil where all are.
func (p *Panel) first() *lesson.Task {
	for _, part := range p.Lesson.Parts {
		if t := part.Task; t != nil && !p.done.Has(t.ID) {
			return t
		}
	}
	return nil
}

func (p *Panel) renderExercise(x *lesson.Exercise) app.UI {
	name := prose.YourTurn
	if p.done.Has(x.ID) {
		name = prose.YourTurnDone
	}
	body := []app.UI{app.H3().Class("kind").Text(prose.Text(name))}
	if x.Say != "" {
		body = append(body, html("p", "say", x.Say))
	}
	switch {
	case x.Level == 0 && !p.there(x.Document):
		body = append(body, &Opener{Lesson: p.Lesson, Name: x.Document, Other: true, Label: prose.OpenItsDocument})
	case x.Form == lesson.Lines:
		body = append(body, &practising.Lines{View: p.View, In: p.Lesson.Name, Name: x.ID, Of: x.Ask[0]})
	default:
		body = append(body, &practising.Series{View: p.View, In: p.Lesson.Name, Name: x.ID, Ask: x.Ask, Form: x.AnswerForm(), Level: x.Level, Seed: x.Seed, Drawn: p.Lesson.Shows("diagram"), From: p.done.Questions(x.ID)})
	}
	return app.Div().Class("box exercise").DataSet("exercise", x.ID).Body(body...)
}

// renderEnd says what one can do now, once all tasks are done.
func (p *Panel) renderEnd() app.UI {
	if len(p.Lesson.Tasks) == 0 || !p.done.all(p.Lesson.Listed) {
		return app.Div().Class("end none").Role("status")
	}
	return app.Div().Class("end").Role("status").Body(
		app.P().Class("done").Text(prose.Text(prose.LessonEnd)),
		html("p", "can", p.Lesson.Can),
	)
}

// renderNeighbours leads to the lessons before and after.
func (p *Panel) renderNeighbours() app.UI {
	return app.Nav().Class("neighbours").Aria("label", prose.Text(prose.Lessons)).Body(
		p.neighbour("before", p.Lesson.Before, "‹ ", ""), p.neighbour("after", p.Lesson.After, "", " ›"),
	)
}

func (p *Panel) neighbour(class, name, before, after string) app.UI {
	title := name
	for _, l := range p.Of {
		if l.Name == name {
			title = prose.Text(prose.LessonNumbered, l.Number, l.Title)
		}
	}
	return app.Button().Type("button").Class(class).Hidden(name == "").DataSet("lesson", name).OnClick(onGo).Text(before + title + after)
}

// onGo opens the lesson that a button names.
func onGo(ctx app.Context, _ app.Event) {
	Go(ctx, ctx.JSSrc().Call("getAttribute", "data-lesson").String())
}

// onClose leaves the lesson: the address names none.
func (p *Panel) onClose(ctx app.Context, _ app.Event) { ctx.NewAction(CloseName) }

// CloseName is the action of closing the lesson.
const CloseName = "close-lesson"
