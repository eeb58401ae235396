package golden

import (
	"math"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
)

// NearKink reports whether a finite difference may step over a kink on a sample. It may if a net input or an output
// is very near to a point at which its function, or the loss, has no derivative. There, a difference is not the
// derivative.
func NearKink(n *network.Network, theta, x, y []float64) bool {
	const within = 1e-3
	pass := n.NewPass()
	n.Forward(theta, x, pass)
	near := func(a *activation.Activation, net []float64) bool {
		return slices.ContainsFunc(net, func(v float64) bool {
			return slices.ContainsFunc(a.Kinks, func(kink float64) bool { return math.Abs(v-kink) < within })
		})
	}
	for h, layer := range n.Shape.Hidden {
		if a, _ := activation.ByID(layer.Activation); near(a, pass.A[h]) {
			return true
		}
	}
	l, _ := loss.ByID(n.Shape.Loss)
	for k, f := range pass.F {
		if l.Each != nil && l.Each.ToKink != nil && l.Each.ToKink(y[k], f) < within {
			return true
		}
	}
	g, _ := activation.OutputByID(n.Shape.Output)
	return g.Each != nil && near(g.Each, pass.T)
}
