package practising

import (
	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/lines"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// covered is the derivation of the selected parameter, which covers itself: each line is asked for, and then opens.
type covered struct {
	app.Compo

	View *workspace.View
	Away bool
	Log  *kept

	own   app.Context // the component's: that of a button ends with it
	lines *lines.Lines
	of    *workspace.View // what the lines are of
	said  lines.Verdict
	skip  prose.Message // the answer that was shown
	fault error
	tried bool // the question was answered before
}

const factorID = "factor-field"

// shownDigits is how many digits numbers have.
const shownDigits = 6

// OnMount keeps the component's context.
func (c *covered) OnMount(ctx app.Context) { c.own = ctx }

// fresh reports whether a view still has the derivation that the lines are of.
func fresh(v, of *workspace.View) bool {
	return of != nil && v.SameNetwork(of) && v.Param == of.Param && v.Row == of.Row && sameNumbers(v, of)
}

func (c *covered) onBegin(app.Context, app.Event) {
	c.lines, c.of, c.said, c.skip, c.fault, c.tried = nil, c.View, lines.Verdict{}, prose.None, nil, false
	v := c.View
	if !v.Ready() || v.Sample < 0 {
		c.fault = prose.Say(prose.NothingToAsk)
		return
	}
	c.lines, c.fault = lines.Of(exercise.NumbersIn(v), v.Derive(v.Sample, v.Param))
	c.focus()
}

// focus leads to where the question is answered.
func (c *covered) focus() {
	c.own.Defer(func(app.Context) {
		field := app.Window().GetElementByID(factorID)
		if !field.Truthy() {
			field = app.Window().Get("document").Call("querySelector", ".practising .rules button")
		}
		if field.Truthy() {
			if field.Get("value").Truthy() {
				field.Set("value", "")
			}
			field.Call("focus")
		}
	})
}

// onRule answers with the rule of a button.
func (c *covered) onRule(ctx app.Context, _ app.Event) {
	rule := derive.Rule(ctx.JSSrc().Get("dataset").Get("rule").String())
	c.take(string(rule), func() (lines.Verdict, error) { return c.lines.Choose(rule), nil })
}

func (c *covered) onAnswer(_ app.Context, e app.Event) {
	e.PreventDefault()
	text := app.Window().GetElementByID(factorID).Get("value").String()
	c.take(text, func() (lines.Verdict, error) { return c.lines.Answer(text) })
}

// take takes an answer, and records it.
func (c *covered) take(text string, answer func() (lines.Verdict, error)) {
	if c.lines == nil || !fresh(c.View, c.of) {
		return
	}
	at, _ := c.lines.Count()
	q := c.question()
	c.said, c.fault = answer()
	c.skip = prose.None
	if c.fault != nil {
		return
	}
	c.record(q, at, progress.Attempt{Answer: text, First: !c.tried}, c.said.Verdict)
	c.tried = !c.said.Correct
	if c.said.Correct {
		c.focus()
	}
}

// question names the question that is open as it is asked for alone.
func (c *covered) question() progress.Question {
	of := expr.DLoss(c.View.Row, c.View.Shape.Symbol(c.View.Param))
	q, _ := c.lines.Question()
	switch q.Kind {
	case lines.Rule:
		return progress.Question{Form: ask.Rule, Ask: ask.StepID(of, q.Line)}
	case lines.Factor:
		return progress.Question{Form: exercise.Expression, Ask: ask.StepID(of, q.Line)}
	}
	return progress.Question{Form: exercise.Number, Ask: expr.Text(of, expr.Format{})}
}

// record records an attempt at a question, and tells the page around this one.
func (c *covered) record(q progress.Question, at int, a progress.Attempt, v exercise.Verdict) {
	of := expr.Text(expr.DLoss(c.View.Row, c.View.Shape.Symbol(c.View.Param)), expr.Format{})
	a.Question = q
	c.Log.record(tell(c.own, prose.Text(prose.LineOfDerivation, prose.Unquoted(of), at), c.View.Row, a, v))
}

func (c *covered) onSkip(app.Context, app.Event) {
	if c.lines == nil || !fresh(c.View, c.of) {
		return
	}
	at, _ := c.lines.Count()
	if !c.tried {
		c.record(c.question(), at, progress.Attempt{First: true, Help: progress.Shown}, exercise.Verdict{})
	}
	c.said, c.fault, c.tried = lines.Verdict{}, nil, false
	c.skip = c.lines.Skip()
	c.focus()
}

// Render draws the lines that are open, and the question for the next.
func (c *covered) Render() app.UI {
	body := []app.UI{app.P().Text(prose.Text(prose.LinesHow))}
	label := prose.CoverIt
	if c.lines != nil {
		label = prose.CoverAgain
	}
	body = append(body, app.Div().Class("choose").Body(app.Button().Type("button").Class("primary").OnClick(c.onBegin).Text(prose.Text(label))))
	switch {
	case c.lines == nil && c.fault != nil:
		body = append(body, said().Body(fault(prose.Sentence(c.fault))))
	case c.lines == nil:
		body = append(body, said())
	case !fresh(c.View, c.of):
		body = append(body, said().Body(fault(prose.Text(prose.QuestionGone))))
	default:
		body = append(body, c.renderLines(), said().Body(c.renderSaid()...))
		body = append(body, c.renderQuestion()...)
	}
	return app.Div().Class("covered").Hidden(c.Away).Body(body...)
}

func (c *covered) renderLines() app.UI {
	var items []app.UI
	plain := expr.Format{Digits: shownDigits}
	for _, s := range c.lines.Open() {
		var line []app.UI
		add := func(m ...expr.Markup) {
			line = append(line, markup.Math(expr.Markup{Tag: "math", Children: m}, true))
		}
		if s.Left != nil {
			add(expr.MathML(s.Left, plain))
		}
		add(expr.Markup{Tag: "mo", Text: "="}, expr.MathML(s.Expr, plain))
		items = append(items, app.Li().Body(app.Span().Class("line").Body(line...), app.Span().Class("rule").Text(s.Rule.Title().String())))
	}
	return app.Ol().Class("lines").Body(items...)
}

func (c *covered) renderSaid() []app.UI {
	switch {
	case c.fault != nil:
		return []app.UI{fault(prose.Sentence(c.fault))}
	case !c.skip.IsNone():
		return []app.UI{app.P().Body(markup.Message(c.skip)...)}
	case c.said.Feedback.IsNone():
		return nil
	case c.said.Correct:
		return []app.UI{app.P().Class("right").Body(markup.Message(c.said.Feedback)...)}
	}
	return []app.UI{app.P().Class("wrong").Body(markup.Message(c.said.Feedback)...)}
}

func (c *covered) renderQuestion() []app.UI {
	q, more := c.lines.Question()
	if !more {
		return []app.UI{app.P().Class("prompt").Text(prose.Text(prose.DerivationDone))}
	}
	at, of := c.lines.Count()
	skip := app.Button().Type("button").OnClick(c.onSkip).Text(prose.Text(prose.ShowAnswer))
	count := app.Span().Class("rule").Text(prose.Text(prose.QuestionOf, at, of))
	if q.Kind == lines.Rule {
		var buttons []app.UI
		for _, r := range q.Choices {
			buttons = append(buttons, app.Button().Type("button").DataSet("rule", string(r)).OnClick(c.onRule).Text(r.Title().String()))
		}
		return []app.UI{
			app.P().Class("prompt").Text(prose.Text(prose.WhichRule)),
			app.Div().Class("give rules").Role("group").Aria("label", prose.Text(prose.WhichRule)).Body(append(buttons, skip, count)...),
		}
	}
	var parts []app.UI
	label := prose.WhichValue
	if q.Kind == lines.Factor {
		label = prose.WhichFactor
		line := []expr.Markup{{Tag: "mo", Text: "="}, c.lines.Covered(q, expr.Format{Digits: shownDigits})}
		parts = append(parts, app.P().Class("hint").Body(markup.Math(expr.Markup{Tag: "math", Children: line}, true)))
	}
	return append([]app.UI{app.P().Class("prompt").Text(prose.Text(label))}, append(parts, app.Form().Class("give").OnSubmit(c.onAnswer).Body(
		app.Label().For(factorID).Text(prose.Text(prose.YourAnswer)),
		app.Input().ID(factorID).Type("text").AutoComplete(false).Spellcheck(false),
		app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)), skip, count,
	))...)
}
