package workspace

import (
	"errors"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Rows and columns of commands are the table's indices, from 0.
type (
	// SetCell types a text into a cell.
	SetCell struct {
		Row, Column int
		Text        string
	}
	// Paste puts a block of cells in from a cell on, and adds the rows it needs.
	Paste struct {
		Row, Column int
		Block       [][]string
	}
	// InsertRow adds an empty row.
	InsertRow struct{ At int }
	// DeleteRow removes a row.
	DeleteRow struct{ At int }
	// MoveRow moves a row to another place.
	MoveRow struct{ From, To int }
	// InsertColumn adds a column of empty cells.
	InsertColumn struct {
		At     int
		Column table.Column
	}
	// DeleteColumn removes a column.
	DeleteColumn struct{ At int }
	// MoveColumn moves a column to another place.
	MoveColumn struct{ From, To int }
	// RenameColumn gives a column another name.
	RenameColumn struct {
		At int
		To string
	}
	// SetRole says what a column is to the network.
	SetRole struct {
		At   int
		Role table.Role
	}
	// SetKind says how a column's cells are read.
	SetKind struct {
		At   int
		Kind table.Kind
	}
	// SetScale says how a column's numbers are scaled.
	SetScale struct {
		At    int
		Scale table.Scale
	}
	// ReplaceTable puts another table in place of the document's, as when a CSV is opened.
	ReplaceTable struct {
		Table *table.Table
		Title string
	}
)

// Name says what undo takes back.
func (SetCell) Name() prose.ID      { return prose.DidCell }
func (Paste) Name() prose.ID        { return prose.DidPaste }
func (InsertRow) Name() prose.ID    { return prose.DidInsertRow }
func (DeleteRow) Name() prose.ID    { return prose.DidDeleteRow }
func (MoveRow) Name() prose.ID      { return prose.DidMoveRow }
func (InsertColumn) Name() prose.ID { return prose.DidInsertColumn }
func (DeleteColumn) Name() prose.ID { return prose.DidDeleteColumn }
func (MoveColumn) Name() prose.ID   { return prose.DidMoveColumn }
func (RenameColumn) Name() prose.ID { return prose.DidRenameColumn }
func (SetRole) Name() prose.ID      { return prose.DidRole }
func (SetKind) Name() prose.ID      { return prose.DidKind }
func (SetScale) Name() prose.ID     { return prose.DidScale }
func (ReplaceTable) Name() prose.ID { return prose.DidOpenTable }

// withTable is the document with another table, which must have an input and a target.
func withTable(d *document.Document, t *table.Table, err error) (*document.Document, error) {
	if err != nil {
		return nil, err
	}
	roles := map[table.Role]int{}
	for _, c := range t.Columns() {
		roles[c.Role]++
	}
	switch {
	case roles[table.Input] == 0:
		return nil, prose.Say(prose.NoInput)
	case roles[table.Target] == 0:
		return nil, prose.Say(prose.NoTarget)
	}
	if err := document.CheckTable(t); err != nil {
		var located *document.Error
		if errors.As(err, &located) {
			return nil, located.Message // its place is one of the file, not of the page
		}
		return nil, err
	}
	next := *d
	next.Table = t
	return &next, nil
}

// Apply types the text into the cell.
func (c SetCell) Apply(d *document.Document) (*document.Document, error) {
	if c.Row >= 0 && c.Row < d.Table.Len() && c.Column >= 0 && c.Column < len(d.Table.Columns()) && d.Table.Cell(c.Row, c.Column) == c.Text {
		return d, nil
	}
	t, err := d.Table.SetCell(c.Row, c.Column, c.Text)
	return withTable(d, t, err)
}

// Apply puts the block in.
func (c Paste) Apply(d *document.Document) (*document.Document, error) {
	t, err := d.Table.Paste(c.Row, c.Column, c.Block)
	return withTable(d, t, err)
}

// Apply adds the row.
func (c InsertRow) Apply(d *document.Document) (*document.Document, error) {
	t, err := d.Table.InsertRow(c.At)
	return withTable(d, t, err)
}

// Apply removes the row.
func (c DeleteRow) Apply(d *document.Document) (*document.Document, error) {
	t, err := d.Table.DeleteRow(c.At)
	return withTable(d, t, err)
}

// Apply moves the row.
func (c MoveRow) Apply(d *document.Document) (*document.Document, error) {
	if c.From == c.To {
		return d, nil
	}
	t, err := d.Table.MoveRow(c.From, c.To)
	return withTable(d, t, err)
}

// Apply adds the column.
func (c InsertColumn) Apply(d *document.Document) (*document.Document, error) {
	if err := checkRole(c.Column.Role); err != nil {
		return nil, err
	}
	if err := checkKind(c.Column.Kind); err != nil {
		return nil, err
	}
	if err := checkScale(c.Column.Scale); err != nil {
		return nil, err
	}
	t, err := d.Table.InsertColumn(c.At, c.Column)
	return withTable(d, t, err)
}

// Apply removes the column.
func (c DeleteColumn) Apply(d *document.Document) (*document.Document, error) {
	t, err := d.Table.DeleteColumn(c.At)
	return withTable(d, t, err)
}

// Apply moves the column.
func (c MoveColumn) Apply(d *document.Document) (*document.Document, error) {
	if c.From == c.To {
		return d, nil
	}
	t, err := d.Table.MoveColumn(c.From, c.To)
	return withTable(d, t, err)
}

func checkRole(r table.Role) error {
	return oneOf(prose.NotARole, r, table.Input, table.Target, table.Ignore)
}

func checkKind(k table.Kind) error {
	return oneOf(prose.NotAKind, k, table.Number, table.Category)
}

func checkScale(s table.Scale) error {
	return oneOf(prose.NotAScale, s, table.None, table.Standardize, table.Unit)
}

// oneOf says with the message of an id that a word is none of those that can be chosen, or gives nil.
func oneOf[T ~string](id prose.ID, word T, choices ...T) error {
	if slices.Contains(choices, word) {
		return nil
	}
	return prose.Say(id, prose.Quoted(word), prose.Choice(choices...))
}

// setColumn changes the description of a column.
func setColumn(d *document.Document, at int, change func(*table.Column)) (*document.Document, error) {
	columns := d.Table.Columns()
	if at < 0 || at >= len(columns) {
		return nil, prose.Say(prose.NoColumn, at+1, len(columns))
	}
	c := columns[at]
	was := c
	change(&c)
	if was.Name == c.Name && was.Role == c.Role && was.Kind == c.Kind && was.Scale == c.Scale && was.Reads == c.Reads && slices.Equal(was.Levels, c.Levels) {
		return d, nil
	}
	t, err := d.Table.SetColumn(at, c)
	return withTable(d, t, err)
}

// Apply renames the column.
func (c RenameColumn) Apply(d *document.Document) (*document.Document, error) {
	return setColumn(d, c.At, func(column *table.Column) { column.Name = c.To })
}

// Apply sets the role.
func (c SetRole) Apply(d *document.Document) (*document.Document, error) {
	if err := checkRole(c.Role); err != nil {
		return nil, err
	}
	return setColumn(d, c.At, func(column *table.Column) { column.Role = c.Role })
}

// Apply sets the kind. A category is not scaled, and numbers have no levels.
func (c SetKind) Apply(d *document.Document) (*document.Document, error) {
	if err := checkKind(c.Kind); err != nil {
		return nil, err
	}
	return setColumn(d, c.At, func(column *table.Column) {
		column.Kind = c.Kind
		if c.Kind == table.Category {
			column.Scale, column.Reads = table.None, table.Reads{}
		} else {
			column.Levels = nil
		}
	})
}

// Apply sets the scale.
func (c SetScale) Apply(d *document.Document) (*document.Document, error) {
	if err := checkScale(c.Scale); err != nil {
		return nil, err
	}
	if columns := d.Table.Columns(); c.At >= 0 && c.At < len(columns) && columns[c.At].Kind == table.Category && c.Scale != table.None {
		return nil, prose.Say(prose.NotScaled, prose.Quoted(columns[c.At].Name))
	}
	return setColumn(d, c.At, func(column *table.Column) { column.Scale = c.Scale })
}

// Apply puts the table in, with the output function and the loss that fit its target: softmax and
// cross-entropy for classes, the identity and squares for numbers.
func (c ReplaceTable) Apply(d *document.Document) (*document.Document, error) {
	if c.Table == nil {
		return nil, prose.Say(prose.NoTable)
	}
	next, err := withTable(d, c.Table, nil)
	if err != nil {
		return nil, err
	}
	next.Title, next.Weights, next.Locked, next.Sample = c.Title, nil, nil, 1
	next.Parameter = network.Param{Layer: 1, Unit: 1, Input: 1}
	choice := loss.ForNumbers
	for _, column := range c.Table.Columns() {
		if column.Role == table.Target && column.Kind == table.Category {
			choice = loss.ForClasses
		}
	}
	next.Output, next.Loss = choice.Output.ID, choice.Loss.ID
	return next, nil
}
