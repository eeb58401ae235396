package work

import (
	"fmt"
	"math"
	"slices"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// Numbers are a network with its weights, its data, and how it is trained. They are not to be changed while in use.
type Numbers struct {
	Network   *network.Network
	Theta     []float64
	Rows      []int     // the numbers of the rows that are used, from 1, ascending
	X, Y      []float64 // N × P and N × K, row by row
	Raw       []float64 // X before scaling; nil where nothing is scaled
	Rate      float64   // γ
	Decay     float64   // λ
	Reduction network.Reduction
	Locked    []network.Param
}

// Problem is the derivative of the loss of a row by a parameter.
func (n *Numbers) Problem(θ network.Param, row int) derive.Problem {
	shape, at := n.Network.Shape, n.index(row)
	return derive.Problem{
		Network: n.Network, Theta: n.Theta, Sample: row, Param: θ,
		X: n.X[at*shape.P : (at+1)*shape.P], Y: n.Y[at*shape.K : (at+1)*shape.K],
	}
}

// Change is a way to work that differs: it gives what stands in the place of the equation e of a quantity, or false where
// it leaves that as it is.
type Change func(q Quantity, e expr.Expr) (expr.Expr, bool)

// System is the equations of a network with numbers. Each quantity has its value by its equation, and the equations that a
// [Change] touches are changed wherever they are used.
//
// A system remembers what it has computed, and must not be used by two goroutines at a time.
type System struct {
	*Numbers
	shared *shared
	change Change
	data   func(expr.Symbol) (float64, bool)
	values map[expr.Symbol]float64
	slopes map[expr.Deriv]float64
	asked  map[Quantity]float64
}

// shared is what the systems of the same numbers have in common.
type shared struct {
	rows   map[int]*derive.Equations
	points map[int]derive.Point
	known  map[Quantity]expr.Expr
}

// New is the system of numbers as they should be worked with.
func New(n *Numbers) *System {
	s := &System{Numbers: n, shared: &shared{map[int]*derive.Equations{}, map[int]derive.Point{}, map[Quantity]expr.Expr{}}}
	return s.With(nil)
}

// With is the system with changed equations.
func (s *System) With(change Change) *System {
	return &System{
		Numbers: s.Numbers, shared: s.shared, change: change,
		values: map[expr.Symbol]float64{}, slopes: map[expr.Deriv]float64{}, asked: map[Quantity]float64{},
	}
}

// WithData is the system in which some data or weights have other values.
func (s *System) WithData(data func(expr.Symbol) (float64, bool)) *System {
	t := s.With(s.change)
	t.data = data
	return t
}

// Row gives the equations of a row by its number.
func (s *System) Row(row int) *derive.Equations {
	e := s.shared.rows[row]
	if e == nil {
		K := s.Network.Shape.K
		at := s.index(row)
		e = derive.NewEquations(s.Network.Shape, row, s.Y[at*K:(at+1)*K])
		s.shared.rows[row] = e
	}
	return e
}

func (n *Numbers) index(row int) int {
	at, ok := slices.BinarySearch(n.Rows, row)
	if !ok {
		panic(fmt.Sprintf("work: no row %d", row))
	}
	return at
}

// Equation is how a quantity is computed from others; false for data and weights. Nothing is changed in it.
func (s *System) Equation(q Quantity) (expr.Expr, bool) {
	if e, ok := s.shared.known[q]; ok {
		return e, e != nil
	}
	e := s.equation(q)
	s.shared.known[q] = e
	return e, e != nil
}

func (s *System) equation(q Quantity) expr.Expr {
	if q.Next {
		return s.step(q.Of.(expr.Symbol))
	}
	switch of := q.Of.(type) {
	case expr.Deriv:
		li := of.Of.(expr.Symbol)
		if li.Kind == expr.Li {
			return s.Row(li.I.N).Gradient(of.By)
		}
		return s.overRows(func(li expr.Symbol) expr.Expr { return expr.D(li, of.By) })
	case expr.Symbol:
		if of.Kind == expr.L {
			return s.overRows(func(li expr.Symbol) expr.Expr { return li })
		}
		if row, ok := q.Row(); ok && of.Kind != expr.X && of.Kind != expr.Y {
			e, _ := s.Row(row).Of(of)
			return e
		}
	}
	return nil
}

// overRows is the sum over the rows, or their mean.
func (s *System) overRows(of func(li expr.Symbol) expr.Expr) expr.Expr {
	n := len(s.Rows)
	var sum expr.Expr
	if s.Rows[n-1] == n {
		sum = expr.Σ("i", n, of(expr.Symbol{Kind: expr.Li, I: expr.Over("i")}))
	} else {
		terms := make([]expr.Expr, n)
		for i, row := range s.Rows {
			terms[i] = of(expr.Symbol{Kind: expr.Li, I: expr.At(row)})
		}
		sum = expr.Add(terms...)
	}
	if s.Reduction == network.Mean && n > 1 {
		return expr.Mul(expr.Div(expr.Num(1), expr.Num(float64(n))), sum)
	}
	return sum
}

// step is a parameter after one step over all rows.
func (s *System) step(θ expr.Symbol) expr.Expr {
	switch {
	case θ.Kind == expr.L:
		return nil // by the network after the step
	case slices.Contains(s.Locked, s.Param(θ)):
		return θ
	}
	slope := expr.D(expr.Symbol{Kind: expr.L}, θ)
	if s.Decay != 0 && θ.J != expr.At(0) {
		slope = expr.Add(slope, expr.Mul(expr.Num(2), expr.Num(s.Decay), θ))
	}
	return expr.Sub(θ, expr.Mul(expr.Symbol{Kind: expr.Gamma}, slope))
}

// Value is a quantity's number. It is NaN where a changed equation goes round in a circle.
func (s *System) Value(q Quantity) float64 {
	if symbol, ok := q.Symbol(); ok {
		return s.Symbol(symbol)
	}
	if d, ok := q.Of.(expr.Deriv); ok {
		return s.Deriv(d)
	}
	if v, ok := s.asked[q]; ok {
		return v
	}
	s.asked[q] = math.NaN()
	v := 0.0
	if q.Of.(expr.Symbol).Kind == expr.L {
		v = s.After().Symbol(expr.Symbol{Kind: expr.L})
	} else {
		v = s.solve(q)
	}
	s.asked[q] = v
	return v
}

// solve evaluates a quantity's equation, with its change.
func (s *System) solve(q Quantity) float64 {
	e, ok := s.Equation(q)
	if !ok {
		panic("work: no equation for " + q.ID())
	}
	if s.change != nil {
		if changed, ok := s.change(q, e); ok {
			e = changed
		}
	}
	return s.Eval(e)
}

// Eval is the value of an expression of the system's quantities.
func (s *System) Eval(e expr.Expr) float64 { return expr.Eval(e, derive.Reals(), expr.Env[float64](s)) }

// Symbol is the value of a symbol.
func (s *System) Symbol(symbol expr.Symbol) float64 {
	if s.data != nil {
		if v, ok := s.data(symbol); ok {
			return v
		}
	}
	switch symbol.Kind {
	case expr.X:
		return s.X[s.index(symbol.I.N)*s.Network.Shape.P+symbol.J.N-1]
	case expr.Y:
		return s.Y[s.index(symbol.I.N)*s.Network.Shape.K+symbol.J.N-1]
	case expr.Alpha, expr.Beta:
		return s.Theta[s.Network.Shape.Index(s.Param(symbol))]
	case expr.Gamma:
		return s.Rate
	}
	v, ok := s.values[symbol]
	if !ok {
		s.values[symbol] = math.NaN()
		v = s.solve(Quantity{Of: symbol})
		s.values[symbol] = v
	}
	return v
}

// Deriv is the value of a derivative: of L or L_i by a parameter by its equation, and of anything else by dual numbers.
func (s *System) Deriv(d expr.Deriv) float64 {
	of, ok := d.Of.(expr.Symbol)
	isParam := d.By.Kind == expr.Alpha || d.By.Kind == expr.Beta
	if !ok || !isParam || of.Kind != expr.L && of.Kind != expr.Li {
		return s.byDuals(d)
	}
	v, ok := s.slopes[d]
	if !ok {
		s.slopes[d] = math.NaN()
		v = s.solve(Quantity{Of: d})
		s.slopes[d] = v
	}
	return v
}

// byDuals is the value of a derivative on the row that its symbols name.
func (s *System) byDuals(d expr.Deriv) float64 {
	row := s.Rows[0]
	for _, symbol := range expr.Symbols(d) {
		if r, ok := (Quantity{Of: symbol}).Row(); ok {
			row = r
			break
		}
	}
	p, ok := s.shared.points[row]
	if !ok {
		p = derive.NewPoint(s.Problem(network.Param{}, row))
		s.shared.points[row] = p
	}
	return p.Deriv(d)
}

// After is the network after one step over all rows, in which nothing more is changed.
func (s *System) After() *System {
	after := *s.Numbers
	after.Theta = make([]float64, len(s.Theta))
	for i := range after.Theta {
		after.Theta[i] = s.Value(Quantity{Of: s.Network.Shape.Symbol(s.Network.Shape.ParamAt(i)), Next: true})
	}
	return New(&after)
}
