package diagram

import (
	"fmt"
	"slices"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/markup"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// walking reports whether a path is asked for. Then clicks and keys take places of the drawing for it, and select nothing.
func (p *Panel) walking() bool {
	return p.Walk != nil && p.drawable() && p.Walk.Of.Numbers().Network.Shape.Equal(p.View.Shape)
}

// here is the place at which the keys are.
func (p *Panel) here() ask.Place {
	if p.walks != p.Walk.Of {
		p.walks, p.place = p.Walk.Of, p.Walk.Of.Path()[0]
	}
	return p.place
}

// marked reports whether a place is taken for one of the path.
func (p *Panel) marked(at ask.Place) bool { return slices.Contains(p.Walk.Marked, at) }

// walked is a layout in which the way to the loss is the path that is taken, and what is selected is where the keys are.
func (p *Panel) walked(l *layout) *layout {
	w := *l
	w.edges, w.lossWay = slices.Clone(l.edges), map[int]bool{}
	here := p.here()
	for i, e := range w.edges {
		at := ask.Place(e.param)
		w.edges[i].way, w.edges[i].selected = p.marked(at), at == here
	}
	for _, at := range p.Walk.Marked {
		if at.Layer > p.View.Shape.Layers() {
			w.lossWay[at.Unit] = true
		}
	}
	return &w
}

// atPlace is the place that an event is on.
func (p *Panel) atPlace(e app.Event) (ask.Place, bool) {
	if id := closest(e, "data-param"); id != "" {
		q, err := p.View.Shape.Parse(id)
		return ask.Place(q), err == nil
	}
	layer, unit, ok := nodeOf(e)
	if !ok || layer < 1 || unit < 1 {
		return ask.Place{}, false
	}
	return ask.Place{Layer: layer, Unit: unit, Input: ask.Whole}, true
}

// walkClick takes the place that was clicked.
func (p *Panel) walkClick(ctx app.Context, e app.Event) {
	if at, ok := p.atPlace(e); ok {
		p.here()
		p.place = at
		act.TakePlace(ctx, at)
		return
	}
	p.tap(ctx, e)
}

// walkKey goes along the path, and takes the place at which one is. It reports whether the key was for it.
func (p *Panel) walkKey(ctx app.Context, key string) bool {
	switch here := p.here(); key {
	case "Enter", " ":
		act.TakePlace(ctx, here)
	case "Escape":
		act.WalkBack(ctx)
	default:
		at, ok := step(p.View.Shape, here, key)
		for ok && !p.layout().draws(at) {
			at, ok = step(p.View.Shape, at, key)
		}
		if ok {
			p.place = at
		}
		return ok
	}
	return true
}

// draws reports whether a place is drawn: of many units, the middle is folded.
func (l *layout) draws(at ask.Place) bool {
	if at.Input != ask.Whole {
		return slices.ContainsFunc(l.edges, func(e edge) bool { return ask.Place(e.param) == at })
	}
	return slices.ContainsFunc(l.nodes, func(n node) bool {
		return n.unit == at.Unit && (n.layer == at.Layer && n.kind != target || n.kind == target && n.layer+1 == at.Layer)
	})
}

// step is where an arrow leads: Right from an edge to its unit, from a unit to the first edge that leaves it or to the line behind it, and
// Left back; Up and Down to the edge, the unit or the line before and after. ok is false for other keys and at the ends.
func step(s network.Shape, at ask.Place, key string) (to ask.Place, ok bool) {
	layers := s.Layers()
	line, unit := at.Layer > layers, at.Input == ask.Whole
	by := map[string]int{"ArrowUp": -1, "ArrowDown": 1}[key]
	switch {
	case by != 0 && unit:
		count := s.Rows(min(at.Layer, layers))
		at.Unit += by
		return at, at.Unit >= 1 && at.Unit <= count
	case by != 0:
		q, ok := move(s, network.Param(at), key)
		return ask.Place(q), ok && q.Layer == at.Layer
	case key == "ArrowRight" && !unit:
		return ask.Place{Layer: at.Layer, Unit: at.Unit, Input: ask.Whole}, true
	case key == "ArrowRight" && at.Layer < layers:
		return ask.Place{Layer: at.Layer + 1, Unit: 1, Input: at.Unit}, true
	case key == "ArrowRight" && !line:
		return ask.Place{Layer: layers + 1, Unit: at.Unit, Input: ask.Whole}, true
	case key == "ArrowLeft" && line:
		return ask.Place{Layer: layers, Unit: at.Unit, Input: ask.Whole}, true
	case key == "ArrowLeft" && unit:
		return ask.Place{Layer: at.Layer, Unit: at.Unit, Input: min(1, s.Cols(at.Layer)-1)}, true
	case key == "ArrowLeft" && at.Layer > 1 && at.Input > 0:
		return ask.Place{Layer: at.Layer - 1, Unit: at.Input, Input: ask.Whole}, true
	}
	return at, false
}

// placeID is the id of the element of a unit or a line.
func placeID(at ask.Place) string { return fmt.Sprintf("place-%d-%d", at.Layer, at.Unit) }

// active is the id of the element at which the keys are.
func (p *Panel) active() string {
	if !p.walking() {
		return edgeID(p.View.Shape.ID(p.View.Param))
	}
	at := p.here()
	if at.Input == ask.Whole {
		return placeID(at)
	}
	return edgeID(p.View.Shape.ID(network.Param(at)))
}

// asOption makes an element one of the list of places, with a name.
func (p *Panel) asOption(e app.HTMLElem, at ask.Place, name string) app.HTMLElem {
	return e.ID(placeID(at)).Attr("role", "option").Attr("aria-selected", strconv.FormatBool(p.marked(at))).Attr("aria-label", name)
}

// walkClass is the class of a unit or a line while a path is asked for.
func (p *Panel) walkClass(at ask.Place) string {
	class := ""
	if p.marked(at) {
		class = " way"
	}
	if p.here() == at {
		class += " selected"
	}
	return class
}

// renderUnit is a node while a path is asked for: units can be taken.
func (p *Panel) renderUnit(l *layout, n node) app.UI {
	if n.unit == 0 || n.layer == 0 || n.kind == target {
		return l.renderNode(n, l.figuresOf(p.View, n, act.NoPhase), "")
	}
	at := ask.Place{Layer: n.layer, Unit: n.unit, Input: ask.Whole}
	of, _ := p.Walk.Of.Symbols(at)
	return p.asOption(l.renderNode(n, l.figuresOf(p.View, n, act.NoPhase), p.walkClass(at)), at, prose.Text(prose.WalkUnit, expr.Speech(of, expr.Format{})))
}

// renderLines are the lines from the outputs to their targets, wide enough to be hit, while a path is asked for.
func (p *Panel) renderLines(l *layout) []app.UI {
	var parts []app.UI
	for i := 0; i+1 < len(l.losses); i += 2 {
		f, y := l.losses[i], l.losses[i+1]
		at := ask.Place{Layer: f.layer + 1, Unit: f.unit, Input: ask.Whole}
		of, by := p.Walk.Of.Symbols(at)
		line := markup.SVG("path", "class", "hit line"+p.walkClass(at), "d", fmt.Sprintf("M%g,%gL%g,%g", f.x+l.half.x, f.y, y.x-l.half.x, y.y),
			"data-node", fmt.Sprintf("%d %d", at.Layer, at.Unit))
		parts = append(parts, p.asOption(line, at, prose.Text(prose.WalkLine, expr.Speech(by, expr.Format{}), expr.Speech(of, expr.Format{}))))
	}
	return parts
}

// renderWalk says how a path is taken, and leads back to the question.
func (p *Panel) renderWalk() app.UI {
	path := p.Walk.Of.Path()
	_, from := p.Walk.Of.Symbols(path[0])
	to, _ := p.Walk.Of.Symbols(path[len(path)-1])
	return app.Div().Class("selected walk").Body(
		app.P().Body(markup.Message(prose.Say(prose.WalkHow, from, to))...),
		app.Button().Type("button").Class("back").OnClick(p.onBack).Text(prose.Text(prose.WalkBack)),
	)
}

func (p *Panel) onBack(ctx app.Context, _ app.Event) { act.WalkBack(ctx) }
