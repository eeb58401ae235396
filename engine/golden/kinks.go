package golden

import (
	"math"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
)

// Over which distance two ways to compute a derivative may take different sides of a kink.
const (
	Differences = 1e-3  // a finite difference may step over it; there, it is not the derivative
	Roundings   = 1e-12 // one rounding may put a number on one side of it and another on the other
)

// NearKink reports whether, on a sample, a net input or an output is so near to a point at which its function, or the
// loss, has no derivative.
func NearKink(n *network.Network, theta, x, y []float64, within float64) bool {
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
