package lesson

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/expr"
	"chainrule/engine/lesson"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// OpenName is the action of opening a document of a lesson. Its value is an Opening.
const OpenName = "open-of-lesson"

// Opening is a document of a lesson that is to be opened.
type Opening struct {
	Lesson *lesson.Lesson
	Name   string
}

// Opener is a button that opens a document of the lesson.
type Opener struct {
	app.Compo

	Lesson *lesson.Lesson
	Name   string // of the document
	Say    lesson.HTML
	Other  bool // it says that another document is open
	Label  prose.ID
}

// Render draws the button, with what is said of it.
func (o *Opener) Render() app.UI {
	var body []app.UI
	if o.Say != "" {
		body = append(body, html("p", "say", o.Say))
	}
	if o.Other {
		body = append(body, app.P().Class("quiet").Text(prose.Text(prose.OtherDocument)))
	}
	return app.Div().Class("open").Body(append(body, app.Button().Type("button").Class("plain").OnClick(o.onOpen).Text(prose.Text(o.Label)))...)
}

func (o *Opener) onOpen(ctx app.Context, _ app.Event) {
	ctx.NewActionWithValue(OpenName, Opening{o.Lesson, o.Name})
}

// Look brings up a panel with something selected.
type Look struct {
	app.Compo

	Look   *lesson.Look
	Lesson *lesson.Lesson
	There  bool // the document that it is about is open
}

// Render draws the button, with what is said of it.
func (l *Look) Render() app.UI {
	return app.Div().Class("look").Body(
		html("p", "say", l.Look.Say),
		app.Button().Type("button").Class("plain").Disabled(!l.There).OnClick(l.onLook).Text(prose.Text(prose.LookName)),
	)
}

func (l *Look) onLook(ctx app.Context, _ app.Event) {
	if l.Look.Row > 0 {
		act.SelectRow(ctx, l.Look.Row)
	}
	if start, err := Document(l.Lesson, l.Look.Document); err == nil && l.Look.Param != "" {
		v := workspace.New(start).View()
		if p, err := v.Shape.Parse(l.Look.Param); err == nil {
			act.SelectParam(ctx, p)
		}
	}
	act.Show(ctx, l.Look.Panel)
}

// Try is a slider that sets a weight or γ, with numbers that follow.
type Try struct {
	app.Compo

	View   *workspace.View
	Start  *workspace.View
	Try    *lesson.Try
	Lesson *lesson.Lesson
	There  bool // the document that it is about is open
	ID     string

	ctx app.Context // nil before the component is there
}

// OnMount keeps the component's context, by which the slider is set.
func (t *Try) OnMount(ctx app.Context) {
	t.ctx = ctx
	t.set()
}

// set moves the slider to where the number is.
func (t *Try) set() {
	if v, ok := t.value(&lesson.State{View: t.View, Start: t.Start}); ok && t.ctx != nil {
		act.SetSlider(t.ctx, t.ID, slideText(v))
	}
}

// slideText is a number as the attributes of a slider have it.
func slideText(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Render draws the slider and the numbers.
func (t *Try) Render() app.UI {
	body := []app.UI{app.H3().Class("kind").Text(prose.Text(prose.TryName)), html("p", "say", t.Try.Say)}
	if !t.There {
		return app.Div().Class("box try").Body(append(body, &Opener{Lesson: t.Lesson, Name: t.Try.Document, Other: true, Label: prose.OpenItsDocument})...)
	}
	s := &lesson.State{View: t.View, Start: t.Start}
	at := lesson.Shown(s, t.Try.Move)
	symbol := t.Try.Move
	if e, err := expr.ParseSymbol(symbol); err == nil {
		symbol = expr.Unicode(e, expr.Format{})
	}
	var watched []app.UI
	for i, v := range t.Try.Watch {
		watched = append(watched, app.Dt().Body(app.Raw(string(t.Try.Labels[i]))), app.Dd().Text(lesson.Shown(s, v.String())))
	}
	slider := app.Input().ID(t.ID).Type("range").Min(slideText(t.Try.From)).Max(slideText(t.Try.To)).Step(t.Try.Step).
		Aria("label", prose.Text(prose.SliderOf, symbol)).Aria("valuetext", at).OnInput(t.onInput).
		On("pointerup", act.LetGo).OnKeyUp(act.LetGo)
	if v, ok := t.value(s); ok {
		slider = slider.Value(slideText(v))
	}
	t.set()
	return app.Div().Class("box try").Body(append(
		body,
		app.Div().Class("slide").Body(app.Label().For(t.ID).Text(symbol), slider, app.Output().For(t.ID).Text(at)),
		app.Dl().Class("watched").Body(watched...),
	)...)
}

// value is the number that the slider sets.
func (t *Try) value(s *lesson.State) (float64, bool) {
	v, err := lesson.ParseValue(t.Try.Move)
	if err != nil {
		return 0, false
	}
	return s.Of(v)
}

func (t *Try) onInput(ctx app.Context, _ app.Event) {
	v, err := strconv.ParseFloat(ctx.JSSrc().Get("value").String(), 64)
	if err != nil || !t.View.Ready() {
		return
	}
	if t.Try.Move == "gamma" {
		act.Do(ctx, act.DragBy(t.ID, workspace.SetRate{Rate: v}))
		return
	}
	if p, err := t.View.Shape.Parse(t.Try.Move); err == nil {
		act.Do(ctx, act.DragBy(t.ID, workspace.SetWeight{Param: p, Value: v}))
	}
}
