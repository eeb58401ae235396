package workspace

import (
	"math"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// SetWeights gives all parameters values, in the order of network.Shape, such as those read from a file.
type SetWeights struct{ Theta []float64 }

// Name says what undo takes back.
func (SetWeights) Name() prose.ID { return prose.DidImport }

// Apply sets the parameters.
func (c SetWeights) Apply(d *document.Document) (*document.Document, error) {
	return c.on(d, d.Shape(d.Table.Encode()))
}

func (c SetWeights) on(d *document.Document, s network.Shape) (*document.Document, error) {
	if err := s.Validate(); err != nil {
		return nil, prose.Say(prose.WeightsTo, err)
	}
	if len(c.Theta) != s.Count() {
		return nil, prose.Say(prose.WeightsCount, len(c.Theta), s.Count())
	}
	for i, v := range c.Theta {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, prose.Say(prose.WeightFinite, s.ID(s.ParamAt(i)))
		}
	}
	if slices.Equal(d.Theta(s), c.Theta) {
		return d, nil
	}
	next := *d
	next.Weights = slices.Clone(c.Theta)
	return &next, nil
}
