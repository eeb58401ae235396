package network_test

import (
	"testing"

	"chainrule/engine/network"
)

// benched are networks of the sizes that people train in a browser.
var benched = []struct {
	name  string
	shape network.Shape
}{
	{"2-4-2-1", network.Shape{
		P: 2, Hidden: []network.Layer{{Units: 4, Activation: "tanh"}, {Units: 2, Activation: "tanh"}},
		K: 1, Output: "sigmoid", Loss: "cross-entropy",
	}},
	{"4-8-3", network.Shape{
		P: 4, Hidden: []network.Layer{{Units: 8, Activation: "sigmoid"}},
		K: 3, Output: "softmax", Loss: "cross-entropy",
	}},
	{"4-8-3 softmax rss", network.Shape{
		P: 4, Hidden: []network.Layer{{Units: 8, Activation: "sigmoid"}},
		K: 3, Output: "softmax", Loss: "rss",
	}},
	{"10-32-1", network.Shape{
		P: 10, Hidden: []network.Layer{{Units: 32, Activation: "sigmoid"}},
		K: 1, Output: "identity", Loss: "rss",
	}},
}

// sample is a forward, loss and backward pass over one sample, ready to run again and again.
func sample(t testing.TB, s network.Shape) func() {
	t.Helper()
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	p, theta, gradient := n.NewPass(), s.Init(1), make([]float64, s.Count())
	x, y := make([]float64, s.P), make([]float64, s.K)
	for l := range x {
		x[l] = 0.3 * float64(l-1)
	}
	y[0] = 1
	return func() {
		n.Forward(theta, x, p)
		n.Loss(p, y)
		n.Backward(theta, x, y, p, gradient)
	}
}

func TestNoAllocation(t *testing.T) {
	for _, c := range benched {
		if got := testing.AllocsPerRun(100, sample(t, c.shape)); got != 0 {
			t.Errorf("%s: %g allocations a sample", c.name, got)
		}
		n, err := network.New(c.shape)
		if err != nil {
			t.Fatal(err)
		}
		p, theta, gradient := n.NewPass(), c.shape.Init(1), make([]float64, c.shape.Count())
		X, Y := make([]float64, 5*c.shape.P), make([]float64, 5*c.shape.K)
		if got := testing.AllocsPerRun(100, func() { n.Total(theta, X, Y, network.Mean, p, gradient) }); got != 0 {
			t.Errorf("%s: %g allocations a total", c.name, got)
		}
	}
}

// BenchmarkForwardBackward is one sample: forward, loss and backward.
func BenchmarkForwardBackward(b *testing.B) {
	for _, c := range benched {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			f := sample(b, c.shape)
			for b.Loop() {
				f()
			}
		})
	}
}
