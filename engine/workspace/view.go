package workspace

import (
	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// View is everything that panels show: a document, what is selected in it, and what follows from both.
// It is immutable and shared by pointer; Revision differs where anything differs.
type View struct {
	Revision int
	Opening  int // tells documents that were opened one after the other apart: the first is 0; undo goes back to it
	Document *document.Document
	Encoding *table.Encoding
	Shape    network.Shape
	Theta    []float64 // the document's weights, or those drawn from its seed

	// Problem is nil, or says why there is nothing to compute (no row can be used, …). The fields
	// below are then zero, but for Row and Param.
	Problem error

	Row    int           // number of the selected row, from 1
	Sample int           // its index among the samples of Encoding; −1 where the row is left out
	Param  network.Param // the selected parameter

	Network  *network.Network
	Pass     *network.Pass // forward and backward on the selected sample; nil where Sample is −1
	Loss     float64       // R: L_i summed, or its mean, over all samples
	Gradient []float64     // ∂R/∂θ, in Theta's order
	OfSample []float64     // ∂L_i/∂θ of the selected sample; nil where Sample is −1

	Training *Training // how training stands

	UndoName, RedoName prose.ID // name of the command that undo and redo would go over; "" where there is none or it is locked

	Fixed Parts // what a person cannot change; the parameters that training leaves alone are the document's
}

// Ready reports whether there is a network to compute with: a view without a Problem. A nil view has none.
func (v *View) Ready() bool { return v != nil && v.Problem == nil }

// Derive states the problem of a derivation: of a parameter on a sample, by its index from 0. The view must have no
// Problem.
func (v *View) Derive(sample int, of network.Param) derive.Problem {
	x, y := v.Encoding.Row(sample)
	return derive.Problem{Network: v.Network, Theta: v.Theta, X: x, Y: y, Sample: v.Encoding.Rows[sample] + 1, Param: of}
}

// Saved is the view's document with the selection in it, for saving.
func (v *View) Saved() *document.Document {
	d := *v.Document
	d.Sample, d.Parameter = v.Row, v.Param
	return &d
}

// View is what there is to show now. It is the same pointer until something changes.
func (w *Workspace) View() *View {
	if w.view != nil {
		return w.view
	}
	w.count++
	n := w.derived
	v := &View{
		Revision: w.count, Opening: w.history[w.at].opening, Document: n.document, Encoding: n.encoding, Shape: n.shape, Theta: n.theta, Problem: n.problem,
		Row: w.selected.row, Sample: -1, Param: w.selected.param,
	}
	if w.at > 0 && w.CheckUndo() == nil {
		v.UndoName = w.history[w.at].name
	}
	if w.at+1 < len(w.history) && w.CheckRedo() == nil {
		v.RedoName = w.history[w.at+1].name
	}
	v.Fixed = w.fixed
	w.view = v
	if n.problem != nil {
		return v
	}
	v.Network, v.Loss, v.Gradient = n.network, n.loss, n.gradient
	v.Training = w.viewTraining()
	e := n.encoding
	sample, ok := e.Sample(w.selected.row - 1)
	if !ok {
		return v
	}
	v.Sample = sample
	x, y := e.Row(sample)
	v.Pass = n.network.NewPass()
	v.OfSample = make([]float64, n.shape.Count())
	n.network.Forward(n.theta, x, v.Pass)
	n.network.Backward(n.theta, x, y, v.Pass, v.OfSample)
	return v
}

// Unit is what the unit is called that a parameter leads into: z₁, or f₁ of an output.
func (v *View) Unit(layer, unit int) string {
	if layer < v.Shape.Layers() {
		return expr.NodeName(expr.Z, layer, unit)
	}
	return expr.NodeName(expr.F, 0, unit)
}

// Variable is what a parameter's input is called: a column, a hidden unit such as z₁, or the bias.
func (v *View) Variable(layer, input int) string {
	switch {
	case input == 0:
		return "bias"
	case layer == 1 && input <= len(v.Encoding.Inputs):
		return v.Encoding.Inputs[input-1].Name
	}
	return expr.NodeName(expr.Z, layer-1, input)
}
