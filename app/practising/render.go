package practising

import (
	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// shownDigits is how many digits an answer has that is shown.
const shownDigits = 6

// Render draws the choice of what is asked, the question, and what the answer was.
func (p *Panel) Render() app.UI {
	options := []app.UI{app.Option().Text(prose.Text(prose.AboutSelected))}
	for level := 1; level <= draw.Levels(); level++ {
		options = append(options, app.Option().Text(prose.Text(levelNames[level-1])))
	}
	body := []app.UI{
		app.H2().Text(prose.Text(prose.Practise)),
		app.P().Text(prose.Text(prose.PractiseHow)),
		app.Div().Class("choose").Body(
			app.Label().For(levelID).Text(prose.Text(prose.AskAbout)),
			app.Select().ID(levelID).Body(options...),
			app.Button().Type("button").Class("primary").OnClick(p.onAsk).Text(prose.Text(p.askLabel())),
		),
	}
	body = append(body, p.renderQuestion()...)
	if p.asked > 0 {
		body = append(body, app.P().Class("count").Text(prose.Text(prose.RightAtOnce, p.right, p.asked)))
	}
	return app.Section().Class("practising").Hidden(p.Away).Aria("label", prose.Text(prose.Practise)).Body(body...)
}

// levelNames are what the levels are about.
var levelNames = []prose.ID{
	prose.LevelNeuron, prose.LevelFunction, prose.LevelHidden, prose.LevelRows, prose.LevelStep, prose.LevelOutputs, prose.LevelClasses, prose.LevelAny, prose.LevelDeep,
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
	parts := []app.UI{
		app.P().Class("prompt").Body(markup.Message(p.now.Prompt())...),
		app.Form().Class("give").OnSubmit(p.onAnswer).Body(
			app.Label().For(answerID).Text(prose.Text(prose.YourAnswer)),
			app.Input().ID(answerID).Type("text").AutoComplete(false).Spellcheck(false),
			app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
			app.Button().Type("button").Disabled(p.hint).OnClick(p.onHint).Text(prose.Text(prose.GiveHint)),
			app.Button().Type("button").Disabled(p.shown).OnClick(p.onShow).Text(prose.Text(prose.ShowAnswer)),
		),
	}
	if p.hint {
		parts = append(parts, p.renderHint())
	}
	return append(parts, said.Body(p.renderVerdict()...))
}

// renderHint is the equation by which the quantity is computed, and its number where it is asked for.
func (p *Panel) renderHint() app.UI {
	line := []app.UI{}
	equals := expr.Markup{Tag: "mo", Text: "="}
	add := func(m ...expr.Markup) {
		line = append(line, markup.Math(expr.Markup{Tag: "math", Children: m}, true))
	}
	plain := expr.Format{Digits: shownDigits}
	add(expr.MathML(p.now.Formula(), plain))
	if e, ok := p.now.Line(); ok {
		add(equals, expr.MathML(e, plain))
	}
	if p.shown {
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
