package diagram

import (
	"math"

	"chainrule/app/act"
	"chainrule/engine/expr"
	"chainrule/engine/workspace"
)

// phaseClass lights what a phase of a training step is about.
var phaseClass = map[act.Phase]string{act.Forward: " phase-forward", act.Backward: " phase-backward", act.Update: " phase-update"}

// figures are what a node says: a symbol and a value in it, and below it a number with what it is of.
type figures struct{ symbol, value, of, below string }

// figuresOf are the figures of a node. In the phases of a step the numbers that are not in a unit stand below it. Where there is no room
// for them they take the place of its value. A small picture takes the place of the symbol, or of both.
func (l *layout) figuresOf(v *workspace.View, n node, phase act.Phase) figures {
	in := figures{symbol: n.symbol, value: n.value}
	of, number := phaseNumber(v, n, phase)
	switch {
	case !l.room && number != "":
		in = figures{symbol: of, value: number}
	case number != "":
		in.of, in.below = of+" = ", number
	}
	switch {
	case n.small == nil:
	case l.line:
		in.symbol = ""
	case !l.room:
	case phase == act.Forward && number != "":
		in = figures{of: "a = " + number + ", z = ", below: n.value}
	case number != "":
		in = figures{of: in.of, below: number}
	case n.value == "":
		in = figures{below: n.symbol}
	default:
		in = figures{of: n.symbol + " = ", below: n.value}
	}
	return in
}

// phaseNumber is the number of a unit that a phase of a step is about, and the symbol that it is of.
func phaseNumber(v *workspace.View, n node, phase act.Phase) (of, number string) {
	if v.Pass == nil || n.kind != hidden && n.kind != output {
		return "", ""
	}
	m := n.unit - 1
	switch {
	case phase == act.Forward && n.kind == output:
		return expr.NodeName(expr.T, 0, n.unit), short(v.Pass.T[m])
	case phase == act.Forward:
		return expr.NodeName(expr.A, n.layer, n.unit), short(v.Pass.A[n.layer-1][m])
	case phase == act.Backward && n.kind == output:
		return expr.NodeName(expr.Delta, 0, n.unit), short(v.Pass.Delta[m])
	case phase == act.Backward:
		return expr.NodeName(expr.S, n.layer, n.unit), short(v.Pass.S[n.layer-1][m])
	}
	return "", ""
}

// tagText is what the tag of an edge says: its parameter and value, or in an update from where to where it goes.
func (p *Panel) tagText(e edge) string {
	if p.Phase != act.Update || p.After == nil || len(p.After.Theta) != len(p.View.Theta) {
		return valueText(e)
	}
	return moved(e.weight, p.After.Theta[p.View.Shape.Index(e.param)])
}

// moved is from where to where a parameter goes, or by how much where that is too little to be seen in short numbers.
func moved(from, to float64) string {
	by := math.Abs(to - from)
	switch {
	case expr.Round(from, 3) != expr.Round(to, 3) || by == 0:
		return short(from) + " → " + short(to)
	case to < from:
		return short(from) + " − " + expr.Scientific(by, 2)
	}
	return short(from) + " + " + expr.Scientific(by, 2)
}

// valueText is an edge's parameter and value.
func valueText(e edge) string { return e.symbol.Unicode() + " " + short(e.weight) }
