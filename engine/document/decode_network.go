package document

import (
	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

func (d *Document) readNetwork(v value) *Error {
	o, err := v.object("hidden", "output", "loss")
	if err != nil {
		return err
	}
	f, err := o.need("hidden")
	if err != nil {
		return err
	}
	if d.Hidden, err = readHidden(f); err != nil {
		return err
	}
	if f, err = o.need("output"); err != nil {
		return err
	}
	if d.Output, err = f.asChoice(prose.NotOutput, network.Outputs()); err != nil {
		return err
	}
	if f, err = o.need("loss"); err != nil {
		return err
	}
	if d.Loss, err = f.asChoice(prose.NotLoss, network.Losses()); err != nil {
		return err
	}
	g, _ := activation.OutputByID(d.Output)
	l, _ := loss.ByID(d.Loss)
	if refusal := l.CheckOutput(g); refusal != nil {
		return &Error{Field: f.path(), Message: prose.Of(refusal)}
	}
	return nil
}

func readHidden(list value) ([]network.Layer, *Error) {
	if err := list.want(isList); err != nil {
		return nil, err
	}
	if n := list.count(); n > network.MaxLayers {
		return nil, list.fault(prose.ManyLayers, n, network.MaxLayers)
	}
	var hidden []network.Layer
	for _, v := range list.items {
		layer, err := readLayer(v)
		if err != nil {
			return nil, err
		}
		hidden = append(hidden, layer)
	}
	return hidden, nil
}

func readLayer(v value) (layer network.Layer, err *Error) {
	o, err := v.object("units", "activation")
	if err != nil {
		return layer, err
	}
	f, err := o.need("units")
	if err != nil {
		return layer, err
	}
	if layer.Units, err = f.asInt(1, network.MaxUnits); err != nil {
		return layer, err
	}
	if f, err = o.need("activation"); err != nil {
		return layer, err
	}
	layer.Activation, err = f.asChoice(prose.NotActivation, network.Activations())
	return layer, err
}

// readParameters reads what depends on the network's shape: weights, and ids of parameters.
func (d *Document) readParameters(o object) *Error {
	s := d.Shape(d.Table.Encode())
	if f, ok := o.get("weights"); ok {
		var err *Error
		if d.Weights, err = readWeights(f, s); err != nil {
			return err
		}
	}
	if f, ok := o.get("locked"); ok {
		if err := d.readLocked(f, s); err != nil {
			return err
		}
	}
	d.Parameter = network.Param{Layer: 1, Unit: 1, Input: 1}
	if f, ok := o.get("parameter"); ok {
		p, err := readParam(f, s)
		if err != nil {
			return err
		}
		d.Parameter = p
	}
	return nil
}

func (d *Document) readLocked(v value, s network.Shape) *Error {
	if err := v.want(isList); err != nil {
		return err
	}
	seen := map[network.Param]bool{}
	for _, item := range v.items {
		p, err := readParam(item, s)
		if err != nil {
			return err
		}
		if seen[p] {
			return item.fault(prose.ValueTwice, item.found())
		}
		seen[p] = true
		d.Locked = append(d.Locked, p)
	}
	return nil
}

func readParam(v value, s network.Shape) (network.Param, *Error) {
	id, err := v.asText()
	if err != nil {
		return network.Param{}, err
	}
	p, fail := s.Parse(id)
	if fail != nil {
		return p, &Error{Field: v.path(), Message: prose.Of(fail)}
	}
	return p, nil
}

func readWeights(v value, s network.Shape) ([]float64, *Error) {
	var names []string
	for layer := 1; layer <= s.Layers(); layer++ {
		names = append(names, s.LayerID(layer))
	}
	o, err := v.object(names...)
	if err != nil {
		return nil, err
	}
	theta := make([]float64, 0, s.Count())
	for i, name := range names {
		f, err := o.need(name)
		if err != nil {
			return nil, err
		}
		if theta, err = readMatrix(f, s.Rows(i+1), s.Cols(i+1), theta); err != nil {
			return nil, err
		}
	}
	return theta, nil
}

// readMatrix appends a matrix to theta, row by row.
func readMatrix(v value, rows, cols int, theta []float64) ([]float64, *Error) {
	if err := v.want(isList); err != nil {
		return nil, err
	}
	if n := v.count(); n != rows {
		return nil, v.fault(prose.RowsOfMatrix, n, rows)
	}
	for _, row := range v.items {
		if err := row.want(isList); err != nil {
			return nil, err
		}
		if n := row.count(); n != cols {
			return nil, row.fault(prose.NumbersOfMatrix, n, cols-1)
		}
		for _, item := range row.items {
			x, err := item.asFloat()
			if err != nil {
				return nil, err
			}
			theta = append(theta, x)
		}
	}
	return theta, nil
}
