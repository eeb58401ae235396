package datatable

import "chainrule/engine/table"

// kept is what cells show, kept from one drawing to the next: finding enough digits takes long. A row that is the same as before, down
// to the list of its cells, is also compared quickly.
type kept struct {
	table    *table.Table
	encoding *table.Encoding
	cells    map[[2]int]keptCell   // by sample and column
	rows     map[[3]int][]cellView // by row and the first and the last column, none active or selected
}

type keptCell struct{ text, encoded, formula string }

// follow forgets what was kept of another table.
func (k *kept) follow(t *table.Table, e *table.Encoding) {
	if k.encoding != e || k.cells == nil {
		k.cells = map[[2]int]keptCell{}
	}
	if k.encoding != e || k.table != t || len(k.rows) > mostKept {
		k.rows = map[[3]int][]cellView{}
	}
	k.table, k.encoding = t, e
}

// mostKept bounds the rows that are kept, several times as many as are in the page.
const mostKept = 500

// encoded is data.encoded.
func (k *kept) encoded(d data, sample, column int, text string) (encoded, formula string) {
	if k == nil {
		return d.encoded(sample, column, text)
	}
	at := [2]int{sample, column}
	c, ok := k.cells[at]
	if !ok || c.text != text {
		c.text = text
		c.encoded, c.formula = d.encoded(sample, column, text)
		k.cells[at] = c
	}
	return c.encoded, c.formula
}

// row is data.cells.
func (k *kept) row(d data, row int, w window) []cellView {
	if k == nil {
		return d.cells(row, w)
	}
	at := [3]int{row, w.Left, w.Right}
	cells, ok := k.rows[at]
	if !ok {
		cells = d.cells(row, w)
		k.rows[at] = cells
	}
	return cells
}
