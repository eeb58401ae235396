package derive

import (
	"math"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Part is a factor of a derivative with what it means.
type Part struct {
	Name  prose.ID  // what it is called
	Expr  expr.Expr // in symbols
	Value float64
}

// Product is the derivative as a product of few factors, each of which a person can say in words: the parts of the error of
// the unit that the parameter leads into, see [Derivation.ErrorOf], and what came in (ESL 11.12–11.15). The factors are those of
// the back-propagation equations, derived by the same rules as every line.
func (d *Derivation) Product() []Part {
	layer, unit := d.Into()
	return append(d.ErrorOf(layer, unit), d.part(prose.WhatCameIn, d.at.cameIn(d.Symbol)))
}

func (d *Derivation) part(name prose.ID, e expr.Expr) Part { return Part{name, e, d.at.own(e)} }

// ErrorOf is the error of a unit, δ or s, as factors: of an output how far off it is and its slope, of a hidden unit the error
// that arrives from the next layer and its slope. Layers count from 1; the outputs are the layer after the hidden ones. Units
// count from 1.
func (d *Derivation) ErrorOf(layer, unit int) []Part {
	m, u := d.at.model, expr.At(unit)
	names, factors := []prose.ID{prose.HowFarOff, prose.SlopeOfOutput}, []expr.Expr(nil)
	if layer <= m.H {
		names, factors = []prose.ID{prose.ErrorArrives, prose.SlopeOfHidden}, m.errorOfHidden(layer, u)
	} else {
		factors = m.errorOfOutput(u)
	}
	parts := make([]Part, len(factors))
	for i, f := range factors {
		parts[i] = d.part(names[i], f)
	}
	return parts
}

// Path is one way by which an error arrives at a hidden unit: from a unit of the next layer, over a weight.
type Path struct {
	Unit   int         // of the next layer, from 1
	Error  expr.Symbol // the error of that unit, δ or s
	Weight expr.Symbol // of the edge between
	Value  float64     // Error · Weight
}

// Paths are the ways by which the error arrives at a unit of a hidden layer, one for each unit of the next layer. Their values
// add up to the error that arrives.
func (d *Derivation) Paths(layer, unit int) []Path {
	m := d.at.model
	list := make([]Path, m.units(layer+1))
	for i := range list {
		from := expr.At(i + 1)
		p := Path{Unit: i + 1, Error: m.errorOf(layer+1, from), Weight: m.weight(layer+1, from, expr.At(unit))}
		p.Value = d.at.own(expr.Mul(p.Error, p.Weight))
		list[i] = p
	}
	return list
}

// Into is the layer and the unit that the parameter leads into, as [Derivation.ErrorOf] counts them.
func (d *Derivation) Into() (layer, unit int) { return d.at.model.ownLevel(d.Symbol) / 2, d.Symbol.I.N }

// Factors are striking from here on: a factor below small makes a derivative tiny, and one above large makes it large.
const (
	small = 0.05
	large = 20
)

// Striking is the factor that makes a product small or large, and what is to say of it; −1 where there is none. A factor that
// is 0 is [Derivation.Zero]'s.
func Striking(product []Part) (at int, said prose.ID) {
	least, most := 0, 0
	for i, p := range product {
		if math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
			return -1, "" // it overflowed, and is no number of which one can say that it is large
		}
		if math.Abs(p.Value) < math.Abs(product[least].Value) {
			least = i
		}
		if math.Abs(p.Value) > math.Abs(product[most].Value) {
			most = i
		}
	}
	switch v, w := math.Abs(product[least].Value), math.Abs(product[most].Value); {
	case v == 0:
		return -1, ""
	case v < small && (product[least].Name == prose.SlopeOfHidden || product[least].Name == prose.SlopeOfOutput):
		return least, prose.Saturated
	case v < small:
		return least, prose.SmallFactor
	case w > large:
		return most, prose.LargeFactor
	}
	return -1, ""
}
