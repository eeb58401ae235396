package document

import (
	"math"
	"strconv"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
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
	d, err := decode(v)
	if err != nil {
		return nil, err
	}
	return d, nil
}

func decode(v value) (*Document, *Error) {
	if err := v.want(isObject); err != nil {
		return nil, err
	}
	if err := checkVersion(v); err != nil {
		return nil, err
	}
	if err := v.known("chainrule", "title", "table", "network", "weights", "locked", "training", "sample", "parameter"); err != nil {
		return nil, err
	}
	d := &Document{Training: Defaults, Sample: 1}
	for _, step := range []struct {
		name   string
		needed bool
		read   func(value) *Error
	}{
		{"title", false, d.readTitle},
		{"table", true, d.readTable},
		{"network", true, d.readNetwork},
		{"training", false, d.readTraining},
		{"sample", false, d.readSample},
	} {
		f := v.get(step.name)
		if f == nil {
			if step.needed {
				return nil, fault(step.name, "it is missing")
			}
			continue
		}
		if err := step.read(*f); err != nil {
			return nil, err
		}
	}
	return d, d.readParameters(v)
}

func checkVersion(v value) *Error {
	version, err := v.need("chainrule")
	if err != nil {
		return fault("chainrule", "it is missing; a document says \"chainrule\": %d", Version)
	}
	n, err := version.asInt(1, math.MaxInt32)
	if err != nil {
		return err
	}
	if n > Version {
		return fault("chainrule", "the document is of version %d, and this program reads version %d; a newer program is needed", n, Version)
	}
	return nil
}

func (d *Document) readTitle(v value) (err *Error) {
	d.Title, err = v.asText()
	return err
}

func (d *Document) readTable(v value) *Error {
	if err := v.known("columns", "rows"); err != nil {
		return err
	}
	list, err := v.need("columns")
	if err != nil {
		return err
	}
	columns, err := readColumns(list)
	if err != nil {
		return err
	}
	list, err = v.need("rows")
	if err != nil {
		return err
	}
	rows, err := readRows(list, len(columns))
	if err != nil {
		return err
	}
	d.Table = table.New(columns, rows)
	return nil
}

func readColumns(list value) ([]table.Column, *Error) {
	if err := list.want(isList); err != nil {
		return nil, err
	}
	if len(list.list) > table.MostColumns {
		return nil, fault(list.path, "there are %d columns; a table can have %d", len(list.list), table.MostColumns)
	}
	var columns []table.Column
	names := map[string]int{}
	roles := map[table.Role]int{}
	for i, v := range list.list {
		c, err := readColumn(v)
		if err != nil {
			return nil, err
		}
		if first, twice := names[c.Name]; twice {
			return nil, fault(v.path+".name", "columns %d and %d are both called %q; names differ", first+1, i+1, clip(c.Name))
		}
		names[c.Name] = i
		roles[c.Role]++
		columns = append(columns, c)
	}
	switch {
	case roles[table.Input] == 0:
		return nil, fault(list.path, "no column is an input; give one the role input")
	case roles[table.Target] == 0:
		return nil, fault(list.path, "no column is a target; give one the role target")
	}
	return columns, nil
}

func readColumn(v value) (c table.Column, err *Error) {
	if err := v.known("name", "role", "kind", "scale", "levels"); err != nil {
		return c, err
	}
	name, err := v.need("name")
	if err != nil {
		return c, err
	}
	if c.Name, err = name.asText(); err != nil {
		return c, err
	}
	if c.Name == "" {
		return c, fault(name.path, "a column needs a name")
	}
	role, err := v.need("role")
	if err != nil {
		return c, err
	}
	text, err := role.asChoice("a role", string(table.Input), string(table.Target), string(table.Ignore))
	if err != nil {
		return c, err
	}
	c.Role, c.Kind, c.Scale = table.Role(text), table.Number, table.None
	if kind := v.get("kind"); kind != nil {
		text, err := kind.asChoice("a kind", string(table.Number), string(table.Category))
		if err != nil {
			return c, err
		}
		c.Kind = table.Kind(text)
	}
	if scale := v.get("scale"); scale != nil {
		text, err := scale.asChoice("a scale", string(table.None), string(table.Standardize), string(table.Unit))
		if err != nil {
			return c, err
		}
		c.Scale = table.Scale(text)
	}
	if levels := v.get("levels"); levels != nil {
		c.Levels, err = readLevels(*levels, c.Kind)
	}
	return c, err
}

