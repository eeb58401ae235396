package table

import "strings"

// IsEmpty reports whether nothing stands in any cell.
func (t *Table) IsEmpty() bool {
	for column := range t.columns {
		if !t.IsEmptyColumn(column) {
			return false
		}
	}
	return true
}

// IsEmptyColumn reports whether nothing stands in any cell of a column.
func (t *Table) IsEmptyColumn(column int) bool {
	for _, r := range t.All() {
		if strings.TrimSpace(r.Cells[column]) != "" {
			return false
		}
	}
	return true
}

// kindsOf is the table after cells were typed or pasted into before. Columns that had nothing in them before take their kind, and the way to read their numbers, from what they have now.
func (t *Table) kindsOf(before *Table) *Table {
	for i, c := range t.columns {
		if c.Kind != Number || !before.IsEmptyColumn(i) || t.IsEmptyColumn(i) {
			continue
		}
		var e evidence
		cells := make([]string, 0, t.rows)
		for _, r := range t.All() {
			e.look(r.Cells[i])
			cells = append(cells, strings.TrimSpace(r.Cells[i]))
		}
		reads, _ := e.reads(e)
		found, _ := guessColumn(c.Name, cells, reads, false)
		if c.Kind, c.Reads = found.Kind, found.Reads; c.Kind == Category {
			c.Scale, c.Fixed = None, FixedScale{}
		}
		t.columns[i] = c
	}
	return t
}
