package exercise

import (
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/exercise/work"
	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// NumbersIn are the numbers that a view shows, which is ready.
func NumbersIn(v *workspace.View) *work.Numbers {
	return NumbersOf(v.Document, v.Encoding, v.Network, v.Theta)
}

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
	if !slices.ContainsFunc(e.Inputs, func(v table.Variable) bool { return v.Scale.Scaled() }) {
		return nil
	}
	list := slices.Clone(e.X)
	for i, x := range list {
		list[i] = e.Inputs[i%e.P].Decode(x)
	}
	return list
}
