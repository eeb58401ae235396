package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Part is a factor of a derivative with what it means.
type Part struct {
	Name  prose.ID  // what it is called
	Expr  expr.Expr // in symbols
	Value float64
}

// Product is the derivative as a product of few factors, each of which a person can say in words: for a parameter of an
// output how far off the output is, the slope of the output and what came in; for one of a hidden unit the error that
// arrives from the next layer, the slope of the unit and what came in (ESL 11.12–11.15). The factors are those of the
// back-propagation equations, derived by the same rules as every line.
func (d *Derivation) Product() []Part {
	m, by := d.at.model, d.Symbol
	h := m.ownLevel(by) / 2
	var parts []Part
	add := func(name prose.ID, e expr.Expr) {
		parts = append(parts, Part{name, e, d.at.own(e)})
	}
	switch {
	case h <= m.H:
		net := m.a(h, by.I)
		add(prose.ErrorArrives, m.arriving(h, by.I))
		add(prose.SlopeOfHidden, m.slope(m.hidden[h-1], h, net))
	case m.joint() || m.cancels:
		steps := differentiator{model: m, errors: true}.error(m.delta(by.I), m.t(by.I))
		add(prose.HowFarOff, steps[len(steps)-1].right)
	default:
		f := m.f(by.I)
		definition, _ := m.definition(m.li())
		steps := differentiator{model: m}.trace(expr.D(definition, f))
		add(prose.HowFarOff, steps[len(steps)-1].right)
		add(prose.SlopeOfOutput, m.slope(m.output, 0, m.t(by.I)))
	}
	in := expr.Expr(expr.Num(1))
	if by.J.N > 0 {
		in = m.below(h, by.J)
	}
	add(prose.WhatCameIn, in)
	return parts
}

// arriving is the error that arrives at hidden unit u of layer h: Σ_k δ_k β_ku, or the same of the next hidden layer.
func (m model) arriving(h int, u expr.Index) expr.Expr {
	next, name := h+1, m.over(h+2)
	v := expr.Over(name)
	var e expr.Expr = m.s(next, v)
	if next > m.H {
		name, v = "k", expr.Over("k")
		e = m.delta(v)
	}
	return expr.Σ(name, m.units(next), expr.Mul(e, m.weight(next, v, u)))
}

// slope is σ′ at the net input of a unit.
func (m model) slope(f *expr.Function, layer int, net expr.Symbol) expr.Expr {
	return expr.Call{Function: f, Layer: layer, Order: 1, Args: []expr.Expr{net}}
}
