package derive

import (
	"fmt"

	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// point is a model with numbers: the environment in which the lines of a derivation are evaluated. Symbols have the
// values of the forward and backward pass. A ∂ is evaluated by dual numbers, which unfold definitions down to the
// data and parameters and use no rule of this package.
type point struct {
	model
	known  func(expr.Symbol) (float64, bool)
	seeds  map[expr.Symbol]*duals
	slopes []float64 // ∂L_i/∂θ by the backward pass
}

// Symbol is the value of a quantity.
func (p *point) Symbol(s expr.Symbol) float64 {
	v, ok := p.known(s)
	if !ok {
		panic("derive: no value for " + s.ID())
	}
	return v
}

// Deriv is ∂Of/∂By, by dual numbers.
func (p *point) Deriv(d expr.Deriv) float64 {
	seed, ok := p.seeds[d.By]
	if !ok {
		seed = &duals{point: p, by: d.By, values: map[expr.Symbol]dual.Number{}}
		p.seeds[d.By] = seed
	}
	return expr.Eval(d.Of, dualField{}, seed).Emag
}

// duals is the environment in which one symbol is an independent variable.
type duals struct {
	point  *point
	by     expr.Symbol
	values map[expr.Symbol]dual.Number
}

// Symbol is the dual number of a quantity: from its definition where it depends on the variable.
func (e *duals) Symbol(s expr.Symbol) dual.Number {
	if s == e.by {
		return dual.Number{Real: e.point.Symbol(s), Emag: 1}
	}
	if !e.point.depends(s, e.by) {
		return dual.Number{Real: e.point.Symbol(s)}
	}
	if v, ok := e.values[s]; ok {
		return v
	}
	v := e.define(s)
	e.values[s] = v
	return v
}

func (e *duals) define(s expr.Symbol) dual.Number {
	m := e.point.model
	if s.Kind == expr.F && m.joint() {
		T, f := make([]dual.Number, m.shape.K), make([]dual.Number, m.shape.K)
		for k := range T {
			T[k] = e.Symbol(m.t(expr.At(k + 1)))
		}
		m.g.Dual(f, T)
		return f[s.I.N-1]
	}
	definition, ok := m.definition(s)
	if !ok {
		panic("derive: no definition of " + s.ID())
	}
	return expr.Eval(definition, dualField{}, e)
}

// Deriv does not occur within what is differentiated.
func (e *duals) Deriv(d expr.Deriv) dual.Number {
	panic(fmt.Sprintf("derive: a second derivative, by %s", d.By.ID()))
}
