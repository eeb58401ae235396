// Package picture computes what the pictures of a network show: the fit over an input, the outputs and the
// hidden units over two, predicted against actual, and the loss over one parameter and over two. Every
// value comes from the network's own forward pass. It draws nothing.
//
// What costs much is computed in pieces: a picture that has the method Advance is complete when it says so.
package picture

import (
	"math"

	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Point is a point of a picture, in the units of its axes.
type Point struct{ X, Y float64 }

// Axis is a variable along an axis of a picture, in the units of its column: what is scaled is scaled back.
type Axis struct {
	Variable  table.Variable
	Low, High float64
}

// The share of its range by which an axis goes on beyond the data.
const (
	numberMargin    = 0.06
	indicatorMargin = 0.3 // a 0 and a 1 stand well within the picture
)

// NewAxis is the axis of a variable: the range of its column's usable rows, and some more.
func NewAxis(v table.Variable) Axis {
	low, high, margin := v.Min, v.Max, numberMargin
	if v.Indicator {
		low, high, margin = 0, 1, indicatorMargin
	}
	span := high - low
	if span == 0 {
		span = math.Max(1, math.Abs(low))
	}
	return Axis{Variable: v, Low: low - margin*span, High: high + margin*span}
}

// at is the raw value at share t of the axis, and what enters the network for it.
func (a Axis) at(t float64) (raw, encoded float64) {
	raw = a.Low + t*(a.High-a.Low)
	return raw, a.Variable.Encode(raw)
}

// Rest is where the inputs are held that a picture does not vary.
type Rest struct {
	X    []float64 // P encoded values
	Row  int       // the number of the row whose values they are; 0: they are the means of the columns
	Some bool      // there are such inputs
}

// Say is the remark of a picture whose other inputs are held: "the other inputs as in row 3".
func (r Rest) Say() prose.Message {
	switch {
	case !r.Some:
		return prose.None
	case r.Row == 0:
		return prose.Say(prose.OthersAtMeans)
	}
	return prose.Say(prose.OthersAsInRow, r.Row)
}

// rest holds the inputs at the current sample, or at their means where its row is left out. varied is how
// many of them the picture varies.
func rest(v *workspace.View, varied int) Rest {
	e := v.Encoding
	r := Rest{X: make([]float64, e.P), Some: e.P > varied}
	if v.Sample >= 0 {
		copy(r.X, e.X[v.Sample*e.P:])
		r.Row = v.Row
		return r
	}
	for i := range e.N {
		for l := range r.X {
			r.X[l] += (e.X[i*e.P+l] - r.X[l]) / float64(i+1)
		}
	}
	return r
}

// mustCompute panics where a view has nothing to compute with.
func mustCompute(v *workspace.View) {
	if !v.Ready() {
		panic("picture: the view has a problem: " + v.Problem.Error())
	}
}

// Cost is about how many multiplications a forward pass of one sample takes; an activation is counted as
// activationCost of them.
func Cost(s network.Shape) int {
	units := s.K
	for _, l := range s.Hidden {
		units += l.Units
	}
	return s.Count() + activationCost*units
}

// activationCost is what an exponential takes in WebAssembly, in multiplications and additions.
const activationCost = 12
