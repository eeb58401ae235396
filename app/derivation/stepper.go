package derivation

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/app/link"
	"chainrule/app/menu"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderStepper is the bar that goes through the steps one at a time. The style sheet keeps what comes after the steps
// covered until the last one is reached. The terms of the step are lit wherever they stand while the bar has the focus.
func (p *Panel) renderStepper(s *shown) app.UI {
	if !p.one {
		return app.Div().Class("stepper none")
	}
	last := p.last(s)
	class := "stepper"
	if last == len(s.rows)-1 {
		class += " reached"
	}
	// a button that is disabled would lose the focus
	move := func(class string, label prose.ID, by int, end bool) app.UI {
		return app.Button().Type("button").Class(class).Aria("disabled", strconv.FormatBool(end)).OnClick(p.move(by)).Text(prose.Say(label).String())
	}
	now := s.rows[last]
	line := now.formulas()
	refs := refsOf(line.symbols, nil)
	return app.Div().Class(class).Attr(link.Attribute, strings.Join(refs, " ")).OnKeyDown(p.onStepperKey).Body(
		move("back", prose.Back, -1, last == 0),
		app.Span().Class("count").Aria("hidden", "true").Text(prose.Text(prose.StepOf, last+1, len(s.rows))),
		app.Span().Class("offscreen").Role("status").Text(prose.Text(prose.StepSpoken, last+1, len(s.rows), now.step.Rule.Title(), line.speech)),
		move("go", prose.NextStep, 1, last == len(s.rows)-1),
	)
}

// refsOf is the ids of the symbols in a formula, each once.
func refsOf(m expr.Markup, list []string) []string {
	if m.Ref != "" && !slices.Contains(list, m.Ref) {
		list = append(list, m.Ref)
	}
	for _, c := range m.Children {
		list = refsOf(c, list)
	}
	return list
}

func (p *Panel) setOne(v bool) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		if p.one && !v {
			p.sight.leave(p.at + 1)
			p.wake()
		}
		p.one, p.at = v, 0
		if v {
			menu.FocusIn(ctx, ".stepper .go", 0)
		}
	}
}

func (p *Panel) move(by int) app.EventHandler {
	return func(ctx app.Context, _ app.Event) { p.step(ctx, by) }
}

// step goes on, or back, and brings the step into sight.
func (p *Panel) step(ctx app.Context, by int) {
	s := p.shown()
	if s == nil {
		return
	}
	p.at = max(0, min(p.at+by, len(s.rows)-1))
	p.sight.show(p.at + 1)
	ctx.Defer(func(app.Context) {
		document := app.Window().Get("document")
		if now := document.Call("querySelector", ".derivation .now"); now.Truthy() {
			now.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
		if at := document.Get("activeElement"); at.Truthy() && at.Call("closest", ".stepper").Truthy() {
			at.Call("dispatchEvent", app.Window().Get("FocusEvent").New("focusin", map[string]any{"bubbles": true})) // lights the new terms
		}
	})
}

func (p *Panel) onStepperKey(ctx app.Context, e app.Event) {
	switch e.Get("key").String() {
	case "ArrowRight":
		p.step(ctx, 1)
	case "ArrowLeft":
		p.step(ctx, -1)
	default:
		return
	}
	e.PreventDefault()
}
