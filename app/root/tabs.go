package root

import (
	"strconv"

	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// tabs lead to the panels, by their names. On a wide page the data and the network stand beside what is read, so that their
// tabs are there on narrow pages alone.
var tabs = []struct {
	panel  string
	label  prose.ID
	short  prose.ID // the label where there is less room
	narrow bool
}{
	{"lesson", prose.Lesson, prose.Lesson, true},
	{"table", prose.Data, prose.Data, true},
	{"diagram", prose.NetworkPanel, prose.NetworkPanel, true},
	{"derivation", prose.Derivation, prose.Derivation, false},
	{"training", prose.Training, prose.TrainShort, false},
	{"practise", prose.Practise, prose.Practise, false},
	{"check", prose.CheckNumbers, prose.CheckThem, false},
}

// showPanel leads to a panel. Whoever goes from the pictures of training stays away from them.
func (r *Root) showPanel(name string) {
	if r.course.inFront = name == "lesson"; r.course.inFront {
		return
	}
	r.reads, r.stays = name, name != "training"
}

// at reports whether a panel is the one that is read.
func (r *Root) at(panel string) bool {
	if r.course.open != nil && r.course.inFront && narrow() {
		return panel == "lesson"
	}
	return panel == r.reads
}

func (r *Root) renderTabs() app.UI {
	var list []app.UI
	for _, t := range tabs {
		if t.panel == "lesson" && r.course.open == nil || t.panel != "lesson" && !r.shown(t.panel) {
			continue
		}
		class := ""
		if t.narrow {
			class = "narrow"
		}
		list = append(list, app.Button().Type("button").Class(class).DataSet("panel", t.panel).
			Aria("pressed", strconv.FormatBool(r.at(t.panel))).
			OnClick(r.onTab).Body(
			app.Span().Class("long").Text(prose.Say(t.label).String()), app.Span().Class("short").Text(prose.Say(t.short).String())))
	}
	return app.Nav().Class("tabs").Aria("label", prose.Text(prose.WhatIsShown)).Body(list...)
}

// onSkip leads the keys past the header, the network and the table to the panel that is read: its tab has the focus then.
func (r *Root) onSkip(app.Context, app.Event) {
	if tab := r.JSValue().Call("querySelector", "nav.tabs [aria-pressed=true]"); tab.Truthy() {
		tab.Call("focus")
	}
}

func (r *Root) onTab(ctx app.Context, _ app.Event) {
	r.showPanel(ctx.JSSrc().Call("getAttribute", "data-panel").String())
}