func readLevels(v value, kind table.Kind) ([]string, *Error) {
	if err := v.want(isList); err != nil {
		return nil, err
	}
	if kind != table.Category {
		return nil, fault(v.path, "only a column of kind category has levels")
	}
	if len(v.list) == 0 {
		return nil, fault(v.path, "a category has at least one level; leave the field out to take those in the table")
	}
	var levels []string
	seen := map[string]bool{}
	for _, item := range v.list {
		level, err := item.asText()
		switch {
		case err != nil:
			return nil, err
		case strings.TrimSpace(level) != level || level == "":
			return nil, fault(item.path, "a level is a text without spaces around it")
		case seen[level]:
			return nil, fault(item.path, "the level %q is there twice", clip(level))
		}
		seen[level] = true
		levels = append(levels, level)
	}
	return levels, nil
}

func readRows(list value, width int) ([][]string, *Error) {
	if err := list.want(isList); err != nil {
		return nil, err
	}
	if len(list.list) > table.MostRows {
		return nil, fault(list.path, "there are %d rows; a table can have %d", len(list.list), table.MostRows)
	}
	rows := make([][]string, len(list.list))
	for i, row := range list.list {
		if err := row.want(isList); err != nil {
			return nil, err
		}
		if len(row.list) != width {
			return nil, fault(row.path, "it has %d cells, and there are %d columns", len(row.list), width)
		}
		cells := make([]string, width)
		for j, cell := range row.list {
			if cell.kind == isNumber {
				return nil, fault(cell.path, "found the number %s; cells are texts: write %q", clip(cell.text), clip(cell.text))
			}
			text, err := cell.asText()
			if err != nil {
				return nil, err
			}
			cells[j] = text
		}
		rows[i] = cells
	}
	return rows, nil
}

func (d *Document) readNetwork(v value) *Error {
	if err := v.known("hidden", "output", "loss"); err != nil {
		return err
	}
	hidden, err := v.need("hidden")
	if err != nil {
		return err
	}
	if err := hidden.want(isList); err != nil {
		return err
	}
	if len(hidden.list) > network.MaxLayers {
		return fault(hidden.path, "there are %d hidden layers; there can be up to %d", len(hidden.list), network.MaxLayers)
	}
	for _, item := range hidden.list {
		layer, err := readLayer(item)
		if err != nil {
			return err
		}
		d.Hidden = append(d.Hidden, layer)
	}
	output, err := v.need("output")
	if err != nil {
		return err
	}
	if d.Output, err = output.asChoice("an output function", outputs()...); err != nil {
		return err
	}
	lossField, err := v.need("loss")
	if err != nil {
		return err
	}
	if d.Loss, err = lossField.asChoice("a loss", losses()...); err != nil {
		return err
	}
	l, _ := loss.ByID(d.Loss)
	if refusal := l.CheckOutput(d.Output); refusal != nil {
		return fault(lossField.path, "%s", refusal)
	}
	return nil
}

func readLayer(v value) (layer network.Layer, err *Error) {
	if err := v.known("units", "activation"); err != nil {
		return layer, err
	}
	units, err := v.need("units")
	if err != nil {
		return layer, err
	}
	if layer.Units, err = units.asInt(1, network.MaxUnits); err != nil {
		return layer, err
	}
	function, err := v.need("activation")
	if err != nil {
		return layer, err
	}
	layer.Activation, err = function.asChoice("an activation", activations()...)
	return layer, err
}

func activations() (ids []string) {
	for _, a := range activation.All() {
		ids = append(ids, a.ID)
	}
	return ids
}

