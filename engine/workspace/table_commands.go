package workspace

import (
	"errors"
	"slices"

	"chainrule/engine/activation"
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
		Fixed table.FixedScale // the numbers of the scale Fixed
	}
	// SetReads says how a column's numbers are written.
	SetReads struct {
		At    int
		Reads table.Reads
	}
	// SetHeader takes the names of the columns from the first row, or makes them the first row.
	SetHeader struct{ On bool }
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
func (SetReads) Name() prose.ID     { return prose.DidReads }
func (SetHeader) Name() prose.ID    { return prose.DidHeader }
func (ReplaceTable) Name() prose.ID { return prose.DidOpenTable }

// withTable is the document with another table.
func withTable(d *document.Document, t *table.Table, err error) (*document.Document, error) {
	if err != nil {
		return nil, err
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

// suited is the document after its columns have changed from those of before. If other functions suit its targets now,
// it has them, whatever it had.
func suited(before, next *document.Document, err error) (*document.Document, error) {
	if err != nil || next == before {
		return next, err
	}
	suits := fitting(next.Table)
	if suits != fitting(before.Table) || aloneInSoftmax(next) {
		fresh := *next
		fresh.Output, fresh.Loss = suits.Output.ID, suits.Loss.ID
		return &fresh, nil
	}
	return next, nil
}

// aloneInSoftmax reports whether a document's single output is one of a distribution, and so always 1.
func aloneInSoftmax(d *document.Document) bool {
	g, ok := activation.OutputByID(d.Output)
	outputs := 0
	for i, c := range d.Table.Columns() {
		switch {
		case c.Role != table.Target:
		case c.Kind == table.Category:
			outputs += len(d.Table.Levels(i))
		default:
			outputs++
		}
	}
	return ok && g.Distribution && outputs == 1
}

// fitting is the output function and the loss that suit a table's targets: a sigmoid where they are 0 or 1, two classes, or
// several columns of classes, softmax for one column of classes otherwise, and the identity for numbers.
func fitting(t *table.Table) loss.Choice {
	targets, classes, binary, levels := 0, 0, 0, 0
	for i, c := range t.Columns() {
		switch {
		case c.Role != table.Target:
			continue
		case c.Kind == table.Category:
			classes++
			levels = len(t.Levels(i))
		case t.IsBinary(i):
			binary++
		}
		targets++
	}
	switch {
	case targets == 0 || classes+binary < targets:
		return loss.ForNumbers
	case targets == 1 && classes == 1 && levels != 2:
		return loss.ForClasses
	}
	return loss.ForTwo
}

// Apply types the text into the cell.
func (c SetCell) Apply(d *document.Document) (*document.Document, error) {
	if c.Row >= 0 && c.Row < d.Table.Len() && c.Column >= 0 && c.Column < len(d.Table.Columns()) && d.Table.Cell(c.Row, c.Column) == c.Text {
		return d, nil
	}
	t, err := d.Table.SetCell(c.Row, c.Column, c.Text)
	return filled(d, t, err)
}

// Apply puts the block in.
func (c Paste) Apply(d *document.Document) (*document.Document, error) {
	t, err := d.Table.Paste(c.Row, c.Column, c.Block)
	return filled(d, t, err)
}

// filled is the document after cells were filled. The functions follow where an empty target took its kind from them, and
// stay otherwise: what stands in a cell is no reason to choose others.
func filled(d *document.Document, t *table.Table, err error) (*document.Document, error) {
	next, err := withTable(d, t, err)
	if err != nil {
		return nil, err
	}
	sameKind := func(a, b table.Column) bool { return a.Kind == b.Kind }
	if slices.EqualFunc(d.Table.Columns(), t.Columns(), sameKind) {
		return next, nil
	}
	return suited(d, next, nil)
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
	if err := checkScale(c.Column.Scale, c.Column.Fixed); err != nil {
		return nil, err
	}
	t, err := d.Table.InsertColumn(c.At, c.Column)
	return withTable(d, t, err)
}

// Apply removes the column.
func (c DeleteColumn) Apply(d *document.Document) (*document.Document, error) {
	t, err := d.Table.DeleteColumn(c.At)
	next, err := withTable(d, t, err)
	return suited(d, next, err)
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

func checkScale(s table.Scale, f table.FixedScale) error {
	if s == table.Fixed && !f.Valid() {
		return prose.Say(prose.NotADivisor, f.Divisor)
	}
	if s == table.Fixed {
		return nil
	}
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
	if was.Name == c.Name && was.Role == c.Role && was.Kind == c.Kind && was.Scale == c.Scale && was.Fixed == c.Fixed && was.Reads == c.Reads && slices.Equal(was.Levels, c.Levels) {
		return d, nil
	}
	t, err := d.Table.SetColumn(at, c)
	return withTable(d, t, err)
}

// Apply renames the column.
func (c RenameColumn) Apply(d *document.Document) (*document.Document, error) {
	return setColumn(d, c.At, func(column *table.Column) { column.Name = c.To })
}

// Apply sets the role. A target whose numbers are 0 and 1 is not scaled. The output function and the loss become those
// that suit the targets, if others did before.
func (c SetRole) Apply(d *document.Document) (*document.Document, error) {
	if err := checkRole(c.Role); err != nil {
		return nil, err
	}
	next, err := setColumn(d, c.At, func(column *table.Column) {
		column.Role = c.Role
		if c.Role == table.Target && column.Kind == table.Number && d.Table.IsBinary(c.At) {
			column.Scale = table.None
		}
	})
	return suited(d, next, err)
}

// Apply sets the kind, as [table.Table.OfKind] describes the column then. The output function and the loss become
// those that suit the targets, if others did before.
func (c SetKind) Apply(d *document.Document) (*document.Document, error) {
	if err := checkKind(c.Kind); err != nil {
		return nil, err
	}
	next, err := setColumn(d, c.At, func(column *table.Column) { *column = d.Table.OfKind(c.At, c.Kind) })
	return suited(d, next, err)
}

// Apply sets the scale.
func (c SetScale) Apply(d *document.Document) (*document.Document, error) {
	if err := checkScale(c.Scale, c.Fixed); err != nil {
		return nil, err
	}
	if columns := d.Table.Columns(); c.At >= 0 && c.At < len(columns) && columns[c.At].Kind == table.Category && c.Scale != table.None {
		return nil, prose.Say(prose.NotScaled, prose.Quoted(columns[c.At].Name))
	}
	return setColumn(d, c.At, func(column *table.Column) { column.Scale, column.Fixed = c.Scale, c.Fixed })
}

// Apply says how the numbers are written.
func (c SetReads) Apply(d *document.Document) (*document.Document, error) {
	return setColumn(d, c.At, func(column *table.Column) { column.Reads = c.Reads })
}

// Apply takes the names from the first row, or makes them the first row.
func (c SetHeader) Apply(d *document.Document) (*document.Document, error) {
	change := d.Table.NamesToRow
	if c.On {
		change = d.Table.NamesFromRow
	}
	t, err := change()
	next, err := withTable(d, t, err)
	return suited(d, next, err)
}

// opened is how a network is trained on a table that was opened: on the mean of the losses. Steps by their sum grow with the number of rows, and
// overshoot where there are many.
var opened = document.Training{Rate: 0.05, Reduction: network.Mean, Order: document.Defaults.Order}

// Apply puts the table in, with the output function and the loss that suit its targets.
func (c ReplaceTable) Apply(d *document.Document) (*document.Document, error) {
	if c.Table == nil {
		return nil, prose.Say(prose.NoTable)
	}
	next, err := withTable(d, c.Table, nil)
	if err != nil {
		return nil, err
	}
	next.Title, next.Weights, next.Locked, next.Sample = c.Title, nil, nil, 1
	next.Remarks = false // they are about the table that was there
	next.Parameter = network.Param{Layer: 1, Unit: 1, Input: 1}
	next.Training = opened
	next.Training.Seed = d.Training.Seed
	choice := fitting(c.Table)
	next.Output, next.Loss = choice.Output.ID, choice.Loss.ID
	return next, nil
}
