package golden

import (
	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"

	"pgregory.net/rapid"
)

// DrawNetwork draws a network over every activation, and every output with each loss that can take it. It has 0 to most
// hidden layers, and 1 to most inputs, outputs and units of a layer.
func DrawNetwork(t *rapid.T, most int) *network.Network {
	var pairs [][2]string
	for _, l := range loss.All() {
		for _, o := range activation.Outputs() {
			if l.CheckOutput(o) == nil {
				pairs = append(pairs, [2]string{o.ID, l.ID})
			}
		}
	}
	pair := rapid.SampledFrom(pairs).Draw(t, "output and loss")
	s := network.Shape{P: rapid.IntRange(1, most).Draw(t, "P"), K: rapid.IntRange(1, most).Draw(t, "K"), Output: pair[0], Loss: pair[1]}
	for range rapid.IntRange(0, most).Draw(t, "depth") {
		a := rapid.SampledFrom(activation.All()).Draw(t, "activation")
		s.Hidden = append(s.Hidden, network.Layer{Units: rapid.IntRange(1, most).Draw(t, "units"), Activation: a.ID})
	}
	net, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// DrawNumbers draws numbers from −2 to 2, such as weights and inputs.
func DrawNumbers(t *rapid.T, size int) []float64 {
	list := make([]float64, size)
	for i := range list {
		list[i] = rapid.Float64Range(-2, 2).Draw(t, "number")
	}
	return list
}

// DrawTargets draws the targets of so many rows, of two values that the shape's loss takes.
func DrawTargets(t *rapid.T, s network.Shape, rows int) []float64 {
	l, _ := loss.ByID(s.Loss)
	list := make([]float64, rows*s.K)
	for i := range list {
		list[i] = float64(rapid.IntRange(0, 1).Draw(t, "y"))
		if l.CheckTarget(list[i]) != nil {
			list[i] = -1
		}
	}
	return list
}
