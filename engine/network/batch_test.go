package network_test

import (
	"math"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"

	"pgregory.net/rapid"
)

// batched is Σ L_i, f of all samples and the summed gradient, by a Batch.
func batched(n *network.Network, theta, X, Y []float64) (loss float64, f, gradient []float64) {
	b, K := n.NewBatch(), n.Shape.K
	gradient = make([]float64, len(theta))
	for at := 0; at < len(Y)/K; at += network.BatchRows {
		var rows []int
		for i := at; i < min(at+network.BatchRows, len(Y)/K); i++ {
			rows = append(rows, i)
		}
		out := make([]float64, len(rows)*K)
		b.Load(X, Y, rows)
		b.Forward(theta)
		loss += b.Loss()
		b.Outputs(out)
		b.Backward(theta, gradient)
		f = append(f, out...)
	}
	return loss, f, gradient
}

func TestGoldenBatch(t *testing.T) {
	for _, c := range golden.Cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			loss, f, gradient := batched(c.Network, c.Theta, c.X, c.Y)
			golden.AllNear(t, "loss", []float64{loss}, []float64{c.Loss}, tight)
			golden.AllNear(t, "gradient", gradient, c.Gradient, tight)
			for i, s := range c.Samples {
				golden.AllNear(t, "f", f[i*c.Network.Shape.K:][:c.Network.Shape.K], s.F, tight)
			}
		})
	}
}

// TestBatchIsTotal holds a Batch against the passes one by one, over all choices and numbers of samples that fill
// groups and ones that do not.
func TestBatchIsTotal(t *testing.T) {
	choices(t, func(t *rapid.T, d drawn) {
		X, Y := d.X, d.Y
		for range rapid.IntRange(0, 10).Draw(t, "times") {
			X, Y = append(X, d.X...), append(Y, d.Y...)
		}
		p, want, got := d.n.NewPass(), make([]float64, len(d.theta)), make([]float64, len(d.theta))
		R := d.n.Total(d.theta, X, Y, d.reduction, p, want)
		loss := d.n.NewBatch().Total(d.theta, X, Y, d.reduction, got)
		within := 1e-12 * max(R, scale(want)) * float64(len(Y))
		if math.Abs(loss-R) > 1e-12*max(1, R) {
			t.Errorf("loss %v, want %v", loss, R)
		}
		for j := range got {
			if math.Abs(got[j]-want[j]) > within {
				t.Errorf("%s: %v, want %v", d.n.Shape.ID(d.n.Shape.ParamAt(j)), got[j], want[j])
			}
		}
	})
}

// TestBatchOverflow: what is too large, or not a number, shows in the gradient, and one sample does not hide
// another's.
func TestBatchOverflow(t *testing.T) {
	s := network.Shape{
		P: 1, Hidden: []network.Layer{{Units: 2, Activation: "relu"}},
		K: 1, Output: "identity", Loss: "rss",
	}
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, theta := range [][]float64{
		{0, 1e300, 0, 1e300, 0, 1e300, 1e300},
		{0, 1e300, 0, 1e300, 0, 1e300, -1e300},
		{math.Inf(1), 1, math.Inf(-1), 1, 0, 1, 1},
	} {
		_, _, gradient := batched(n, theta, []float64{1, 0, 0, 1e300, 1, 1}, make([]float64, 6))
		if finite(gradient) {
			t.Errorf("theta %v has the gradient %v", theta, gradient)
		}
	}
}
