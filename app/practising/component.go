// Package practising is the panel that asks a person for quantities of the network, judges the answers, and says which mistake
// a wrong answer was.
package practising

import (
	"math/rand/v2"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel asks about the selected parameter of a view's network, or about networks that it draws.
type Panel struct {
	app.Compo

	View *workspace.View
	Away bool // another panel is read in its place: this one is hidden, and keeps what was typed

	now     *exercise.Exercise
	coming  bool // the document of the question is being opened
	next    int  // of the quantities on the way, the one that is asked for next
	of      string
	verdict *exercise.Verdict
	fault   error
	hint    bool // the equation is shown
	shown   bool // the answer is shown
	tried   bool // the question was answered, or its answer was shown
	asked   int  // questions that were answered or shown
	right   int  // of these, those that were right at once
}

const (
	answerID = "answer-field"
	levelID  = "exercise-level"
)

// ask asks for the next quantity on the way of the selected parameter, from the first one again where another parameter or
// row was selected.
func (p *Panel) ask(ctx app.Context) {
	v := p.View
	if !v.Ready() || v.Sample < 0 {
		p.fault = prose.Say(prose.NothingToAsk)
		return
	}
	list := ids(v)
	if key := list[len(list)-3]; p.of != key {
		p.of, p.next = key, 0
	}
	for range list {
		id := list[p.next%len(list)]
		p.next++
		if x, ok := about(v, id); ok {
			p.put(ctx, x)
			return
		}
	}
	p.fault = prose.Say(prose.NothingToAsk)
}

// draw opens a network of a level, with a question about it.
func (p *Panel) draw(ctx app.Context, level int) {
	drawn := draw.Draw(level, exercise.Number, rand.Uint64N(document.MostSeed+1))
	p.put(ctx, drawn.Exercise)
	p.coming = true
	act.Open(ctx, act.File{Name: prose.Text(prose.ExerciseName) + ".json", Data: drawn.Document.Encode()})
}

// put asks a question.
func (p *Panel) put(ctx app.Context, x *exercise.Exercise) {
	p.now, p.verdict, p.fault, p.hint, p.shown, p.tried, p.coming = x, nil, nil, false, false, false, false
	ctx.Defer(func(app.Context) {
		if field := app.Window().GetElementByID(answerID); field.Truthy() {
			field.Set("value", "")
			field.Call("focus")
		}
	})
}

// onAsk asks about what is selected, or draws a network of the level that is chosen.
func (p *Panel) onAsk(ctx app.Context, _ app.Event) {
	if level := app.Window().GetElementByID(levelID).Get("selectedIndex").Int(); level > 0 {
		p.draw(ctx, level)
		return
	}
	p.ask(ctx)
}

// onAnswer judges what was typed.
func (p *Panel) onAnswer(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if p.now == nil || p.gone() {
		return
	}
	verdict, err := p.now.Answer(app.Window().GetElementByID(answerID).Get("value").String())
	p.fault = err
	if err != nil {
		p.verdict = nil
		return
	}
	p.verdict = &verdict
	p.count(verdict.Correct)
}

// count counts a question once, when it is first answered or shown.
func (p *Panel) count(right bool) {
	if p.tried {
		return
	}
	p.tried = true
	p.asked++
	if right {
		p.right++
	}
}

func (p *Panel) onHint(app.Context, app.Event) { p.hint = true }

func (p *Panel) onShow(app.Context, app.Event) {
	p.shown, p.hint = true, true
	p.count(false)
}

// gone reports whether the network is no longer the one that the question is about.
func (p *Panel) gone() bool {
	if holds(p.now, p.View) {
		p.coming = false
		return false
	}
	return !p.coming
}
