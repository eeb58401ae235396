package work

import (
	"chainrule/engine/expr"
	"chainrule/engine/network"
)

// Below is what a layer takes in as its input n on a row: x of the data, or the value of a hidden unit. Layers count from 1,
// and the outputs are the layer after the hidden ones.
func Below(layer, n, row int) expr.Symbol {
	if layer == 1 {
		return expr.Symbol{Kind: expr.X, I: expr.At(row), J: expr.At(n)}
	}
	return expr.Symbol{Kind: expr.Z, Layer: layer - 1, I: expr.At(n), J: expr.At(row)}
}

// Layer is the layer of a quantity's symbol, or of the unit that a parameter leads into. The outputs are the layer after the
// hidden ones. It is 0 for data and for losses.
func (n *Numbers) Layer(s expr.Symbol) int {
	switch s.Kind {
	case expr.Alpha, expr.A, expr.Z, expr.S:
		return s.Layer
	case expr.Beta, expr.T, expr.F, expr.Delta:
		return n.Network.Shape.Layers()
	}
	return 0
}

// Param is the parameter of a symbol α or β whose indices are numbers.
func (n *Numbers) Param(θ expr.Symbol) network.Param {
	return network.Param{Layer: n.Layer(θ), Unit: θ.I.N, Input: θ.J.N}
}

// Kind tells quantities that are computed in the same way from others: those of one letter and layer.
type Kind struct {
	Of    expr.Kind // of a derivative: of L or L_i
	By    expr.Kind // of the parameter, for a derivative and a step; else 0
	Layer int
	Next  bool
}

// Kind is the quantity's kind.
func (q Quantity) Kind() Kind {
	switch of := q.Of.(type) {
	case expr.Deriv:
		return Kind{of.Of.(expr.Symbol).Kind, of.By.Kind, of.By.Layer, false}
	case expr.Symbol:
		return Kind{of.Kind, 0, of.Layer, q.Next}
	}
	return Kind{}
}

// Order says which of two kinds is computed first, in a network with H hidden layers: the one with the lower order.
func (k Kind) Order(H int) int {
	backward := 4*H + 10
	switch {
	case k.Next && k.Of == expr.L:
		return 2*backward + 3
	case k.Next:
		return 2*backward + 2
	case k.By != 0 && k.Of == expr.L:
		return 2*backward + 1
	case k.By != 0:
		return 2 * backward
	}
	switch k.Of {
	case expr.A:
		return 2 * k.Layer
	case expr.Z:
		return 2*k.Layer + 1
	case expr.T:
		return 2*H + 2
	case expr.F:
		return 2*H + 3
	case expr.Li:
		return 2*H + 4
	case expr.L:
		return 2*H + 5
	case expr.Delta:
		return backward
	case expr.S:
		return backward + 1 + H - k.Layer
	}
	return 0
}
