package derive

import (
	"fmt"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// duals is the environment in which one symbol is an independent variable: a forward pass on dual numbers from the layer
// of that variable on. It goes layer by layer and only as far as it is asked, so that the derivative of a layer by the one
// below costs no more than that layer.
type duals struct {
	point *point
	by    expr.Symbol
	first int             // the layer whose net inputs change first; H+1: the outputs
	a     [][]dual.Number // the net inputs of the layers from first on
	z     [][]dual.Number // the values of the hidden units from first on
	f     []dual.Number
}

func newDuals(p *point, by expr.Symbol) *duals {
	e := &duals{point: p, by: by}
	switch by.Kind {
	case expr.A:
		e.first = by.Layer
	case expr.Z:
		e.first = by.Layer + 1
	case expr.Alpha, expr.Beta:
		e.first = p.ownLevel(by) / 2
	default: // T, or a later quantity
		e.first = p.H + 1
	}
	return e
}

// Symbol is the dual number of a quantity: from its definition where it depends on the variable.
func (e *duals) Symbol(s expr.Symbol) dual.Number {
	p := e.point
	switch {
	case s == e.by:
		return dual.Number{Real: p.Symbol(s), Emag: 1}
	case !p.depends(s, e.by):
		return dual.Number{Real: p.Symbol(s)}
	}
	switch s.Kind {
	case expr.A:
		return e.net(s.Layer)[s.I.N-1]
	case expr.T:
		return e.net(p.H + 1)[s.I.N-1]
	case expr.Z:
		return e.units(s.Layer)[s.I.N-1]
	case expr.F:
		return e.outputs()[s.I.N-1]
	}
	definition, ok := p.definition(s)
	if !ok {
		panic("derive: no definition of " + s.ID())
	}
	return expr.Eval(definition, dualField{}, e)
}

// net is the net inputs of layer h.
func (e *duals) net(h int) []dual.Number {
	for len(e.a) <= h-e.first {
		e.a = append(e.a, e.affine(e.first+len(e.a)))
	}
	return e.a[h-e.first]
}

// affine is Σ_l w_ml z_l with the bias, over what layer h takes in.
func (e *duals) affine(h int) []dual.Number {
	p := e.point
	values := p.pass.T
	if h <= p.H {
		values = p.pass.A[h-1]
	}
	net := make([]dual.Number, len(values))
	for m, v := range values {
		net[m].Real = v
	}
	by, W, cols := e.by, p.problem.Theta[p.shape.Offset(h):], p.shape.Cols(h)
	switch {
	case by.Kind == expr.A && by.Layer == h, by.Kind == expr.T && h > p.H:
		net[by.I.N-1].Emag = 1
	case p.isParameter(by) && p.ownLevel(by) == 2*h:
		net[by.I.N-1].Emag = 1
		if by.J.N > 0 {
			net[by.I.N-1].Emag = p.Symbol(p.below(h, by.J))
		}
	case by.Kind == expr.Z && by.Layer == h-1:
		for m := range net {
			net[m].Emag = W[m*cols+by.I.N]
		}
	default:
		for l, z := range e.units(h - 1) {
			if z.Emag == 0 {
				continue
			}
			for m := range net {
				net[m].Emag += W[m*cols+l+1] * z.Emag
			}
		}
	}
	return net
}

// units are the values of the hidden units of layer h.
func (e *duals) units(h int) []dual.Number {
	for len(e.z) <= h-e.first {
		layer := e.first + len(e.z)
		σ, _ := activation.ByID(e.point.shape.Hidden[layer-1].Activation)
		values := make([]dual.Number, e.point.units(layer))
		for m, a := range e.net(layer) {
			values[m] = dual.Number{Real: e.point.pass.Z[layer-1][m]}
			if a.Emag != 0 {
				values[m] = σ.Dual(a)
			}
		}
		e.z = append(e.z, values)
	}
	return e.z[h-e.first]
}

// outputs are all f_k.
func (e *duals) outputs() []dual.Number {
	if e.f == nil {
		T := e.net(e.point.H + 1)
		e.f = make([]dual.Number, len(T))
		e.point.g.Dual(e.f, T)
	}
	return e.f
}

// Deriv does not occur within what is differentiated.
func (e *duals) Deriv(d expr.Deriv) dual.Number {
	panic(fmt.Sprintf("derive: a second derivative, by %s", d.By.ID()))
}
