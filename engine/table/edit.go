package table

import (
	"slices"

	"chainrule/engine/prose"
)

// copyOf is the table with its own lists of columns and chunks, ready to be changed.
func (t *Table) copyOf() *Table {
	return &Table{columns: slices.Clone(t.columns), chunks: slices.Clone(t.chunks), rows: t.rows, nextID: t.nextID}
}

// changeRow replaces row i by f of it.
func (t *Table) changeRow(i int, f func(Row) Row) {
	c, at := t.find(i)
	rows := slices.Clone(t.chunks[c].rows)
	rows[at] = f(rows[at])
	t.chunks[c] = &chunk{rows: rows}
}

// SetCell is the table with another text in a cell.
func (t *Table) SetCell(row, column int, text string) (*Table, error) {
	return t.Paste(row, column, [][]string{{text}})
}

// Paste is the table with a block of cells put in from a cell on to the right and down. It adds the rows
// that the block reaches past the last one. Columns that had nothing in them take their kind from the block.
func (t *Table) Paste(row, column int, block [][]string) (*Table, error) {
	width := 0
	for _, cells := range block {
		width = max(width, len(cells))
	}
	switch {
	case row < 0 || row > t.rows:
		return nil, prose.Say(prose.NoRow, row+1, t.rows)
	case column < 0 || column >= len(t.columns):
		return nil, prose.Say(prose.NoColumn, column+1, len(t.columns))
	case column+width > len(t.columns):
		return nil, prose.Say(prose.BlockTooWide, width, column+1, len(t.columns)-column)
	case row+len(block) > MostRows:
		return nil, prose.Say(prose.BlockTooLong, row+len(block), MostRows)
	}
	next := t.copyOf()
	for next.rows < row+len(block) {
		next.insert(next.rows, Row{ID: next.id(), Cells: make([]string, len(t.columns))})
	}
	for i, cells := range block {
		next.changeRow(row+i, func(r Row) Row {
			r.Cells = slices.Clone(r.Cells)
			copy(r.Cells[column:], cells)
			return r
		})
	}
	return next.kindsOf(t), nil
}

// insert puts a row at i.
func (t *Table) insert(i int, r Row) {
	if i == t.rows {
		last := len(t.chunks) - 1
		if last < 0 || len(t.chunks[last].rows) >= chunkRows {
			t.chunks = append(t.chunks, &chunk{})
			last++
		}
		t.chunks[last] = &chunk{rows: append(slices.Clip(t.chunks[last].rows), r)}
	} else {
		c, at := t.find(i)
		rows := slices.Insert(slices.Clone(t.chunks[c].rows), at, r)
		if len(rows) > 2*chunkRows {
			half := len(rows) / 2
			t.chunks = slices.Insert(t.chunks, c, &chunk{rows: rows[:half:half]})
			c, rows = c+1, rows[half:]
		}
		t.chunks[c] = &chunk{rows: rows}
	}
	t.rows++
}

func (t *Table) remove(i int) Row {
	c, at := t.find(i)
	removed := t.chunks[c].rows[at]
	rows := slices.Delete(slices.Clone(t.chunks[c].rows), at, at+1)
	if len(rows) == 0 {
		t.chunks = slices.Delete(t.chunks, c, c+1)
	} else {
		t.chunks[c] = &chunk{rows: rows}
	}
	t.rows--
	return removed
}

func (t *Table) checkRow(i int) error {
	if i < 0 || i >= t.rows {
		return prose.Say(prose.NoRow, i+1, t.rows)
	}
	return nil
}

// InsertRow is the table with an empty row at i; i may be one past the last.
func (t *Table) InsertRow(i int) (*Table, error) {
	switch {
	case i < 0 || i > t.rows:
		return nil, prose.Say(prose.NoPlaceForRow, i+1, t.rows)
	case t.rows == MostRows:
		return nil, prose.Say(prose.MostRows, MostRows)
	}
	next := t.copyOf()
	next.insert(i, Row{ID: next.id(), Cells: make([]string, len(t.columns))})
	return next, nil
}

