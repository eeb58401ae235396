package derivation

import (
	"fmt"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/network"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render shows the derivation, or says why there is none.
func (p *Panel) Render() app.UI {
	s := p.shown()
	if s == nil {
		return app.Section().Class("derivation").Aria("label", "Derivation").Body(
			app.Div().Class("head").Body(app.H2().Text("Derivation")),
			app.P().Class("empty").Text(p.whyNone()),
		)
	}
	return app.Section().Class("derivation"+phaseClass[p.Phase]+map[bool]string{true: " going"}[p.Behind]).Aria("label", "Derivation").Body(
		p.renderHead(s),
		p.renderBehind(),
		p.renderOptions(s),
		p.renderForward(s),
		p.renderSteps(s),
		p.renderNotes(s),
		p.renderSamples(s),
		p.renderUpdate(s),
		p.renderCheck(s),
	)
}

// phaseClass marks the lines of a phase of training.
var phaseClass = map[act.Phase]string{act.Forward: " phase-forward", act.Backward: " phase-backward", act.Update: " phase-update"}

// whyNone says why there is nothing to derive.
func (p *Panel) whyNone() string {
	switch {
	case p.View == nil:
		return ""
	case p.View.Problem != nil:
		return "There is nothing to derive yet: " + p.View.Problem.Error()
	}
	for _, s := range p.View.Encoding.Skipped {
		if s.Row == p.View.Row-1 {
			return "This row is left out, so there is no derivative on it: " + s.Reason
		}
	}
	return "This row is left out, so there is no derivative on it."
}

func (p *Panel) renderHead(s *shown) app.UI {
	return app.Div().Class("head").Body(
		app.H2().Body(app.Text("Derivation of "), formula(s.of)),
		segments("Lines",
			segment{"Both", p.options.show == both, p.setShow(both)},
			segment{"Symbols", p.options.show == symbols, p.setShow(symbols)},
			segment{"Numbers", p.options.show == numbers, p.setShow(numbers)},
		),
		app.Button().Type("button").Class("copy-all").OnClick(p.copyAll).Text("Copy LaTeX"),
	)
}

// renderBehind says of which epoch the numbers are while training goes on.
func (p *Panel) renderBehind() app.UI {
	if !p.Behind {
		return app.P().Class("behind none")
	}
	return app.P().Class("behind").Text(fmt.Sprintf("Training goes on; the numbers here are those of epoch %d.", p.View.Training.Epoch))
}

func (p *Panel) renderOptions(s *shown) app.UI {
	row := []app.UI{
		segments("Way",
			segment{"From the loss", p.options.form == derive.Chain, p.setForm(derive.Chain)},
			segment{"By errors δ, s", p.options.form == derive.Errors, p.setForm(derive.Errors)},
		),
		segments("Steps",
			segment{"All", !p.one, p.setOne(false)},
			segment{"One at a time", p.one, p.setOne(true)},
		),
	}
	if s.hasSums {
		row = append(row, segments("Sums",
			segment{"Σ", !p.options.expanded, p.setExpanded(false)},
			segment{"Written out", p.options.expanded, p.setExpanded(true)},
		))
	}
	row = append(row, app.Label().Class("digits").Body(
		app.Text("Digits"),
		app.Input().Type("number").Min(fewestDigits).Max(mostDigits).Value(p.options.digits).OnChange(p.onDigits),
	))
	return app.Div().Class("options").Body(row...)
}

// renderForward is the forward pass; its lines are made when it is opened.
func (p *Panel) renderForward(s *shown) app.UI {
	body := []app.UI{app.Summary().Text("Forward pass: where the numbers come from")}
	open := p.forward || p.Phase == act.Forward
	if open {
		var rows []app.UI
		for i, r := range s.forward(p.View, p.options) {
			rows = append(rows, app.Li().Class("step").Body(p.renderFormula(r, i == 0), app.Div().Class("is").Text(r.value)))
		}
		body = append(body, app.Ol().DataSet("steps", "1").Body(rows...))
	}
	return app.Details().Class("forward").Open(open).OnToggle(p.toggleForward).Body(body...)
}

func (p *Panel) renderSteps(s *shown) app.UI {
	last := p.last(s)
	var rows []app.UI
	for i, r := range s.rows[:last+1] {
		class := "step"
		if i == len(s.rows)-1 {
			class = "step result"
		}
		if p.one && i == last {
			class += " now"
		}
		rows = append(rows, app.Li().Class(class).Body(
			app.Div().Class("why").Body(
				app.Span().Class("rule").Title(r.step.Rule.Prose()).Text(r.step.Rule.Title()),
				reason(r.step.Reason),
				app.Button().Type("button").Class("copy").DataSet("step", i).Title("Copy this step as LaTeX").
					Aria("label", fmt.Sprintf("Copy step %d as LaTeX", i+1)).OnClick(p.copyStep).Text("TeX"),
			),
			p.renderFormula(r, i == 0),
			app.Div().Class("is").Text(r.value),
			remarks(r.step.Remarks),
		))
	}
	list := app.Ol().Class("steps").DataSet("steps", "1").Aria("label", "Steps").Body(rows...)
	if !p.one {
		return app.Div().Class("all").Body(list)
	}
	return app.Div().Class("all").Body(list, app.Div().Class("stepper").Body(
		app.Button().Type("button").Disabled(last == 0).OnClick(p.move(-1)).Text("Back"),
		app.Span().Class("count").Text(fmt.Sprintf("Step %d of %d", last+1, len(s.rows))),
		app.Button().Type("button").Class("go").Disabled(last == len(s.rows)-1).OnClick(p.move(1)).Text("Next step"),
	))
}

// renderFormula is a step's line in symbols, in numbers, or both. One formula of a list is reached by
// Tab; the arrow keys go on from there, see package link.
func (p *Panel) renderFormula(r row, first bool) app.UI {
	var lines []app.UI
	if p.options.show != numbers {
		lines = append(lines, app.Div().Class("symbols").Body(line(r.left, r.symbols)))
	}
	if p.options.show != symbols && !(p.options.show == both && r.alike) {
		left := (*expr.Markup)(nil)
		if p.options.show == numbers {
			left = r.left
		}
		lines = append(lines, app.Div().Class("numbers").Body(line(left, r.numbers)))
	}
	tab := -1
	if first {
		tab = 0
	}
	return app.Div().Class("formula").TabIndex(tab).Role("group").Aria("label", r.speech).Body(lines...)
}

// line is a formula after an equals sign, with its left side where it has one.
func line(left *expr.Markup, right expr.Markup) app.UI {
	var parts []expr.Markup
	if left != nil {
		parts = append(parts, *left)
	}
	equals := expr.Markup{Tag: "mo", Text: "="}
	return markup.Math(expr.Markup{Tag: "math", Children: append(parts, equals, right)}, true)
}

// formula is an expression within prose.
func formula(e expr.Expr) app.UI {
	return markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{expr.MathML(e, expr.Format{})}}, false)
}

