package picture

import (
	"slices"

	"chainrule/engine/network"
	"chainrule/engine/train"
	"chainrule/engine/workspace"
)

// objective is what gradient descent minimizes: R, and with weight decay λ also λ Σ θ² over the weights. If there are
// too many samples, it is computed on some of them and scaled to all. Rows that training holds out do not belong to
// it.
type objective struct {
	view   *workspace.View
	subset Subset
	theta  []float64 // a copy, to be changed
	pass   *network.Pass
	factor float64 // of the sum over the subset
}

// newObjective takes the objective over so many samples that evaluations of it stay within a budget of
// multiplications.
func newObjective(v *workspace.View, evaluations, budget int) *objective {
	mustCompute(v)
	rows, _ := train.Split(v.Encoding.N, v.Document.Training.HoldOut, v.Document.Training.Seed)
	subset := Choose(len(rows), max(fewestSamples, budget/(evaluations*Cost(v.Shape))))
	for i, at := range subset.Samples {
		subset.Samples[i] = rows[at]
	}
	o := &objective{view: v, subset: subset, theta: slices.Clone(v.Theta), pass: v.Network.NewPass()}
	o.factor = float64(subset.Of) / float64(len(subset.Samples))
	if v.Document.Training.Reduction == network.Mean {
		o.factor = 1 / float64(len(subset.Samples))
	}
	return o
}

// fewestSamples is the least number of samples that a loss is estimated from.
const fewestSamples = 32

// cost is that of one evaluation.
func (o *objective) cost() int { return len(o.subset.Samples) * Cost(o.view.Shape) }

// value is the objective at theta.
func (o *objective) value() float64 {
	e, sum := o.view.Encoding, 0.0
	for _, i := range o.subset.Samples {
		x, y := e.Row(i)
		o.view.Network.Forward(o.theta, x, o.pass)
		sum += o.view.Network.Loss(o.pass, y)
	}
	return o.factor*sum + o.decay()
}

// decay is the penalty at theta.
func (o *objective) decay() float64 {
	return penalty(o.view.Shape, o.view.Document.Training.Decay, o.theta)
}

// Penalty is what weight decay adds to R: λ Σ θ² over the weights and not over the biases. The view must have no Problem.
func Penalty(v *workspace.View) float64 { return penalty(v.Shape, v.Document.Training.Decay, v.Theta) }

func penalty(s network.Shape, lambda float64, theta []float64) float64 {
	if lambda == 0 {
		return 0
	}
	sum := 0.0
	for layer := 1; layer <= s.Layers(); layer++ {
		cols := s.Cols(layer)
		for at, w := range s.Matrix(theta, layer) {
			if at%cols != 0 {
				sum += w * w
			}
		}
	}
	return lambda * sum
}

// slope is the derivative of the objective by a parameter, at theta, by the backward pass.
func (o *objective) slope(p network.Param) float64 {
	e, at := o.view.Encoding, o.view.Shape.Index(p)
	gradient := make([]float64, len(o.theta))
	for _, i := range o.subset.Samples {
		x, y := e.Row(i)
		o.view.Network.Forward(o.theta, x, o.pass)
		o.view.Network.Backward(o.theta, x, y, o.pass, gradient)
	}
	slope := o.factor * gradient[at]
	if p.Input != 0 {
		slope += 2 * o.view.Document.Training.Decay * o.theta[at]
	}
	return slope
}
