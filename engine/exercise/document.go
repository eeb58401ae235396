package exercise

import (
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/exercise/work"
	"chainrule/engine/network"
	"chainrule/engine/table"
)

// NumbersOf are the numbers of a document, with the encoding of its table, its network and the weights there are now.
func NumbersOf(d *document.Document, e *table.Encoding, n *network.Network, theta []float64) *work.Numbers {
	numbers := &work.Numbers{
		Network: n, Theta: theta, X: e.X, Y: e.Y, Raw: raw(e),
		Rate: d.Training.Rate, Decay: d.Training.Decay, Reduction: d.Training.Reduction, Locked: d.Locked,
	}
	for _, row := range e.Rows {
		numbers.Rows = append(numbers.Rows, row+1)
	}
	return numbers
}

// raw is X before it was scaled, or nil where it is not scaled.
func raw(e *table.Encoding) []float64 {
	scaled := func(v table.Variable) bool { return !v.Indicator && v.Scale != table.None }
	if !slices.ContainsFunc(e.Inputs, scaled) {
		return nil
	}
	list := slices.Clone(e.X)
	for i := range list {
		if v := e.Inputs[i%e.P]; scaled(v) {
			list[i] = list[i]*v.Factor + v.Offset
		}
	}
	return list
}
