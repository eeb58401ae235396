package train

import (
	"math"
	"slices"

	"chainrule/engine/network"
)

// Checked is the result of a [Check].
type Checked struct {
	Worst      network.Param // the parameter whose derivatives differ most
	Backward   float64       // ∂R/∂θ of it, by the backward pass
	Difference float64       // and by a central difference
	Error      float64       // how far apart they are, relative to the largest ∂R/∂θ, or to R where that is larger
	Kinked     bool          // a function of the network has a kink, at which a difference is no derivative
}

// Check holds the whole gradient of R over all rows against central differences,
//
//	∂R/∂θ ≈ (R(θ + h) − R(θ − h)) / 2h,   h = ∛ε · max(1, |θ|),
//
// one parameter after the other. It advances by an amount of work, as a [Run] does.
type Check struct {
	objective *objective
	theta     []float64
	gradient  []float64 // by the backward pass
	loss      float64
	size      float64 // of the largest derivative, and of the loss
	index     int     // of the parameter under way; −1: the backward pass
	above     bool    // R(θ + h) is known
	was       float64 // θ
	h, ahead  float64 // and R(θ + h)
	begun     bool
	result    Checked
}

// NewCheck is a check of the gradient at theta over the samples X (N × P) with targets Y (N × K).
func NewCheck(n *network.Network, theta, X, Y []float64, reduction network.Reduction) *Check {
	c := &Check{
		objective: newObjective(n, X, Y, nil, Settings{Reduction: reduction}),
		theta:     slices.Clone(theta), index: -1,
	}
	c.result.Kinked = n.Kinked()
	return c
}

// Parameter is how many parameters are checked.
func (c *Check) Parameter() int { return max(0, c.index) }

// Result is what was found so far: all there is once Advance says that it is over.
func (c *Check) Result() Checked { return c.result }

// Advance does about so much work, counted in passes over one sample, and reports whether the check is over.
func (c *Check) Advance(work int) (done bool) {
	for work > 0 && c.index < len(c.theta) {
		if !c.begun {
			c.begin()
		}
		did, done := c.objective.advance(c.index < 0)
		work -= did
		if done {
			c.begun = false
			c.arrive()
		}
	}
	return c.index == len(c.theta)
}

func (c *Check) begin() {
	c.begun = true
	if c.index >= 0 && !c.above {
		c.was = c.theta[c.index]
		c.h = math.Cbrt(0x1p-52) * max(1, math.Abs(c.was))
		c.theta[c.index] = c.was + c.h
	}
	c.objective.begin(c.theta)
}

func (c *Check) arrive() {
	o, i := c.objective, c.index
	switch {
	case i < 0:
		c.gradient, c.loss, c.index = slices.Clone(o.gradient), o.loss, 0
		for _, g := range c.gradient {
			c.size = max(c.size, math.Abs(g))
		}
		c.size = max(c.size, math.Abs(c.loss))
		return
	case !c.above:
		c.above, c.ahead = true, o.loss
		c.theta[i] = c.was - c.h
		return
	}
	c.theta[i] = c.was
	c.above = false
	difference := (c.ahead - o.loss) / ((c.was + c.h) - (c.was - c.h)) // as far as the parameter moved, after rounding
	deviation := 0.0
	if c.gradient[i] != difference {
		deviation = math.Abs(c.gradient[i]-difference) / c.size
	}
	if i == 0 || !(deviation <= c.result.Error) {
		c.result.Worst = o.network.Shape.ParamAt(i)
		c.result.Backward, c.result.Difference, c.result.Error = c.gradient[i], difference, deviation
	}
	c.index++
}
