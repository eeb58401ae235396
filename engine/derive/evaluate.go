package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// point is a model with numbers: the environment in which the lines of a derivation are evaluated. Symbols have the
// values of the forward and backward pass. A ∂ is evaluated by dual numbers, which unfold definitions down to the
// data and parameters and use no rule of this package.
type point struct {
	model
	problem Problem
	pass    *network.Pass
	known   func(expr.Symbol) (float64, bool)
	seeds   map[expr.Symbol]*duals
	last    *duals // the seed asked for last
	ticks   int
	pause   func()    // nil: there is nobody who waits
	slopes  []float64 // ∂L_i/∂θ by the backward pass
}

// Symbol is the value of a quantity.
func (p *point) Symbol(s expr.Symbol) float64 {
	p.tick()
	v, ok := p.known(s)
	if !ok {
		panic("derive: no value for " + s.ID())
	}
	return v
}

// between is how many values are looked up between two pauses: about a millisecond's worth.
const between = 1 << 12

// tick counts what is looked up, and lets others have their turn from time to time.
func (p *point) tick() {
	if p.ticks++; p.ticks%between == 0 && p.pause != nil {
		p.pause()
	}
}

// Deriv is ∂Of/∂By, by dual numbers.
func (p *point) Deriv(d expr.Deriv) float64 {
	p.tick()
	seed := p.seed(d.By)
	if s, ok := d.Of.(expr.Symbol); ok {
		return seed.Symbol(s).Emag
	}
	return expr.Eval(d.Of, dualField{}, seed).Emag
}

// seed is the dual numbers with respect to a symbol.
func (p *point) seed(by expr.Symbol) *duals {
	if p.last != nil && p.last.by == by {
		return p.last
	}
	seed := p.seeds[by]
	if seed == nil {
		seed = newDuals(p, by)
		p.seeds[by] = seed
	}
	p.last = seed
	return seed
}
