// Package diagram is the panel that draws the network with the current sample's values in it, and in which
// parameters are selected and edited, and layers and units added and removed.
package diagram

import (
	"strconv"
	"strings"

	"chainrule/app/act"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/network"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the diagram of the view's network.
type Panel struct {
	app.Compo

	View  *workspace.View
	Phase act.Phase       // of the step of training that is shown
	After *workspace.View // after the update that Phase shows
	Walk  *act.Walk       // the question that a path in the drawing answers, or nil

	plain      bool   // no small pictures in hidden units
	byGradient bool   // edges drawn by ∂R/∂θ and not by weight
	settings   bool   // the settings are open
	editing    bool   // the selected parameter is being edited
	start      string // what the field held at first: drawn again, it must not take the place of what is typed meanwhile
	draft      string
	fault      string // what is wrong with the draft

	walks ask.Walk  // the question that place is of
	place ask.Place // at which the keys are while a path is asked for

	zoom     zoom
	drawn    point // the size of the drawing that zoom is of
	followed network.Param
	gestures gestures
	stops    []func()

	made     *layout // for made…
	revision int
	without  bool
	texts    map[network.Param]edgeText
}

// OnMount starts listening for fingers and wheels.
func (p *Panel) OnMount(ctx app.Context) { p.stops = p.gesture(ctx) }

// OnUpdate follows a new view.
func (p *Panel) OnUpdate(app.Context) { p.follow() }

// OnDismount stops listening.
func (p *Panel) OnDismount() {
	for _, stop := range p.stops {
		stop()
	}
	p.stops = nil
}

// layout is the diagram of the view, made once.
func (p *Panel) layout() *layout {
	if p.made == nil || p.revision != p.View.Revision || p.without != p.plain {
		p.made, p.revision, p.without = newLayout(p.View, !p.plain), p.View.Revision, p.plain
	}
	return p.made
}

// drawable reports whether there is a network to draw.
func (p *Panel) drawable() bool {
	return p.View != nil && len(p.View.Theta) > 0 && p.View.Shape.Count() == len(p.View.Theta)
}

func (p *Panel) byWeights(app.Context, app.Event) { p.byGradient = false }

func (p *Panel) byGradients(app.Context, app.Event) { p.byGradient = true }

func (p *Panel) togglePictures(app.Context, app.Event) { p.plain = !p.plain }

func (p *Panel) toggleSettings(app.Context, app.Event) { p.settings = !p.settings }

// onClick selects what was clicked, or adds or removes a unit. One handler serves the whole drawing.
func (p *Panel) onClick(ctx app.Context, e app.Event) {
	if p.walking() {
		p.walkClick(ctx, e)
		return
	}
	if hit := closest(e, "data-units"); hit != "" {
		p.changeUnits(ctx, hit)
		return
	}
	if q, ok := p.hit(e); ok {
		p.editing = false
		act.SelectParam(ctx, q)
		return
	}
	p.tap(ctx, e)
}

// onDoubleClick edits the parameter.
func (p *Panel) onDoubleClick(ctx app.Context, e app.Event) {
	if _, ok := p.hit(e); ok && !p.walking() {
		p.edit(ctx)
	}
}

// hit is the parameter of the edge, tag or node that an event is on.
func (p *Panel) hit(e app.Event) (network.Param, bool) {
	if id := closest(e, "data-param"); id != "" {
		q, err := p.View.Shape.Parse(id)
		return q, err == nil
	}
	layer, unit, ok := nodeOf(e)
	if !ok {
		return network.Param{}, false
	}
	return atNode(p.View.Shape, p.View.Param, layer, unit), true
}

// nodeOf is the layer and the number of the node that an event is on.
func nodeOf(e app.Event) (layer, unit int, ok bool) {
	place := strings.Split(closest(e, "data-node"), " ")
	if len(place) != 2 {
		return 0, 0, false
	}
	layer, _ = strconv.Atoi(place[0])
	unit, _ = strconv.Atoi(place[1])
	return layer, unit, true
}

// atNode is the parameter that a click on a node selects: of a unit, the one from the input that is
// selected now, or its bias; of an input or a bias, the one into the unit that is selected now.
func atNode(s network.Shape, now network.Param, layer, unit int) network.Param {
	if layer >= 1 && unit >= 1 {
		q := network.Param{Layer: layer, Unit: unit}
		if now.Layer == layer {
			q.Input = now.Input
		}
		return q
	}
	q := network.Param{Layer: layer + 1, Unit: 1, Input: unit}
	if now.Layer == layer+1 {
		q.Unit = now.Unit
	}
	return q
}

// closest is an attribute of the nearest element around an event's target that has it, or "".
func closest(e app.Event, attribute string) string {
	target := e.Get("target")
	if !target.Truthy() || !target.Get("closest").Truthy() {
		return ""
	}
	element := target.Call("closest", "["+attribute+"]")
	if !element.Truthy() {
		return ""
	}
	return element.Call("getAttribute", attribute).String()
}

// onKey moves the selection, edits, locks, or presses a button of the drawing.
func (p *Panel) onKey(ctx app.Context, e app.Event) {
	key := e.Get("key").String()
	if hit := closest(e, "data-units"); hit != "" {
		if key == "Enter" || key == " " {
			e.PreventDefault()
			p.changeUnits(ctx, hit)
		}
		return
	}
	if p.editing || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	if p.walking() && p.walkKey(ctx, key) {
		e.PreventDefault()
		return
	}
	switch key {
	case "Enter", "F2":
		if !p.walking() {
			p.edit(ctx)
		}
	case "l", "L":
		if !p.walking() {
			p.toggleLock(ctx, e)
		}
	case "+", "=":
		p.zoomBy(ctx, keyZoom)
	case "-", "−":
		p.zoomBy(ctx, 1/keyZoom)
	case "0":
		p.show(ctx, zoom{})
	default:
		q, ok := move(p.View.Shape, p.View.Param, key)
		if !ok || p.walking() {
			return
		}
		act.SelectParam(ctx, q)
	}
	e.PreventDefault()
}

// fixed reports whether a person cannot change a part of the document.
func (p *Panel) fixed(part workspace.Parts) bool { return p.View.Fixed.Has(part) }

func (p *Panel) locked() bool {
	for _, q := range p.View.Document.Locked {
		if q == p.View.Param {
			return true
		}
	}
	return false
}

func (p *Panel) toggleLock(ctx app.Context, _ app.Event) {
	act.Do(ctx, workspace.Lock{Param: p.View.Param, Locked: !p.locked()})
}

// changeUnits adds or removes a unit: "1 +" is one more in hidden layer 1.
func (p *Panel) changeUnits(ctx app.Context, hit string) {
	layer, sign, _ := strings.Cut(hit, " ")
	h, err := strconv.Atoi(layer)
	if err != nil || h < 1 || h > len(p.View.Shape.Hidden) {
		return
	}
	by := 1
	if sign == "-" {
		by = -1
	}
	act.Do(ctx, workspace.SetUnits{Layer: h - 1, Units: p.View.Shape.Hidden[h-1].Units + by})
}
