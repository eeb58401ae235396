package identify

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/printed"
	"chainrule/engine/random"
	"chainrule/engine/table"

	"pgregory.net/rapid"
)

// drawn is a network with parameters and samples.
type drawn struct {
	Problem
	network *network.Network
}

// encoding is samples as a table would encode them.
func encoding(N, P, K int, X, Y []float64) *table.Encoding {
	e := &table.Encoding{N: N, P: P, K: K, X: X, Y: Y, Inputs: make([]table.Variable, P), Targets: make([]table.Variable, K)}
	for i := range N {
		e.Rows = append(e.Rows, i)
	}
	return e
}

func draw(t *rapid.T) drawn {
	g := rapid.SampledFrom(activation.Outputs()).Draw(t, "output")
	var losses []*loss.Loss
	for _, l := range loss.All() {
		if l.CheckOutput(g) == nil {
			losses = append(losses, l)
		}
	}
	l := rapid.SampledFrom(losses).Draw(t, "loss")
	s := network.Shape{P: rapid.IntRange(1, 4).Draw(t, "P"), K: rapid.IntRange(1, 3).Draw(t, "K"), Output: g.ID, Loss: l.ID}
	for h := range rapid.IntRange(0, 3).Draw(t, "H") {
		s.Hidden = append(s.Hidden, network.Layer{Units: rapid.IntRange(1, 4).Draw(t, fmt.Sprint("M", h+1)), Activation: rapid.SampledFrom(activation.All()).Draw(t, "activation").ID})
	}
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	N := rapid.IntRange(1, 5).Draw(t, "N")
	numbers := func(what string, count int, from, to float64) []float64 {
		return rapid.SliceOfN(rapid.Float64Range(from, to), count, count).Draw(t, what)
	}
	X := numbers("X", N*s.P, -2, 2)
	var Y []float64
	if only := l.Targets.Only; len(only) > 0 {
		Y = rapid.SliceOfN(rapid.SampledFrom(only), N*s.K, N*s.K).Draw(t, "Y")
	} else {
		Y = numbers("Y", N*s.K, math.Max(l.Targets.Lower, -2), math.Min(l.Targets.Upper, 2))
	}
	return drawn{Problem{
		Shape: s, Theta: numbers("theta", s.Count(), -1.5, 1.5), Encoding: encoding(N, s.P, s.K, X, Y),
		Rate: 0.1, Reduction: rapid.SampledFrom(network.Reductions()).Draw(t, "reduction"), Sample: -1,
	}, n}
}

// TestRightRecipe holds the computation without a slip against the network.
func TestRightRecipe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		v := d.recipe().run()
		e, p := d.Encoding, d.network.NewPass()
		total := make([]float64, d.Shape.Count())
		near := func(what string, got, want []float64) {
			t.Helper()
			for j := range want {
				if math.Abs(got[j]-want[j]) > 1e-13*math.Max(1, math.Abs(want[j])) {
					t.Fatalf("%s: %v, want %v", what, got, want)
				}
			}
		}
		for i := range e.N {
			x, y := e.Row(i)
			d.network.Forward(d.Theta, x, p)
			d.network.Backward(d.Theta, x, y, p, total)
			for h := range p.A {
				near("a", v.A[h].row(i), p.A[h])
				near("z", v.Z[h].row(i), p.Z[h])
				near("s", v.S[h].row(i), p.S[h])
			}
			near("T", v.T.row(i), p.T)
			near("f", v.F.row(i), p.F)
			near("delta", v.Delta.row(i), p.Delta)
			near("L", v.L[i:], []float64{d.network.Loss(p, y)})
		}
		near("the gradient", v.total, total)
		want := make([]float64, len(total))
		for j, g := range total {
			want[j] = d.Theta[j] - 0.1*g
			if d.Reduction == network.Mean {
				want[j] = d.Theta[j] - 0.1*g/float64(e.N)
			}
		}
		near("the step", v.moved(), want)
	})
}

// TestNeverAccuse looks for arrays of random numbers, of the sizes of quantities: no mistake explains them. With few digits in
// all, such an array can look like one that is right.
func TestNeverAccuse(t *testing.T) {
	r := random.SplitMix64(1)
	tried := 0
	for _, c := range golden.Cases(t) {
		s := c.Network.Shape
		p := Problem{Shape: s, Theta: c.Theta, Encoding: encoding(c.N, s.P, s.K, c.X, c.Y), Rate: c.Rate, Reduction: network.Sum, Sample: -1}
		sizes := [][2]int{{c.N, s.K}, {c.N, s.P}, {1, 1}, {1, s.K}, {1, c.N}}
		for layer := 1; layer <= s.Layers(); layer++ {
			sizes = append(sizes, [2]int{s.Rows(layer), s.Cols(layer)}, [2]int{s.Cols(layer) - 1, s.Rows(layer)}, [2]int{c.N, s.Rows(layer)}, [2]int{1, s.Rows(layer)})
		}
		for _, size := range sizes {
			for _, digits := range []int{1, 2, 4, 8} {
				for range 2 {
					text := ""
					for i := range size[0] * size[1] {
						if i > 0 && i%size[1] == 0 {
							text += "\n"
						}
						text += fmt.Sprintf("%.*f ", digits, r.Symmetric())
					}
					f := find(t, p, text)
					tried++
					for _, m := range f.Matches {
						if len(m.Mistakes) > 0 || digits*size[0]*size[1] > 8 {
							t.Errorf("%s, %s is taken for %+v", c.Name, text, m)
						}
					}
				}
			}
		}
	}
	t.Log(tried, "arrays")
}

// TestPerturbed changes one number of an array that is right, in its last digits or wholly: it is no longer right, and no mistake
// explains it.
func TestPerturbed(t *testing.T) {
	r := random.SplitMix64(2)
	for _, c := range golden.Cases(t) {
		s := c.Network.Shape
		p := Problem{Shape: s, Theta: c.Theta, Encoding: encoding(c.N, s.P, s.K, c.X, c.Y), Rate: c.Rate, Reduction: network.Sum, Sample: -1}
		v := p.recipe().run()
		for _, m := range []matrix{v.Delta, v.F, {s.Rows(1), s.Cols(1), s.Matrix(v.total, 1)}} {
			if len(m.v) < 3 {
				continue
			}
			for _, by := range []float64{1e-4, 0.1, 3} {
				changed := matrix{m.rows, m.cols, slices.Clone(m.v)}
				at := r.Below(len(m.v))
				changed.v[at] += by * (1 + math.Abs(r.Symmetric()))
				text := ""
				for i := range changed.rows {
					for _, x := range changed.row(i) {
						text += fmt.Sprintf("%.7f ", x)
					}
					text += "\n"
				}
				if f := find(t, p, text); len(f.Matches) > 0 {
					t.Errorf("%s, number %d: %s is taken for %+v", c.Name, at+1, text, f.Matches)
				}
			}
		}
	}
}

// find reads the only array of a text, and finds out what it is.
func find(t testing.TB, p Problem, text string) Finding {
	t.Helper()
	found, err := printed.Read(text)
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %d arrays in\n%s", err, len(found), text)
	}
	f, err := Find(p, found[0])
	if err != nil {
		t.Fatal(err)
	}
	return f
}
