package network_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"

	"gonum.org/v1/gonum/diff/fd"
	"pgregory.net/rapid"
)

// choices calls check once for every combination of output function, loss and depth 0 to 3; activations
// and reductions are drawn.
func choices(t *testing.T, check func(t *rapid.T, d drawn)) {
	for _, g := range activation.Outputs() {
		for _, l := range loss.All() {
			if l.CheckOutput(g) != nil {
				continue
			}
			for depth := range 4 {
				t.Run(fmt.Sprintf("%s of %s, depth %d", l.ID, g.ID, depth), func(t *testing.T) {
					rapid.Check(t, func(t *rapid.T) { check(t, draw(t, g, l, depth)) })
				})
			}
		}
	}
}

// drawn is a network with parameters and samples.
type drawn struct {
	n           *network.Network
	theta, X, Y []float64
	N           int
	reduction   network.Reduction
}

func draw(t *rapid.T, g *activation.Output, l *loss.Loss, depth int) drawn {
	var ids []string
	for _, a := range activation.All() {
		ids = append(ids, a.ID)
	}
	s := network.Shape{
		P: rapid.IntRange(1, 4).Draw(t, "P"), K: rapid.IntRange(1, 3).Draw(t, "K"),
		Output: g.ID, Loss: l.ID,
	}
	for h := range depth {
		s.Hidden = append(s.Hidden, network.Layer{
			Units:      rapid.IntRange(1, 7).Draw(t, fmt.Sprint("M", h+1)),
			Activation: rapid.SampledFrom(ids).Draw(t, "activation"),
		})
	}
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	d := drawn{n: n, N: rapid.IntRange(1, 4).Draw(t, "N")}
	d.reduction = rapid.SampledFrom(network.Reductions()).Draw(t, "reduction")
	numbers := func(what string, count int, from, to float64) []float64 {
		return rapid.SliceOfN(rapid.Float64Range(from, to), count, count).Draw(t, what)
	}
	d.theta = numbers("theta", s.Count(), -1.5, 1.5)
	d.X = numbers("X", d.N*s.P, -2, 2)
	if only := l.Targets.Only; len(only) > 0 {
		d.Y = rapid.SliceOfN(rapid.SampledFrom(only), d.N*s.K, d.N*s.K).Draw(t, "Y")
	} else {
		d.Y = numbers("Y", d.N*s.K, math.Max(l.Targets.Lower, -2), math.Min(l.Targets.Upper, 2))
	}
	return d
}

func (d drawn) row(i int) (x, y []float64) {
	P, K := d.n.Shape.P, d.n.Shape.K
	return d.X[i*P:][:P], d.Y[i*K:][:K]
}

// scale is what deviations are measured by: the largest number that cancels within the list.
func scale(lists ...[]float64) float64 {
	most := 1.0
	for _, list := range lists {
		for _, v := range list {
			most = math.Max(most, math.Abs(v))
		}
	}
	return most
}

// TestBackwardIsDual holds ∂L_i/∂θ for every parameter on every sample against dual numbers. At kinks see
// TestConventionAtKinks.
func TestBackwardIsDual(t *testing.T) {
	choices(t, func(t *rapid.T, d drawn) {
		p := d.n.NewPass()
		for i := range d.N {
			x, y := d.row(i)
			if golden.NearKink(d.n, d.theta, x, y, golden.Roundings) {
				continue
			}
			gradient := make([]float64, len(d.theta))
			d.n.Forward(d.theta, x, p)
			d.n.Backward(d.theta, x, y, p, gradient)
			L := d.n.Loss(p, y)
			within := 1e-12 * scale(gradient, p.F)
			for j, got := range gradient {
				want := d.n.DualLoss(d.theta, j, x, y)
				if math.Abs(L-want.Real) > 1e-12*math.Max(1, L) {
					t.Fatalf("sample %d: loss %v, dual numbers give %v", i+1, L, want.Real)
				}
				if math.Abs(got-want.Emag) > within {
					t.Errorf("sample %d, %s: %v, dual numbers give %v", i+1, d.n.Shape.ID(d.n.Shape.ParamAt(j)), got, want.Emag)
				}
			}
		}
	})
}