func reason(text string) app.UI {
	var parts []app.UI
	for _, p := range parse(text) {
		if p.symbol == nil {
			parts = append(parts, app.Text(p.text))
			continue
		}
		parts = append(parts, formula(*p.symbol))
	}
	return app.Span().Class("reason").Body(parts...)
}

func remarks(list []derive.Remark) app.UI {
	var items []app.UI
	for _, r := range list {
		items = append(items, app.P().Text(r.Text))
	}
	if len(items) == 0 {
		return app.Div().Class("remark none")
	}
	title := "What the article prints here"
	return app.Details().Class("remark").Body(append([]app.UI{app.Summary().Text(title)}, items...)...)
}

func (p *Panel) renderNotes(s *shown) app.UI {
	items := make([]app.UI, len(s.derivation.Notes))
	for i, n := range s.derivation.Notes {
		items[i] = app.P().Body(reason(n))
	}
	return app.Div().Class("notes").Body(items...)
}

func (p *Panel) renderSamples(s *shown) app.UI {
	digits := p.options.digits
	var rows []app.UI
	for _, e := range entries(s.samples, p.View.Row, p.all) {
		if e.gap > 0 {
			rows = append(rows, app.Tr().Class("gap").Body(app.Td().ColSpan(2).Text(fmt.Sprintf("… %d more", e.gap))))
			continue
		}
		class := ""
		if e.row == p.View.Row {
			class = "current"
		}
		of := expr.D(expr.Symbol{Kind: expr.Li, I: expr.At(e.row)}, s.derivation.Symbol)
		rows = append(rows, app.Tr().Class(class).Body(
			app.Td().Body(app.Button().Type("button").Class("plain").DataSet("row", e.row).
				Aria("label", fmt.Sprintf("Show sample %d", e.row)).OnClick(p.selectSample).Body(formula(of))),
			app.Td().Text(expr.FormatNumber(e.value, digits)),
		))
	}
	total := 0.0
	for _, e := range s.samples {
		total += e.value
	}
	body := []app.UI{
		app.Table().Class("samples").Body(
			app.Caption().Body(app.Text("Over all samples")),
			app.TBody().Body(rows...),
			app.TFoot().Body(app.Tr().Body(
				app.Th().Scope("row").Body(formula(s.total), app.Text(" = "), sumSign(), app.Text(" of these")),
				app.Td().Text(expr.FormatNumber(total, digits)),
			)),
		),
	}
	if len(s.samples) > whole {
		text := "Show every sample"
		if len(s.samples) > most {
			text = fmt.Sprintf("Show the first %d", most)
		}
		if p.all {
			text = "Show fewer"
		}
		body = append(body, app.Button().Type("button").OnClick(p.toggleAll).Text(text))
	}
	return app.Div().Class("over").Body(body...)
}

