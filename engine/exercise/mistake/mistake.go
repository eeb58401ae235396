// Package mistake is the catalogue of the mistakes that people make when they work out a quantity of a network. Each is a
// change of the equations by which the quantity is computed, see [work.Change]. So it applies to every network, activation,
// output function and loss, and its number follows from the equations by the same arithmetic as the right one.
package mistake

import (
	"math"
	"slices"

	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Mistake is one entry of the catalogue.
type Mistake struct {
	ID    string   // it does not change
	Title prose.ID // what is wrong, as a clause after "when"
	Hint  prose.ID // a smaller question

	// Common says that people make the mistake so often that it is looked for together with another.
	Common bool

	// ways are the ways in which it can be made in a case. They may not apply: a change that changes nothing is no mistake.
	ways func(c *Case) []way
}

// way is a change of equations by which a mistake is made.
type way struct {
	change work.Change
	// asked says that only the equation of what is asked for is changed, and only there where it is asked for. Else it is
	// changed wherever it applies, or in the equations of one kind of quantity.
	asked bool
	// instead says that another quantity was taken for the one that is asked for, so that no part of the equation is wrong.
	instead bool
	// which is the other row that is used, or the one term that stands for a sum; 0 where it is neither.
	which int
	// data gives data other values. The change is then nil.
	data func(expr.Symbol) (float64, bool)
}

// Case is a quantity that is asked for, in a system.
type Case struct {
	*work.System
	Asked work.Quantity
}

// Found is a mistake that leads to a number other than the right one.
type Found struct {
	*Mistake
	Value float64
	At    work.Quantity // in whose equation the paths part
	Part  expr.Expr     // the part of that equation that is different; nil where the data are, or where it is another quantity's

	way
	kind    work.Kind // the only kind whose equations are changed; zero for all to which the change applies
	written expr.Expr
}

// Catalogue lists the mistakes, likeliest first.
func Catalogue() []*Mistake { return catalogue }

// ByID finds a mistake by its id; nil where there is none.
func ByID(id string) *Mistake {
	for _, m := range catalogue {
		if m.ID == id {
			return m
		}
	}
	if id == RoundedEarly {
		return roundedEarly
	}
	return nil
}

// All lists the mistakes that lead from the right number of what is asked for to another, likeliest first. A mistake that can
// be made in several ways is there several times.
func (c *Case) All() []*Found {
	var list []*Found
	for _, m := range catalogue {
		list = append(list, c.Of(m)...)
	}
	return list
}

// Of lists the numbers that one mistake leads to.
func (c *Case) Of(m *Mistake) []*Found {
	right := c.System.Value(c.Asked)
	var list []*Found
	for _, w := range m.ways(c) {
		for _, f := range c.make(m, w) {
			known := func(g *Found) bool { return same(g.Value, f.Value) }
			if !same(f.Value, right) && !slices.ContainsFunc(list, known) {
				list = append(list, f)
			}
		}
	}
	return list
}

// close is how near two numbers may be, relatively, to be the same computed in two ways.
const close = 1e-9

// same reports whether two values are one, or the second is none to speak of.
func same(a, b float64) bool {
	return math.IsNaN(a) || math.IsInf(a, 0) || math.Abs(a-b) <= close*max(math.Abs(a), math.Abs(b), 1e-3)
}

// make works in a way that goes wrong: everywhere, and, where that touches several kinds of equations, in those of one.
func (c *Case) make(m *Mistake, w way) []*Found {
	f := &Found{Mistake: m, way: w, At: c.Asked}
	if w.data != nil {
		f.Value = f.In(c.System, c.Asked)
		return []*Found{f}
	}
	kinds := c.follow(f)
	if len(kinds) == 0 {
		return nil
	}
	list := []*Found{f}
	if len(kinds) > 1 {
		for _, k := range kinds {
			g := &Found{Mistake: m, way: w, kind: k}
			c.follow(g)
			list = append(list, g)
		}
	}
	return list
}

// follow computes the value that a mistake leads to, and where the paths part. It gives the kinds of the equations that were
// changed.
func (c *Case) follow(f *Found) []work.Kind {
	H := len(c.Network.Shape.Hidden)
	var kinds []work.Kind
	changed := func(q work.Quantity, e, to expr.Expr) {
		if q == c.Asked {
			f.written = to
		}
		k := q.Kind()
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
		if f.Part == nil || k.Order(H) < f.At.Kind().Order(H) {
			f.At, f.Part = q, difference(e, to)
		}
	}
	f.Value = solve(c.System, c.Asked, []*Found{f}, changed)
	if len(kinds) > 1 {
		f.written = nil
	}
	if f.instead {
		f.Part = nil
	}
	return kinds
}

// In is the number of a quantity in another system of the same network, where the mistake is made in the same way.
func (f *Found) In(s *work.System, q work.Quantity) float64 { return Together(s, q, f) }

// Together is the number of a quantity where several mistakes are made.
func Together(s *work.System, q work.Quantity, list ...*Found) float64 {
	return solve(s, q, list, func(work.Quantity, expr.Expr, expr.Expr) {})
}

// solve works a quantity out with mistakes. changed is called for each equation with what stands in its place.
func solve(s *work.System, asked work.Quantity, list []*Found, changed func(q work.Quantity, e, to expr.Expr)) float64 {
	change := func(q work.Quantity, e expr.Expr, top bool) (expr.Expr, bool) {
		any := false
		for _, f := range list {
			if f.change == nil || f.asked && !top || f.kind != (work.Kind{}) && f.kind != q.Kind() {
				continue
			}
			if to, ok := f.change(q, e); ok {
				changed(q, e, to)
				e, any = to, true
			}
		}
		return e, any
	}
	t := s.With(func(q work.Quantity, e expr.Expr) (expr.Expr, bool) { return change(q, e, false) })
	for _, f := range list {
		if f.data != nil {
			t = t.WithData(f.data)
		}
	}
	e, ok := s.Equation(asked)
	if !ok && asked.Next { // the loss after a step, for which there is a network
		return number(t.Value(asked))
	}
	if !ok { // of the data
		e = asked.Of
	}
	e, _ = change(asked, e, true)
	return number(t.Eval(e))
}

// number is a value, or 0 where there is nothing left of it but rounding.
func number(v float64) float64 {
	if math.Abs(v) < 1e-12 {
		return 0
	}
	return v
}

// neighbours are the numbers beside n, from 1 to most.
func neighbours(n, most int) []int {
	var list []int
	for _, other := range []int{n + 1, n - 1} {
		if other >= 1 && other <= most {
			list = append(list, other)
		}
	}
	return list
}

// mostRows is how many other rows are looked at: a person has mistaken one of those beside it.
const mostRows = 6

// otherRows are the rows next to a row, without it.
func (c *Case) otherRows(row int) []int {
	list := slices.DeleteFunc(slices.Clone(c.Rows), func(r int) bool { return r == row })
	slices.SortStableFunc(list, func(a, b int) int { return abs(a-row) - abs(b-row) })
	return list[:min(len(list), mostRows)]
}

func abs(n int) int { return max(n, -n) }

// units is the number of units of a layer, the outputs being the last, and inputs the number of what it takes in.
func (c *Case) units(layer int) int  { return c.Network.Shape.Rows(layer) }
func (c *Case) inputs(layer int) int { return c.Network.Shape.Cols(layer) - 1 }

// shape is the network's shape.
func (c *Case) shape() network.Shape { return c.Network.Shape }

// PartText is the part that is different in text; "" where the data are.
func (f *Found) PartText() string {
	if f.Part == nil {
		return ""
	}
	return expr.Text(f.Part, expr.Format{})
}

// Written is the equation of what was asked for with the mistake in it, where that is the only equation which the mistake
// changes.
func (f *Found) Written() (expr.Expr, bool) { return f.written, f.written != nil }

// Which is the number of the other row that is used, or of the one term that stands for a sum; 0 where the mistake is neither.
func (f *Found) Which() int { return f.which }