func outputs() (ids []string) {
	for _, o := range activation.Outputs() {
		ids = append(ids, o.ID)
	}
	return ids
}

func losses() (ids []string) {
	for _, l := range loss.All() {
		ids = append(ids, l.ID)
	}
	return ids
}

func (d *Document) readTraining(v value) *Error {
	if err := v.known("rate", "batch", "decay", "reduction", "seed"); err != nil {
		return err
	}
	t := &d.Training
	var err *Error
	if f := v.get("rate"); f != nil {
		if t.Rate, err = f.asFloat(); err != nil {
			return err
		}
		if t.Rate <= 0 {
			return fault(f.path, "the learning rate is more than 0, found %s", f.text)
		}
	}
	if f := v.get("batch"); f != nil {
		if t.Batch, err = f.asInt(0, table.MostRows); err != nil {
			return err
		}
	}
	if f := v.get("decay"); f != nil {
		if t.Decay, err = f.asFloat(); err != nil {
			return err
		}
		if t.Decay < 0 {
			return fault(f.path, "weight decay is 0 or more, found %s", f.text)
		}
	}
	if f := v.get("reduction"); f != nil {
		text, err := f.asChoice("a reduction", string(network.Sum), string(network.Mean))
		if err != nil {
			return err
		}
		t.Reduction = network.Reduction(text)
	}
	if f := v.get("seed"); f != nil {
		if err := f.want(isNumber); err != nil {
			return err
		}
		seed, fail := strconv.ParseUint(f.text, 10, 53)
		if fail != nil {
			return fault(f.path, "%s is not a whole number from 0 to 2⁵³ − 1", clip(f.text))
		}
		t.Seed = seed
	}
	return nil
}

func (d *Document) readSample(v value) (err *Error) {
	d.Sample, err = v.asInt(1, max(1, d.Table.Len()))
	return err
}

// readParameters reads what depends on the network's shape: weights, and ids of parameters.
func (d *Document) readParameters(v value) *Error {
	s := d.Shape(d.Table.Encode())
	if f := v.get("weights"); f != nil {
		if err := d.readWeights(*f, s); err != nil {
			return err
		}
	}
	if f := v.get("locked"); f != nil {
		if err := f.want(isList); err != nil {
			return err
		}
		seen := map[network.Param]bool{}
		for _, item := range f.list {
			p, err := readParam(item, s)
			if err != nil {
				return err
			}
			if seen[p] {
				return fault(item.path, "%s is there twice", item.found())
			}
			seen[p] = true
			d.Locked = append(d.Locked, p)
		}
	}
	d.Parameter = network.Param{Layer: 1, Unit: 1, Input: min(1, s.Cols(1)-1)}
	if f := v.get("parameter"); f != nil {
		p, err := readParam(*f, s)
		if err != nil {
			return err
		}
		d.Parameter = p
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
		return p, fault(v.path, "%s", fail)
	}
	return p, nil
}

func (d *Document) readWeights(v value, s network.Shape) *Error {
	var names []string
	for layer := 1; layer <= s.Layers(); layer++ {
		names = append(names, s.LayerID(layer))
	}
	if err := v.known(names...); err != nil {
		return err
	}
	for layer, name := range names {
		matrix, err := v.need(name)
		if err != nil {
			return err
		}
		rows, columns := s.Rows(layer+1), s.Cols(layer+1)
		if err := matrix.want(isList); err != nil {
			return err
		}
		if len(matrix.list) != rows {
			return fault(matrix.path, "it has %d rows, and the layer has %d units", len(matrix.list), rows)
		}
		for _, row := range matrix.list {
			if err := row.want(isList); err != nil {
				return err
			}
			if len(row.list) != columns {
				return fault(row.path, "it has %d numbers; a bias and %d weights belong here", len(row.list), columns-1)
			}
			for _, item := range row.list {
				x, err := item.asFloat()
				if err != nil {
					return err
				}
				d.Weights = append(d.Weights, x)
			}
		}
	}
	return nil
}
