package derivation

import (
	"fmt"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/prose"

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
	return app.Section().Class("derivation"+phaseClass[p.Phase]).Aria("label", "Derivation").
		Aria("busy", strconv.FormatBool(p.sight.waits(p.Behind))).Body(
		p.renderHead(s),
		p.renderBehind(),
		p.renderOptions(s),
		p.renderForward(s),
		&notation{},
		p.renderSteps(s),
		&outcome{Of: p.sight.of(s, len(s.rows)+1), All: p.all, toggle: p.toggleAll},
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
			return "This row is left out, so there is no derivative on it: " + s.Reason.String()
		}
	}
	return "This row is left out, so there is no derivative on it."
}

func (p *Panel) renderHead(s *shown) app.UI {
	return app.Div().Class("head").Body(
		app.H2().Body(app.Text("Derivation of "), markup.Formula(s.of)),
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
	return app.P().Class("behind").Text("Training goes on; the numbers here are those of epoch " + prose.Grouped(p.View.Training.Epoch) + ".")
}

func (p *Panel) renderOptions(s *shown) app.UI {
	row := []app.UI{
		segments("Way",
			segment{"From the loss", s.options.form == derive.Chain, p.setForm(derive.Chain)},
			segment{"By errors δ, s", s.options.form == derive.Errors, p.setForm(derive.Errors)},
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
		body = append(body, &forward{Of: p.sight.of(s, 0)})
	}
	return app.Details().Class("forward").Open(open).OnToggle(p.toggleForward).Body(body...)
}

// forward is the lines of the forward pass. It is a component so that they are made once.
type forward struct {
	app.Compo

	Of *shown
}

// Render draws them.
func (f *forward) Render() app.UI {
	var rows []app.UI
	for _, r := range f.Of.forward() {
		rows = append(rows, app.Li().Class("step").Body(r.renderFormula(), app.Div().Class("is").Text(r.value())))
	}
	return app.Ol().DataSet("steps", "1").Body(rows...)
}

func (p *Panel) renderSteps(s *shown) app.UI {
	last := p.last(s)
	rows := make([]app.UI, last+1)
	for i := range rows {
		rows[i] = &stepRow{Row: p.sight.of(s, i+1).rows[i], Now: p.one && i == last}
	}
	list := app.Ol().Class("steps").DataSet("steps", "1").Aria("label", "Steps").OnClick(p.onStepsClick).Body(rows...)
	if !p.one {
		return app.Div().Class("all").Body(list)
	}
	return app.Div().Class("all").Body(list, app.Div().Class("stepper").Body(
		app.Button().Type("button").Disabled(last == 0).OnClick(p.move(-1)).Text("Back"),
		app.Span().Class("count").Text(fmt.Sprintf("Step %d of %d", last+1, len(s.rows))),
		app.Button().Type("button").Class("go").Disabled(last == len(s.rows)-1).OnClick(p.move(1)).Text("Next step"),
	))
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
