package root

import (
	"slices"

	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listed is the number of parameters up to which they are offered as a list; beyond it one is found by words.
const listed = 400

// params are the parameters of a document's network, as they are offered.
type params struct {
	id     int // of no other list
	none   bool
	typed  bool // they are too many for a list
	groups []group

	of       *workspace.View // the view that it was made for
	selected string          // id of the parameter selected then, or its label where it is typed
}

// group is the parameters of a layer.
type group struct {
	label   string
	options []option
}

type option struct{ id, label string }

// params makes the list for the view. It gives the list that was made before if nothing in it differs: when another
// parameter is selected, hundreds of options need not be looked at again.
func (r *Root) params() *params {
	v := r.trainer.Shown.Diagram
	if r.list != nil && sameParams(r.list.of, v) && !r.list.typed {
		return r.list
	}
	list := &params{id: v.Revision, of: v, none: !v.Ready() && v.Shape.P == 0}
	r.list = list
	if list.none {
		return list
	}
	list.selected, list.typed = v.Shape.ID(v.Param), v.Shape.Count() > listed
	if list.typed {
		list.selected = paramLabel(v, v.Param)
	}
	for layer := 1; layer <= v.Shape.Layers() && !list.typed; layer++ {
		g := group{label: layerLabel(v.Shape, layer)}
		for unit := 1; unit <= v.Shape.Rows(layer); unit++ {
			for input := range v.Shape.Cols(layer) {
				p := network.Param{Layer: layer, Unit: unit, Input: input}
				g.options = append(g.options, option{v.Shape.ID(p), paramLabel(v, p)})
			}
		}
		list.groups = append(list.groups, g)
	}
	return list
}

// sameParams reports whether two views have the same parameters by the same names, whatever their values.
func sameParams(v, w *workspace.View) bool {
	return v.Encoding == w.Encoding && v.Ready() == w.Ready() && slices.Equal(v.Shape.Hidden, w.Shape.Hidden)
}

// paramList is the control by which a parameter is chosen. What is selected in it is set by [Root.showParam].
type paramList struct {
	app.Compo

	List *params

	change app.EventHandler
}

// Render draws the list, or a field where it would be too long.
func (p *paramList) Render() app.UI {
	switch {
	case p.List.none:
		return app.Span().Text("—")
	case p.List.typed:
		return app.Input().Class("parameter").Type("text").Aria("label", prose.Text(prose.Parameter)).
			Title(prose.Text(prose.ParameterHint)).Value(p.List.selected).OnChange(p.change)
	}
	var groups []app.UI
	for _, g := range p.List.groups {
		options := make([]app.UI, len(g.options))
		for i, o := range g.options {
			options[i] = app.Option().Value(o.id).Selected(o.id == p.List.selected).Text(o.label)
		}
		groups = append(groups, app.OptGroup().Label(g.label).Body(options...))
	}
	return app.Select().Class("parameter").Aria("label", prose.Text(prose.Parameter)).OnChange(p.change).Body(groups...)
}

// showParam selects the view's parameter in the list, once the list is on the page.
func (r *Root) showParam() {
	if r.ctx == nil || r.view().Shape.K == 0 {
		return
	}
	r.ctx.Defer(func(app.Context) {
		control := app.Window().Get("document").Call("querySelector", "select.parameter")
		if control.Truthy() && r.view().Shape.K > 0 {
			control.Set("value", r.view().Shape.ID(r.view().Param))
		}
	})
}
