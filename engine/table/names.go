package table

import (
	"fmt"

	"chainrule/engine/prose"
)

// HasNames reports whether any column has a name of its own, and not just a number.
func (t *Table) HasNames() bool {
	for i, c := range t.columns {
		if c.Name != nameless(i) {
			return true
		}
	}
	return false
}

// nameless is what a column without a name of its own is called.
func nameless(column int) string {
	return fmt.Sprintf("%s %d", prose.Text(prose.NamelessColumn), column+1)
}

// NamesFromRow takes the names of the columns from the first row, as when a header was taken for data. The columns are
// then understood again, as those of a file are.
func (t *Table) NamesFromRow() (*Table, error) {
	if t.rows == 0 {
		return nil, prose.Say(prose.NoRowOfNames)
	}
	records := t.records()
	return understand(records[0], records[1:], Options{}, &Report{})
}

// NamesToRow makes the names of the columns the first row, as when the first row of data was taken for a header.
func (t *Table) NamesToRow() (*Table, error) {
	if t.rows == MostRows {
		return nil, prose.Say(prose.MostRows, MostRows)
	}
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		if c.Name != nameless(i) {
			names[i] = c.Name
		}
	}
	return understand(make([]string, len(t.columns)), append([][]string{names}, t.records()...), Options{}, &Report{})
}

// records are the cells of all rows.
func (t *Table) records() [][]string {
	records := make([][]string, 0, t.rows)
	for _, r := range t.All() {
		records = append(records, r.Cells)
	}
	return records
}
