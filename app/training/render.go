package training

import (
	"math"
	"slices"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/link"
	"chainrule/app/picker"
	"chainrule/app/plot"
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/train"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render shows the controls, and below them what is open.
func (p *Panel) Render() app.UI {
	if !p.View.Ready() {
		return p.renderNothing()
	}
	controls := []app.UI{p.renderStrip(), p.renderSaid()}
	if p.Phase != act.NoPhase {
		controls = append(controls, p.renderPhase())
	}
	if text := p.noted(); text != "" {
		controls = append(controls, app.P().Class("noted").Role("status").Text(text))
	}
	if s := p.View.Training.Stopped; s != nil {
		controls = append(controls, p.renderStopped(s))
	}
	if p.settings {
		controls = append(controls, p.renderSettings())
	}
	body := []app.UI{app.Div().Class("controls").Body(controls...)}
	if p.Open {
		body = append(body, p.renderPictures())
	}
	return app.Section().Class("training").Aria("label", prose.Text(prose.Training)).Body(body...)
}

// renderNothing says why there is nothing to train, and what to do, where the pictures would be.
func (p *Panel) renderNothing() app.UI {
	nothing, why := prose.Text(prose.NothingToTrain), prose.Sentence(p.View.Problem)
	if id := prose.Of(p.View.Problem).ID; id == prose.NoTarget || id == prose.NoInput {
		why += " " + prose.Text(prose.RoleChosen)
	}
	if !p.Open {
		nothing += " " + why
	}
	body := []app.UI{app.Div().Class("strip").Body(app.H2().Text(prose.Text(prose.Training)), app.Span().Class("empty").Text(nothing))}
	if p.Open {
		body = append(body, app.Div().Class("pictures").Body(app.P().Class("empty").Text(why)))
	}
	return app.Section().Class("training").Aria("label", prose.Text(prose.Training)).Body(body...)
}

// noted is why epochs count from 0 again, or why a run ended by itself, or "".
func (p *Panel) noted() string {
	switch p.View.Training.Anew {
	case workspace.DataAnew:
		return prose.Text(prose.AnewByData)
	case workspace.WeightsAnew:
		return prose.Text(prose.AnewByWeights)
	}
	return p.Ended
}

// renderStrip is the line of controls that is always in sight.
func (p *Panel) renderStrip() app.UI {
	v := p.View
	fixed := v.Fixed.Has(workspace.PartWeights)
	run, hint := prose.Run, prose.RunHint
	if p.running() {
		run, hint = prose.Pause, prose.PauseHint
	}
	parts := []app.UI{
		app.H2().Text(prose.Text(prose.Training)),
		app.Div().Class("buttons").Role("group").Aria("label", prose.Text(prose.Training)).Body(
			app.Button().Type("button").Class("step").Disabled(fixed).Title(prose.Text(prose.StepHint)).OnClick(p.onStep).Text(nextPhase(p.Phase)),
			app.Button().Type("button").Class("epoch").Disabled(fixed).Title(prose.Text(prose.OneEpochHint)).OnClick(p.onEpoch).Text(prose.Text(prose.OneEpoch)),
			app.Button().Type("button").Class("run go").Disabled(fixed && !p.running()).Title(prose.Text(hint)).OnClick(p.onRun).Text(prose.Text(run)),
			app.Button().Type("button").Class("reset").Title(prose.Text(prose.ResetHint)).
				Disabled(!v.Training.CanReset || fixed).OnClick(p.onReset).Text(prose.Text(prose.Reset)),
			app.Button().Type("button").Class("new-weights").Disabled(fixed).Title(prose.Text(prose.OtherWeights)).OnClick(p.onNewWeights).Text(prose.Text(prose.NewWeights)),
		),
		app.Div().Class("standing").Body(p.renderStanding()...),
		app.Label().Class("pace").Body(app.Span().Text(prose.Text(prose.Speed)), p.renderPace()),
		app.Button().Type("button").Class("toggle settings-toggle").Aria("expanded", strconv.FormatBool(p.settings)).OnClick(p.onSettings).Text(prose.Text(prose.Settings)),
	}
	if p.Toggle {
		parts = append(parts, app.Button().Type("button").Class("toggle pictures-toggle").Aria("expanded", strconv.FormatBool(p.Open)).OnClick(p.onOpen).Text(prose.Text(prose.Pictures)))
	}
	return app.Div().Class("strip").Body(parts...)
}

func (p *Panel) renderStanding() []app.UI {
	t := p.View.Training
	parts := []app.UI{
		app.Span().Class("epochs").Text(status(p.View, p.Rate)),
		app.Span().Class("loss").Body(app.I().Text("R"), app.Text(" = "+say(t.Loss))),
	}
	if p.View.Document.Training.Decay > 0 {
		parts = append(parts, app.Span().Class("penalty").Title(prose.Text(prose.PenaltyHint)).Text(prose.Text(prose.PenaltyIs, in(picture.Penalty(p.View)))))
	}
	if t.Held > 0 {
		parts = append(parts, app.Span().Class("held").Text(prose.Text(prose.HeldOutLoss, in(t.HoldOut))))
	}
	if overshoots(t.Points, t.Loss) {
		parts = append(parts, app.Span().Class("overshoots").Role("status").Text(prose.Text(prose.StepsOvershoot)))
	}
	return parts
}

// overshoots reports whether a loss is so much larger than at first that the steps are too long: ten times, and still growing, or
// for half of the way, which is more than a few epochs.
func overshoots(points []train.Point, loss float64) bool {
	if len(points) < 2 {
		return false
	}
	most, last := 10*points[0].Loss, points[len(points)-1].Loss
	low := func(p train.Point) bool { return p.Loss <= most }
	jumps := len(points) >= 20 && !slices.ContainsFunc(points[len(points)/2:], low)
	return !(loss <= most) && (jumps || !(last < points[len(points)-2].Loss))
}

func (p *Panel) renderPace() app.UI {
	options := make([]app.UI, len(paces))
	for i, o := range paces {
		options[i] = app.Option().Value(strconv.Itoa(o)).Selected(float64(o) == p.Pace).Text(paceName(o))
	}
	return app.Select().Class("pace").Aria("label", prose.Text(prose.Speed)).OnChange(p.onPace).Body(options...)
}

// renderSaid tells screen readers where training came to rest; while it runs, nothing.
func (p *Panel) renderSaid() app.UI {
	text := ""
	if t := p.View.Training; !t.Running && t.Epoch > 0 {
		text = prose.Text(prose.CameToRest, t.Epoch, in(t.Loss))
	}
	return app.Div().Class("offscreen").Role("status").Aria("live", "polite").Text(text)
}

// phaseNames are what the phases are called.
var phaseNames = map[act.Phase]prose.ID{act.Forward: prose.PhaseForward, act.Backward: prose.PhaseBackward, act.Update: prose.PhaseUpdate}

// renderPhase is a phase of a step with its numbers, each linked to where it stands.
func (p *Panel) renderPhase() app.UI {
	v := p.View
	parts := []app.UI{app.H3().Text(prose.Say(phaseNames[p.Phase]).String())}
	if p.Phase == act.Update {
		return app.Div().Class("phase").Role("status").Aria("live", "polite").Aria("busy", strconv.FormatBool(p.updating())).Body(append(parts, p.renderUpdate()...)...)
	}
	what := prose.Text(prose.GoesForward, v.Row)
	if p.Phase == act.Backward {
		what = prose.Text(prose.GoesBackward, v.Row)
	}
	if v.Pass == nil {
		what = prose.Text(prose.ChooseAnother, v.Row)
	}
	parts = append(parts, app.Span().Class("what").Text(what))
	for _, list := range phaseOf(v, p.Phase) {
		shown := list[:min(len(list), mostQuantities)]
		group := make([]app.UI, len(shown))
		for i, q := range shown {
			group[i] = app.Span().Class("quantity").DataSet("ref", link.Refs(q.symbol)).Text(q.text())
		}
		if more := len(list) - len(shown); more > 0 {
			group = append(group, app.Span().Class("more").Text(prose.Text(prose.AndMore, more)))
		}
		parts = append(parts, app.Span().Class("quantities").Body(group...))
	}
	return app.Div().Class("phase").Role("status").Aria("live", "polite").Aria("busy", "false").Body(parts...)
}

// updating reports whether the numbers after the step are still to come.
func (p *Panel) updating() bool { return !p.View.SameNetwork(p.Before) || p.running() }

// renderUpdate is the selected parameter from old to new, and the loss with it.
func (p *Panel) renderUpdate() []app.UI {
	if p.updating() {
		return []app.UI{app.Span().Class("what").Text(prose.Text(prose.AllMove))}
	}
	was, is := p.Before, p.View
	at := was.Shape.Index(was.Param)
	what := symbol(was.Shape, was.Param)
	return []app.UI{
		app.Span().Class("what").Text(prose.Text(prose.AllMoveShown)),
		app.Span().Class("quantities").Body(
			app.Span().Class("quantity").DataSet("ref", was.Shape.ID(was.Param)).Text(prose.Text(prose.FromTo, append([]any{what}, moved(was.Theta[at], is.Theta[at])...)...)),
			app.Span().Class("quantity").Text(prose.Text(prose.LossFromTo, moved(was.Training.Loss, is.Training.Loss)...)),
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
	var orders []app.UI
	for _, o := range document.Orders() {
		label := prose.OrderShuffled
		if o == document.AsTable {
			label = prose.OrderTable
		}
		orders = append(orders, app.Option().Value(string(o)).Selected(o == t.Order).Text(prose.Text(label)))
	}
	field := func(class string, label, title prose.ID, v float64, change app.EventHandler) app.UI {
		return app.Label().Title(prose.Text(title)).Body(app.Span().Text(prose.Text(label)),
			app.Input().Class(class).Type("text").Attr("inputmode", "decimal").Disabled(fixed).Value(full(v)).OnChange(change))
	}
	list := []app.UI{
		field("rate", prose.LearningRate, prose.RateHint, rate, p.onRate),
		field("batch", prose.Batch, prose.BatchHint, float64(t.Batch), p.onBatch),
		field("decay", prose.Decay, prose.DecayHint, t.Decay, p.onDecay),
		field("momentum", prose.Momentum, prose.MomentumHint, t.Momentum, p.onMomentum),
		field("hold-out", prose.HeldOut, prose.HeldOutHint, perCent(t.HoldOut), p.onHoldOut),
		app.Label().Title(prose.Text(prose.OrderHint)).Body(app.Span().Text(prose.Text(prose.OrderOfRows)),
			app.Select().Class("order").Disabled(fixed).OnChange(p.onOrder).Body(orders...)),
		app.Label().Title(prose.Text(prose.OverSamplesHint)).Body(app.Span().Text(prose.Text(prose.OverSamples)),
			app.Select().Class("reduction").Disabled(fixed).OnChange(p.onReduction).Body(reductions...)),
	}
	return app.Div().Class("settings").Role("group").Aria("label", prose.Text(prose.TrainingSettings)).Body(append(list, p.renderStop()...)...)
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
		app.Span().Class("seg").Role("group").Aria("label", prose.Text(prose.Pictures)).Body(buttons...),
		app.Div().Class("row").Body(panes...),
	)
}

// kindName is what a picture is called where it is chosen.
func (p *Panel) kindName(kind kind) string {
	if kind == fitOrMap && p.View.Encoding.P > 1 && !p.choice.curve {
		return prose.Text(prose.PictureMap)
	}
	return prose.Say(kindNames[kind]).String()
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
		return []app.UI{
			app.Label().Body(app.Input().Type("checkbox").Class("log").Checked(p.log).OnChange(p.onLog), app.Span().Text(prose.Text(prose.Logarithmic))),
			app.Label().Body(app.Input().Type("checkbox").Class("log-epochs").Checked(p.epochsLog()).OnChange(p.onEpochsLog), app.Span().Text(prose.Text(prose.EpochsLog))),
		}
	case fitOrMap:
		return p.renderInputs()
	case overParam:
		rate := v.Document.Training.Rate
		if p.choice.trial > 0 {
			rate = p.choice.trial
		}
		at := strconv.FormatFloat(math.Round(math.Log10(rate)/powerStep)*powerStep, 'f', 2, 64)
		if p.studio.ctx != nil {
			act.SetSlider(p.studio.ctx, gammaID, at)
		}
		return []app.UI{app.Label().Class("slide").Body(
			app.Span().Text(prose.Text(prose.RateIs, in(rate))),
			app.Input().ID(gammaID).Type("range").Class("gamma").Min(leastPower).Max(mostPower).Step(powerStep).Aria("label", prose.Text(prose.LearningRate)).
				Aria("valuetext", say(rate)).Value(at).
				Disabled(v.Fixed.Has(workspace.PartSettings)).OnInput(p.onSlide).OnChange(p.onSlid),
		)}
	case overTwo:
		return []app.UI{
			app.Span().Text(prose.Text(prose.OverFirstAnd, symbol(v.Shape, v.Param))),
			picker.New(picker.Picker{View: v, Now: p.choice.other(v), Except: v.Param, Name: prose.Second, ID: "second-found"}, p.onSecond),
		}
	}
	return nil
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
			options[i] = app.Option().Value(strconv.Itoa(i)).Selected(i == now).Text(prose.Isolated(in.Name))
		}
		return app.Select().Aria("label", label).OnChange(change).Body(append(options, more...)...)
	}
	if curve {
		y = -1
	}
	parts := []app.UI{
		pick(prose.Text(prose.InputRight), x, p.onX),
		pick(prose.Text(prose.InputUp), y, p.onY, app.Option().Value("-1").Selected(curve).Text(prose.Text(prose.ACurve))),
	}
	if v.Encoding.K > 1 && pictureClasses(v) == 0 && !curve {
		options := make([]app.UI, v.Encoding.K)
		for k, t := range v.Encoding.Targets {
			options[k] = app.Option().Value(strconv.Itoa(k)).Selected(k == p.choice.output).Text(prose.Isolated(t.Name))
		}
		parts = append(parts, app.Select().Aria("label", prose.Text(prose.Output)).OnChange(p.onOutput).Body(options...))
	}
	return parts
}
