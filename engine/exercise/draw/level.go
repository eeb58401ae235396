package draw

import (
	"chainrule/engine/activation"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/random"
)

// level is how hard an exercise is.
type level struct {
	network func(r *random.SplitMix64) network.Shape
	over    over
}

// over says what of the network a level asks for.
type over uint8

const (
	oneRow  over = iota // quantities of a row
	allRows             // what is added up over the rows
	aStep               // a parameter after a step
)

// Levels is the number of levels, which count from 1.
func Levels() int { return len(levels) }

// levels go from one neuron to two hidden layers.
var levels = []level{
	{network: func(*random.SplitMix64) network.Shape { // one neuron
		return network.Shape{P: 2, K: 1, Output: activation.Identity.ID, Loss: loss.RSS.ID}
	}},
	{network: func(r *random.SplitMix64) network.Shape { // one neuron with a function
		s := network.Shape{P: 2, K: 1, Output: activation.Sigmoid.ID}
		s.Loss = []*loss.Loss{loss.RSS, loss.HalfRSS, loss.CrossEntropy, loss.CrossEntropy}[r.Below(4)].ID
		return s
	}},
	{network: oneOutput},
	{over: allRows, network: oneOutput},
	{over: aStep, network: oneOutput},
	{network: func(r *random.SplitMix64) network.Shape { // several outputs
		g := []*activation.Activation{activation.Identity, activation.Sigmoid}[r.Below(2)]
		return network.Shape{P: 2, Hidden: sigmoids(2), K: 2, Output: g.ID, Loss: squares(r)}
	}},
	{network: func(r *random.SplitMix64) network.Shape { // classes
		s := network.Shape{P: 2, Hidden: sigmoids(2), K: 2 + r.Below(2), Output: activation.Softmax.ID, Loss: squares(r)}
		if r.Below(3) > 0 {
			s.Loss = loss.CrossEntropy.ID
		}
		return s
	}},
	{network: func(r *random.SplitMix64) network.Shape { // every function and loss
		s := network.Shape{P: 2, Hidden: []network.Layer{anyLayer(2, r)}, K: 1 + r.Below(2)}
		anyOutput(&s, r)
		return s
	}},
	{network: func(r *random.SplitMix64) network.Shape { // two hidden layers
		s := network.Shape{P: 2, Hidden: []network.Layer{anyLayer(2, r), anyLayer(2, r)}, K: 1 + r.Below(2)}
		anyOutput(&s, r)
		return s
	}},
}

// oneOutput is a network with a hidden layer, as in the article.
func oneOutput(r *random.SplitMix64) network.Shape {
	return network.Shape{P: 2, Hidden: sigmoids(2), K: 1, Output: activation.Identity.ID, Loss: squares(r)}
}

func sigmoids(units int) []network.Layer {
	return []network.Layer{{Units: units, Activation: activation.Sigmoid.ID}}
}

func squares(r *random.SplitMix64) string {
	return []*loss.Loss{loss.RSS, loss.HalfRSS}[r.Below(2)].ID
}

func anyLayer(units int, r *random.SplitMix64) network.Layer {
	all := activation.All()
	return network.Layer{Units: units, Activation: all[r.Below(len(all))].ID}
}

// anyOutput gives a network any output function, and any loss that goes with it.
func anyOutput(s *network.Shape, r *random.SplitMix64) {
	for {
		outputs, losses := activation.Outputs(), loss.All()
		g, l := outputs[r.Below(len(outputs))], losses[r.Below(len(losses))]
		if l.CheckOutput(g) == nil && (!g.Distribution || s.K > 1) {
			s.Output, s.Loss = g.ID, l.ID
			return
		}
	}
}

// asks are the quantities of a network that the level asks for, on a row.
func (l level) asks(n *work.Numbers, r *random.SplitMix64) []work.Quantity {
	shape := n.Network.Shape
	row := expr.At(n.Rows[r.Below(len(n.Rows))])
	var list []work.Quantity
	add := func(e expr.Expr) { list = append(list, work.Quantity{Of: e}) }
	param := func(layer int) expr.Symbol {
		return shape.Symbol(network.Param{Layer: layer, Unit: 1 + r.Below(shape.Rows(layer)), Input: r.Below(shape.Cols(layer))})
	}
	total := expr.Symbol{Kind: expr.L}
	for layer := 1; layer <= shape.Layers(); layer++ {
		switch l.over {
		case allRows:
			add(expr.D(total, param(layer)))
		case aStep:
			list = append(list, work.Quantity{Of: param(layer), Next: true})
		}
	}
	switch l.over {
	case allRows:
		add(total)
		return list
	case aStep:
		return list
	}
	unit := func(layer int) expr.Index { return expr.At(1 + r.Below(shape.Rows(layer))) }
	li := expr.Symbol{Kind: expr.Li, I: row}
	for h := range shape.Hidden {
		for _, kind := range []expr.Kind{expr.A, expr.Z, expr.S} {
			add(expr.Symbol{Kind: kind, Layer: h + 1, I: unit(h + 1), J: row})
		}
	}
	for _, kind := range []expr.Kind{expr.T, expr.F, expr.Delta} {
		add(expr.Symbol{Kind: kind, I: unit(shape.Layers()), J: row})
	}
	add(li)
	for layer := 1; layer <= shape.Layers(); layer++ {
		add(expr.D(li, param(layer)))
	}
	return list
}
