package datatable

import (
	"strings"

	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// data is the table of a view, with what the network makes of it.
type data struct {
	view    *workspace.View
	columns []table.Column
	rows    int
	kept    *kept // nil: nothing is kept
}

// dataOf reads a view; nil is an empty table.
func dataOf(v *workspace.View) data {
	if v == nil || v.Document == nil || v.Document.Table == nil {
		return data{}
	}
	t := v.Document.Table
	return data{view: v, columns: t.Columns(), rows: t.Len()}
}

// extent is the size of the grid.
func (d data) extent(page int) extent {
	return extent{Rows: d.rows, Columns: len(d.columns), Full: d.rows >= table.MostRows || len(d.columns) == 0 || d.locked(), Page: page}
}

// locked reports whether a person cannot change the table.
func (d data) locked() bool { return d.view != nil && d.view.Fixed.Has(workspace.PartData) }

// plain reports whether no cell has a number below its text, as far as the first rows tell.
func (d data) plain() bool {
	for column := range d.columns {
		v := d.variables(column)
		if len(v) > 0 && transforms(v[0]) {
			return false
		}
		for row := range min(d.rows, looked) {
			if _, changed := d.asRead(column, strings.TrimSpace(d.text(row, column))); len(v) > 0 && changed {
				return false
			}
		}
	}
	return true
}

// text is the cell as typed; "" for the empty last row.
func (d data) text(row, column int) string {
	if row < 0 || row >= d.rows || column < 0 || column >= len(d.columns) {
		return ""
	}
	return d.view.Document.Table.Cell(row, column)
}

// rowID is the ID of a row, or newRow for the empty last one.
func (d data) rowID(row int) int {
	if row < 0 || row >= d.rows {
		return newRow
	}
	return d.view.Document.Table.Row(row).ID
}

// newRow stands for the ID of the empty last row, which has none.
const newRow = -1

// rowOf finds the row of an ID. It looks near the place where the row was first.
func (d data) rowOf(id, near int) (int, bool) {
	if id == newRow {
		return d.rows, true
	}
	if near < d.rows && d.rowID(near) == id {
		return near, true
	}
	for row := range d.rows {
		if d.rowID(row) == id {
			return row, true
		}
	}
	return 0, false
}

// columnOf finds the column of an ID.
func (d data) columnOf(id int) (int, bool) {
	for i, c := range d.columns {
		if c.ID == id {
			return i, true
		}
	}
	return 0, false
}
