// Package practising is the panel that asks a person for quantities of the network, judges the answers, and says which mistake
// a wrong answer was.
package practising

import (
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel asks about the selected parameter of a view's network, or about networks that it draws.
type Panel struct {
	app.Compo

	View  *workspace.View
	Away  bool // another panel is read in its place: this one is hidden, and keeps what was typed
	Drawn bool // the network is drawn beside it

	own      app.Context // the panel's
	mode     mode
	log      kept
	question progress.Question
	asked    asked
	again    bool              // the question went wrong before
	coming   bool              // the document of the question is being opened
	next     [len(askings)]int // of what is asked for, the one that comes next
	of       string
	none     error // why there is nothing to ask
}

// mode is how a person practises.
type mode int

const (
	questions mode = iota // one quantity after the other
	byLine                // the derivation, which covers itself
	ownLines              // a derivation of the person's own
	aSheet                // a worksheet
)

// onMode goes over to the way of practising that a button names.
func (p *Panel) onMode(ctx app.Context, _ app.Event) {
	for i, id := range modeNames {
		if prose.Text(id) == ctx.JSSrc().Get("textContent").String() {
			p.mode = mode(i)
		}
	}
}

const (
	answerID = "answer-field"
	levelID  = "exercise-level"
	formID   = "exercise-form"
)

// OnMount reads the log that is kept.
func (p *Panel) OnMount(ctx app.Context) {
	p.own = ctx
	p.log.read()
	p.asked.listenWalk(ctx)
}

// onAsk asks what went wrong before and is to come back now, or else something new: about what is selected, or about a network of the level
// that is chosen.
func (p *Panel) onAsk(ctx app.Context, _ app.Event) {
	chosen := func(id string) int { return app.Window().GetElementByID(id).Get("selectedIndex").Int() }
	level, kind := chosen(levelID), chosen(formID)
	q, again := p.log.Due(level)
	switch {
	case again && level > 0:
		p.draw(ctx, q, nil)
	case again && p.askAbout(ctx, q, true):
	case level > 0:
		p.draw(ctx, progress.Question{Level: level, Form: askings[kind].form, Seed: anySeed()}, askings[kind].ids)
	default:
		p.askNext(ctx, kind)
	}
}

// askNext asks for the next of what is chosen, from the first one again where another parameter or row was selected.
func (p *Panel) askNext(ctx app.Context, kind int) {
	v := p.View
	if v.Ready() && v.Sample >= 0 {
		list := ids(v)
		if key := list[len(list)-3]; p.of != key {
			p.of, p.next = key, [len(askings)]int{}
		}
		next := &p.next[0] // of the quantities on the way, whatever the form
		if of := askings[kind].ids; of != nil {
			next = &p.next[kind]
			list = of(exercise.NumbersIn(v), v.Shape.Symbol(v.Param), v.Row)
		}
		for range list {
			id := list[*next%len(list)]
			*next++
			if p.askAbout(ctx, progress.Question{Form: askings[kind].form, Ask: id}, false) {
				return
			}
		}
	}
	p.none = prose.Say(prose.NothingToAsk)
}

// askAbout asks about the open document, and reports whether that can be asked.
func (p *Panel) askAbout(ctx app.Context, q progress.Question, again bool) bool {
	x, ok := about(p.View, q)
	if ok {
		p.put(ctx, q, x, again)
	}
	return ok
}

// draw opens a network, with a question about it: the one that comes back, one of some that can be asked, or for the quantity for which the
// network was drawn.
func (p *Panel) draw(ctx app.Context, q progress.Question, ids func(n *work.Numbers, θ expr.Symbol, row int) []string) {
	form := q.Form
	if form != exercise.Expression {
		form = exercise.Number
	}
	drawn := draw.Draw(q.Level, form, q.Seed)
	n, row := drawn.System().Numbers, drawn.Document.Sample
	again := q.Ask != ""
	switch {
	case again:
	case ids != nil:
		θ := n.Network.Shape.ParamAt(1)
		if p := drawn.Document.Parameter; n.Network.Shape.Has(p) {
			θ = p
		}
		list := ids(n, n.Network.Shape.Symbol(θ), row)
		if len(list) == 0 {
			p.none = prose.Say(prose.NothingToAsk)
			return
		}
		q.Ask = list[q.Seed%uint64(len(list))]
	default:
		q.Ask = drawn.Asked.ID()
	}
	var of ask.Question = ask.Quantity{Exercise: drawn.Exercise}
	if q.Ask != of.ID() || q.Form != form {
		var err error
		if of, err = ask.New(n, q.Ask, row, q.Form); err != nil { // from a log that another version has written
			p.none = err
			return
		}
	}
	p.put(ctx, q, of, again)
	p.coming = true
	openDrawn(ctx, drawn)
}

// put asks a question.
func (p *Panel) put(ctx app.Context, q progress.Question, of ask.Question, again bool) {
	p.question, p.again, p.coming, p.none = q, again, false, nil
	p.asked.field = answerID
	p.asked.put(p.own, of, q.Form)
}

// onAnswer judges what was typed.
func (p *Panel) onAnswer(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if p.asked.of == nil || p.gone() {
		return
	}
	if text, ok := p.asked.answer(ctx); ok {
		p.tell(ctx, text, *p.asked.verdict)
	}
}

// tell records an answer, and tells the page around this one.
func (p *Panel) tell(ctx app.Context, text string, v exercise.Verdict) {
	p.log.record(p.asked.tell(ctx, p.question, p.View.Row, text, v))
}

// onShow shows the answer. A question that was not answered before counts as one that went wrong.
func (p *Panel) onShow(ctx app.Context, _ app.Event) {
	if p.asked.show() {
		p.tell(ctx, "", exercise.Verdict{})
	}
}

// gone reports whether the network is no longer the one that the question is about.
func (p *Panel) gone() bool {
	if holds(p.asked.of, p.View) {
		p.coming = false
		return false
	}
	return !p.coming
}
