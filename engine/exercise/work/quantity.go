// Package work holds what a person can be asked to work out of a network: the quantities of MATH.md by their ids, and the
// equations by which each is computed from others, down to data and weights. A change of equations is a way to work that
// goes wrong; see package mistake.
package work

import (
	"slices"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Quantity is one number that can be asked for.
type Quantity struct {
	Of   expr.Expr // a symbol, or a derivative of L or L_i by a parameter
	Next bool      // after one step over all rows: of a parameter, or of L
}

// next is how the id of a quantity after one step begins.
const next = "new "

// ID is the quantity in text: `z[1,2]`, `dL/dbeta[1,0]`, `new alpha[1,2]`.
func (q Quantity) ID() string {
	id := expr.Text(q.Of, expr.Format{})
	if q.Next {
		return next + id
	}
	return id
}

// Symbol is the quantity itself, where it is not after a step; false for a derivative.
func (q Quantity) Symbol() (expr.Symbol, bool) {
	s, ok := q.Of.(expr.Symbol)
	return s, ok && !q.Next
}

// Param is the parameter that a derivative is by, or that takes a step; false for other quantities.
func (q Quantity) Param() (expr.Symbol, bool) {
	switch of := q.Of.(type) {
	case expr.Deriv:
		return of.By, true
	case expr.Symbol:
		return of, of.Kind == expr.Alpha || of.Kind == expr.Beta
	}
	return expr.Symbol{}, false
}

// Row is the number of the row that the quantity belongs to; false for one over all rows.
func (q Quantity) Row() (int, bool) {
	if q.Next {
		return 0, false
	}
	switch of := q.Of.(type) {
	case expr.Deriv:
		li := of.Of.(expr.Symbol)
		return li.I.N, li.Kind == expr.Li
	case expr.Symbol:
		switch of.Kind {
		case expr.L, expr.Alpha, expr.Beta:
			return 0, false
		case expr.X, expr.Y, expr.Li:
			return of.I.N, true
		}
		return of.J.N, true
	}
	return 0, false
}

// OnRow is the quantity on another row; false for one over all rows.
func (q Quantity) OnRow(row int) (Quantity, bool) {
	if _, ok := q.Row(); !ok {
		return q, false
	}
	at := expr.At(row)
	move := func(s expr.Symbol) expr.Symbol {
		switch s.Kind {
		case expr.X, expr.Y, expr.Li:
			s.I = at
		default:
			s.J = at
		}
		return s
	}
	switch of := q.Of.(type) {
	case expr.Deriv:
		of.Of = move(of.Of.(expr.Symbol))
		q.Of = of
	case expr.Symbol:
		q.Of = move(of)
	}
	return q, true
}

// Parse reads the id of a quantity of the network. An index i stands for the row.
func (n *Numbers) Parse(id string, row int) (Quantity, error) {
	text, isNext := strings.CutPrefix(strings.TrimSpace(id), next)
	e, err := expr.Parse(text, nil)
	if err != nil {
		return Quantity{}, prose.Say(prose.AskNotRead, prose.Quoted(id), err)
	}
	q := Quantity{Of: expr.Bind(e, "i", row), Next: isNext}
	if d, ok := q.Of.(expr.Deriv); ok && !isNext {
		q.Of = byName(d)
	}
	if !n.asks(q) {
		return q, prose.Say(prose.AskOther, prose.Quoted(id))
	}
	for _, s := range expr.Symbols(q.Of) {
		if err := n.Check(s); err != nil {
			return q, err
		}
	}
	if d, ok := q.Of.(expr.Deriv); ok {
		if err := n.Check(d.By); err != nil {
			return q, err
		}
	}
	return q, nil
}

// errorLetters are the letters for the derivatives of a row's loss with respect to net inputs.
var errorLetters = map[expr.Kind]expr.Kind{expr.T: expr.Delta, expr.A: expr.S}

// ShortFor is the derivative that δ or s is short for; false for other symbols.
func ShortFor(s expr.Symbol) (d expr.Expr, ok bool) {
	for input, letter := range errorLetters {
		if s.Kind == letter {
			by := s
			by.Kind = input
			return expr.D(expr.Symbol{Kind: expr.Li, I: s.J}, by), true
		}
	}
	return nil, false
}

// byName is δ or s for the derivatives that these are names of.
func byName(d expr.Deriv) expr.Expr {
	li, ok := d.Of.(expr.Symbol)
	if !ok || li.Kind != expr.Li || li.I != d.By.J {
		return d
	}
	letter, ok := errorLetters[d.By.Kind]
	if !ok {
		return d
	}
	s := d.By
	s.Kind = letter
	return s
}

// asks reports whether a quantity is of a kind that can be asked for.
func (n *Numbers) asks(q Quantity) bool {
	isParam := func(s expr.Symbol) bool { return s.Kind == expr.Alpha || s.Kind == expr.Beta }
	switch of := q.Of.(type) {
	case expr.Symbol:
		if q.Next {
			return isParam(of) || of.Kind == expr.L
		}
		return !isParam(of) && of.Kind != expr.Gamma && of.Kind != expr.V
	case expr.Deriv:
		s, ok := of.Of.(expr.Symbol)
		return ok && !q.Next && (s.Kind == expr.L || s.Kind == expr.Li) && isParam(of.By)
	}
	return false
}

// Check says why there is no such quantity in the network, or gives nil.
func (n *Numbers) Check(s expr.Symbol) error {
	shape, layer := n.Network.Shape, s.Layer
	switch s.Kind {
	case expr.Alpha, expr.Beta:
		if s.I.Var != "" || s.J.Var != "" || s.Kind == expr.Alpha && layer >= shape.Layers() || !shape.Has(n.Param(s)) {
			return prose.Say(prose.NoQuantity, expr.Text(s, expr.Format{}))
		}
		return nil
	case expr.L, expr.Gamma:
		return nil
	}
	units, unit, row := shape.K, s.I, s.J
	switch s.Kind {
	case expr.X:
		units, unit, row = shape.P, s.J, s.I
	case expr.Y:
		unit, row = s.J, s.I
	case expr.Li:
		unit, row = expr.At(1), s.I
	case expr.A, expr.Z, expr.S:
		if layer < 1 || layer > len(shape.Hidden) {
			return prose.Say(prose.NoQuantity, expr.Text(s, expr.Format{}))
		}
		units = shape.Hidden[layer-1].Units
	case expr.V:
		return prose.Say(prose.NoQuantity, expr.Text(s, expr.Format{}))
	}
	switch {
	case unit.Var != "" || row.Var != "" || unit.N < 1 || unit.N > units:
		return prose.Say(prose.NoQuantity, expr.Text(s, expr.Format{}))
	case !slices.Contains(n.Rows, row.N):
		return prose.Say(prose.NoQuantityRow, expr.Text(s, expr.Format{}), row.N)
	}
	return nil
}
