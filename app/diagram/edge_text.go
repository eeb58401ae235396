package diagram

import (
	"strings"

	"chainrule/app/link"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// edgeText is what an edge's element says. It stays as it is while the selection moves, and is kept: of a
// hundred edges, making it takes longer than drawing them.
type edgeText struct {
	param, id, ref string
	label          string // for screen readers
	path           string

	of edge // what it was made of
}

// textOf is the text of an edge, made anew where something in it differs.
func (p *Panel) textOf(e edge) edgeText {
	e.way, e.selected = false, false // not part of the text
	if t, ok := p.texts[e.param]; ok && t.of == e {
		return t
	}
	if p.texts == nil {
		p.texts = map[network.Param]edgeText{}
	}
	id := p.View.Shape.ID(e.param)
	t := edgeText{param: id, id: edgeID(id), ref: link.Refs(e.symbol), path: curveOf(e).path(), of: e}
	spoken := prose.EdgeSpoken
	if e.locked {
		spoken = prose.EdgeSpokenLocked
	}
	t.label = prose.Text(spoken, expr.Speech(e.symbol, expr.Format{}), e.inputName, e.outputName, prose.Value{V: e.weight, Digits: 4}, prose.Value{V: e.gradient, Digits: 4})
	p.texts[e.param] = t
	return t
}

// spoken is what a screen reader says of an edge: of the selected one, which is the only one that it says, also what its two ends
// are in the row.
func (p *Panel) spoken(l *layout, e edge, label string) string {
	from, into := l.valueOf(e.param.Layer-1, e.param.Input), l.valueOf(e.param.Layer, e.param.Unit)
	if !e.selected || into == "" {
		return label
	}
	return prose.Text(prose.EdgeInRow, label, p.View.Row, e.inputName, from, e.outputName, into)
}

// valueOf is the value of a unit, an input or a bias as the drawing has it.
func (l *layout) valueOf(layer, unit int) string {
	if unit == 0 {
		return "1"
	}
	for _, n := range l.nodes {
		if n.kind != target && n.layer == layer && n.unit == unit {
			return n.value
		}
	}
	return ""
}

func edgeID(param string) string {
	return "edge-" + strings.NewReplacer("[", "-", ",", "-", "]", "").Replace(param)
}
