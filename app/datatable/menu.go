package datatable

import (
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// item is an entry of a menu: a command, or one of the two things that are not commands.
type item struct {
	Label   string
	Keys    string // the shortcut, if it has one
	Group   string // the heading that this and the next items stand under; "" where there is none
	Choice  bool   // one of several, of which one is chosen
	Chosen  bool
	Line    bool // a line stands above
	Command workspace.Command
	Rename  bool   // opens the editor over the column's name
	To      *place // where the active cell goes with the command
}

// disabled reports whether an item cannot be chosen: a move past the edge.
func (i item) disabled() bool { return i.Command == nil && !i.Rename }

// menuOf are the items of the menu of a row or of a column, by the place that it was opened at.
func (d data) menuOf(at place) []item {
	switch {
	case d.locked():
		return nil // every item changes something
	case at.Row == head && at.Column >= 0 && at.Column < len(d.columns):
		return d.columnMenu(at.Column)
	case at.Row >= 0 && at.Row < d.rows:
		return d.rowMenu(at)
	}
	return nil
}

// menuLabel is the name of that menu.
func (d data) menuLabel(at place) string {
	if at.Row == head {
		return prose.Text(prose.NamedColumn, d.columns[at.Column].Name)
	}
	return prose.Text(prose.RowNumber, at.Row+1)
}

func (d data) rowMenu(at place) []item {
	row := at.Row
	return []item{
		{Label: prose.Text(prose.InsertRowAbove), Command: workspace.InsertRow{At: row}, To: &place{row, max(0, at.Column)}},
		{Label: prose.Text(prose.InsertRowBelow), Keys: "Ctrl+Enter", Command: workspace.InsertRow{At: row + 1}, To: &place{row + 1, max(0, at.Column)}},
		d.moving(prose.Text(prose.MoveUp), "Alt+↑", row > 0, workspace.MoveRow{From: row, To: row - 1}, place{row - 1, at.Column}),
		d.moving(prose.Text(prose.MoveDown), "Alt+↓", row < d.rows-1, workspace.MoveRow{From: row, To: row + 1}, place{row + 1, at.Column}),
		{Label: prose.Text(prose.DeleteRow), Line: true, Command: workspace.DeleteRow{At: row}, To: &at},
	}
}

func (d data) columnMenu(column int) []item {
	c := d.columns[column]
	items := []item{{Label: prose.Text(prose.Rename), Keys: "F2", Rename: true}}
	for i, role := range []table.Role{table.Input, table.Target, table.Ignore} {
		items = append(items, choice(i, prose.Text(prose.Role), roleLabel(role), c.Role == role, workspace.SetRole{At: column, Role: role}))
	}
	if c.Role != table.Ignore {
		items = append(
			items,
			choice(0, prose.Text(prose.Kind), prose.Text(prose.KindNumber), c.Kind != table.Category, workspace.SetKind{At: column, Kind: table.Number}),
			choice(1, prose.Text(prose.Kind), prose.Text(prose.KindCategory), c.Kind == table.Category, workspace.SetKind{At: column, Kind: table.Category}),
		)
	}
	if c.Role != table.Ignore && c.Kind != table.Category {
		for i, s := range []struct {
			scale table.Scale
			label prose.ID
		}{{table.None, prose.ScaleNone}, {table.Standardize, prose.ScaleStandardize}, {table.Unit, prose.ScaleUnit}} {
			chosen := c.Scale == s.scale || c.Scale == "" && s.scale == table.None
			items = append(items, choice(i, prose.Text(prose.Scale), prose.Text(s.label), chosen, workspace.SetScale{At: column, Scale: s.scale}))
		}
		if fixed, ok := d.fixed(column); ok {
			label := prose.Text(prose.ScaleFixed, inParentheses(figure(fixed.Center)), figure(fixed.Divisor))
			items = append(items, choice(len(items), prose.Text(prose.Scale), label, c.Scale == table.Fixed, workspace.SetScale{At: column, Scale: table.Fixed, Fixed: fixed}))
		}
	}
	if c.Role != table.Ignore && c.Kind != table.Category {
		items = append(items, d.readings(column)...)
	}
	return append(
		items,
		item{Label: prose.Text(prose.InsertColumnLeft), Line: true, Command: d.newColumn(column), To: &place{head, column}},
		item{Label: prose.Text(prose.InsertColumnRight), Command: d.newColumn(column + 1), To: &place{head, column + 1}},
		d.moving(prose.Text(prose.MoveLeft), "Alt+←", column > 0, workspace.MoveColumn{From: column, To: column - 1}, place{head, column - 1}),
		d.moving(prose.Text(prose.MoveRight), "Alt+→", column < len(d.columns)-1, workspace.MoveColumn{From: column, To: column + 1}, place{head, column + 1}),
		item{Label: prose.Text(prose.DeleteColumn), Line: true, Command: workspace.DeleteColumn{At: column}, To: &place{head, column}},
		d.headerItem(column),
	)
}

// fixed is how a column is scaled now, as numbers that can stay when rows change; false where it is not scaled, or is constant.
func (d data) fixed(column int) (table.FixedScale, bool) {
	variables := d.variables(column)
	if len(variables) != 1 || !variables[0].Scale.Scaled() {
		return table.FixedScale{}, false
	}
	f := table.FixedScale{Center: variables[0].Offset, Divisor: variables[0].Factor}
	return f, f.Valid()
}

// headerItem takes the names of the columns from the first row, or makes them the first row.
func (d data) headerItem(column int) item {
	it := item{Label: prose.Text(prose.NamesIntoRow), Line: true, Command: workspace.SetHeader{}, To: &place{head, column}}
	if !d.view.Document.Table.HasNames() {
		it.Label, it.Command = prose.Text(prose.NamesFromRow), workspace.SetHeader{On: true}
		if d.rows == 0 {
			it.Command = nil
		}
	}
	return it
}

// readings are the ways to read a column's numbers, where there are several.
func (d data) readings(column int) []item {
	list := d.view.Document.Table.Readings(column)
	if len(list) < 2 {
		return nil
	}
	items := make([]item, len(list))
	for i, r := range list {
		v, err := d.columns[column].Reads.Number(r.Text)
		label := prose.Text(prose.IsReadAs, prose.Unquoted(r.Text), r.Value)
		items[i] = choice(i, prose.Text(prose.Numbers), label, err == nil && v == r.Value, workspace.SetReads{At: column, Reads: r.Reads})
	}
	return items
}

func roleLabel(r table.Role) string {
	switch r {
	case table.Input:
		return prose.Text(prose.RoleInput)
	case table.Target:
		return prose.Text(prose.RoleTarget)
	}
	return prose.Text(prose.RoleIgnored)
}

// choice is the i-th item of a group.
func choice(i int, group, label string, chosen bool, c workspace.Command) item {
	if i > 0 {
		group = ""
	}
	return item{Label: label, Group: group, Choice: true, Chosen: chosen, Command: c}
}

// moving is an item that carries a row or column along; at the edge it is disabled.
func (d data) moving(label, keys string, possible bool, c workspace.Command, to place) item {
	if !possible {
		return item{Label: label, Keys: keys}
	}
	return item{Label: label, Keys: keys, Command: c, To: &to}
}

// newColumn inserts a column. It is ignored at first: an input without numbers would leave every row out.
func (d data) newColumn(at int) workspace.Command {
	return workspace.InsertColumn{At: at, Column: table.Column{
		Name: d.newName(), Role: table.Ignore, Kind: table.Number, Scale: table.None,
	}}
}

// newName is a name that no column has.
func (d data) newName() string {
	taken := map[string]bool{}
	for _, c := range d.columns {
		taken[c.Name] = true
	}
	for n := len(d.columns) + 1; ; n++ {
		if name := prose.Text(prose.ColumnName, n); !taken[name] {
			return name
		}
	}
}

// nextItem is the item that a key leads to from item at, or −1 where the key does not lead anywhere.
// Disabled items are passed over.
func nextItem(items []item, at int, key string) int {
	n := len(items)
	from, by := at, 1
	switch key {
	case arrowDown:
	case arrowUp:
		by = -1
	case "Home":
		from = -1
	case "End":
		from, by = n, -1
	default:
		return -1
	}
	for range n {
		from = (from + by + n) % n
		if !items[from].disabled() {
			return from
		}
	}
	return -1
}
