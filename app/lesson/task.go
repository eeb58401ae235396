package lesson

import (
	"bytes"
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
	First   bool // all tasks before it are done, and it is not
	Done    bool

	of    *lesson.Task    // that the state below belongs to
	met   *workspace.View // when it became the first one, or the document was opened anew; nil before
	at    string          // what was pointed at then
	said  lesson.HTML     // to the last answer
	note  prose.ID        // the same; "" for none
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
		t.of, t.met, t.said, t.note, t.fault, t.hint = t.Task, nil, "", "", nil, false
	}
	switch {
	case !t.First || !t.There:
		t.met = nil
	case t.met == nil || t.opened():
		t.met, t.at = t.View, t.Pointed
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
	if near := t.near(); near != "" {
		return []app.UI{html("p", "wrong", near)}
	}
	note := t.note
	if (note == prose.AnswerButTask || note == prose.AnswerTaskFirst) && t.holds() {
		note = prose.AnswerNow
	}
	if note != "" {
		return []app.UI{app.P().Class("wrong").Text(prose.Text(note))}
	}
	return nil
}

// holds reports whether all that is to be done is done.
func (t *Task) holds() bool { return t.There && t.Task.When.Hold(t.state()) }

// near is what is said of what the reader has done for the task, and is not yet what is asked for; "" for nothing. What was
// so before the reader did anything is no mistake.
func (t *Task) near() lesson.HTML {
	if t.met == nil || t.met == t.View && t.at == t.Pointed || len(t.Task.When) > 0 && t.holds() {
		return ""
	}
	s := t.state()
	for _, n := range t.Task.Near {
		if n.When.Holds(s) {
			return n.Say
		}
	}
	return ""
}

// opened reports whether the document was opened anew since the task was met.
func (t *Task) opened() bool {
	return t.Start != nil && t.View.Document.Table != t.met.Document.Table && bytes.Equal(t.View.Saved().Encode(), t.Start.Saved().Encode())
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
	switch {
	case !right && said == "" && !t.holds():
		t.note = prose.AnswerTaskFirst
	case !right && said == "":
		t.note = prose.AnswerNotRight
	case right && !t.holds():
		t.said, t.note = "", prose.AnswerButTask
	case right:
		t.said = ""
		act.Done(ctx, t.Task.ID)
	}
}
