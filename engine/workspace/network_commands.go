package workspace

import (
	"math"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Layers of commands are hidden layers, from 0.
type (
	// SetTitle names the document.
	SetTitle struct{ Title string }
	// SetWeight gives a parameter a value.
	SetWeight struct {
		Param network.Param
		Value float64
	}
	// Lock makes training leave a parameter alone, or not.
	Lock struct {
		Param  network.Param
		Locked bool
	}
	// NewWeights draws all parameters from a seed.
	NewWeights struct{ Seed uint64 }
	// AddLayer adds a hidden layer, like its neighbour.
	AddLayer struct{ At int }
	// RemoveLayer removes a hidden layer.
	RemoveLayer struct{ At int }
	// SetUnits sets how many units a hidden layer has.
	SetUnits struct{ Layer, Units int }
	// SetActivation sets the activation of a hidden layer.
	SetActivation struct {
		Layer      int
		Activation string
	}
	// SetOutput sets the output function and the loss, which must go together. If Loss is empty, the loss stays as it
	// is if it can. Otherwise it becomes one that fits.
	SetOutput struct{ Output, Loss string }
	// SetRate sets the learning rate γ.
	SetRate struct{ Rate float64 }
	// SetBatch sets how many samples a step is taken on; 0: all of them.
	SetBatch struct{ Batch int }
	// SetDecay sets the weight decay λ.
	SetDecay struct{ Decay float64 }
	// SetMomentum sets the momentum μ.
	SetMomentum struct{ Momentum float64 }
	// SetHoldOut sets the share of the rows that training does not see.
	SetHoldOut struct{ Share float64 }
	// SetOrder sets the order in which batches take the rows.
	SetOrder struct{ Order document.Order }
	// SetReduction sets how the losses of the samples make one number.
	SetReduction struct{ Reduction network.Reduction }
)

// Name says what undo takes back.
func (SetTitle) Name() prose.ID      { return prose.DidTitle }
func (SetWeight) Name() prose.ID     { return prose.DidWeight }
func (Lock) Name() prose.ID          { return prose.DidLock }
func (NewWeights) Name() prose.ID    { return prose.DidNewWeights }
func (AddLayer) Name() prose.ID      { return prose.DidAddLayer }
func (RemoveLayer) Name() prose.ID   { return prose.DidRemoveLayer }
func (SetUnits) Name() prose.ID      { return prose.DidUnits }
func (SetActivation) Name() prose.ID { return prose.DidActivation }
func (SetOutput) Name() prose.ID     { return prose.DidOutput }
func (SetRate) Name() prose.ID       { return prose.DidRate }
func (SetBatch) Name() prose.ID      { return prose.DidBatch }
func (SetDecay) Name() prose.ID      { return prose.DidDecay }
func (SetMomentum) Name() prose.ID   { return prose.DidMomentum }
func (SetHoldOut) Name() prose.ID    { return prose.DidHoldOut }
func (SetOrder) Name() prose.ID      { return prose.DidOrder }
func (SetReduction) Name() prose.ID  { return prose.DidReduction }

// Apply sets the title.
func (c SetTitle) Apply(d *document.Document) (*document.Document, error) {
	if c.Title == d.Title {
		return d, nil
	}
	next := *d
	next.Title = c.Title
	return &next, nil
}

// Apply sets the parameter.
func (c SetWeight) Apply(d *document.Document) (*document.Document, error) {
	return c.on(d, d.Shape(d.Table.Encode()))
}

func (c SetWeight) on(d *document.Document, s network.Shape) (*document.Document, error) {
	if s.K == 0 || !s.Has(c.Param) {
		return nil, prose.Say(prose.NoParameter)
	}
	if math.IsNaN(c.Value) || math.IsInf(c.Value, 0) {
		return nil, prose.Say(prose.WeightFinite, s.ID(c.Param))
	}
	theta := d.Theta(s)
	if theta[s.Index(c.Param)] == c.Value {
		return d, nil
	}
	next := *d
	next.Weights = slices.Clone(theta)
	next.Weights[s.Index(c.Param)] = c.Value
	return &next, nil
}

// Apply locks or unlocks the parameter.
func (c Lock) Apply(d *document.Document) (*document.Document, error) {
	return c.on(d, d.Shape(d.Table.Encode()))
}

func (c Lock) on(d *document.Document, s network.Shape) (*document.Document, error) {
	if s.K == 0 || !s.Has(c.Param) {
		return nil, prose.Say(prose.NoParameter)
	}
	if slices.Contains(d.Locked, c.Param) == c.Locked {
		return d, nil
	}
	next := *d
	next.Locked = slices.DeleteFunc(slices.Clone(d.Locked), func(p network.Param) bool { return p == c.Param })
	if c.Locked {
		next.Locked = append(next.Locked, c.Param)
		slices.SortFunc(next.Locked, func(p, q network.Param) int { return s.Index(p) - s.Index(q) })
	}
	return &next, nil
}

// Apply draws the parameters.
func (c NewWeights) Apply(d *document.Document) (*document.Document, error) {
	if c.Seed > document.MostSeed {
		return nil, prose.Say(prose.SeedWhole, uint64(document.MostSeed))
	}
	if d.Weights == nil && d.Training.Seed == c.Seed {
		return d, nil
	}
	next := *d
	next.Weights, next.Training.Seed = nil, c.Seed
	return &next, nil
}

// Apply adds the layer.
func (c AddLayer) Apply(d *document.Document) (*document.Document, error) {
	switch {
	case c.At < 0 || c.At > len(d.Hidden):
		return nil, prose.Say(prose.NoPlaceLayer, c.At+1, len(d.Hidden))
	case len(d.Hidden) == network.MaxLayers:
		return nil, prose.Say(prose.MostLayers, network.MaxLayers)
	}
	layer := network.Layer{Units: 2, Activation: activation.Default.ID}
	if len(d.Hidden) > 0 {
		layer = d.Hidden[min(c.At, len(d.Hidden)-1)]
	}
	next := *d
	next.Hidden = slices.Insert(slices.Clone(d.Hidden), c.At, layer)
	return &next, nil
}

func (c AddLayer) moved(before int) []int {
	list := make([]int, before)
	for i := range list {
		list[i] = i + 1
		if i >= c.At {
			list[i]++
		}
	}
	return list
}

func checkLayer(d *document.Document, at int) error {
	if at < 0 || at >= len(d.Hidden) {
		return prose.Say(prose.NoLayer, at+1, len(d.Hidden))
	}
	return nil
}

// Apply removes the layer.
func (c RemoveLayer) Apply(d *document.Document) (*document.Document, error) {
	if err := checkLayer(d, c.At); err != nil {
		return nil, err
	}
	next := *d
	next.Hidden = slices.Delete(slices.Clone(d.Hidden), c.At, c.At+1)
	return &next, nil
}

func (c RemoveLayer) moved(before int) []int {
	list := make([]int, before)
	for i := range list {
		switch {
		case i < c.At:
			list[i] = i + 1
		case i > c.At:
			list[i] = i
		}
	}
	return list
}

// Apply sets the number of units.
func (c SetUnits) Apply(d *document.Document) (*document.Document, error) {
	if err := checkLayer(d, c.Layer); err != nil {
		return nil, err
	}
	if c.Units < 1 || c.Units > network.MaxUnits {
		return nil, prose.Say(prose.UnitsOfLayer, network.MaxUnits, c.Units)
	}
	if d.Hidden[c.Layer].Units == c.Units {
		return d, nil
	}
	next := *d
	next.Hidden = slices.Clone(d.Hidden)
	next.Hidden[c.Layer].Units = c.Units
	return &next, nil
}

// Apply sets the activation.
func (c SetActivation) Apply(d *document.Document) (*document.Document, error) {
	if err := checkLayer(d, c.Layer); err != nil {
		return nil, err
	}
	if _, ok := activation.ByID(c.Activation); !ok {
		return nil, prose.Say(prose.NotActivation, prose.Quoted(c.Activation), network.Activations())
	}
	if d.Hidden[c.Layer].Activation == c.Activation {
		return d, nil
	}
	next := *d
	next.Hidden = slices.Clone(d.Hidden)
	next.Hidden[c.Layer].Activation = c.Activation
	return &next, nil
}

// Apply sets output function and loss. It is refused where the loss cannot take the targets of rows that
// are in use now.
func (c SetOutput) Apply(d *document.Document) (*document.Document, error) {
	g, ok := activation.OutputByID(c.Output)
	if !ok {
		return nil, prose.Say(prose.NotOutput, prose.Quoted(c.Output), network.Outputs())
	}
	id := c.Loss
	if id == "" {
		id = d.Loss
		if l, ok := loss.ByID(id); !ok || l.CheckOutput(g) != nil {
			id = loss.ForNumbers.Loss.ID
		}
	}
	l, ok := loss.ByID(id)
	if !ok {
		return nil, prose.Say(prose.NotLoss, prose.Quoted(id), network.Losses())
	}
	if err := l.CheckOutput(g); err != nil {
		return nil, err
	}
	if d.Output == c.Output && d.Loss == id {
		return d, nil
	}
	raw := d.Table.Encode()
	if g.Distribution && raw.K == 1 {
		return nil, prose.Say(prose.OneOutputIs1, g.ID, prose.OneOf{loss.ForTwo.Output.ID, loss.ForNumbers.Output.ID})
	}
	next := *d
	next.Output, next.Loss = c.Output, id
	used, left := withoutUnusable(raw, d), withoutUnusable(raw, &next)
	if left.N < used.N {
		for _, s := range left.Skipped {
			if _, was := used.Sample(s.Row); was {
				return nil, s.Reason
			}
		}
	}
	return &next, nil
}

// Apply sets γ.
func (c SetRate) Apply(d *document.Document) (*document.Document, error) {
	if !(c.Rate > 0) || math.IsInf(c.Rate, 0) {
		return nil, prose.Say(prose.RateFound, c.Rate)
	}
	if d.Training.Rate == c.Rate {
		return d, nil
	}
	next := *d
	next.Training.Rate = c.Rate
	return &next, nil
}

// Apply sets μ.
func (c SetMomentum) Apply(d *document.Document) (*document.Document, error) {
	if !(c.Momentum >= 0 && c.Momentum < 1) {
		return nil, prose.Say(prose.MomentumFound, c.Momentum)
	}
	if d.Training.Momentum == c.Momentum {
		return d, nil
	}
	next := *d
	next.Training.Momentum = c.Momentum
	return &next, nil
}

// Apply sets the share held out.
func (c SetHoldOut) Apply(d *document.Document) (*document.Document, error) {
	if !(c.Share >= 0 && c.Share < 1) {
		return nil, prose.Say(prose.HoldOutFound, prose.Value{V: 100 * c.Share, Digits: 12})
	}
	if d.Training.HoldOut == c.Share {
		return d, nil
	}
	next := *d
	next.Training.HoldOut = c.Share
	return &next, nil
}

// Apply sets the order.
func (c SetOrder) Apply(d *document.Document) (*document.Document, error) {
	if err := oneOf(prose.NotAnOrder, c.Order, document.Orders()...); err != nil {
		return nil, err
	}
	if d.Training.Order == c.Order {
		return d, nil
	}
	next := *d
	next.Training.Order = c.Order
	return &next, nil
}

// Apply sets the size of a batch.
func (c SetBatch) Apply(d *document.Document) (*document.Document, error) {
	if c.Batch < 0 || c.Batch > table.MostRows {
		return nil, prose.Say(prose.BatchWhole, table.MostRows, c.Batch)
	}
	if d.Training.Batch == c.Batch {
		return d, nil
	}
	next := *d
	next.Training.Batch = c.Batch
	return &next, nil
}

// Apply sets λ.
func (c SetDecay) Apply(d *document.Document) (*document.Document, error) {
	if !(c.Decay >= 0) || math.IsInf(c.Decay, 0) {
		return nil, prose.Say(prose.DecayFound, c.Decay)
	}
	if d.Training.Decay == c.Decay {
		return d, nil
	}
	next := *d
	next.Training.Decay = c.Decay
	return &next, nil
}

// Apply sets the reduction.
func (c SetReduction) Apply(d *document.Document) (*document.Document, error) {
	if err := oneOf(prose.NotReduction, c.Reduction, network.Reductions()...); err != nil {
		return nil, err
	}
	if d.Training.Reduction == c.Reduction {
		return d, nil
	}
	next := *d
	next.Training.Reduction = c.Reduction
	return &next, nil
}
