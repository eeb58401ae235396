// Package derivation is the panel that shows how the selected partial derivative comes about on the
// selected sample: step by step, in symbols and in numbers, then summed over the samples, put into the
// update, and checked.
package derivation

import (
	"slices"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/clip"
	"chainrule/app/frame"
	"chainrule/app/prefer"
	"chainrule/engine/derive"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the derivation of the view's selected parameter on its selected row.
type Panel struct {
	app.Compo

	View  *workspace.View
	Phase act.Phase // of the step of training that is shown: its lines are marked
	Whole bool      // no line is left blank: the frame around it is as tall as its content
	Paper bool      // it is drawn for paper: no line is left for later
	Away  bool      // another panel is read in its place: nothing is drawn, and how it was read is kept

	Behind bool         // training goes on
	Turns  *frame.Turns // who draws in which frame meanwhile
	Asked  act.Reading  // how the address wants it to be shown

	heeded   act.Reading // what of it holds until a person chooses something else
	options  options
	chosen   derive.Form // the way that was chosen, or ""
	one      bool        // one step at a time
	at       int         // the last step shown then
	all      bool        // every sample in the table
	forward  bool        // the forward pass is open
	notation bool        // the notation is open

	sought act.Phase // whose lines were brought into sight

	made      *shown // what is shown, for…
	revision  int
	wasBehind bool
	with      options

	sight sight // what of it is in sight, and what is late
	ctx   app.Context
	loop  *frame.Loop
	early bool // the next frame may still have to be drawn, so nothing else is done in it
	stop  func()
}

// usualDigits is how many digits numbers have until others are chosen.
const usualDigits = 4

// heed follows what the address wants, once.
func (p *Panel) heed() {
	if p.Asked == p.heeded {
		return
	}
	p.heeded = p.Asked
	if p.Asked.Form != "" {
		p.chosen = p.Asked.Form
	}
	if i := slices.Index(act.Lines, p.Asked.Lines); i >= 0 {
		p.options.show = show(i)
	}
	if p.Asked.Digits > 0 {
		p.options.digits = p.Asked.Digits
	}
}

// formName is the name under which the way that a person chose is kept.
const formName = "form"

// OnInit sets the options that a newcomer sees, and the way that a person chose before.
func (p *Panel) OnInit() {
	p.options = options{digits: usualDigits}
	for _, form := range []derive.Form{derive.Chain, derive.Errors} {
		if prefer.Get(formName) == string(form) {
			p.chosen = form
		}
	}
}

// form is the way in which the derivation goes: the one that was chosen, or else the one that is easier to read.
func (p *Panel) form() derive.Form {
	switch {
	case p.Phase == act.Backward:
		return derive.Errors // the way that the backward pass goes
	case p.chosen != "":
		return p.chosen
	}
	return Easier(p.View.Shape)
}

// Easier is the way to derive in a network that is easier to read. With more than one output or hidden layer that is the way by errors.
func Easier(s network.Shape) derive.Form {
	if s.K > 1 || len(s.Hidden) > 1 {
		return derive.Errors
	}
	return derive.Chain
}

// seekPhase brings the lines of a phase into sight within the panel, once it is shown.
func (p *Panel) seekPhase(ctx app.Context) {
	if p.Phase == p.sought {
		return
	}
	p.sought = p.Phase
	if marked := phaseLines[p.Phase]; marked != "" {
		ctx.Defer(func(app.Context) { seek(marked) })
	}
}

// phaseLines selects the lines of a phase.
var phaseLines = map[act.Phase]string{act.Forward: ".forward", act.Backward: ".steps", act.Update: ".update"}

// seek scrolls the panel, and not the page, to a part of it that is out of sight.
func seek(part string) {
	panel := app.Window().Get("document").Call("querySelector", ".reading")
	if !panel.Truthy() {
		return
	}
	target := panel.Call("querySelector", ".derivation "+part)
	if !target.Truthy() {
		return
	}
	box, at := panel.Call("getBoundingClientRect"), target.Call("getBoundingClientRect")
	top := at.Get("top").Float() - box.Get("top").Float()
	if top >= 0 && min(top+at.Get("height").Float(), top+80) <= box.Get("height").Float() {
		return
	}
	panel.Set("scrollTop", panel.Get("scrollTop").Float()+top-box.Get("height").Float()/3)
}

// shown is what the panel shows, made once for a view and its options.
func (p *Panel) shown() *shown {
	if p.View == nil {
		return nil
	}
	p.heed()
	with := p.options
	with.remarks = p.View.Document.Remarks
	with.form = p.form()
	if p.revision != p.View.Revision || p.with != with || p.made == nil {
		made, ok := newShown(p.View, with)
		if !ok {
			made = nil
		}
		if made != nil {
			p.sight.replace(p.made, len(made.rows))
			rests := p.wasBehind && !p.Behind // the line goes that says of which epoch the numbers are
			if p.Whole || rests {
				p.sight.fill(p.Behind)
			}
			p.wasBehind = p.Behind
			if p.Mounted() {
				p.wake()
			}
		}
		if p.made != nil {
			p.made.values.stopped = true
		}
		p.made, p.revision, p.with = made, p.View.Revision, with
		p.compute()
	}
	if p.Paper {
		p.sight.all()
	}
	return p.made
}

// compute has the missing values of what is shown computed, once the panel is in the page.
func (p *Panel) compute() {
	if p.made != nil && p.Mounted() && !p.made.values.complete() && !p.made.values.begun {
		p.made.values.begun = true
		go p.made.compute(p.ctx)
	}
}

// last is the index of the last step shown.
func (p *Panel) last(s *shown) int {
	if !p.one {
		return len(s.rows) - 1
	}
	return min(p.at, len(s.rows)-1)
}

func (p *Panel) setShow(v show) app.EventHandler {
	return func(app.Context, app.Event) { p.options.show = v }
}

func (p *Panel) setForm(f derive.Form) app.EventHandler {
	return func(app.Context, app.Event) {
		p.chosen, p.at = f, 0
		prefer.Set(formName, string(f))
	}
}

func (p *Panel) setExpanded(v bool) app.EventHandler {
	return func(app.Context, app.Event) { p.options.expanded = v }
}

func (p *Panel) toggleFactors(app.Context, app.Event) { p.options.factors = !p.options.factors }

func (p *Panel) onDigits(ctx app.Context, _ app.Event) {
	wanted := func(found any) error { return prose.Say(prose.DigitsFound, act.FewestDigits, act.MostDigits, found) }
	if n, ok := act.Whole(ctx, act.FewestDigits, act.MostDigits, wanted); ok {
		act.TakeField(ctx)
		p.options.digits = n
	}
}

func (p *Panel) toggleForward(app.Context, app.Event) {
	p.forward = !p.forward
	p.sight.show(0)
}

func (p *Panel) toggleNotation(app.Context, app.Event) { p.notation = !p.notation }

func (p *Panel) toggleAll(app.Context, app.Event) { p.all = !p.all }

// onStepsClick copies one step as LaTeX if a button for that was pressed. The button's data-step says which step.
func (p *Panel) onStepsClick(ctx app.Context, e app.Event) {
	button := e.Get("target").Call("closest", "[data-step]")
	if !button.Truthy() {
		return
	}
	i, err := strconv.Atoi(button.Call("getAttribute", "data-step").String())
	if s := p.shown(); err == nil && s != nil && i < len(s.rows) {
		clip.Copy(ctx, s.derivation.StepLaTeX(s.rows[i].step, p.options.digits), prose.Text(prose.StepCopied))
	}
}

func (p *Panel) copyAll(ctx app.Context, _ app.Event) {
	if s := p.shown(); s != nil {
		clip.Copy(ctx, s.derivation.LaTeX(p.options.digits), prose.Text(prose.DerivationCopied))
	}
}

func selectSample(ctx app.Context, _ app.Event) {
	if row, err := strconv.Atoi(ctx.JSSrc().Call("getAttribute", "data-row").String()); err == nil {
		act.SelectRow(ctx, row)
	}
}
