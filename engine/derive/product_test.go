package derive_test

import (
	"math"
	"testing"

	"chainrule/engine/derive"

	"pgregory.net/rapid"
)

// TestProduct multiplies the named factors: the product is the derivative, for every network, loss, output and bias.
func TestProduct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		d := derive.Derive(p, derive.Chain)
		product, names := 1.0, map[any]bool{}
		for _, f := range d.Product() {
			product *= f.Value
			names[f.Name] = true
		}
		if len(names) != len(d.Product()) || len(names) < 2 {
			t.Fatalf("the factors are %v", names)
		}
		if math.Abs(product-d.Value) > 1e-9*(1+math.Abs(d.Value)) {
			t.Fatalf("%+v %s: the product is %v, the derivative %v", p.Network.Shape, p.Network.Shape.ID(p.Param), product, d.Value)
		}
	})
}

// TestPaths follows errors from the outputs back: the ways to a unit add up to the error that arrives there, and the error of
// each unit is the product of its factors.
func TestPaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t)
		d := derive.Derive(p, derive.Chain)
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
				t.Fatalf("%+v: %s is %v, want %v", p.Network.Shape, what, got, want)
			}
		}
		for layer := 1; layer < p.Network.Shape.Layers(); layer++ {
			for unit := 1; unit <= p.Network.Shape.Rows(layer); unit++ {
				sum := 0.0
				for _, path := range d.Paths(layer, unit) {
					sum += path.Value
					weight, _ := p.Network.Shape.Parse(path.Weight.ID())
					product := p.Theta[p.Network.Shape.Index(weight)]
					for _, f := range d.ErrorOf(layer+1, path.Unit) {
						product *= f.Value
					}
					near("a way", path.Value, product)
				}
				near("the sum of the ways", sum, d.ErrorOf(layer, unit)[0].Value)
			}
		}
	})
}

// TestNothingStrikes says nothing of a factor that is no number, since it overflowed.
func TestNothingStrikes(t *testing.T) {
	for _, v := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		if at, said := derive.Striking([]derive.Part{{Value: v}, {Value: 1e-9}, {Value: 2}}); at != -1 || said != "" {
			t.Errorf("%v: factor %d strikes, %s", v, at, said)
		}
	}
}
