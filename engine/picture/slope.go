package picture

import (
	"math"
	"slices"

	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// Slope is the objective as a function of one parameter, the others held where they are: its tangent there,
// and the full-batch step that a learning rate takes along it.
type Slope struct {
	Param  network.Param
	At     Point   // the parameter, and the objective
	Slope  float64 // the derivative there
	Rate   float64 // γ
	To     Point   // where the step lands, with this parameter alone moving: θ − γ · slope, and the objective
	Locked bool    // training leaves the parameter alone; To is then where it would go
	Decay  bool    // the objective holds a weight decay
	Curve  []Point // ascending by the parameter
	Subset Subset

	objective *objective
	next      int
}

// The points of a curve of the objective, and what it may cost in multiplications.
const (
	slopePoints = 97
	slopeBudget = 12 << 20
	leastHalf   = 1.0 // the curve goes so far to both sides at least
)

// NewSlope begins the picture of a parameter and a learning rate. Its curve is complete when Advance says so.
func NewSlope(v *workspace.View, p network.Param, rate float64) *Slope {
	o := newObjective(v, slopePoints, slopeBudget)
	at := v.Shape.Index(p)
	s := &Slope{
		Param: p, Rate: rate, Subset: o.subset, objective: o,
		Locked: slices.Contains(v.Document.Locked, p), Decay: v.Document.Training.Decay != 0,
	}
	s.At = Point{v.Theta[at], o.value()}
	s.Slope = o.slope(p)
	s.To.X = s.At.X - rate*s.Slope
	o.theta[at] = s.To.X
	s.To.Y = o.value()
	for _, x := range s.places() {
		s.Curve = append(s.Curve, Point{X: x})
	}
	return s
}

// places are where the curve is computed: evenly over the picture, closely about the parameter where the step
// goes far, and at both ends of the step.
func (s *Slope) places() []float64 {
	half := math.Max(leastHalf, math.Abs(s.At.X)/2)
	low, high := s.At.X-half, s.At.X+half
	list := []float64{s.At.X}
	if step := s.To.X - s.At.X; !math.IsInf(step, 0) && !math.IsNaN(step) {
		list = append(list, s.To.X)
		low, high = math.Min(low, s.To.X-math.Abs(step)/6), math.Max(high, s.To.X+math.Abs(step)/6)
		if high-low > 6*half {
			for i := range slopePoints / 4 {
				list = append(list, s.At.X-half+2*half*float64(i)/(slopePoints/4-1))
			}
		}
	}
	for i := range slopePoints {
		list = append(list, low+(high-low)*float64(i)/(slopePoints-1))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Advance goes on with the curve for about so many multiplications, and reports whether it is complete.
func (s *Slope) Advance(work int) (done bool) {
	o := s.objective
	at := o.view.Shape.Index(s.Param)
	for ; work > 0 && s.next < len(s.Curve); s.next++ {
		work -= o.cost()
		o.theta[at] = s.Curve[s.next].X
		s.Curve[s.next].Y = o.value()
	}
	return s.next == len(s.Curve)
}

// Tangent is the value at x of the line that touches the curve where the parameter is.
func (s *Slope) Tangent(x float64) float64 { return s.At.Y + s.Slope*(x-s.At.X) }

// Overshoot reports whether the step makes the objective larger, or takes it past all numbers.
func (s *Slope) Overshoot() bool { return !(s.To.Y <= s.At.Y) }
