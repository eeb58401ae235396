package derive

import (
	"fmt"
	"math"

	"chainrule/engine/expr"
)

// saturation is how near to its bound a bounded function counts as saturated: past it, formulas like
// z (1 − z) lose more than half of their digits.
const saturation = 1e-8

// notes say what is special at this point: units that are saturated or at a kink.
func (m model) notes(p *point) []string {
	var list []string
	for h := 1; h <= m.H; h++ {
		for u := 1; u <= m.units(h); u++ {
			a, z := m.a(h, expr.At(u)), m.z(h, expr.At(u))
			list = appendNote(list, m.hidden[h-1].ID, a, z, p.Symbol(a), p.Symbol(z))
		}
	}
	for k := 1; k <= m.shape.K; k++ {
		t, f := m.t(expr.At(k)), m.f(expr.At(k))
		list = appendNote(list, m.shape.Output, t, f, p.Symbol(t), p.Symbol(f))
	}
	return list
}

func appendNote(list []string, id string, net, value expr.Symbol, v, z float64) []string {
	saturated := false
	switch id {
	case "relu":
		if v == 0 {
			list = append(list, fmt.Sprintf("%s is 0, where relu has a kink and no derivative; its derivative is taken as 0 there.", quote(net)))
		}
		return list
	case "sigmoid", softmax:
		saturated = z < saturation || 1-z < saturation
	case "tanh":
		saturated = 1-math.Abs(z) < saturation
	}
	if saturated {
		list = append(list, fmt.Sprintf("%s is saturated at %s: its derivative is almost 0, and lines that divide by it or subtract it from 1 have few digits left.",
			quote(value), quote(net)))
	}
	return list
}

// causes say why a derivative is 0, where the reason is plain. They are no excuse for a line that cannot be
// evaluated, as the notes are.
func (m model) causes(p *point, by expr.Symbol) []string {
	var list []string
	if by.J.N > 0 {
		if in := m.below(m.ownLevel(by)/2, by.J); p.Symbol(in) == 0 {
			list = append(list, fmt.Sprintf("%s is 0, and with it this derivative: on this sample %s is multiplied by 0, so that moving it changes nothing.", quote(in), quote(by)))
		}
	}
	if m.shape.Output == softmax && m.shape.K == 1 {
		list = append(list, "With a single output softmax is 1 whatever the weights are, so that every derivative is 0. For one output choose the sigmoid or the identity.")
	}
	return list
}

// units is the number of units of layer h (H+1: the outputs).
func (m model) units(h int) int {
	if h == m.H+1 {
		return m.shape.K
	}
	return m.shape.Hidden[h-1].Units
}
