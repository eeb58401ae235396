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

func edgeID(param string) string {
	return "edge-" + strings.NewReplacer("[", "-", ",", "-", "]", "").Replace(param)
}
