package train

import (
	"math"
	"slices"

	"chainrule/engine/network"

	"gonum.org/v1/gonum/floats"
)

// Optimum is the best point that a [Search] has found.
type Optimum struct {
	Theta []float64
	Loss  float64 // R over the training rows, without decay
	Start int     // which start it was reached from: 0 are the weights given, 1 and on are drawn
	Seed  uint64  // that those weights were drawn from, where Start is not 0
}

// Search looks for an optimum with which gradient descent can be compared. It minimizes R + λ Σ θ² over the
// parameters that are not locked, by the method L-BFGS. It starts from the weights given and from some that are
// drawn. It advances by an amount of work, as a [Run] does. It finds the best of the minima that it came to, which
// need not be the best there is.
//
// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 7.4 and 7.5, with the line search of Lewis
// and Overton, Nonsmooth Optimization via Quasi-Newton Methods, 2013, algorithm 2.6.
type Search struct {
	objective *objective
	starts    int
	start     int
	seed      uint64
	given     []float64
	best      *Optimum

	point, slope         []float64 // θ and the gradient there
	value, loss          float64
	direction, trial     []float64
	along                float64 // slope · direction
	step, lower, upper   float64 // of the line search
	tries, iterations    int
	moves, changes       [][]float64 // of the last iterations: in θ, and in the gradient
	begun, inLine, ended bool
}

const (
	memory         = 10   // iterations that L-BFGS remembers
	mostIterations = 2000 // from one start
	mostTries      = 60   // points on one line
	flat           = 1e-9 // largest derivative, relative to 1 + |value|, that counts as 0
)

// NewSearch is a search from theta and from others that are drawn, starts in all.
func NewSearch(n *network.Network, theta, X, Y []float64, locked []network.Param, s Settings, starts int) (*Search, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	return &Search{
		objective: newObjective(n, X, Y, locked, s), starts: starts, seed: s.Seed, given: slices.Clone(theta),
		direction: make([]float64, len(theta)), trial: slices.Clone(theta),
	}, nil
}

// Best is the best that was found so far, or nil.
func (s *Search) Best() *Optimum { return s.best }

// Start is which of the starts is under way, from 0.
func (s *Search) Start() int { return s.start }

// Advance does about so much work, counted in passes over one sample, and reports whether the search is over.
func (s *Search) Advance(work int) (done bool) {
	for work > 0 && !s.ended {
		if !s.begun {
			s.objective.begin(s.trial)
			s.begun = true
		}
		did, done := s.objective.advance(true)
		work -= did
		if done {
			s.begun = false
			s.arrive()
		}
	}
	return s.ended
}

// arrive decides where to go from a point that was evaluated.
func (s *Search) arrive() {
	o := s.objective
	if !s.inLine { // the start
		if !finite(o.value) {
			s.restart()
			return
		}
		s.accept()
		s.aim()
		return
	}
	const decrease, curvature = 1e-4, 0.9
	s.tries++
	switch {
	case !(o.value <= s.value+decrease*s.step*s.along): // too far, or not a number
		s.upper = s.step
	case floats.Dot(o.gradient, s.direction) < curvature*s.along: // not far enough
		s.lower = s.step
	default:
		s.remember()
		s.accept()
		s.aim()
		return
	}
	if s.tries == mostTries { // rounding hides what is left to gain
		s.restart()
		return
	}
	if math.IsInf(s.upper, 1) {
		s.step *= 2
	} else {
		s.step = (s.lower + s.upper) / 2
	}
	s.walk()
}

// accept makes the point evaluated the one to go on from.
func (s *Search) accept() {
	o := s.objective
	s.point, s.slope = slices.Clone(s.trial), slices.Clone(o.gradient)
	s.value, s.loss = o.value, o.loss
	if s.best == nil || s.loss < s.best.Loss {
		s.best = &Optimum{Theta: s.point, Loss: s.loss, Start: s.start, Seed: s.seedOf(s.start)}
	}
}

// remember keeps how θ and the gradient changed, where that says something of the curvature.
func (s *Search) remember() {
	move, change := make([]float64, len(s.trial)), make([]float64, len(s.trial))
	floats.SubTo(move, s.trial, s.point)
	floats.SubTo(change, s.objective.gradient, s.slope)
	if floats.Dot(move, change) <= 0 {
		return
	}
	if len(s.moves) == memory {
		s.moves, s.changes = s.moves[1:], s.changes[1:]
	}
	s.moves, s.changes = append(s.moves, move), append(s.changes, change)
}

// aim begins a line in the direction −H ∂, with the inverse Hessian H that the memory gives, or ends this start
// where there is nothing more to gain.
func (s *Search) aim() {
	if s.iterations++; floats.Norm(s.slope, math.Inf(1)) <= flat*(1+math.Abs(s.value)) || s.iterations > mostIterations {
		s.restart()
		return
	}
	d := s.direction
	floats.ScaleTo(d, -1, s.slope)
	n := len(s.moves)
	weights := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		weights[i] = floats.Dot(s.moves[i], d) / floats.Dot(s.moves[i], s.changes[i])
		floats.AddScaled(d, -weights[i], s.changes[i])
	}
	if n > 0 {
		floats.Scale(floats.Dot(s.moves[n-1], s.changes[n-1])/floats.Dot(s.changes[n-1], s.changes[n-1]), d)
	}
	for i := range n {
		floats.AddScaled(d, weights[i]-floats.Dot(s.changes[i], d)/floats.Dot(s.moves[i], s.changes[i]), s.moves[i])
	}
	s.along = floats.Dot(s.slope, d)
	if !(s.along < 0) { // no way down: forget, and take the steepest
		s.moves, s.changes = nil, nil
		floats.ScaleTo(d, -1, s.slope)
		s.along = -floats.Dot(s.slope, s.slope)
	}
	s.inLine, s.tries, s.step, s.lower, s.upper = true, 0, 1, 0, math.Inf(1)
	if len(s.moves) == 0 {
		s.step = min(1, 1/math.Sqrt(-s.along))
	}
	s.walk()
}

// walk makes the point on the line the one to evaluate.
func (s *Search) walk() {
	floats.AddScaledTo(s.trial, s.point, s.step, s.direction)
}

// restart begins again from other weights, if there are more starts.
func (s *Search) restart() {
	if s.start++; s.start >= s.starts {
		s.ended = true
		return
	}
	copy(s.trial, s.objective.network.Shape.Init(s.seedOf(s.start)))
	for _, i := range s.objective.locked {
		s.trial[i] = s.given[i]
	}
	s.inLine, s.iterations, s.moves, s.changes = false, 0, nil, nil
}

func (s *Search) seedOf(start int) uint64 { return s.seed + uint64(start) }

func finite(v float64) bool { return v-v == 0 }
