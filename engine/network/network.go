// Package network is the feed-forward network of ESL 11.3 with any number of hidden layers: its shape,
// its parameters as one flat vector, and its forward and backward pass on slices that the caller owns.
package network

import (
	"fmt"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
)

// Network is a shape made ready to compute with. It holds no parameters and no results, so that one
// network serves any number of passes at a time.
//
// Nothing is clipped: a number too large for a float64 becomes ±Inf or NaN, and so does what is computed from it. As
// long as the net inputs a and T are finite, Z and F are finite too, and the loss is finite or +Inf, but never NaN.
type Network struct {
	Shape Shape // read it, do not change it

	hidden []layer
	last   layer // from the last hidden layer, or the inputs, to the outputs
	output *activation.Output
	loss   *loss.Loss
	form   loss.Form // of the loss with the output function
	count  int
}

// layer is one matrix of theta, rows × (inputs + 1), with the activation of its units.
type layer struct {
	offset     int
	rows       int
	cols       int
	activation *activation.Activation // nil for the outputs
}

// New makes a network of a shape, or says what is wrong with the shape.
func New(s Shape) (*Network, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	s.Hidden = slices.Clone(s.Hidden)
	n := &Network{Shape: s, count: s.Count(), last: s.layer(s.Layers())}
	for h, l := range s.Hidden {
		at := s.layer(h + 1)
		at.activation, _ = activation.ByID(l.Activation)
		n.hidden = append(n.hidden, at)
	}
	n.output, _ = activation.OutputByID(s.Output)
	n.loss, _ = loss.ByID(s.Loss)
	n.form = n.loss.With(n.output)
	return n, nil
}

// ClassOf is the class, from 0, that the outputs or the targets of a sample stand for, see [loss.Loss.ClassOf].
func (n *Network) ClassOf(values []float64) int { return n.loss.ClassOf(values) }

// Kinked reports whether an activation, the output function or the loss has points without a derivative.
func (n *Network) Kinked() bool {
	for _, l := range n.hidden {
		if len(l.activation.Kinks) > 0 {
			return true
		}
	}
	if g := n.output.Each; g != nil && len(g.Kinks) > 0 {
		return true
	}
	_, cancelled := n.loss.CancelledWith(n.output)
	return !cancelled && n.loss.Each.ToKink != nil
}

// expect panics where a caller's slice has a wrong length.
func expect(what string, got, want int) {
	if got != want {
		panic(fmt.Sprintf("network: %s has %d values, want %d", what, got, want))
	}
}
