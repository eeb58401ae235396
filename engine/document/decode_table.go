package document

import (
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

func (d *Document) readTable(v value) *Error {
	o, err := v.object("columns", "rows")
	if err != nil {
		return err
	}
	list, err := o.need("columns")
	if err != nil {
		return err
	}
	columns, err := readColumns(list)
	if err != nil {
		return err
	}
	if list, err = o.need("rows"); err != nil {
		return err
	}
	rows, err := readRows(list, len(columns))
	if err != nil {
		return err
	}
	d.Table = table.New(columns, rows)
	return checkSize(d.Table)
}

func readColumns(list value) ([]table.Column, *Error) {
	if err := list.want(isList); err != nil {
		return nil, err
	}
	if n := list.count(); n > table.MostColumns {
		return nil, tooMany("columns")
	}
	var columns []table.Column
	for _, v := range list.items {
		c, err := readColumn(v)
		if err != nil {
			return nil, err
		}
		columns = append(columns, c)
	}
	return columns, checkColumns(columns)
}

func readColumn(v value) (c table.Column, err *Error) {
	o, err := v.object("name", "role", "kind", "scale", "reads", "levels")
	if err != nil {
		return c, err
	}
	f, err := o.need("name")
	if err != nil {
		return c, err
	}
	if c.Name, err = f.asText(); err != nil {
		return c, err
	}
	if f, err = o.need("role"); err != nil {
		return c, err
	}
	text, err := f.asChoice(prose.NotARole, prose.Choice(table.Input, table.Target, table.Ignore))
	if err != nil {
		return c, err
	}
	c.Role, c.Kind, c.Scale = table.Role(text), table.Number, table.None
	if f, ok := o.get("kind"); ok {
		if text, err = f.asChoice(prose.NotAKind, prose.Choice(table.Number, table.Category)); err != nil {
			return c, err
		}
		c.Kind = table.Kind(text)
	}
	if f, ok := o.get("scale"); ok {
		if c.Scale, c.Fixed, err = readScale(f); err != nil {
			return c, err
		}
	}
	if f, ok := o.get("reads"); ok {
		if c.Reads, err = readReads(f); err != nil {
			return c, err
		}
	}
	if f, ok := o.get("levels"); ok {
		c.Levels, err = readLevels(f)
	}
	return c, err
}

// scales are the ways to write a scale.
var scales = append(prose.Choice(table.None, table.Standardize, table.Unit), `{"center": 36, "divisor": 8}`)

// readScale reads how the numbers of a column are scaled: by name, or with a center and a divisor that are given.
func readScale(v value) (s table.Scale, fixed table.FixedScale, err *Error) {
	switch v.kind() {
	case isText:
		text, err := v.asChoice(prose.NotAScale, scales)
		return table.Scale(text), fixed, err
	case isObject:
	default:
		return s, fixed, v.fault(prose.NotAScale, v.found(), scales)
	}
	o, err := v.object("center", "divisor")
	if err != nil {
		return s, fixed, err
	}
	for _, field := range []struct {
		name string
		to   *float64
	}{{"center", &fixed.Center}, {"divisor", &fixed.Divisor}} {
		f, err := o.need(field.name)
		if err != nil {
			return s, fixed, err
		}
		if *field.to, err = f.asFloat(); err != nil {
			return s, fixed, err
		}
		if field.to == &fixed.Divisor && !fixed.Valid() {
			return s, fixed, f.fault(prose.NotADivisor, fixed.Divisor)
		}
	}
	return table.Fixed, fixed, nil
}

// readReads reads how the numbers of a column are written.
func readReads(v value) (r table.Reads, err *Error) {
	o, err := v.object("decimal", "thousands")
	if err != nil {
		return r, err
	}
	if f, ok := o.get("decimal"); ok {
		if r.Decimal, err = f.asChoice(prose.NotADecimal, prose.OneOf{".", ","}); err != nil {
			return r, err
		}
		if r.Decimal == "." {
			r.Decimal = "" // the default
		}
	}
	if f, ok := o.get("thousands"); ok {
		if r.Thousands, err = f.asChoice(prose.NotThousands, prose.OneOf{",", ".", "'", " "}); err != nil {
			return r, err
		}
	}
	if !r.Valid() {
		return r, v.fault(prose.SameSigns)
	}
	return r, nil
}

func readLevels(v value) ([]string, *Error) {
	if err := v.want(isList); err != nil {
		return nil, err
	}
	if n := v.count(); n > table.MostRows {
		return nil, v.fault(prose.TooManyLevels, n, table.MostRows)
	}
	levels := []string{}
	for _, item := range v.items {
		level, err := item.asText()
		if err != nil {
			return nil, err
		}
		levels = append(levels, level)
	}
	return levels, nil
}

func readRows(list value, width int) ([][]string, *Error) {
	if err := list.want(isList); err != nil {
		return nil, err
	}
	var rows [][]string
	for i, row := range list.items {
		if i == table.MostRows {
			return nil, tooMany("rows")
		}
		cells, err := readCells(row, width)
		if err != nil {
			return nil, err
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

func readCells(row value, width int) ([]string, *Error) {
	if err := row.want(isList); err != nil {
		return nil, err
	}
	cells := make([]string, 0, width)
	for i, cell := range row.items {
		if i == width {
			break
		}
		if cell.kind() == isNumber {
			return nil, cell.fault(prose.CellIsNumber, cell.found(), prose.Quoted(cell.raw))
		}
		text, err := cell.asText()
		if err != nil {
			return nil, err
		}
		cells = append(cells, text)
	}
	if n := row.count(); n != width {
		return nil, row.fault(prose.CellsOfRow, n, width)
	}
	return cells, nil
}
