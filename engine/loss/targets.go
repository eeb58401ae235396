package loss

import (
	"math"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Targets are the targets that a loss can take: those of Only, or all from Lower to Upper if Only is empty.
type Targets struct {
	Lower, Upper float64 // ±Inf where there is no bound
	Only         []float64
}

// anyTarget is every finite number.
var anyTarget = Targets{Lower: math.Inf(-1), Upper: math.Inf(1)}

// CheckTarget says why the loss cannot take y as a target, or gives nil where it can.
func (l *Loss) CheckTarget(y float64) error {
	switch t := l.Targets; {
	case math.IsNaN(y) || math.IsInf(y, 0):
		return prose.Say(prose.TargetFinite, y)
	case len(t.Only) > 0:
		if !slices.Contains(t.Only, y) {
			var list prose.OneOf
			for _, v := range t.Only {
				list = append(list, expr.FormatNumber(v, 0))
			}
			return prose.Say(prose.TargetOnly, l.Name, list, y)
		}
	case y < t.Lower || y > t.Upper:
		return prose.Say(prose.TargetBetween, l.Name, t.Lower, t.Upper, y)
	}
	return nil
}

// CheckOutput says why an output function cannot go with the loss, or gives nil where it can.
func (l *Loss) CheckOutput(g *activation.Output) error {
	if _, ok := l.CancelledWith(g); ok || l.Each != nil {
		return nil
	}
	var list prose.OneOf
	for _, g := range activation.Outputs() {
		if _, ok := l.CancelledWith(g); ok {
			list = append(list, g.ID)
		}
	}
	return prose.Say(prose.LossNeeds, l.Name, l.Needs, list)
}

// ClassOf is the class, from 0, that the outputs or the targets of a sample stand for. Of several values it is the
// index of the largest, and of the first if several are the largest. A single value stands for the second class if it
// is at least Boundary.
func (l *Loss) ClassOf(values []float64) int {
	if len(values) == 1 {
		if values[0] >= l.Boundary {
			return 1
		}
		return 0
	}
	return largest(len(values), func(k int) float64 { return values[k] })
}
