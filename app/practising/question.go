package practising

import (
	"chainrule/app/act"
	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// asked is a question that is asked, and what was answered. A component keeps it in a field.
type asked struct {
	of      ask.Question  // nil: nothing is asked
	form    exercise.Form // of its answer
	field   string        // the id of the field for the answer
	verdict *exercise.Verdict
	fault   error
	hint    bool // the hint is shown
	shown   bool // the answer is shown
	tried   bool // it was answered, or its answer was shown
	walk    walk
}

// put asks a question, or with nil none, and empties the field for the answer, which gets the focus. The context is that of something
// that stays: what is deferred by the context of a button is dropped with the button.
func (q *asked) put(ctx app.Context, of ask.Question, form exercise.Form) {
	q.leaveWalk(ctx)
	*q = asked{of: of, form: form, field: q.field, walk: q.walk}
	ctx.Defer(func(app.Context) {
		field := app.Window().GetElementByID(q.field)
		if !field.Truthy() {
			return
		}
		if field.Get("value").Truthy() {
			field.Set("value", "")
		}
		field.Call("focus")
	})
}

// answer judges what was typed, or what the button says that was pressed; false where it cannot be read.
func (q *asked) answer(ctx app.Context) (text string, ok bool) {
	if chosen := ctx.JSSrc().Get("dataset").Get("text"); chosen.Truthy() {
		text = chosen.String()
	} else {
		text = app.Window().GetElementByID(q.field).Get("value").String()
	}
	verdict, err := q.of.Answer(text)
	q.verdict, q.fault = &verdict, err
	if err != nil {
		q.verdict = nil
	}
	if q.right() {
		q.leaveWalk(ctx)
	}
	act.Sight(ctx, q.field+"-said")
	return text, err == nil
}

// right reports whether the last answer is right.
func (q *asked) right() bool { return q.verdict != nil && q.verdict.Correct }

// show shows the answer, and reports whether nothing was answered before.
func (q *asked) show() (first bool) {
	q.shown, q.hint = true, true
	return !q.tried
}

// tell tells the page around this one of an answer, on a row where the question does not say which.
func (q *asked) tell(ctx app.Context, of progress.Question, row int, text string, v exercise.Verdict) progress.Attempt {
	help := progress.None
	switch {
	case q.shown:
		help = progress.Shown
	case q.hint:
		help = progress.Hint
	}
	if r, ok := q.of.Row(); ok {
		row = r
	}
	id := of.Ask + " " + string(of.Form)
	if _, drawn := q.of.(ask.Quantity); drawn && of.Level > 0 {
		id = draw.ID(of.Level, of.Form, of.Seed)
	}
	first := !q.tried
	q.tried = true
	return tell(ctx, id, row, progress.Attempt{Question: of, Answer: text, First: first, Help: help}, v)
}

// tell tells the page around this one of an attempt at a question with an id, and what became of it. It gives the attempt for the log.
func tell(ctx app.Context, id string, row int, a progress.Attempt, v exercise.Verdict) progress.Attempt {
	a.Time, a.Correct = now(), v.Correct
	for _, m := range v.Mistakes {
		a.Mistakes = append(a.Mistakes, m.ID)
	}
	act.Tell(ctx, act.Answered{
		ID: id, Ask: a.Ask, Level: a.Level, Form: string(a.Form), Sample: row, Text: a.Answer, Correct: a.Correct, First: a.First, Help: string(a.Help),
		Mistakes: toldMistakes(v.Mistakes), Feedback: v.Feedback.String(),
	})
	return a
}

func (q *asked) onHint(app.Context, app.Event) { q.hint = true }

// onChoice types a part of an answer at the place of the caret.
func (q *asked) onChoice(ctx app.Context, _ app.Event) {
	field := app.Window().GetElementByID(q.field)
	text := ctx.JSSrc().Get("dataset").Get("text").String()
	if field.Get("value").Truthy() {
		text = " * " + text
	}
	field.Call("setRangeText", text, field.Get("selectionStart"), field.Get("selectionEnd"), "end")
	q.showWalk(ctx)
}

// render is the question, the field for the answer or the buttons to choose it, and what the answer was.
func (q *asked) render(onAnswer, onShow app.EventHandler) []app.UI {
	help := []app.UI{
		app.Button().Type("button").Disabled(q.hint).OnClick(q.onHint).Text(prose.Text(prose.GiveHint)),
		app.Button().Type("button").Disabled(q.shown).OnClick(onShow).Text(prose.Text(prose.ShowAnswer)),
	}
	choose := onAnswer
	if q.form != ask.Rule {
		choose = q.onChoice
	}
	var choices []app.UI
	for i, c := range q.of.Choices() {
		button := app.Button().Type("button").DataSet("text", c.Text).Aria("label", c.Said.String()).OnClick(choose).Body(markup.Message(c.Said)...)
		if i == 0 && q.form == ask.Rule {
			button = button.ID(q.field)
		}
		choices = append(choices, button)
	}
	parts := []app.UI{app.P().Class("prompt").Body(markup.Message(q.of.Prompt())...)}
	if choices != nil {
		class := "give keys"
		if q.form == ask.Rule {
			class = "give rules"
		}
		parts = append(parts, app.Div().Class(class).Role("group").Aria("label", prose.Text(prose.ToChoose)).Body(choices...))
	}
	if walk := q.renderWalk(); walk != nil {
		parts = append(parts, walk)
	}
	if q.form == ask.Rule {
		parts = append(parts, app.Div().Class("give").Body(help...))
	} else {
		parts = append(parts, app.Form().Class("give").OnSubmit(onAnswer).Body(append([]app.UI{
			app.Label().For(q.field).Text(prose.Text(prose.YourAnswer)),
			app.Input().ID(q.field).Type("text").AutoComplete(false).Spellcheck(false).OnInput(q.onTyped),
			app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
		}, help...)...))
	}
	if q.hint {
		hint := q.of.Hint()
		if q.shown {
			hint = q.of.Shown()
		}
		parts = append(parts, app.P().Class("hint").Body(displayed(hint)...))
	}
	return append(parts, said().ID(q.field+"-said").Body(q.renderVerdict()...))
}

// displayed is a message whose formulas are set in full size.
func displayed(m prose.Message) []app.UI {
	var list []app.UI
	for _, p := range m.Parts() {
		if p.Formula == nil {
			list = append(list, app.Text(p.Text))
			continue
		}
		list = append(list, markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{expr.MathML(p.Formula, expr.Format{})}}, true))
	}
	return list
}

// fault says why something cannot be asked, or cannot be read.
func fault(text string) app.UI { return app.P().Class("fault").Text(text) }

// toldMistakes are mistakes as the page around this one is told of them.
func toldMistakes(list []*mistake.Mistake) []act.Mistake {
	told := []act.Mistake{}
	for _, m := range list {
		told = append(told, act.Mistake{ID: m.ID, Title: prose.Text(m.Title)})
	}
	return told
}

// said is where screen readers are told what an answer was.
func said() app.HTMLDiv { return app.Div().Class("verdict").Role("status").Aria("live", "polite") }

func (q *asked) renderVerdict() []app.UI {
	if q.fault != nil {
		return []app.UI{fault(prose.Sentence(q.fault))}
	}
	if q.verdict == nil {
		return nil
	}
	class := "wrong"
	if q.verdict.Correct {
		class = "right"
	}
	said := app.P().Class(class).Body(markup.Message(q.verdict.Feedback)...)
	if where := q.verdict.Where.Step; where != "" {
		said = said.Attr(link.Attribute, where).TabIndex(0)
	}
	if picture := sketch(q.of, *q.verdict, q.field+"-picture"); picture != nil {
		return []app.UI{said, picture}
	}
	return []app.UI{said}
}
