package network_test

import (
	"fmt"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"
)

// tight is how closely values and gradients must agree with the golden cases.
const tight = 1e-12

func TestGoldenCases(t *testing.T) {
	for _, c := range golden.Cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			n, p := c.Network, c.Network.NewPass()
			for i, want := range c.Samples {
				x, y := c.Row(i)
				gradient := make([]float64, n.Shape.Count())
				n.Forward(c.Theta, x, p)
				n.Backward(c.Theta, x, y, p, gradient)
				at := fmt.Sprintf("sample %d ", i+1)
				for h, layer := range want.Layers {
					golden.AllNear(t, at+"a", p.A[h], layer.A, tight)
					golden.AllNear(t, at+"z", p.Z[h], layer.Z, tight)
					golden.AllNear(t, at+"s", p.S[h], want.S[h], tight)
				}
				golden.AllNear(t, at+"T", p.T, want.T, tight)
				golden.AllNear(t, at+"f", p.F, want.F, tight)
				golden.AllNear(t, at+"delta", p.Delta, want.Delta, tight)
				golden.AllNear(t, at+"gradient", gradient, want.Gradient, tight)
				golden.AllNear(t, at+"loss", []float64{n.Loss(p, y)}, []float64{want.Loss}, tight)
			}
			gradient := make([]float64, n.Shape.Count())
			total := n.Total(c.Theta, c.X, c.Y, network.Sum, p, gradient)
			golden.AllNear(t, "loss", []float64{total}, []float64{c.Loss}, tight)
			golden.AllNear(t, "gradient", gradient, c.Gradient, tight)
		})
	}
}

// TestGoldenDescent takes full-batch steps in which every parameter moves at once.
func TestGoldenDescent(t *testing.T) {
	for _, c := range golden.Cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			n, p := c.Network, c.Network.NewPass()
			theta := append([]float64(nil), c.Theta...)
			gradient := make([]float64, n.Shape.Count())
			epoch := 0
			for _, want := range c.After {
				for ; epoch < want.Epochs; epoch++ {
					n.Total(theta, c.X, c.Y, network.Sum, p, gradient)
					for _, q := range c.Locked {
						gradient[n.Shape.Index(q)] = 0
					}
					for i, g := range gradient {
						theta[i] -= c.Rate * g
					}
				}
				loss := n.Total(theta, c.X, c.Y, network.Sum, p, gradient)
				golden.AllNear(t, fmt.Sprintf("theta after %d", epoch), theta, want.Theta, 1e-9)
				golden.AllNear(t, fmt.Sprintf("loss after %d", epoch), []float64{loss}, []float64{want.Loss}, 1e-9)
			}
		})
	}
}