// DeleteRow is the table without row i.
func (t *Table) DeleteRow(i int) (*Table, error) {
	if err := t.checkRow(i); err != nil {
		return nil, err
	}
	next := t.copyOf()
	next.remove(i)
	return next, nil
}

// MoveRow is the table with row from at the place to.
func (t *Table) MoveRow(from, to int) (*Table, error) {
	if err := t.checkRow(from); err != nil {
		return nil, err
	}
	if err := t.checkRow(to); err != nil {
		return nil, err
	}
	next := t.copyOf()
	next.insert(to, next.remove(from))
	return next, nil
}

func (t *Table) checkColumn(i int) error {
	if i < 0 || i >= len(t.columns) {
		return prose.Say(prose.NoColumn, i+1, len(t.columns))
	}
	return nil
}

// mapRows changes the cells of every row.
func (t *Table) mapRows(f func(cells []string) []string) {
	for i, c := range t.chunks {
		rows := make([]Row, len(c.rows))
		for j, r := range c.rows {
			rows[j] = Row{ID: r.ID, Cells: f(slices.Clone(r.Cells))}
		}
		t.chunks[i] = &chunk{rows: rows}
	}
}

// InsertColumn is the table with a column of empty cells at i; i may be one past the last.
func (t *Table) InsertColumn(i int, c Column) (*Table, error) {
	switch {
	case i < 0 || i > len(t.columns):
		return nil, prose.Say(prose.NoPlaceForColumn, i+1, len(t.columns))
	case len(t.columns) == MostColumns:
		return nil, prose.Say(prose.MostColumns, MostColumns)
	}
	if err := t.checkName(c.Name, -1); err != nil {
		return nil, err
	}
	next := t.copyOf()
	c.ID = next.id()
	next.columns = slices.Insert(next.columns, i, c)
	next.mapRows(func(cells []string) []string { return slices.Insert(cells, i, "") })
	return next, nil
}

// checkName says what is wrong with a column's name; except is the column that has it now, or −1.
func (t *Table) checkName(name string, except int) error {
	if name == "" {
		return prose.Say(prose.ColumnNeedsName)
	}
	for i, c := range t.columns {
		if i != except && c.Name == name {
			return prose.Say(prose.NameTaken, i+1, prose.Quoted(name))
		}
	}
	return nil
}

// DeleteColumn is the table without column i.
func (t *Table) DeleteColumn(i int) (*Table, error) {
	if err := t.checkColumn(i); err != nil {
		return nil, err
	}
	next := t.copyOf()
	next.columns = slices.Delete(next.columns, i, i+1)
	next.mapRows(func(cells []string) []string { return slices.Delete(cells, i, i+1) })
	return next, nil
}

// MoveColumn is the table with column from at the place to.
func (t *Table) MoveColumn(from, to int) (*Table, error) {
	if err := t.checkColumn(from); err != nil {
		return nil, err
	}
	if err := t.checkColumn(to); err != nil {
		return nil, err
	}
	next := t.copyOf()
	c := next.columns[from]
	next.columns = slices.Insert(slices.Delete(next.columns, from, from+1), to, c)
	next.mapRows(func(cells []string) []string {
		text := cells[from]
		return slices.Insert(slices.Delete(cells, from, from+1), to, text)
	})
	return next, nil
}

// SetColumn is the table with another description of column i; its ID stays.
func (t *Table) SetColumn(i int, c Column) (*Table, error) {
	if err := t.checkColumn(i); err != nil {
		return nil, err
	}
	if err := t.checkName(c.Name, i); err != nil {
		return nil, err
	}
	next := t.copyOf()
	c.ID = t.columns[i].ID
	next.columns[i] = c
	return next, nil
}
