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
