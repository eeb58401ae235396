package derivation

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/app/markup"
	"chainrule/app/menu"
	"chainrule/engine/derive"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render shows the derivation, or says why there is none.
func (p *Panel) Render() app.UI {
	if p.Away {
		return app.Section().Class("derivation").Hidden(true)
	}
	s := p.shown()
	if s == nil {
		return app.Section().Class("derivation").Aria("label", prose.Text(prose.Derivation)).Body(
			app.Div().Class("head").Body(app.H2().Text(prose.Text(prose.Derivation))),
			app.P().Class("empty").Text(p.whyNone()),
		)
	}
	return app.Section().Class("derivation"+phaseClass[p.Phase]).Aria("label", prose.Text(prose.Derivation)).
		Aria("busy", strconv.FormatBool(p.sight.waits(p.Behind) || !s.values.complete())).Body(
		p.renderBehind(),
		s.renderProduct(),
		s.renderZero(),
		app.P().Class("unprinted").Text(prose.Text(prose.StillDrawn)),
		p.renderOptions(s),
		p.renderForward(s),
		&notation{Open: p.notation},
		p.renderSteps(s),
		&outcome{Of: p.sight.of(s, len(s.rows)+1), All: p.all, toggle: p.toggleAll},
		p.renderStepper(s),
	)
}

// phaseClass marks the lines of a phase of training.
var phaseClass = map[act.Phase]string{act.Forward: " phase-forward", act.Backward: " phase-backward", act.Update: " phase-update"}

// whyNone says why there is nothing to derive.
func (p *Panel) whyNone() string {
	switch {
	case p.View == nil:
		return ""
	case p.View.Problem != nil: // which stands below the question
		return prose.Text(prose.NothingToDerive)
	}
	for _, s := range p.View.Encoding.Skipped {
		if s.Row == p.View.Row-1 {
			return prose.Text(prose.NoneOnThisRowSince, prose.Sentence(s.Reason))
		}
	}
	return prose.Text(prose.NoneOnThisRow)
}

// renderBehind says of which epoch the numbers are while training goes on.
func (p *Panel) renderBehind() app.UI {
	if !p.Behind {
		return app.P().Class("behind none")
	}
	return app.P().Class("behind").Text(prose.Text(prose.NumbersOfEpoch, prose.Count(p.View.Training.Epoch)))
}

// renderOptions is the way in which the derivation goes, and a menu of how it is shown.
func (p *Panel) renderOptions(s *shown) app.UI {
	return app.Div().Class("options").Body(
		app.H2().Class("offscreen").Body(markup.Message(prose.Say(prose.DerivationOf, s.of))...),
		menu.Segments(prose.Way,
			menu.Segment{Label: prose.Text(prose.FromTheLoss), On: s.options.form == derive.Chain, Click: p.setForm(derive.Chain)},
			menu.Segment{Label: prose.Text(prose.ByErrors), On: s.options.form == derive.Errors, Click: p.setForm(derive.Errors)},
		),
		menu.Segments(prose.Steps,
			menu.Segment{Label: prose.Text(prose.StepsAll), On: !p.one, Click: p.setOne(false)},
			menu.Segment{Label: prose.Text(prose.OneAtATime), On: p.one, Click: p.setOne(true)},
		),
		p.renderMore(s),
	)
}

// renderMore is the menu of how the derivation is shown, and of what can be read beside it.
func (p *Panel) renderMore(s *shown) app.UI {
	toggle := func(class, label string, on bool, click app.EventHandler) app.UI {
		if on {
			class += " on"
		}
		return app.Button().Type("button").Class(class).Aria("pressed", strconv.FormatBool(on)).OnClick(click).Text(label)
	}
	list := []app.UI{menu.Segments(
		prose.Lines,
		menu.Segment{Label: prose.Text(prose.LinesBoth), On: p.options.show == both, Click: p.setShow(both)},
		menu.Segment{Label: prose.Text(prose.LinesSymbols), On: p.options.show == symbols, Click: p.setShow(symbols)},
		menu.Segment{Label: prose.Text(prose.LinesNumbers), On: p.options.show == numbers, Click: p.setShow(numbers)},
	)}
	if s.hasSums {
		list = append(list, menu.Segments(
			prose.Sums,
			menu.Segment{Label: "Σ", On: !p.options.expanded, Click: p.setExpanded(false)},
			menu.Segment{Label: prose.Text(prose.SumsWritten), On: p.options.expanded, Click: p.setExpanded(true)},
		))
	}
	list = append(list, app.Label().Class("digits").Body(
		app.Text(prose.Text(prose.Digits)),
		app.Input().Type("number").Min(act.FewestDigits).Max(act.MostDigits).Value(p.options.digits).OnChange(p.onDigits),
	))
	if isSwift(s.view.Shape) {
		list = append(list, toggle("factors", prose.Text(prose.FactorValues), p.options.factors, p.toggleFactors))
	}
	list = append(
		list,
		toggle("forward-toggle", prose.Text(prose.ForwardPassOf), p.forward || p.Phase == act.Forward, p.toggleForward),
		toggle("notation-toggle", prose.Text(prose.Notation), p.notation, p.toggleNotation),
		app.Button().Type("button").Class("copy-all").OnClick(p.copyAll).Text(prose.Text(prose.CopyLaTeX)),
	)
	return menu.Popover("reading-options", "⋯", prose.Text(prose.ReadingOptions), nil, list...)
}

// renderForward is the forward pass; its lines are made when it is opened.
func (p *Panel) renderForward(s *shown) app.UI {
	if !p.forward && p.Phase != act.Forward {
		return app.Div().Class("forward none")
	}
	return app.Div().Class("forward").Body(app.H3().Text(prose.Text(prose.ForwardPassOf)), &forward{Of: p.sight.of(s, 0)})
}

// forward is the lines of the forward pass. It is a component so that they are made once.
type forward struct {
	app.Compo

	Of *shown
}

// Render draws them.
func (f *forward) Render() app.UI {
	var rows []app.UI
	if f.Of == blank {
		return app.Ol()
	}
	list := f.Of.forward()
	for i, r := range list {
		class, value := "step", r.value()
		if i+1 < len(list) && list[i+1].step.Left == nil {
			class, value = "step goes-on", "" // the value stands at the end of the equality
		}
		rows = append(rows, app.Li().Class(class).Body(r.renderFormula(), app.Div().Class("is").Text(value)))
	}
	return app.Ol().DataSet("steps", "1").Body(rows...)
}

func (p *Panel) renderSteps(s *shown) app.UI {
	last := p.last(s)
	rows := make([]app.UI, last+1)
	for i := range rows {
		rows[i] = &stepRow{Row: p.sight.of(s, i+1).row(i), Now: p.one && i == last}
	}
	return app.Ol().Class("steps").DataSet("steps", "1").Aria("label", prose.Text(prose.Steps)).OnClick(p.onStepsClick).Body(rows...)
}
