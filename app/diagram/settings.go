package diagram

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderSettings is the network's settings: layers, output, loss, reduction, learning rate, weights.
func (p *Panel) renderSettings() app.UI {
	d := p.View.Document
	var rows []app.UI
	for h, layer := range d.Hidden {
		rows = append(rows, p.renderLayer(h, layer))
	}
	var notes []app.UI
	for _, note := range p.View.Shape.Notes() {
		notes = append(notes, app.P().Text(note))
	}
	return app.Div().Class("settings").Role("group").Aria("label", prose.Text(prose.NetworkSettings)).Body(
		app.Div().Class("hidden-layers").Body(rows...),
		app.Div().Class("line").Body(
			app.Button().Type("button").Class("add-layer").Disabled(len(d.Hidden) == network.MaxLayers || p.fixed(workspace.PartNetwork)).OnClick(p.onAddLayer).Text(prose.Text(prose.AddHiddenLayer)),
			app.Button().Type("button").Class("new-weights").Disabled(p.fixed(workspace.PartWeights)).Title(prose.Text(prose.NewWeightsHint)).OnClick(p.onNewWeights).Text(prose.Text(prose.NewWeights)),
		),
		app.Div().Class("notes").Body(notes...),
		app.Div().Class("line").Body(
			field(prose.Text(prose.Output), choose("output", network.Outputs(), d.Output, p.onOutput).Disabled(p.fixed(workspace.PartNetwork))),
			field(prose.Text(prose.Loss), chooseLoss(d.Loss, p.onLoss).Disabled(p.fixed(workspace.PartNetwork))),
		),
		app.Div().Class("line").Body(
			field(prose.Text(prose.OverSamples), choose("reduction", prose.Choice(network.Reductions()...), string(d.Training.Reduction), p.onReduction).Disabled(p.fixed(workspace.PartSettings))),
			field(prose.Text(prose.LearningRate), app.Input().Class("rate").Disabled(p.fixed(workspace.PartSettings)).Type("text").Attr("inputmode", "decimal").
				Value(strconv.FormatFloat(d.Training.Rate, 'g', -1, 64)).OnChange(p.onRate)),
		),
	)
}

func (p *Panel) renderLayer(h int, layer network.Layer) app.UI {
	return app.Div().Class("line").Role("group").Aria("label", prose.Text(prose.HiddenLayer, h+1)).Body(
		app.Span().Class("which").Text(prose.Text(prose.Hidden, h+1)),
		app.Input().Class("units").Disabled(p.fixed(workspace.PartNetwork)).Type("number").Min(1).Max(network.MaxUnits).Aria("label", prose.Text(prose.UnitsOf, h+1)).DataSet("layer", h).
			Value(layer.Units).OnChange(p.onUnits).On("pointerup", act.LetGo).OnKeyUp(act.LetGo),
		app.Span().Text(prose.Text(prose.UnitsAfter)),
		choose("activation", network.Activations(), layer.Activation, p.onActivation).Title(formula(layer.Activation)).Disabled(p.fixed(workspace.PartNetwork)).DataSet("layer", h).Aria("label", prose.Text(prose.ActivationOf, h+1)),
		app.Button().Type("button").DataSet("layer", h).Disabled(p.fixed(workspace.PartNetwork)).Aria("label", prose.Text(prose.RemoveLayer, h+1)).OnClick(p.onRemoveLayer).Text(prose.Text(prose.Remove)),
	)
}

// formula states an activation by its id: "σ(v) = max(0, v)".
func formula(id string) string {
	a, _ := activation.ByID(id)
	return a.Formula("σ")
}

func field(label string, control app.UI) app.UI {
	return app.Label().Body(app.Span().Text(label), control)
}

func choose(class string, options []string, now string, change app.EventHandler) app.HTMLSelect {
	list := make([]app.UI, len(options))
	for i, o := range options {
		list[i] = app.Option().Value(o).Selected(o == now).Text(o)
	}
	return app.Select().Class(class).OnChange(change).Body(list...)
}

// chooseLoss offers the losses by their names, with the short form that documents have.
func chooseLoss(now string, change app.EventHandler) app.HTMLSelect {
	var list []app.UI
	for _, l := range loss.All() {
		text := l.Name
		if l.Name != l.ID {
			text = prose.Text(prose.NamedShort, l.Name, l.ID)
		}
		list = append(list, app.Option().Value(l.ID).Selected(l.ID == now).Text(text))
	}
	return app.Select().Class("loss").OnChange(change).Body(list...)
}

// value is what the control of an event holds; layer is the hidden layer that it belongs to.
func value(ctx app.Context) string { return ctx.JSSrc().Get("value").String() }

func layer(ctx app.Context) int {
	h, _ := strconv.Atoi(ctx.JSSrc().Get("dataset").Get("layer").String())
	return h
}

func (p *Panel) onUnits(ctx app.Context, _ app.Event) {
	h := layer(ctx)
	wanted := func(found any) error { return prose.Say(prose.UnitsOfLayer, network.MaxUnits, found) }
	if n, ok := act.Whole(ctx, 1, network.MaxUnits, wanted); ok {
		// a button of the field or a key that is held fires with each unit
		act.TryField(ctx, p.View, act.DragBy("units "+strconv.Itoa(h), workspace.SetUnits{Layer: h, Units: n}))
	}
}

func (p *Panel) onActivation(ctx app.Context, _ app.Event) {
	h := layer(ctx)
	act.TryInput(ctx, p.View, workspace.SetActivation{Layer: h, Activation: value(ctx)}, p.View.Document.Hidden[h].Activation)
}

func (p *Panel) onRemoveLayer(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.RemoveLayer{At: layer(ctx)})
}

func (p *Panel) onAddLayer(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.AddLayer{At: len(p.View.Document.Hidden)})
}

func (p *Panel) onNewWeights(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.NewWeights{Seed: p.View.Document.Training.Seed + 1})
}

func (p *Panel) onOutput(ctx app.Context, _ app.Event) {
	act.TryInput(ctx, p.View, workspace.SetOutput{Output: value(ctx)}, p.View.Document.Output)
}

func (p *Panel) onLoss(ctx app.Context, _ app.Event) {
	act.TryInput(ctx, p.View, workspace.SetOutput{Output: p.View.Document.Output, Loss: value(ctx)}, p.View.Document.Loss)
}

func (p *Panel) onReduction(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.SetReduction{Reduction: network.Reduction(value(ctx))})
}

func (p *Panel) onRate(ctx app.Context, _ app.Event) {
	if rate, ok := act.Number(ctx); ok {
		act.TryField(ctx, p.View, workspace.SetRate{Rate: rate})
	}
}
