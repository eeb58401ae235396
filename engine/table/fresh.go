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
		found := t.guessAt(i)
		if c.Kind, c.Reads = found.Kind, found.Reads; c.Kind == Category {
			c.Scale, c.Fixed = None, FixedScale{}
		}
		t.columns[i] = c
	}
	return t
}

// guessAt is what the cells of a column say of it.
func (t *Table) guessAt(column int) Column {
	var e evidence
	cells := make([]string, 0, t.rows)
	for _, r := range t.All() {
		e.look(r.Cells[column])
		cells = append(cells, strings.TrimSpace(r.Cells[column]))
	}
	reads, _ := e.reads(e)
	c, _ := guessColumn(t.columns[column].Name, cells, reads, false)
	return c
}

// OfKind is the description of a column as one of another kind. A category is not scaled, and numbers have no levels. Numbers
// are scaled and read as they were before they became categories, or as their cells suggest.
func (t *Table) OfKind(column int, kind Kind) Column {
	c := t.columns[column]
	switch {
	case kind == c.Kind:
	case kind == Category:
		c.Before = &Numbers{c.Scale, c.Fixed, c.Reads}
		c.Scale, c.Fixed, c.Reads = None, FixedScale{}, Reads{}
	case c.Before != nil:
		c.Scale, c.Fixed, c.Reads = c.Before.Scale, c.Before.Fixed, c.Before.Reads
		c.Levels, c.Before = nil, nil
	default:
		c.Reads, c.Levels = t.guessAt(column).Reads, nil
		if c.Kind = Number; c.Role != Target || !t.isBinary(column, c) {
			c.Scale = Standardize
		}
	}
	c.Kind = kind
	return c
}
