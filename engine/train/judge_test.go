package train_test

import (
	"math"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/train"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/optimize"
)

// TestSearch holds the search against gonum's L-BFGS from the same starts.
func TestSearch(t *testing.T) {
	const starts = 4
	for _, c := range golden.Cases(t) {
		if c.Name == "relu" {
			continue // a kink, at which neither promises anything
		}
		t.Run(c.Name, func(t *testing.T) {
			s := plain(c)
			s.Decay = 1e-3 // so that there is a minimum, and not a way down to infinity
			n := c.Network
			problem := optimize.Problem{
				Func: func(theta []float64) float64 {
					R := n.Total(theta, c.X, c.Y, network.Sum, n.NewPass(), nil)
					for i, w := range theta {
						if n.Shape.ParamAt(i).Input != 0 {
							R += s.Decay * w * w
						}
					}
					return R
				},
				Grad: func(gradient, theta []float64) {
					n.Total(theta, c.X, c.Y, network.Sum, n.NewPass(), gradient)
					for i, w := range theta {
						if n.Shape.ParamAt(i).Input != 0 {
							gradient[i] += 2 * s.Decay * w
						}
					}
				},
			}
			want := math.Inf(1)
			for start := range starts {
				theta := c.Theta
				if start > 0 {
					theta = n.Shape.Init(s.Seed + uint64(start))
				}
				result, err := optimize.Minimize(problem, theta, &optimize.Settings{GradientThreshold: 1e-8}, &optimize.LBFGS{})
				if result == nil {
					t.Fatal(err)
				}
				want = min(want, n.Total(result.X, c.X, c.Y, network.Sum, n.NewPass(), nil))
			}
			search, err := train.NewSearch(n, c.Theta, c.X, c.Y, nil, s, starts)
			if err != nil {
				t.Fatal(err)
			}
			for !search.Advance(100) {
			}
			best := search.Best()
			if best.Loss > want*(1+1e-5) {
				t.Errorf("the best found is %v, gonum finds %v", best.Loss, want)
			}
			loss := n.Total(best.Theta, c.X, c.Y, network.Sum, n.NewPass(), nil)
			golden.AllNear(t, "its loss", []float64{best.Loss}, []float64{loss}, 1e-12)
		})
	}
}

// TestSearchLeavesLocked: what is locked stays bit for bit, whatever the start.
func TestSearchLeavesLocked(t *testing.T) {
	for _, c := range golden.Cases(t) {
		if len(c.Locked) == 0 {
			continue
		}
		search, err := train.NewSearch(c.Network, c.Theta, c.X, c.Y, c.Locked, plain(c), 5)
		if err != nil {
			t.Fatal(err)
		}
		for !search.Advance(100) {
			for _, p := range c.Locked {
				if i := c.Network.Shape.Index(p); search.Best() != nil && search.Best().Theta[i] != c.Theta[i] {
					t.Fatalf("%s is locked and moved", c.Network.Shape.ID(p))
				}
			}
		}
	}
}

// TestCheck finds the golden cases' gradients right, and their worst parameter as gonum's differences do.
func TestCheck(t *testing.T) {
	for _, c := range golden.Cases(t) {
		check := train.NewCheck(c.Network, c.Theta, c.X, c.Y, network.Sum)
		for !check.Advance(7) {
		}
		got := check.Result()
		difference := fd.Gradient(nil, func(theta []float64) float64 {
			return c.Network.Total(theta, c.X, c.Y, network.Sum, c.Network.NewPass(), nil)
		}, c.Theta, &fd.Settings{Formula: fd.Central})
		i := c.Network.Shape.Index(got.Worst)
		if got.Error > 1e-8 || !golden.Near(got.Backward, c.Gradient[i], 1e-9) || math.Abs(got.Difference-difference[i]) > 1e-7 {
			t.Errorf("%s: %+v, the derivative is %v, gonum's difference %v", c.Name, got, c.Gradient[i], difference[i])
		}
		if got.Kinked != (c.Name == "relu" || c.Name == "elu-hinge") {
			t.Errorf("%s: kinked %v", c.Name, got.Kinked)
		}
	}
}

// TestCheckObjects: at a kink the difference is no derivative, and the check names the parameter.
func TestCheckObjects(t *testing.T) {
	n, err := network.New(network.Shape{P: 1, Hidden: []network.Layer{hidden(1, "relu")}, K: 1, Output: "identity", Loss: "rss"})
	if err != nil {
		t.Fatal(err)
	}
	check := train.NewCheck(n, []float64{0, 0.5, 0.25, 1}, []float64{0}, []float64{1}, network.Sum) // a = 0
	for !check.Advance(1) {
	}
	got := check.Result()
	if id := n.Shape.ID(got.Worst); id != "alpha[1,0]" || got.Error < 0.1 || got.Backward != 0 || !golden.Near(got.Difference, -0.75, 1e-4) {
		t.Errorf("%s: %+v", id, got)
	}
}

// TestMeasure counts classes by hand, and R² against its definition.
func TestMeasure(t *testing.T) {
	n, err := network.New(network.Shape{P: 1, K: 2, Output: "identity", Loss: "rss"})
	if err != nil {
		t.Fatal(err)
	}
	theta := []float64{0, 1, 1, -1} // f = (x, 1 − x)
	X := []float64{0.9, 0.1, 0.8, 0.2, 0.7}
	Y := []float64{1, 0, 0, 1, 0, 1, 0, 1, 1, 0}
	got := train.Measure(n, theta, X, Y, []int{0, 1, 2, 3}, train.Classes)
	if got.Accuracy != 0.75 || got.Confusion[0][0] != 1 || got.Confusion[1][0] != 1 || got.Confusion[1][1] != 2 || got.Rows != 4 {
		t.Errorf("%+v", got)
	}
	got = train.Measure(n, theta, X, Y, []int{0, 1, 2, 3, 4}, train.Numbers)
	// targets 1 0 0 0 1 of mean 0.4: variance 1.2; residuals 0.1 0.1 0.8 0.2 0.3, squared 0.79
	golden.AllNear(t, "R²", got.R2, []float64{1 - 0.79/1.2, 1 - 0.79/1.2}, 1e-12)
	if got = train.Measure(n, theta, X, Y, []int{2, 3}, train.Numbers); !math.IsNaN(got.R2[0]) {
		t.Errorf("targets all alike: %v", got.R2)
	}
	// as labels, each output is right where it is at least ½ just as its target is: the second only in one row of two
	got = train.Measure(n, theta, X, []float64{1, 1, 0, 1, 1, 1, 0, 1, 1, 0}, []int{0, 1, 2, 3}, train.Labels)
	golden.AllNear(t, "labels", append(got.Right, got.Accuracy), []float64{1, 0.5, 0.75}, 0)
	if got.Confusion != nil || got.R2 != nil {
		t.Errorf("labels are counted as %+v", got)
	}
	one, err := network.New(network.Shape{P: 1, K: 1, Output: "sigmoid", Loss: "cross-entropy"})
	if err != nil {
		t.Fatal(err)
	}
	got = train.Measure(one, []float64{0, 1}, []float64{1, -1, 2}, []float64{1, 0, 0}, []int{0, 1, 2}, train.Classes)
	if got.Confusion[0][0] != 1 || got.Confusion[0][1] != 1 || got.Confusion[1][1] != 1 {
		t.Errorf("two classes in one output: %+v", got)
	}
}
