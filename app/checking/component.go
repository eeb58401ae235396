// Package checking is the panel in which a person pastes what their own program printed, and learns which quantities of the
// network the arrays are, or which mistake is in them.
package checking

import (
	"chainrule/app/frame"
	"chainrule/engine/identify"
	"chainrule/engine/printed"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel compares pasted arrays with the network of a view.
type Panel struct {
	app.Compo

	View *workspace.View
	Away bool // another panel is read in its place: this one is hidden, and keeps what was typed and found

	busy     bool
	fault    error              // what is wrong with the text
	findings []identify.Finding // one for each array
	report   identify.Report
	of       *workspace.View // what the arrays were compared with
	run      int             // counts the searches, so that one that is no longer asked for stops
}

const fieldID = "printed-numbers"

func (p *Panel) onCheck(ctx app.Context, _ app.Event) { p.check(ctx) }

// onPaste checks at once what was pasted.
func (p *Panel) onPaste(ctx app.Context, _ app.Event) { ctx.Defer(p.check) } // once it stands in the field

// check reads the arrays in the field, and looks for what they are.
func (p *Panel) check(ctx app.Context) {
	p.begin(ctx, app.Window().GetElementByID(fieldID).Get("value").String())
}

// begin looks for what the arrays of a text are.
func (p *Panel) begin(ctx app.Context, text string) {
	p.run++
	p.findings, p.fault, p.busy, p.of = nil, nil, false, p.View
	if !p.View.Ready() {
		p.fault = prose.Say(prose.NothingToCheck)
		return
	}
	arrays, err := printed.Read(text)
	if err != nil {
		p.fault = err
		return
	}
	v := p.View
	problem := identify.Of(v.Document, v.Encoding, v.Theta)
	problem.Sample = v.Sample
	p.busy = true
	run := p.run
	go func() {
		findings, err := p.search(problem, arrays, run)
		ctx.Dispatch(func(app.Context) {
			if run == p.run {
				p.busy, p.fault, p.findings, p.report = false, err, findings, identify.Together(findings)
			}
		})
	}()
}

// search looks for what each array is. It lets the page have its turn, and stops where another search was begun meanwhile.
func (p *Panel) search(problem identify.Problem, arrays []*printed.Array, run int) ([]identify.Finding, error) {
	var list []identify.Finding
	var slice frame.Slice
	slice.Begin()
	for _, a := range arrays {
		s, err := identify.Begin(problem, a)
		if err != nil {
			return nil, err
		}
		for s.Next() {
			if slice.Pause() && run != p.run {
				return nil, nil
			}
		}
		list = append(list, s.Finding())
	}
	return list, nil
}

// Render draws the field, and what was found.
func (p *Panel) Render() app.UI {
	return app.Section().Class("checking").Hidden(p.Away).Aria("label", prose.Text(prose.CheckNumbers)).Body(
		app.H2().Text(prose.Text(prose.CheckNumbers)),
		app.P().Text(prose.Text(prose.CheckNumbersHow)),
		app.Label().For(fieldID).Text(prose.Text(prose.PrintedNumbers)),
		app.Textarea().ID(fieldID).Rows(8).Spellcheck(false).Placeholder("dW1 = [[ 0.352  -0.1525  0.2285]\n       [-0.7039  0.0936 -0.45 ]]").OnPaste(p.onPaste),
		app.Div().Class("act").Body(app.Button().Type("button").Class("primary").OnClick(p.onCheck).Text(prose.Text(prose.CheckThem))),
		app.Div().Class("found").Role("status").Aria("live", "polite").Aria("busy", p.busy).Body(p.renderFound()...),
		&bring{Fixed: p.View.Fixed},
	)
}
