package diagram

import (
	"testing"

	"chainrule/engine/exercise/ask"
	"chainrule/engine/network"
)

// TestStep goes along a path of a 3-2-2 network by the arrows, and back, and stops at the ends.
func TestStep(t *testing.T) {
	s := view(t, 3, []int{2}, 2, network.Param{Layer: 1, Unit: 1}).Shape
	const unit = ask.Whole
	for _, c := range []struct {
		from ask.Place
		key  string
		to   ask.Place
		ok   bool
	}{
		{ask.Place{Layer: 1, Unit: 2, Input: 3}, "ArrowRight", ask.Place{Layer: 1, Unit: 2, Input: unit}, true},
		{ask.Place{Layer: 1, Unit: 2, Input: unit}, "ArrowRight", ask.Place{Layer: 2, Unit: 1, Input: 2}, true},
		{ask.Place{Layer: 2, Unit: 1, Input: 2}, "ArrowDown", ask.Place{Layer: 2, Unit: 2, Input: 0}, true},
		{ask.Place{Layer: 2, Unit: 2, Input: unit}, "ArrowRight", ask.Place{Layer: 3, Unit: 2, Input: unit}, true},
		{ask.Place{Layer: 3, Unit: 2, Input: unit}, "ArrowRight", ask.Place{}, false},
		{ask.Place{Layer: 3, Unit: 2, Input: unit}, "ArrowUp", ask.Place{Layer: 3, Unit: 1, Input: unit}, true},
		{ask.Place{Layer: 3, Unit: 2, Input: unit}, "ArrowDown", ask.Place{}, false},
		{ask.Place{Layer: 3, Unit: 2, Input: unit}, "ArrowLeft", ask.Place{Layer: 2, Unit: 2, Input: unit}, true},
		{ask.Place{Layer: 2, Unit: 1, Input: 2}, "ArrowLeft", ask.Place{Layer: 1, Unit: 2, Input: unit}, true},
		{ask.Place{Layer: 2, Unit: 1, Input: 0}, "ArrowLeft", ask.Place{}, false}, // a bias comes from nowhere
		{ask.Place{Layer: 1, Unit: 2, Input: 3}, "ArrowLeft", ask.Place{}, false},
		{ask.Place{Layer: 1, Unit: 2, Input: 3}, "ArrowDown", ask.Place{}, false}, // the edges of the layer end here
		{ask.Place{Layer: 1, Unit: 2, Input: 3}, "Home", ask.Place{}, false},
	} {
		if to, ok := step(s, c.from, c.key); ok != c.ok || ok && to != c.to {
			t.Errorf("%s leads from %v to %v, %v; want %v", c.key, c.from, to, ok, c.to)
		}
	}
}
