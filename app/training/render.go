package training

import (
	"fmt"
	"math"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/link"
	"chainrule/app/plot"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render shows the controls, and below them what is open.
func (p *Panel) Render() app.UI {
	if p.View == nil || p.View.Problem != nil {
		return app.Section().Class("training").Aria("label", "Training").Body(
			app.Div().Class("strip").Body(app.H2().Text("Training"), app.Span().Class("empty").Text("There is nothing to train yet.")),
		)
	}
	body := []app.UI{p.renderStrip(), p.renderSaid()}
	if p.Phase != act.NoPhase {
		body = append(body, p.renderPhase())
	}
	if s := p.View.Training.Stopped; s != nil {
		body = append(body, app.P().Class("stopped").Role("alert").Text(prose.Sentence(s)))
	}
	if p.settings {
		body = append(body, p.renderSettings())
	}
	class := "training"
	if p.open {
		class = "training open"
		body = append(body, p.renderPictures())
	}
	return app.Section().Class(class).Aria("label", "Training").Body(body...)
}

// renderStrip is the line of controls that is always in sight.
func (p *Panel) renderStrip() app.UI {
	v := p.View
	fixed := v.Fixed.Has(workspace.PartWeights)
	run, hint := "Run", "Train until paused"
	if p.running() {
		run, hint = "Pause", "Stop at what is shown"
	}
	return app.Div().Class("strip").Body(
		app.H2().Text("Training"),
		app.Div().Class("buttons").Role("group").Aria("label", "Training").Body(
			app.Button().Type("button").Class("step").Disabled(fixed).Title("One step in three phases: forward, backward, update").OnClick(p.onStep).Text(nextPhase(p.Phase)),
			app.Button().Type("button").Class("epoch").Disabled(fixed).Title("Train one epoch: all rows once").OnClick(p.onEpoch).Text("Epoch"),
			app.Button().Type("button").Class("run go").Disabled(fixed && !p.running()).Title(hint).OnClick(p.onRun).Text(run),
			app.Button().Type("button").Class("reset").Title("Back to the weights before the first step").
				Disabled(!v.Training.CanReset || fixed).OnClick(p.onReset).Text("Reset"),
			app.Button().Type("button").Class("new-weights").Disabled(fixed).Title("Draw other weights to begin with").OnClick(p.onNewWeights).Text("New weights"),
		),
		app.Div().Class("standing").Body(p.renderStanding()...),
		app.Label().Class("pace").Body(app.Span().Text("Speed"), p.renderPace()),
		app.Button().Type("button").Class("toggle settings-toggle").Aria("expanded", strconv.FormatBool(p.settings)).OnClick(p.onSettings).Text("Settings"),
		app.Button().Type("button").Class("toggle pictures-toggle").Aria("expanded", strconv.FormatBool(p.open)).OnClick(p.onOpen).Text("Pictures"),
	)
}

func (p *Panel) renderStanding() []app.UI {
	t := p.View.Training
	parts := []app.UI{
		app.Span().Class("epochs").Text(status(p.View, p.Rate)),
		app.Span().Class("loss").Body(app.I().Text("R"), app.Text(" = "+say(t.Loss))),
	}
	if t.Held > 0 {
		parts = append(parts, app.Span().Class("held").Text("held out "+say(t.HoldOut)))
	}
	return parts
}

func (p *Panel) renderPace() app.UI {
	options := make([]app.UI, len(paces))
	for i, o := range paces {
		options[i] = app.Option().Value(full(o.value)).Selected(o.value == p.Pace).Text(o.text)
	}
	return app.Select().Class("pace").Aria("label", "Speed").OnChange(p.onPace).Body(options...)
}

// renderSaid tells screen readers where training came to rest; while it runs, nothing.
func (p *Panel) renderSaid() app.UI {
	text := ""
	if t := p.View.Training; !t.Running && t.Epoch > 0 {
		text = fmt.Sprintf("Epoch %d, loss %s.", t.Epoch, say(t.Loss))
	}
	return app.Div().Class("offscreen").Role("status").Aria("live", "polite").Text(text)
}

// renderPhase is a phase of a step with its numbers, each linked to where it stands.
func (p *Panel) renderPhase() app.UI {
	v := p.View
	parts := []app.UI{app.H3().Text(map[act.Phase]string{act.Forward: "Forward", act.Backward: "Backward", act.Update: "Update"}[p.Phase])}
	if p.Phase == act.Update {
		return app.Div().Class("phase").Role("status").Aria("live", "polite").Body(append(parts, p.renderUpdate()...)...)
	}
	what := fmt.Sprintf("Sample %d goes through the network, from left to right.", v.Row)
	if p.Phase == act.Backward {
		what = fmt.Sprintf("The error of sample %d goes back, from right to left. The other rows go the same way.", v.Row)
	}
	if v.Pass == nil {
		what = fmt.Sprintf("Row %d is left out; choose another to see its numbers.", v.Row)
	}
	parts = append(parts, app.Span().Class("what").Text(what))
	for _, list := range phaseOf(v, p.Phase) {
		shown := list[:min(len(list), mostQuantities)]
		group := make([]app.UI, len(shown))
		for i, q := range shown {
			group[i] = app.Span().Class("quantity").DataSet("ref", link.Refs(q.symbol)).Text(q.text())
		}
		if more := len(list) - len(shown); more > 0 {
			group = append(group, app.Span().Class("more").Text(fmt.Sprintf("and %d more", more)))
		}
		parts = append(parts, app.Span().Class("quantities").Body(group...))
	}
	return app.Div().Class("phase").Role("status").Aria("live", "polite").Body(parts...)
}

// renderUpdate is the selected parameter from old to new, and the loss with it.
func (p *Panel) renderUpdate() []app.UI {
	if p.Before == nil || p.running() {
		return []app.UI{app.Span().Class("what").Text("All parameters move at once …")}
	}
	was, is := p.Before, p.View
	at := was.Shape.Index(was.Param)
	what := symbol(was.Shape, was.Param)
	return []app.UI{
		app.Span().Class("what").Text("All parameters move at once, each against its derivative over the rows of the step. The network still shows them before it."),
		app.Span().Class("quantities").Body(
			app.Span().Class("quantity").DataSet("ref", was.Shape.ID(was.Param)).Text(fmt.Sprintf("%s from %s to %s", what, say(was.Theta[at]), say(is.Theta[at]))),
			app.Span().Class("quantity").Text(fmt.Sprintf("R from %s to %s", say(was.Training.Loss), say(is.Training.Loss))),
		),
		app.Span().Class("what").Text(whyDifferent(is)),
	}
}

// renderSettings is what a training is made of.
func (p *Panel) renderSettings() app.UI {
	t, fixed := p.View.Document.Training, p.View.Fixed.Has(workspace.PartSettings)
	rate := t.Rate
	if p.choice.trial > 0 {
		rate = p.choice.trial
	}
	reductions := make([]app.UI, 0, 2)
	for _, r := range network.Reductions() {
		reductions = append(reductions, app.Option().Value(string(r)).Selected(r == t.Reduction).Text(string(r)))
	}
	field := func(class, label, title string, v float64, change app.EventHandler) app.UI {
		return app.Label().Title(title).Body(app.Span().Text(label),
			app.Input().Class(class).Type("text").Attr("inputmode", "decimal").Disabled(fixed).Value(full(v)).OnChange(change))
	}
	return app.Div().Class("settings").Role("group").Aria("label", "Settings of training").Body(
		field("rate", "Learning rate γ", "How far a step goes", rate, p.onRate),
		field("batch", "Batch", "Rows a step is taken on; 0 takes all", float64(t.Batch), p.onBatch),
		field("decay", "Decay λ", "Pulls weights, not biases, towards 0", t.Decay, p.onDecay),
		field("momentum", "Momentum μ", "The share of the last step that goes on", p.options.Momentum, p.onMomentum),
		field("hold-out", "Held out %", "The share of rows that training does not see", 100*p.options.HoldOut, p.onHoldOut),
		app.Label().Title("Whether the losses of the samples are summed or averaged").Body(app.Span().Text("Over samples"),
			app.Select().Class("reduction").Disabled(fixed).OnChange(p.onReduction).Body(reductions...)),
	)
}

// renderPictures is the choice of pictures, and the pictures.
func (p *Panel) renderPictures() app.UI {
	buttons := make([]app.UI, 0, kinds)
	var panes []app.UI
	for kind := range kinds {
		class := ""
		if p.choice.shown[kind] {
			class = "on"
			if kind == howGood {
				panes = append(panes, app.Div().Class("pane").Body(p.renderJudged()))
			} else {
				panes = append(panes, p.renderPane(kind))
			}
		}
		buttons = append(buttons, app.Button().Type("button").Class(class).Aria("pressed", strconv.FormatBool(p.choice.shown[kind])).
			DataSet("kind", int(kind)).OnClick(p.onKind).Text(p.kindName(kind)))
	}
	return app.Div().Class("pictures").Body(
		app.Span().Class("seg").Role("group").Aria("label", "Pictures").Body(buttons...),
		app.Div().Class("row").Body(panes...),
	)
}

// kindName is what a picture is called where it is chosen.
func (p *Panel) kindName(kind kind) string {
	if kind == fitOrMap && p.View.Encoding.P > 1 && !p.choice.curve {
		return "Map"
	}
	return kindNames[kind]
}

// renderPane is a picture with its controls above it.
func (p *Panel) renderPane(kind kind) app.UI {
	pane := &p.studio.panes[kind]
	return app.Div().Class("pane").Body(
		app.Div().Class("choose").Body(p.renderChoice(kind)...),
		&plot.View{Revision: pane.revision, ID: "picture-" + strconv.Itoa(int(kind)), Figure: pane.figure},
	)
}

// renderChoice is the controls of a picture.
func (p *Panel) renderChoice(kind kind) []app.UI {
	v := p.View
	switch kind {
	case lossCurve:
		return []app.UI{app.Label().Body(app.Input().Type("checkbox").Class("log").Checked(p.log).OnChange(p.onLog), app.Span().Text("Logarithmic"))}
	case fitOrMap:
		return p.renderInputs()
	case overParam:
		rate := v.Document.Training.Rate
		if p.choice.trial > 0 {
			rate = p.choice.trial
		}
		return []app.UI{app.Label().Class("slide").Body(
			app.Span().Text("γ = "+say(rate)),
			app.Input().Type("range").Class("gamma").Min(leastPower).Max(mostPower).Step(powerStep).Aria("label", "Learning rate γ").
				Aria("valuetext", say(rate)).Value(strconv.FormatFloat(math.Round(math.Log10(rate)/powerStep)*powerStep, 'f', 2, 64)).
				Disabled(v.Fixed.Has(workspace.PartSettings)).OnInput(p.onSlide).OnChange(p.onSlid),
		)}
	case overTwo:
		return []app.UI{app.Label().Body(app.Span().Text("over "+symbol(v.Shape, v.Param)+" and"), p.renderSecond())}
	}
	return nil
}

// listed is how many parameters are offered as a list; beyond it an id is typed.
const listed = 400

func (p *Panel) renderSecond() app.UI {
	v, second := p.View, p.choice.other(p.View)
	if v.Shape.Count() > listed {
		return app.Input().Type("text").Class("second").Aria("label", "Second parameter, by its id").Value(v.Shape.ID(second)).OnChange(p.onSecond)
	}
	options := make([]app.UI, 0, v.Shape.Count())
	for i := range v.Shape.Count() {
		q := v.Shape.ParamAt(i)
		if q != v.Param {
			options = append(options, app.Option().Value(v.Shape.ID(q)).Selected(q == second).Text(symbol(v.Shape, q)))
		}
	}
	return app.Select().Class("second").Aria("label", "Second parameter").OnChange(p.onSecond).Body(options...)
}

// renderInputs is the choice of the inputs of the map.
func (p *Panel) renderInputs() []app.UI {
	v := p.View
	if v.Encoding.P < 2 {
		return nil
	}
	x, y, curve := p.choice.inputs(v)
	pick := func(label string, now int, change app.EventHandler, more ...app.UI) app.UI {
		options := make([]app.UI, len(v.Encoding.Inputs))
		for i, in := range v.Encoding.Inputs {
			options[i] = app.Option().Value(strconv.Itoa(i)).Selected(i == now).Text(in.Name)
		}
		return app.Select().Aria("label", label).OnChange(change).Body(append(options, more...)...)
	}
	if curve {
		y = -1
	}
	parts := []app.UI{
		pick("Input to the right", x, p.onX),
		pick("Input upwards", y, p.onY, app.Option().Value("-1").Selected(curve).Text("(a curve)")),
	}
	if v.Encoding.K > 1 && pictureClasses(v) == 0 && !curve {
		options := make([]app.UI, v.Encoding.K)
		for k, t := range v.Encoding.Targets {
			options[k] = app.Option().Value(strconv.Itoa(k)).Selected(k == p.choice.output).Text(t.Name)
		}
		parts = append(parts, app.Select().Aria("label", "Output").OnChange(p.onOutput).Body(options...))
	}
	return parts
}