func sumSign() app.UI { return app.Span().Class("sum").Text("Σ") }

// renderUpdate shows where the parameter goes in one full-batch step, in symbols and in numbers.
func (p *Panel) renderUpdate(s *shown) app.UI {
	u := p.View.Update(p.View.Param)
	symbol := s.derivation.Symbol
	if u.Locked {
		return app.P().Class("update").Body(formula(symbol), app.Text(" is locked: training leaves it alone."))
	}
	n := func(v float64) expr.Markup { return expr.MathML(expr.Num(v), expr.Format{Digits: p.options.digits}) }
	inProduct := func(v float64) expr.Markup {
		if v < 0 {
			return bracket(n(v))
		}
		return n(v)
	}
	op := func(text string) expr.Markup { return expr.Markup{Tag: "mo", Text: text} }
	marked := func(word string) expr.Markup {
		return expr.Markup{Tag: "msup", Children: []expr.Markup{expr.MathML(symbol, expr.Format{}), {Tag: "mtext", Text: word}}}
	}
	slope := expr.MathML(s.total, expr.Format{})
	gamma := expr.Markup{Tag: "mi", Text: "γ"}
	parts := []expr.Markup{marked("new"), op("="), marked("old"), op("−"), gamma}
	if p.View.Document.Training.Reduction == network.Mean {
		parts = append(parts, expr.Markup{Tag: "mfrac", Children: []expr.Markup{n(1), {Tag: "mi", Text: "N"}}})
	}
	numbers := inProduct(u.Gradient)
	if u.Decay != 0 {
		slope = bracket(row2(slope, op("+"), n(2), expr.Markup{Tag: "mi", Text: "λ"}, marked("old")))
		numbers = bracket(row2(n(u.Gradient-u.Decay), op("+"), inProduct(u.Decay)))
	}
	parts = append(parts, slope, op("="), n(u.Old), op("−"), n(u.Rate), op("·"), numbers, op("="), n(u.New))
	return app.P().Class("update").Body(
		app.Text("Update, with γ = "+expr.FormatNumber(u.Rate, 0)+": "),
		markup.Math(expr.Markup{Tag: "math", Children: parts}, false),
	)
}

func row2(parts ...expr.Markup) expr.Markup { return expr.Markup{Tag: "mrow", Children: parts} }

func bracket(m expr.Markup) expr.Markup {
	fence := func(text string) expr.Markup {
		return expr.Markup{Tag: "mo", Text: text, Attrs: [][2]string{{"stretchy", "false"}, {"lspace", "0"}, {"rspace", "0"}}}
	}
	return row2(fence("("), m, fence(")"))
}

func (p *Panel) renderCheck(s *shown) app.UI {
	c := s.check
	return app.P().Class("note check").Text(fmt.Sprintf(
		"Checked: dual numbers %s, central difference %s. Each line is evaluated on its own. Values are computed in full and rounded for display.",
		expr.FormatNumber(c.Dual, 9), expr.FormatNumber(c.Difference, 9)))
}

type segment struct {
	label string
	on    bool
	click app.EventHandler
}

// segments is a row of buttons of which one is on.
func segments(label string, list ...segment) app.UI {
	buttons := make([]app.UI, len(list))
	for i, s := range list {
		class := ""
		if s.on {
			class = "on"
		}
		buttons[i] = app.Button().Type("button").Class(class).Aria("pressed", strconv.FormatBool(s.on)).OnClick(s.click).Text(s.label)
	}
	return app.Span().Class("seg").Role("group").Aria("label", label).Body(buttons...)
}
