package practising

import (
	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/app/menu"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// shownDigits is how many digits an answer has that is shown.
const shownDigits = 6

// Render draws the choice of what is asked, the question, what the answer was, and how the person fares.
func (p *Panel) Render() app.UI {
	levels := []app.UI{app.Option().Text(prose.Text(prose.AboutSelected))}
	for level := 1; level <= draw.Levels(); level++ {
		levels = append(levels, app.Option().Text(prose.Text(levelNames[level])))
	}
	body := []app.UI{
		app.H2().Text(prose.Text(prose.Practise)),
		p.renderModes(),
	}
	asking := []app.UI{
		app.P().Text(prose.Text(prose.PractiseHow)),
		app.Div().Class("choose").Body(
			app.Label().For(levelID).Text(prose.Text(prose.AskAbout)),
			app.Select().ID(levelID).Body(levels...),
			app.Label().For(formID).Text(prose.Text(prose.AnswerWith)),
			app.Select().ID(formID).Body(app.Option().Text(prose.Text(prose.ByNumber)), app.Option().Text(prose.Text(prose.ByExpression))),
			app.Button().Type("button").Class("primary").OnClick(p.onAsk).Text(prose.Text(p.askLabel())),
		),
	}
	asking = append(asking, p.renderQuestion()...)
	body = append(
		body,
		app.Div().Class("asking").Hidden(p.mode != questions).Body(append(asking, p.renderProgress())...),
		&covered{View: p.View, Away: p.Away || p.mode != byLine},
		&own{View: p.View, Away: p.Away || p.mode != ownLines},
	)
	return app.Section().Class("practising").Hidden(p.Away).Aria("label", prose.Text(prose.Practise)).Body(body...)
}

// modeNames are what the ways of practising are called.
var modeNames = []prose.ID{prose.ModeQuestions, prose.ModeLines, prose.ModeOwn}

func (p *Panel) renderModes() app.UI {
	var list []menu.Segment
	for i, id := range modeNames {
		list = append(list, menu.Segment{Label: prose.Text(id), On: p.mode == mode(i), Click: p.onMode})
	}
	return menu.Segments(prose.HowToPractise, list...)
}

// levelNames are what the levels are about; 0 is the person's own network.
var levelNames = []prose.ID{
	prose.LevelOwn, prose.LevelNeuron, prose.LevelFunction, prose.LevelHidden, prose.LevelRows, prose.LevelStep, prose.LevelOutputs, prose.LevelClasses, prose.LevelAny, prose.LevelDeep,
}

func (p *Panel) askLabel() prose.ID {
	if p.now == nil {
		return prose.AskMe
	}
	return prose.AskNext
}

// renderQuestion is the question with the field for the answer, and what the answer was.
func (p *Panel) renderQuestion() []app.UI {
	said := app.Div().Class("verdict").Role("status").Aria("live", "polite")
	switch {
	case p.now == nil && p.fault != nil:
		return []app.UI{said.Body(app.P().Class("fault").Text(prose.Sentence(p.fault)))}
	case p.now == nil:
		return []app.UI{said}
	case p.gone():
		return []app.UI{said.Body(app.P().Class("fault").Text(prose.Text(prose.QuestionGone)))}
	}
	var parts []app.UI
	if p.again {
		parts = append(parts, app.P().Class("again").Text(prose.Text(prose.AskedAgain)))
	}
	parts = append(
		parts,
		app.P().Class("prompt").Body(markup.Message(p.now.Prompt())...),
		app.Form().Class("give").OnSubmit(p.onAnswer).Body(
			app.Label().For(answerID).Text(prose.Text(prose.YourAnswer)),
			app.Input().ID(answerID).Type("text").AutoComplete(false).Spellcheck(false),
			app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
			app.Button().Type("button").Disabled(p.hint).OnClick(p.onHint).Text(prose.Text(prose.GiveHint)),
			app.Button().Type("button").Disabled(p.shown).OnClick(p.onShow).Text(prose.Text(prose.ShowAnswer)),
		),
	)
	if p.hint {
		parts = append(parts, p.renderHint())
	}
	return append(parts, said.Body(p.renderVerdict()...))
}

// renderHint is the equation by which the quantity is computed, and its number where the answer is shown. Where the equation is the answer, it
// is what stands in it, until the answer is shown.
func (p *Panel) renderHint() app.UI {
	line := []app.UI{}
	equals := expr.Markup{Tag: "mo", Text: "="}
	add := func(m ...expr.Markup) {
		line = append(line, markup.Math(expr.Markup{Tag: "math", Children: m}, true))
	}
	plain := expr.Format{Digits: shownDigits}
	e, ok := p.now.Line()
	if ok && p.now.Form == exercise.Expression && !p.shown {
		line = append(line, app.Text(prose.Text(prose.MadeOf)))
		for _, s := range expr.Symbols(e) {
			add(expr.MathML(s, plain))
		}
		return app.P().Class("hint").Body(line...)
	}
	add(expr.MathML(p.now.Formula(), plain))
	if ok {
		add(equals, expr.MathML(e, plain))
	}
	if p.shown && p.now.Form == exercise.Number {
		add(equals, expr.MathML(expr.Num(p.now.Right()), plain))
	}
	return app.P().Class("hint").Body(line...)
}

func (p *Panel) renderVerdict() []app.UI {
	if p.fault != nil {
		return []app.UI{app.P().Class("fault").Text(prose.Sentence(p.fault))}
	}
	if p.verdict == nil {
		return nil
	}
	class := "wrong"
	if p.verdict.Correct {
		class = "right"
	}
	said := app.P().Class(class).Body(markup.Message(p.verdict.Feedback)...)
	if where := p.verdict.Where.Step; where != "" {
		said = said.Attr(link.Attribute, where).TabIndex(0)
	}
	return []app.UI{said}
}

// renderProgress is how the person fares with each topic, by the rules of package progress, and the results as files.
func (p *Panel) renderProgress() app.UI {
	topics := p.log.Topics(draw.Levels())
	if len(topics) == 0 {
		return app.Div().Class("progress")
	}
	var rows []app.UI
	for _, t := range topics {
		state := prose.Text(prose.RightOfLast, t.Last, min(t.Tried, progress.Window))
		if t.Mastered {
			state = prose.Text(prose.Mastered)
		}
		if n := p.log.Waiting(t.Level); n > 0 {
			state = prose.Join(prose.Say(prose.Verbatim, state), prose.Say(prose.ComeBack, n)).String()
		}
		rows = append(rows, app.Dt().Text(prose.Text(levelNames[t.Level])), app.Dd().Text(state))
	}
	return app.Div().Class("progress").Body(
		app.H3().Text(prose.Text(prose.YourProgress)),
		app.P().Class("rule").Text(prose.Text(prose.ProgressRule)),
		app.Dl().Body(rows...),
		app.Div().Class("give").Body(
			app.Button().Type("button").OnClick(p.onJSON).Text(prose.Text(prose.ResultsJSON)),
			app.Button().Type("button").OnClick(p.onCSV).Text(prose.Text(prose.ResultsCSV)),
			app.Button().Type("button").OnClick(p.onClear).Text(prose.Text(prose.ForgetThem)),
		),
	)
}
