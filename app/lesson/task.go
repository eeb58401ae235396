package lesson

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/lesson"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Task is something to do, and whether it was done.
type Task struct {
	app.Compo

	View    *workspace.View
	Start   *workspace.View
	Pointed string
	Task    *lesson.Task
	Lesson  *lesson.Lesson
	There   bool // the document that it is about is open
	Done    bool

	of    *lesson.Task // that the state below belongs to
	said  lesson.HTML  // to the last answer
	note  prose.ID     // the same; "" for none
	fault error
	hint  bool
}

func (t *Task) field() string { return "task-" + t.Task.ID }

func (t *Task) state() *lesson.State {
	return &lesson.State{View: t.View, Start: t.Start, Pointed: t.Pointed}
}

// Render draws the task.
func (t *Task) Render() app.UI {
	if t.of != t.Task {
		t.of, t.said, t.note, t.fault, t.hint = t.Task, "", "", nil, false
	}
	name, done := prose.TaskName, ""
	if t.Done {
		name, done = prose.TaskDone, " done"
	}
	body := []app.UI{app.H3().Class("kind").Text(prose.Text(name)), html("p", "say", t.Task.Say)}
	if !t.Done && !t.There {
		body = append(body, &Opener{Lesson: t.Lesson, Name: t.Task.Document, Other: true, Label: prose.OpenItsDocument})
	}
	if t.Task.Ask != nil {
		body = append(body, t.renderAsk()...)
	}
	body = append(body, app.Div().ID(t.field()+"-said").Class("verdict").Role("status").Aria("live", "polite").Body(t.renderSaid()...))
	if t.Task.Hint != "" && !t.Done {
		if t.hint {
			body = append(body, html("p", "hint", t.Task.Hint))
		} else {
			body = append(body, app.Button().Type("button").Class("quiet").OnClick(t.onHint).Text(prose.Text(prose.GiveHint)))
		}
	}
	return app.Div().Class("box task"+done).DataSet("task", t.Task.ID).Body(body...)
}

func (t *Task) onHint(app.Context, app.Event) { t.hint = true }

func (t *Task) renderAsk() []app.UI {
	q := t.Task.Ask
	list := []app.UI{html("p", "ask", q.Ask)}
	if q.Options != nil {
		var options []app.UI
		for i, o := range q.Options {
			class := "option"
			if t.Done && o.Right {
				class = "option right"
			}
			options = append(options, app.Li().Body(app.Button().Type("button").Class(class).Disabled(t.Done).DataSet("option", i).OnClick(t.onOption).Body(html("span", "text", o.Text))))
		}
		return append(list, app.Ul().Class("options").Body(options...))
	}
	if t.Done {
		return list
	}
	return append(list, app.Form().Class("give").OnSubmit(t.onAnswer).Body(
		app.Input().ID(t.field()).Type("text").AutoComplete(false).Spellcheck(false).Aria("label", prose.Text(prose.YourAnswer)),
		app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
	))
}

// renderSaid is what is said to what was done, or to the last answer.
func (t *Task) renderSaid() []app.UI {
	switch {
	case t.Done:
		return []app.UI{html("p", "right", t.Task.Done)}
	case t.fault != nil:
		return []app.UI{app.P().Class("fault").Text(prose.Sentence(t.fault))}
	case t.said != "":
		return []app.UI{html("p", "wrong", t.said)}
	}
	if s := t.state(); t.There && !t.Task.When.Hold(s) {
		for _, n := range t.Task.Near {
			if n.When.Holds(s) {
				return []app.UI{html("p", "wrong", n.Say)}
			}
		}
	}
	if t.note != "" {
		return []app.UI{app.P().Class("wrong").Text(prose.Text(t.note))}
	}
	return nil
}

func (t *Task) onAnswer(ctx app.Context, e app.Event) {
	e.PreventDefault()
	right, said, err := t.Task.Ask.Judge(app.Window().GetElementByID(t.field()).Get("value").String(), t.state())
	t.fault = err
	if err == nil {
		t.judged(ctx, right, said)
	}
}

func (t *Task) onOption(ctx app.Context, _ app.Event) {
	i, err := strconv.Atoi(ctx.JSSrc().Call("getAttribute", "data-option").String())
	if err != nil || i >= len(t.Task.Ask.Options) {
		return
	}
	o := t.Task.Ask.Options[i]
	t.judged(ctx, o.Right, o.Say)
}

// judged follows the judgement of an answer.
func (t *Task) judged(ctx app.Context, right bool, said lesson.HTML) {
	t.said, t.note = said, ""
	act.Sight(ctx, t.field()+"-said")
	ready := t.There && t.Task.When.Hold(t.state())
	switch {
	case !right && said == "" && ready:
		t.note = prose.AnswerNotRight
	case !right && said == "":
		t.note = prose.AnswerTooEarly
	case right && !ready:
		t.said, t.note = "", prose.AnswerButTask
	case right:
		t.said = ""
		act.Done(ctx, t.Task.ID)
	}
}
