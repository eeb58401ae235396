package diagram

import (
	"chainrule/app/act"
	"chainrule/engine/expr"
	"chainrule/engine/workspace"
)

// phaseClass lights what a phase of a training step is about.
var phaseClass = map[act.Phase]string{act.Forward: " phase-forward", act.Backward: " phase-backward", act.Update: " phase-update"}

// beside is what stands below a unit: in the phases of a step the numbers that are not in it, and else the
// name and value of one that holds a small picture.
func beside(v *workspace.View, n node, phase act.Phase) string {
	value := n.symbol + " = " + n.value
	if v.Pass == nil || n.kind != hidden && n.kind != output {
		if n.small != nil {
			return n.symbol
		}
		return ""
	}
	m := n.unit - 1
	switch {
	case phase == act.Forward && n.kind == output:
		return expr.NodeName(expr.T, 0, n.unit) + " = " + short(v.Pass.T[m])
	case phase == act.Forward && n.small != nil:
		return "a = " + short(v.Pass.A[n.layer-1][m]) + ", z = " + n.value
	case phase == act.Forward:
		return expr.NodeName(expr.A, n.layer, n.unit) + " = " + short(v.Pass.A[n.layer-1][m])
	case phase == act.Backward && n.kind == output:
		return expr.NodeName(expr.Delta, 0, n.unit) + " = " + short(v.Pass.Delta[m])
	case phase == act.Backward:
		return expr.NodeName(expr.S, n.layer, n.unit) + " = " + short(v.Pass.S[n.layer-1][m])
	case n.small != nil:
		return value
	}
	return ""
}

// tagText is what the tag of an edge says: its parameter and value, or in an update from where to where it goes.
func (p *Panel) tagText(e edge) string {
	if p.Phase != act.Update || p.After == nil || len(p.After.Theta) != len(p.View.Theta) {
		return valueText(e)
	}
	return short(e.weight) + " → " + short(p.After.Theta[p.View.Shape.Index(e.param)])
}

// valueText is an edge's parameter and value.
func valueText(e edge) string { return e.symbol.Unicode() + " " + short(e.weight) }
