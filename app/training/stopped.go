package training

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/train"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderStopped says why training stopped by itself, and offers what helps.
func (p *Panel) renderStopped(s *train.Overflow) app.UI {
	fixed := p.View.Fixed.Has(workspace.PartWeights)
	var offers []app.UI
	if !s.Infinite { // else there was no step to show
		offers = append(offers, app.Button().Type("button").Class("show-step").Disabled(fixed).OnClick(p.onShowStep).Text(prose.Text(prose.ResetAndShow)))
	}
	if s.Tried > 0 {
		offers = append(offers, app.Button().Type("button").Class("tried").Disabled(fixed || p.View.Fixed.Has(workspace.PartSettings)).OnClick(p.onTried).
			Text(prose.Text(prose.ResetWithRate, prose.Value{V: s.Tried, Digits: 3})))
	}
	return app.Div().Class("stopped").Role("alert").Body(
		app.P().Text(prose.Sentence(s)),
		app.Div().Class("offers").Body(offers...),
	)
}

// onShowStep goes back to the start, and shows the step there on the curve of the loss over the parameter that was the
// first to grow too large.
func (p *Panel) onShowStep(ctx app.Context, _ app.Event) {
	s := p.View.Training.Stopped
	if s == nil {
		return
	}
	if param, err := p.View.Shape.Parse(s.Parameter); err == nil {
		act.SelectParam(ctx, param)
	}
	act.Order(ctx, act.Reset)
	p.choice.shown[overParam] = true
	act.Show(ctx, "training")
	p.studio.wake()
	ctx.Defer(func(app.Context) {
		if figure := app.Window().Get("document").Call("getElementById", "picture-"+strconv.Itoa(int(overParam))); figure.Truthy() {
			figure.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
		}
	})
}

// onTried goes back to the start, with the rate that was tried.
func (p *Panel) onTried(ctx app.Context, _ app.Event) {
	s := p.View.Training.Stopped
	if s == nil {
		return
	}
	act.Order(ctx, act.Reset)
	act.Do(ctx, workspace.SetRate{Rate: s.Tried})
}
