package pasted

import (
	"fmt"
	"slices"
	"strconv"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Document is the reading as a document, with an activation for all hidden layers. Output function and loss suit the targets;
// all three can be changed in it. If the network has no biases, they are 0 and training leaves them alone. Its error is an [*Error].
func (r Reading) Document(hidden *activation.Activation) (*document.Document, error) {
	d := &document.Document{Training: document.Defaults, Sample: 1, Parameter: network.Param{Layer: 1, Unit: 1, Input: 1}}
	d.Table = r.table()
	if err := document.CheckTable(d.Table); err != nil {
		return nil, &Error{"x", prose.Of(err)}
	}
	choice := r.choice()
	d.Output, d.Loss = choice.Output.ID, choice.Loss.ID
	for _, units := range r.units[:len(r.units)-1] {
		d.Hidden = append(d.Hidden, network.Layer{Units: units, Activation: hidden.ID})
	}
	d.Weights = r.theta()
	s := d.Shape(d.Table.Encode())
	if err := s.Validate(); err != nil {
		return nil, &Error{"weights", prose.Of(err)}
	}
	for layer, l := range r.Layers {
		for unit := 1; l.Bias == None && unit <= s.Rows(layer+1); unit++ {
			d.Locked = append(d.Locked, network.Param{Layer: layer + 1, Unit: unit})
		}
	}
	return d, nil
}

// table is the samples, a row for each.
func (r Reading) table() *table.Table {
	var columns []table.Column
	for l := range r.x[0] {
		columns = append(columns, table.Column{Name: fmt.Sprint("x", l+1), Role: table.Input, Kind: table.Number, Scale: table.None})
	}
	if r.Classes {
		from := 0
		for _, row := range r.y {
			if int(row[0]) == r.outputs() {
				from = 1
			}
		}
		target := table.Column{Name: "class", Role: table.Target, Kind: table.Category, Scale: table.None}
		for k := range r.outputs() {
			target.Levels = append(target.Levels, strconv.Itoa(k+from))
		}
		columns = append(columns, target)
	} else {
		for k := range r.y[0] {
			name := "y"
			if len(r.y[0]) > 1 {
				name = fmt.Sprint("y", k+1)
			}
			columns = append(columns, table.Column{Name: name, Role: table.Target, Kind: table.Number, Scale: table.None})
		}
	}
	rows := make([][]string, len(r.x))
	for i := range rows {
		for _, v := range slices.Concat(r.x[i], r.y[i]) {
			rows[i] = append(rows[i], strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return table.New(columns, rows)
}

func (r Reading) outputs() int { return r.units[len(r.units)-1] }

// choice is the output function and the loss that suit the targets.
func (r Reading) choice() loss.Choice {
	indicators, one := true, true // all are 0 or 1, and one of each sample is 1
	for _, row := range r.y {
		sum := 0.0
		for _, v := range row {
			indicators = indicators && (v == 0 || v == 1)
			sum += v
		}
		one = one && sum == 1
	}
	switch {
	case r.Classes, indicators && one && len(r.y[0]) > 1:
		return loss.ForClasses
	case indicators:
		return loss.ForTwo
	}
	return loss.ForNumbers
}

// Says is what the reading takes the arrays for, a sentence each.
func (r Reading) Says() []prose.Message {
	way := func(rows bool, yes, no prose.ID, args ...any) prose.Message {
		if rows {
			return prose.Say(yes, args...)
		}
		return prose.Say(no, args...)
	}
	list := []prose.Message{way(r.XRows || flat(r.arrays.X), prose.PastedXRows, prose.PastedXColumns, len(r.x), len(r.x[0]))}
	if r.Classes {
		list = append(list, prose.Say(prose.PastedClasses, r.outputs()))
	} else {
		list = append(list, way(r.YRows || flat(r.arrays.Y), prose.PastedYRows, prose.PastedYColumns, len(r.y[0])))
	}
	in := len(r.x[0])
	for i, l := range r.Layers {
		list = append(list, way(l.Inputs, prose.PastedByInput, prose.PastedByUnit, i+1, in, r.units[i]))
		list = append(list, prose.Say(map[Bias]prose.ID{Own: prose.PastedBiasOwn, First: prose.PastedBiasFirst, Last: prose.PastedBiasLast, None: prose.PastedBiasNone}[l.Bias]))
		in = r.units[i]
	}
	return list
}
