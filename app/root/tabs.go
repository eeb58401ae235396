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
	{"table", prose.Data, prose.Data, true},
	{"diagram", prose.NetworkPanel, prose.NetworkPanel, true},
	{"derivation", prose.Derivation, prose.Derivation, false},
	{"training", prose.Training, prose.TrainShort, false},
	{"practise", prose.Practise, prose.Practise, false},
	{"check", prose.CheckNumbers, prose.CheckThem, false},
}

// showPanel leads to a panel. Whoever goes from the pictures of training stays away from them.
func (r *Root) showPanel(name string) {
	r.reads, r.stays = name, name != "training"
}

func (r *Root) renderTabs() app.UI {
	var list []app.UI
	for _, t := range tabs {
		class := ""
		if t.narrow {
			class = "narrow"
		}
		list = append(list, app.Button().Type("button").Class(class).DataSet("panel", t.panel).
			Aria("pressed", strconv.FormatBool(r.reads == t.panel)).
			OnClick(r.onTab(t.panel)).Body(
			app.Span().Class("long").Text(prose.Say(t.label).String()), app.Span().Class("short").Text(prose.Say(t.short).String())))
	}
	return app.Nav().Class("tabs").Aria("label", prose.Text(prose.WhatIsShown)).Body(list...)
}

func (r *Root) onTab(panel string) app.EventHandler {
	return func(app.Context, app.Event) { r.showPanel(panel) }
}
