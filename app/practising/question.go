package practising

import (
	"chainrule/app/act"
	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// asked is an exercise that is asked, and what was answered. A component keeps it in a field.
type asked struct {
	of      *exercise.Exercise // nil: nothing is asked
	field   string             // the id of the field for the answer
	verdict *exercise.Verdict
	fault   error
	hint    bool // what the equation is made of is shown
	shown   bool // the answer is shown
	tried   bool // it was answered, or its answer was shown
}

// put asks an exercise, or with nil none, and empties the field for the answer, which gets the focus.
func (q *asked) put(ctx app.Context, x *exercise.Exercise) {
	*q = asked{of: x, field: q.field}
	ctx.Defer(func(app.Context) {
		if field := app.Window().GetElementByID(q.field); field.Truthy() {
			field.Set("value", "")
			field.Call("focus")
		}
	})
}

// answer judges what was typed; false where it cannot be read.
func (q *asked) answer() (text string, ok bool) {
	text = app.Window().GetElementByID(q.field).Get("value").String()
	verdict, err := q.of.Answer(text)
	q.verdict, q.fault = &verdict, err
	if err != nil {
		q.verdict = nil
	}
	return text, err == nil
}

// right reports whether the last answer is right.
func (q *asked) right() bool { return q.verdict != nil && q.verdict.Correct }

// show shows the answer, and reports whether nothing was answered before.
func (q *asked) show() (first bool) {
	q.shown, q.hint = true, true
	return !q.tried
}

// tell tells the page around this one of an answer to a question, on a row where it does not say which.
func (q *asked) tell(ctx app.Context, of progress.Question, row int, text string, v exercise.Verdict) progress.Attempt {
	a := progress.Attempt{Question: of, Time: now(), Answer: text, Correct: v.Correct, First: !q.tried}
	switch {
	case q.shown:
		a.Help = progress.Shown
	case q.hint:
		a.Help = progress.Hint
	}
	told := act.Answered{
		ID: of.Ask + " " + string(of.Form), Ask: of.Ask, Level: of.Level, Form: string(of.Form), Sample: row,
		Text: text, Correct: v.Correct, First: a.First, Help: string(a.Help), Mistakes: toldMistakes(v.Mistakes), Feedback: v.Feedback.String(),
	}
	if of.Level > 0 {
		told.ID = draw.ID(of.Level, of.Form, of.Seed)
	}
	if row, ok := q.of.Asked.Row(); ok {
		told.Sample = row
	}
	for _, m := range v.Mistakes {
		a.Mistakes = append(a.Mistakes, m.ID)
	}
	q.tried = true
	act.Tell(ctx, told)
	return a
}

func (q *asked) onHint(app.Context, app.Event) { q.hint = true }

// render is the question, the field for the answer, and what the answer was.
func (q *asked) render(onAnswer, onShow app.EventHandler) []app.UI {
	parts := []app.UI{
		app.P().Class("prompt").Body(markup.Message(q.of.Prompt())...),
		app.Form().Class("give").OnSubmit(onAnswer).Body(
			app.Label().For(q.field).Text(prose.Text(prose.YourAnswer)),
			app.Input().ID(q.field).Type("text").AutoComplete(false).Spellcheck(false),
			app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
			app.Button().Type("button").Disabled(q.hint).OnClick(q.onHint).Text(prose.Text(prose.GiveHint)),
			app.Button().Type("button").Disabled(q.shown).OnClick(onShow).Text(prose.Text(prose.ShowAnswer)),
		),
	}
	if q.hint {
		parts = append(parts, q.renderHint())
	}
	return append(parts, said().Body(q.renderVerdict()...))
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

// renderHint is the equation by which the quantity is computed, and its number where the answer is shown. Where the equation is the answer, it
// is what stands in it, until the answer is shown.
func (q *asked) renderHint() app.UI {
	line := []app.UI{}
	equals := expr.Markup{Tag: "mo", Text: "="}
	add := func(m ...expr.Markup) {
		line = append(line, markup.Math(expr.Markup{Tag: "math", Children: m}, true))
	}
	plain := expr.Format{Digits: shownDigits}
	e, ok := q.of.Line()
	if ok && q.of.Form == exercise.Expression && !q.shown {
		line = append(line, app.Text(prose.Text(prose.MadeOf)))
		for _, s := range expr.Symbols(e) {
			add(expr.MathML(s, plain))
		}
		return app.P().Class("hint").Body(line...)
	}
	add(expr.MathML(q.of.Formula(), plain))
	if ok {
		add(equals, expr.MathML(e, plain))
	}
	if q.shown && q.of.Form == exercise.Number {
		add(equals, expr.MathML(expr.Num(q.of.Right()), plain))
	}
	return app.P().Class("hint").Body(line...)
}

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
	return []app.UI{said}
}