// TestConventionAtKinks puts every net input at exactly 0 and every output at exactly its target, where functions and losses
// have their kinks: the backward pass and dual numbers follow the same convention.
func TestConventionAtKinks(t *testing.T) {
	for _, a := range activation.All() {
		for _, g := range activation.Outputs() {
			for _, l := range loss.All() {
				if l.CheckOutput(g) != nil {
					continue
				}
				n, err := network.New(network.Shape{P: 1, Hidden: []network.Layer{{Units: 1, Activation: a.ID}}, K: 1, Output: g.ID, Loss: l.ID})
				if err != nil {
					t.Fatal(err)
				}
				theta, x := []float64{0, 0, -a.Value(0), 1}, []float64{1} // T = 0 too
				p := n.NewPass()
				n.Forward(theta, x, p)
				y := []float64{p.F[0]}
				if l.CheckTarget(y[0]) != nil {
					continue
				}
				gradient := make([]float64, len(theta))
				n.Backward(theta, x, y, p, gradient)
				for j, got := range gradient {
					if want := n.DualLoss(theta, j, x, y).Emag; math.Abs(got-want) > 1e-12 {
						t.Errorf("%s, %s, %s, parameter %d: %v, dual numbers give %v", a.ID, g.ID, l.ID, j, got, want)
					}
				}
			}
		}
	}
}

// TestTotalIsDifference holds ∂R/∂θ against central differences of R.
func TestTotalIsDifference(t *testing.T) {
	const step = 6e-6
	choices(t, func(t *rapid.T, d drawn) {
		for i := range d.N {
			if x, y := d.row(i); golden.NearKink(d.n, d.theta, x, y, golden.Differences) {
				return // a difference across a kink is no derivative; dual numbers check the convention there
			}
		}
		p := d.n.NewPass()
		gradient := make([]float64, len(d.theta))
		R := d.n.Total(d.theta, d.X, d.Y, d.reduction, p, gradient)
		difference := fd.Gradient(nil, func(theta []float64) float64 {
			return d.n.Total(theta, d.X, d.Y, d.reduction, p, nil)
		}, d.theta, &fd.Settings{Formula: fd.Central, Step: step})
		within := 1e-6 * math.Max(R, scale(gradient))
		at := func(j int, h float64) float64 {
			theta, g := slices.Clone(d.theta), make([]float64, len(d.theta))
			theta[j] += h
			d.n.Total(theta, d.X, d.Y, d.reduction, p, g)
			return g[j]
		}
		for j, got := range gradient {
			// the difference is the mean of the derivative over θ ± h, in which the derivative may bend
			change := math.Abs(at(j, step)-got) + math.Abs(got-at(j, -step))
			if math.Abs(got-difference[j]) > within+change {
				t.Errorf("%s: %v, a central difference gives %v", d.n.Shape.ID(d.n.Shape.ParamAt(j)), got, difference[j])
			}
		}
	})
}

// TestTotalIsTheSum holds R and its gradient against the sum, or the mean, over the samples.
func TestTotalIsTheSum(t *testing.T) {
	choices(t, func(t *rapid.T, d drawn) {
		p := d.n.NewPass()
		sum, gradient := 0.0, make([]float64, len(d.theta))
		for i := range d.N {
			x, y := d.row(i)
			d.n.Forward(d.theta, x, p)
			sum += d.n.Loss(p, y)
			d.n.Backward(d.theta, x, y, p, gradient) // adds
		}
		by := 1.0
		if d.reduction == network.Mean {
			by = float64(d.N)
		}
		got := make([]float64, len(d.theta))
		got[0] = 1e6 // what was there before does not count
		if R := d.n.Total(d.theta, d.X, d.Y, d.reduction, p, got); R != sum/by {
			t.Errorf("R is %v, want %v", R, sum/by)
		}
		for j := range got {
			if got[j] != gradient[j]/by {
				t.Errorf("%d: %v, want %v", j, got[j], gradient[j]/by)
			}
		}
	})
}
