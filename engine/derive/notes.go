package derive

import (
	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// notes say what is special at this point: units that are saturated, units and a loss at a kink.
func (m model) notes(p *point) []prose.Message {
	var list []prose.Message
	unit := func(a *activation.Activation, net, value expr.Symbol) {
		v := p.Symbol(net)
		if a.Saturated != nil && a.Saturated(v) {
			list = append(list, prose.Say(prose.IsSaturated, value, net))
		}
		for _, kink := range a.Kinks {
			if v == kink {
				list = append(list, prose.Say(prose.AtKink, net, v+0, a.Name, a.Derivative(v)))
			}
		}
	}
	for h := 1; h <= m.H; h++ {
		for u := 1; u <= m.units(h); u++ {
			unit(mustActivation(m.hidden[h-1]), m.a(h, expr.At(u)), m.z(h, expr.At(u)))
		}
	}
	for k := 1; k <= m.shape.K; k++ {
		t, f := m.t(expr.At(k)), m.f(expr.At(k))
		if !m.joint() {
			unit(m.g.Each, t, f)
		} else if m.g.Saturated != nil && m.g.Saturated(p.Symbol(t), p.Symbol(f)) {
			list = append(list, prose.Say(prose.IsSaturated, f, t))
		}
		if each := m.loss.Each; each != nil && each.ToKink != nil && !m.cancels {
			y := m.y(expr.At(k)).(expr.Symbol)
			if vy, vf := p.Symbol(y), p.Symbol(f); each.ToKink(vy, vf) == 0 {
				list = append(list, prose.Say(prose.AtLossKink, f, vf, y, vy, m.loss.Name, each.Slope(vy, vf)))
			}
		}
	}
	return list
}

// advice is what a person should know of the network's functions. Unlike the notes, it does not excuse a line that cannot
// be evaluated.
func (m model) advice() []prose.Message {
	var list []prose.Message
	for _, note := range m.shape.Notes() {
		list = append(list, prose.Say(prose.Verbatim, note))
	}
	if m.g.Distribution && m.shape.K == 1 {
		list = append(list, prose.Say(prose.OnlyOneOutput, m.g.Name))
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
