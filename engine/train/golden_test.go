package train_test

import (
	"fmt"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/train"
)

// begin is a training on a golden case, full batch.
func begin(t testing.TB, c *golden.Case, s train.Settings) *train.Run {
	t.Helper()
	r, err := train.New(c.Network, c.Theta, c.X, c.Y, c.Locked, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func plain(c *golden.Case) train.Settings {
	return train.Settings{Rate: c.Rate, Reduction: network.Sum, Seed: 1}
}

// TestGolden trains each golden case, and holds weights and loss against the independent program's after
// every number of epochs that it gives: up to 10,000.
func TestGolden(t *testing.T) {
	for _, c := range golden.Cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			r := begin(t, c, plain(c))
			for _, want := range c.After {
				r.Until(want.Epochs)
				for !r.Advance(1000) {
				}
				s := r.State()
				if s.Epoch != want.Epochs {
					t.Fatalf("it rests after %d epochs, want %d", s.Epoch, want.Epochs)
				}
				golden.AllNear(t, fmt.Sprintf("theta after %d", s.Epoch), s.Theta, want.Theta, 1e-9)
				golden.AllNear(t, fmt.Sprintf("loss after %d", s.Epoch), []float64{s.Loss}, []float64{want.Loss}, 1e-9)
			}
			for _, p := range c.Locked {
				if i := c.Network.Shape.Index(p); r.State().Theta[i] != c.Theta[i] {
					t.Errorf("%s is locked and moved", c.Network.Shape.ID(p))
				}
			}
		})
	}
}
