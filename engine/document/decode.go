package document

import (
	"math"

	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Decode reads a document. Its error is an [*Error] that says where, what was found, and what would be
// right.
//
// A document in which some rows cannot be used is a document: its cells are kept as typed, and those rows
// are left out of the computation.
func Decode(data []byte) (*Document, error) {
	v, err := parse(data)
	if err != nil {
		return nil, err
	}
	d := &Document{Training: Defaults, Sample: 1}
	if err := d.read(v); err != nil {
		return nil, err
	}
	return d, nil
}

func (d *Document) read(v value) *Error {
	if err := checkVersion(v); err != nil {
		return err
	}
	o, err := v.object("chainrule", "title", "table", "network", "weights", "locked", "training", "sample", "parameter", "remarks")
	if err != nil {
		return err
	}
	for _, part := range []struct {
		name   string
		needed bool
		read   func(value) *Error
	}{
		{"title", false, d.readTitle},
		{"table", true, d.readTable},
		{"network", true, d.readNetwork},
		{"training", false, d.readTraining},
		{"sample", false, d.readSample},
		{"remarks", false, d.readRemarks},
	} {
		f, ok := o.get(part.name)
		if !ok && part.needed {
			return fault(part.name, prose.Missing)
		}
		if !ok {
			continue
		}
		if err := part.read(f); err != nil {
			return err
		}
	}
	return d.readParameters(o)
}

// checkVersion comes before all else, since a newer document may hold what this program does not know.
func checkVersion(v value) *Error {
	if err := v.want(isObject); err != nil {
		return err
	}
	for name, f := range v.members {
		if name != "chainrule" {
			continue
		}
		n, err := f.asInt(1, math.MaxInt32)
		if err == nil && n > Version {
			err = f.fault(prose.NewerDocument, n, Version)
		}
		return err
	}
	return fault("chainrule", prose.MissingMark, Version)
}

func (d *Document) readRemarks(v value) (err *Error) {
	d.Remarks, err = v.asBool()
	return err
}

func (d *Document) readTitle(v value) (err *Error) {
	d.Title, err = v.asText()
	return err
}

func (d *Document) readTraining(v value) *Error {
	o, err := v.object("rate", "batch", "decay", "reduction", "seed", "momentum", "holdout", "order")
	if err != nil {
		return err
	}
	t := &d.Training
	if f, ok := o.get("rate"); ok {
		if t.Rate, err = f.asFloat(); err != nil {
			return err
		}
		if t.Rate <= 0 {
			return f.fault(prose.RateFound, f.found())
		}
	}
	if f, ok := o.get("batch"); ok {
		if t.Batch, err = f.asInt(0, table.MostRows); err != nil {
			return err
		}
	}
	if f, ok := o.get("decay"); ok {
		if t.Decay, err = f.asFloat(); err != nil {
			return err
		}
		if t.Decay < 0 {
			return f.fault(prose.DecayFound, f.found())
		}
	}
	if f, ok := o.get("reduction"); ok {
		text, err := f.asChoice(prose.NotReduction, prose.Choice(network.Reductions()...))
		if err != nil {
			return err
		}
		t.Reduction = network.Reduction(text)
	}
	if f, ok := o.get("seed"); ok {
		seed, err := f.asInt(0, MostSeed)
		if err != nil {
			return err
		}
		t.Seed = uint64(seed)
	}
	if f, ok := o.get("momentum"); ok {
		if t.Momentum, err = f.asFloat(); err != nil {
			return err
		}
		if t.Momentum < 0 || t.Momentum >= 1 {
			return f.fault(prose.MomentumFound, f.found())
		}
	}
	if f, ok := o.get("holdout"); ok {
		if t.HoldOut, err = f.asFloat(); err != nil {
			return err
		}
		if t.HoldOut < 0 || t.HoldOut >= 1 {
			return f.fault(prose.ShareFound, f.found())
		}
	}
	if f, ok := o.get("order"); ok {
		text, err := f.asChoice(prose.NotAnOrder, prose.Choice(Orders()...))
		if err != nil {
			return err
		}
		t.Order = Order(text)
	}
	return nil
}

func (d *Document) readSample(v value) (err *Error) {
	d.Sample, err = v.asInt(1, max(1, d.Table.Len()))
	return err
}
