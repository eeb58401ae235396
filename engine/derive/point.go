package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// newPoint runs the forward and the backward pass on the problem's sample.
func newPoint(m model, p Problem) *point {
	net := p.Network
	pass := net.NewPass()
	gradient := make([]float64, len(p.Theta))
	net.Forward(p.Theta, p.X, pass)
	loss := net.Loss(pass, p.Y)
	net.Backward(p.Theta, p.X, p.Y, pass, gradient)
	at := &point{model: m, problem: p, pass: pass, seeds: map[expr.Symbol]*duals{}, slopes: gradient}
	at.known = func(s expr.Symbol) (float64, bool) {
		return lookup(m, p, pass, loss, s)
	}
	return at
}

// lookup is the number of a quantity on the problem's sample; false for other samples, indices that do
// not exist, and what belongs to no sample.
func lookup(m model, p Problem, pass *network.Pass, loss float64, s expr.Symbol) (float64, bool) {
	if s.I.Var != "" || s.J.Var != "" {
		return 0, false
	}
	at := func(list []float64, n int) (float64, bool) {
		if n < 1 || n > len(list) {
			return 0, false
		}
		return list[n-1], true
	}
	layer := func(lists [][]float64) (float64, bool) {
		if s.Layer < 1 || s.Layer > len(lists) {
			return 0, false
		}
		return at(lists[s.Layer-1], s.I.N)
	}
	sample := m.i.N
	switch s.Kind {
	case expr.Alpha, expr.Beta:
		q := network.Param{Layer: s.Layer, Unit: s.I.N, Input: s.J.N}
		if s.Kind == expr.Beta {
			q.Layer = m.H + 1
		}
		if !m.has(q) {
			return 0, false
		}
		return p.Theta[m.offsets[q.Layer]+(q.Unit-1)*(m.width(q.Layer)+1)+q.Input], true
	case expr.X:
		if s.I.N != sample {
			return 0, false
		}
		return at(p.X, s.J.N)
	case expr.Y:
		if s.I.N != sample {
			return 0, false
		}
		return at(p.Y, s.J.N)
	case expr.Li:
		return loss, s.I.N == sample
	}
	if s.J.N != sample {
		return 0, false
	}
	switch s.Kind {
	case expr.A:
		return layer(pass.A)
	case expr.Z:
		return layer(pass.Z)
	case expr.S:
		return layer(pass.S)
	case expr.T:
		return at(pass.T, s.I.N)
	case expr.F:
		return at(pass.F, s.I.N)
	case expr.Delta:
		return at(pass.Delta, s.I.N)
	}
	return 0, false
}

// has reports whether the network has the parameter q.
func (m model) has(q network.Param) bool {
	return q.Layer >= 1 && q.Layer <= m.H+1 && q.Unit >= 1 && q.Unit <= m.units(q.Layer) &&
		q.Input >= 0 && q.Input <= m.width(q.Layer)
}

// gradient is ∂L_i by a parameter or by a net input, from the backward pass.
func (p *point) gradient(by expr.Symbol) (float64, bool) {
	switch by.Kind {
	case expr.Alpha, expr.Beta:
		q := network.Param{Layer: p.ownLevel(by) / 2, Unit: by.I.N, Input: by.J.N}
		return p.slopes[p.shape.Index(q)], true
	case expr.T:
		return p.known(p.delta(by.I))
	case expr.A:
		return p.known(p.s(by.Layer, by.I))
	}
	return 0, false
}
