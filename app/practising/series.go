package practising

import (
	"slices"

	"chainrule/app/act"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Series asks for some quantities of the view's network one after the other, or about a network that it draws, as an exercise
// of a text. When the last answer is right, it posts act.Done with its name, and act.DonePart before.
type Series struct {
	app.Compo

	View  *workspace.View
	In    string   // the text's name
	Name  string   // of the exercise, its own in the text
	Ask   []string // ids of quantities; nil: it draws
	Form  exercise.Form
	Level int     // of what it draws
	Seed  *uint64 // of what it draws; nil: another one each time
	Drawn bool    // the network is drawn beside the text
	From  int     // how many of its questions were done before

	ctx    app.Context
	asked  asked
	of     string // the exercise that the state belongs to
	at     int    // of Ask
	drawn  uint64 // the seed of what was drawn
	coming bool   // the document of the question is being opened
	over   bool   // all is answered
}

// OnMount keeps the context of the series, which its buttons come and go in.
func (s *Series) OnMount(ctx app.Context) {
	s.ctx = ctx
	s.asked.listenWalk(ctx)
}

// OnDismount ends what goes on in the drawing of the network.
func (s *Series) OnDismount() {
	if s.asked.walk.on {
		act.SetWalk(s.ctx, nil)
	}
}

// Render draws the question, and how far one is.
func (s *Series) Render() app.UI {
	if of := s.In + " " + s.Name; s.of != of {
		s.asked.leaveWalk(s.ctx)
		s.asked, s.of, s.at, s.coming, s.over = asked{}, of, 0, false, false
	}
	if from := min(s.From, len(s.Ask)-1); from > s.at && !s.asked.tried { // it goes on where it was, here or on another machine
		s.asked.leaveWalk(s.ctx)
		s.asked, s.at = asked{}, from
	}
	s.asked.field = "answer-" + s.Name
	s.asked.walk.from, s.asked.walk.drawn = "lesson", s.Drawn
	return app.Div().Class("series practising").Body(s.renderBody()...)
}

func (s *Series) renderBody() []app.UI {
	if s.Ask == nil {
		return s.renderDrawn()
	}
	if s.over {
		return []app.UI{said().ID(s.asked.field + "-said").Body(app.P().Class("right").Text(prose.Text(prose.SeriesOver, len(s.Ask))))}
	}
	if !s.View.Ready() || s.View.Sample < 0 {
		return []app.UI{said().Body(fault(prose.Sentence(prose.Say(prose.NotAskedHere))))}
	}
	if q := &s.asked; q.of == nil || !holds(q.of, s.View) { // asked about the numbers as they are now
		n := exercise.NumbersIn(s.View)
		x, err := ask.New(n, s.Ask[s.at], s.View.Row, s.Form)
		if err != nil {
			return []app.UI{said().Body(fault(prose.Sentence(prose.Say(prose.NotAskedHere))))}
		}
		q.leaveWalk(s.ctx)
		*q = asked{of: x, form: s.Form, field: q.field, walk: q.walk}
	}
	var parts []app.UI
	if len(s.Ask) > 1 {
		parts = append(parts, app.P().Class("count").Text(prose.Text(prose.SeriesAt, s.at+1, len(s.Ask))))
	}
	parts = append(parts, s.asked.render(s.onAnswer, s.onShow)...)
	if s.asked.right() && s.at < len(s.Ask)-1 {
		parts = append(parts, app.Button().Type("button").Class("next").OnClick(s.onNext).Text(prose.Text(prose.AskNext)))
	}
	return parts
}

// renderDrawn is the question about a network that is drawn, or the button that draws it.
func (s *Series) renderDrawn() []app.UI {
	draw := app.Button().Type("button").Class("primary draw").OnClick(s.onDraw).Text(prose.Text(prose.DrawOne))
	q := &s.asked
	if q.of == nil || !s.coming && !holds(q.of, s.View) {
		return []app.UI{draw}
	}
	if holds(q.of, s.View) {
		s.coming = false
	}
	parts := q.render(s.onAnswer, s.onShow)
	if q.right() && s.Seed == nil {
		parts = append(parts, draw)
	}
	return parts
}

func (s *Series) onDraw(ctx app.Context, _ app.Event) {
	seed := anySeed()
	if s.Seed != nil {
		seed = *s.Seed
	}
	form := s.Form
	if !slices.Contains(exercise.Forms(), form) {
		form = exercise.Number
	}
	s.drawn = seed
	drawn := draw.Draw(s.Level, form, seed)
	s.asked.put(s.ctx, ask.Quantity{Exercise: drawn.Exercise}, form)
	s.coming = true
	openDrawn(ctx, drawn)
}

// about says which question is asked.
func (s *Series) about() progress.Question {
	return progress.Question{Level: s.Level, Form: s.asked.form, Seed: s.drawn, Ask: s.asked.of.ID()}
}

func (s *Series) onAnswer(ctx app.Context, e app.Event) {
	e.PreventDefault()
	if s.asked.of == nil {
		return
	}
	text, ok := s.asked.answer(ctx)
	if !ok {
		return
	}
	s.asked.tell(ctx, s.about(), s.View.Row, text, *s.asked.verdict)
	switch last := s.Ask == nil || s.at == len(s.Ask)-1; {
	case s.asked.right() && last:
		s.over = len(s.Ask) > 1
		act.Done(ctx, s.Name)
	case s.asked.right():
		act.DonePart(ctx, s.Name, s.at+1)
	}
}

func (s *Series) onShow(ctx app.Context, _ app.Event) {
	if s.asked.show() {
		s.asked.tell(ctx, s.about(), s.View.Row, "", exercise.Verdict{})
	}
}

// onNext goes on to the next question. The one that is asked then has an empty field.
func (s *Series) onNext(app.Context, app.Event) {
	s.at++
	s.asked.put(s.ctx, nil, s.Form)
}
