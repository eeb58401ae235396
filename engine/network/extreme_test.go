package network_test

import (
	"fmt"
	"math"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
)

// run is the forward and backward pass over one sample.
func run(t *testing.T, s network.Shape, theta, x, y []float64) (p *network.Pass, L float64, gradient []float64) {
	t.Helper()
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	p, gradient = n.NewPass(), make([]float64, len(theta))
	n.Forward(theta, x, p)
	n.Backward(theta, x, y, p, gradient)
	return p, n.Loss(p, y), gradient
}

func finite(list []float64) bool {
	for _, v := range list {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// TestLargeNetInputs: with T of ±1e4 and targets at the other end, all is finite.
func TestLargeNetInputs(t *testing.T) {
	for _, g := range activation.Outputs() {
		for _, l := range loss.All() {
			if l.CheckOutput(g) != nil {
				continue
			}
			s := network.Shape{P: 1, K: 2, Output: g.ID, Loss: l.ID}
			for _, T := range [][2]float64{{1e4, -1e4}, {-1e4, 1e4}, {1e4, 1e4}, {-1e4, -1e4}} {
				for _, y := range [][]float64{{0, 1}, {1, 0}, {0.5, 0.5}} {
					p, L, gradient := run(t, s, []float64{0, T[0], 0, T[1]}, []float64{1}, y)
					if !finite(p.F) || !finite(p.Delta) || !finite([]float64{L}) || !finite(gradient) {
						t.Errorf("%s of %s, T %v, y %v: f %v, loss %g, gradient %v", l.ID, g.ID, T, y, p.F, L, gradient)
					}
				}
			}
		}
	}
}

// TestLargeWeights: weights of ±1e300 saturate bounded units, and nothing else happens.
func TestLargeWeights(t *testing.T) {
	for _, a := range activation.All() {
		if math.IsInf(a.Upper, 1) {
			continue
		}
		for _, g := range activation.Outputs() {
			for _, l := range loss.All() {
				if l.CheckOutput(g) != nil {
					continue
				}
				s := network.Shape{
					P: 2, Hidden: []network.Layer{{Units: 2, Activation: a.ID}},
					K: 1, Output: g.ID, Loss: l.ID,
				}
				theta := []float64{1e300, -1e300, 1e300, -1e300, 1e300, 1e300, 0.1, 3, -2}
				p, L, gradient := run(t, s, theta, []float64{1, -2}, []float64{1})
				if !finite(p.A[0]) || !finite(p.Z[0]) || !finite(p.F) || !finite([]float64{L}) || !finite(gradient) {
					t.Errorf("%s, %s of %s: z %v, f %v, loss %g, gradient %v", a.ID, l.ID, g.ID, p.Z, p.F, L, gradient)
				}
			}
		}
	}
}

// TestOverflow says what happens past the largest float64: ±∞ or NaN, carried on and never clipped, so that
// whoever trains can see it.
func TestOverflow(t *testing.T) {
	one := func(units int) network.Shape {
		return network.Shape{
			P: 1, Hidden: []network.Layer{{Units: units, Activation: "identity"}},
			K: 1, Output: "identity", Loss: "rss",
		}
	}
	for _, c := range []struct {
		name    string
		s       network.Shape
		theta   []float64
		T, loss float64
	}{
		{"the loss alone is too large", one(1), []float64{0, 1e200, 0, 1}, 1e200, math.Inf(1)},
		{"T is too large", one(1), []float64{0, 1e300, 0, 1e300}, math.Inf(1), math.Inf(1)},
		{"T is too small", one(1), []float64{0, 1e300, 0, -1e300}, math.Inf(-1), math.Inf(1)},
		{"T is ∞ − ∞", one(2), []float64{0, 1e300, 0, 1e300, 0, 1e300, -1e300}, math.NaN(), math.NaN()},
	} {
		p, L, _ := run(t, c.s, c.theta, []float64{1}, []float64{0})
		if got, want := fmt.Sprint(p.T[0], L), fmt.Sprint(c.T, c.loss); got != want {
			t.Errorf("%s: T and loss are %s, want %s", c.name, got, want)
		}
	}
}

func TestWrongLengthsPanic(t *testing.T) {
	s := network.Shape{P: 2, K: 1, Output: "identity", Loss: "rss"}
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	p, theta, x, y := n.NewPass(), make([]float64, 3), make([]float64, 2), make([]float64, 1)
	for want, f := range map[string]func(){
		"network: theta has 2 values, want 3":    func() { n.Forward(theta[:2], x, p) },
		"network: x has 1 values, want 2":        func() { n.Forward(theta, x[:1], p) },
		"network: y has 0 values, want 1":        func() { n.Loss(p, nil) },
		"network: gradient has 2 values, want 3": func() { n.Backward(theta, x, y, p, theta[:2]) },
		"network: X has 2 values, want 4":        func() { n.Total(theta, x, []float64{1, 2}, network.Sum, p, nil) },
		`network: no reduction "median"`:         func() { n.Total(theta, x, y, "median", p, nil) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %s", got, want)
				}
			}()
			f()
		}()
	}
}

func TestNoSamples(t *testing.T) {
	n, err := network.New(network.Shape{P: 2, K: 1, Output: "identity", Loss: "rss"})
	if err != nil {
		t.Fatal(err)
	}
	gradient := []float64{1, 2, 3}
	for _, r := range network.Reductions() {
		if R := n.Total(make([]float64, 3), nil, nil, r, n.NewPass(), gradient); R != 0 || gradient[0] != 0 {
			t.Errorf("%s over no samples is %g with gradient %v", r, R, gradient)
		}
	}
}

// TestErrorsWithoutGradient: a nil gradient still gives δ and s.
func TestErrorsWithoutGradient(t *testing.T) {
	s := valid()
	theta, x, y := s.Init(3), []float64{0.5, -1}, []float64{0.25}
	want, _, _ := run(t, s, theta, x, y)
	n, _ := network.New(s)
	p := n.NewPass()
	n.Forward(theta, x, p)
	n.Backward(theta, x, y, p, nil)
	if fmt.Sprint(p.Delta, p.S) != fmt.Sprint(want.Delta, want.S) {
		t.Errorf("δ and s are %v, %v, want %v, %v", p.Delta, p.S, want.Delta, want.S)
	}
}
