package train

import (
	"chainrule/engine/network"
)

// objective is R + λ Σ θ² of a network over rows, and its gradient, computed a block of rows at a time.
type objective struct {
	network  *network.Network
	batch    *network.Batch
	X, Y     []float64
	rows     []int
	mean     bool
	lambda   float64
	isWeight []bool // not biases
	locked   []int

	at       int
	theta    []float64
	loss     float64   // R
	value    float64   // R + λ Σ θ²
	gradient []float64 // of value; 0 for what is locked
}

func newObjective(n *network.Network, X, Y []float64, locked []network.Param, s Settings) *objective {
	count := n.Shape.Count()
	o := &objective{
		network: n, batch: n.NewBatch(), X: X, Y: Y, mean: s.Reduction == network.Mean, lambda: s.Decay,
		isWeight: make([]bool, count), gradient: make([]float64, count),
	}
	o.rows, _ = Split(len(Y)/n.Shape.K, s.HoldOut, s.Seed)
	for i := range o.isWeight {
		o.isWeight[i] = n.Shape.ParamAt(i).Input != 0
	}
	for _, p := range locked {
		o.locked = append(o.locked, n.Shape.Index(p))
	}
	return o
}

// begin makes theta, which must stay as it is meanwhile, the point to evaluate.
func (o *objective) begin(theta []float64) {
	o.theta, o.at, o.loss = theta, 0, 0
	clear(o.gradient)
}

// advance evaluates a block of rows, and reports whether that was the last. It gives the work it was.
func (o *objective) advance(withGradient bool) (work int, done bool) {
	rows := blockOf(o.rows, o.at, len(o.rows))
	o.batch.Load(o.X, o.Y, rows)
	o.batch.Forward(o.theta)
	o.loss += o.batch.Loss()
	if withGradient {
		o.batch.Backward(o.theta, o.gradient)
	}
	if o.at += len(rows); o.at < len(o.rows) {
		return len(rows), false
	}
	o.finish()
	return len(rows), true
}

func (o *objective) finish() {
	by := 1.0
	if o.mean {
		by = float64(len(o.rows))
	}
	o.loss /= by
	penalty := 0.0
	for i, w := range o.theta {
		o.gradient[i] /= by
		if o.isWeight[i] {
			penalty += w * w
			o.gradient[i] += 2 * o.lambda * w
		}
	}
	for _, i := range o.locked {
		o.gradient[i] = 0
	}
	o.value = o.loss + o.lambda*penalty
}
