// Package training is the panel in which a network learns: step by step, with each phase shown where its
// numbers belong, or running, with pictures of what it comes to.
package training

import (
	"math"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/frame"
	"chainrule/app/prefer"
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the training of a view.
type Panel struct {
	app.Compo

	View   *workspace.View
	Rate   float64         // epochs a second, as measured
	Pace   float64         // epochs a second, as wanted; 0 is flat out
	Phase  act.Phase       // of the step that is shown
	Before *workspace.View // before the update that Phase shows
	Track  *picture.Track  // the path of training
	Ended  string          // why the last run ended by itself, or ""
	Turns  *frame.Turns    // who draws in which frame while training runs

	Open   bool // the pictures are shown
	Stay   bool // a person went away from the pictures, so that running does not lead back to them
	Toggle bool // a button shows and hides the pictures, where no tab does

	stop     act.Stop // where a run is to stop
	settings bool     // the settings are open
	log      bool     // the loss on a logarithmic axis
	epochs   scale    // of the axis of epochs
	choice   choice
	studio   studio
	judged   judged
}

// OnInit chooses the pictures that a newcomer sees, or what a person chose in this tab before.
func (p *Panel) OnInit() {
	p.choice.shown = [kinds]bool{lossCurve: true, fitOrMap: true, overParam: true, overTwo: true, howGood: true}
	p.choice.y = 1
	p.recall(prefer.InTab(keptName))
}

// OnMount begins with the pictures.
func (p *Panel) OnMount(ctx app.Context) {
	p.studio.mount(ctx, p)
}

// OnUpdate follows a new view.
func (p *Panel) OnUpdate(app.Context) {
	if p.View.Ready() {
		p.judged.forget(p.View)
	}
	p.studio.wake()
}

// OnDismount ends the work on pictures.
func (p *Panel) OnDismount() { p.studio.dismount() }

func (p *Panel) running() bool { return p.View.Training != nil && p.View.Training.Running }

func (p *Panel) onStep(ctx app.Context, _ app.Event) {
	stay(ctx, ctx.JSSrc())
	act.Order(ctx, act.Step)
}

// stay keeps an element where it is on the screen while what is above it grows.
func stay(ctx app.Context, element app.Value) {
	top := func() float64 { return element.Call("getBoundingClientRect").Get("top").Float() }
	was := top()
	back := func() { app.Window().Call("scrollBy", 0, top()-was) }
	frame.AfterDrawing(ctx, func(ctx app.Context) {
		back()
		frame.AfterDrawing(ctx, func(app.Context) { back() }) // other panels are drawn a frame later
	})
}

func (p *Panel) onEpoch(ctx app.Context, _ app.Event) { act.Order(ctx, act.Epoch) }

func (p *Panel) onRun(ctx app.Context, _ app.Event) {
	if p.running() {
		act.Order(ctx, act.Pause)
		return
	}
	if !p.Stay {
		act.Show(ctx, "training")
	}
	act.RunTo(ctx, p.stop)
}

func (p *Panel) onReset(ctx app.Context, _ app.Event) { act.Order(ctx, act.Reset) }

func (p *Panel) onNewWeights(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.NewWeights{Seed: p.View.Document.Training.Seed + 1})
}

func (p *Panel) onSettings(app.Context, app.Event) { p.settings = !p.settings }

func (p *Panel) onOpen(ctx app.Context, _ app.Event) {
	panel := "training"
	if p.Open {
		panel = "derivation"
	}
	act.Show(ctx, panel)
}

func (p *Panel) onPace(ctx app.Context, _ app.Event) {
	if pace, err := strconv.ParseFloat(value(ctx), 64); err == nil {
		act.Pace(ctx, pace)
	}
}

func value(ctx app.Context) string { return ctx.JSSrc().Get("value").String() }

// perCent is a share in per cent, as it was typed: 100 × 0.07 is 7.000000000000001.
func perCent(share float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(100*share, 'g', 12, 64), 64)
	return v
}

// full is a number as it is typed.
func full(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

func (p *Panel) onRate(ctx app.Context, _ app.Event) {
	if v, ok := act.Number(ctx); ok {
		act.TryField(ctx, p.View, workspace.SetRate{Rate: v})
	}
}

// gammaID is the id of the slider of γ.
const gammaID = "gamma-slider"

// The slider of γ is logarithmic, from 10⁻⁴ to 10², and moves by a twentieth of a power of ten.
const (
	leastPower = -4.0
	mostPower  = 2.0
	powerStep  = 0.05
)

// onSlide moves the step in the picture of the parameter while γ is being dragged.
func (p *Panel) onSlide(ctx app.Context, _ app.Event) {
	p.choice.trial = slid(ctx)
	p.studio.wake()
}

// onSlid sets γ where the slider came to rest.
func (p *Panel) onSlid(ctx app.Context, _ app.Event) {
	p.choice.trial = 0
	act.Do(ctx, workspace.SetRate{Rate: slid(ctx)})
}

func slid(ctx app.Context) float64 {
	power, err := strconv.ParseFloat(value(ctx), 64)
	if err != nil {
		power = 0
	}
	rate, _ := strconv.ParseFloat(strconv.FormatFloat(math.Pow(10, power), 'g', 2, 64), 64)
	return rate
}

func (p *Panel) onBatch(ctx app.Context, _ app.Event) {
	wanted := func(found any) error { return prose.Say(prose.BatchWhole, table.MostRows, found) }
	if n, ok := act.Whole(ctx, 0, table.MostRows, wanted); ok {
		act.TryField(ctx, p.View, workspace.SetBatch{Batch: n})
	}
}

func (p *Panel) onDecay(ctx app.Context, _ app.Event) {
	if v, ok := act.Number(ctx); ok {
		act.TryField(ctx, p.View, workspace.SetDecay{Decay: v})
	}
}

func (p *Panel) onReduction(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.SetReduction{Reduction: network.Reduction(value(ctx))})
}

func (p *Panel) onMomentum(ctx app.Context, _ app.Event) {
	if v, ok := act.Number(ctx); ok {
		act.TryField(ctx, p.View, workspace.SetMomentum{Momentum: v})
	}
}

// onHoldOut reads a share in per cent.
func (p *Panel) onHoldOut(ctx app.Context, _ app.Event) {
	if v, ok := act.Number(ctx); ok {
		act.TryField(ctx, p.View, workspace.SetHoldOut{Share: v / 100})
	}
}

func (p *Panel) onOrder(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.SetOrder{Order: document.Order(value(ctx))})
}
