package datatable

import (
	"strconv"

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
		return "Column " + d.columns[at.Column].Name
	}
	return "Row " + strconv.Itoa(at.Row+1)
}

func (d data) rowMenu(at place) []item {
	row := at.Row
	return []item{
		{Label: "Insert row above", Command: workspace.InsertRow{At: row}, To: &place{row, max(0, at.Column)}},
		{Label: "Insert row below", Keys: "Ctrl+Enter", Command: workspace.InsertRow{At: row + 1}, To: &place{row + 1, max(0, at.Column)}},
		d.moving("Move up", "Alt+↑", row > 0, workspace.MoveRow{From: row, To: row - 1}, place{row - 1, at.Column}),
		d.moving("Move down", "Alt+↓", row < d.rows-1, workspace.MoveRow{From: row, To: row + 1}, place{row + 1, at.Column}),
		{Label: "Delete row", Line: true, Command: workspace.DeleteRow{At: row}, To: &at},
	}
}

func (d data) columnMenu(column int) []item {
	c := d.columns[column]
	items := []item{{Label: "Rename", Keys: "F2", Rename: true}}
	for i, role := range []table.Role{table.Input, table.Target, table.Ignore} {
		items = append(items, choice(i, "Role", roleLabel(role), c.Role == role, workspace.SetRole{At: column, Role: role}))
	}
	if c.Role != table.Ignore {
		items = append(
			items,
			choice(0, "Kind", "Number", c.Kind != table.Category, workspace.SetKind{At: column, Kind: table.Number}),
			choice(1, "Kind", "Category", c.Kind == table.Category, workspace.SetKind{At: column, Kind: table.Category}),
		)
	}
	if c.Role != table.Ignore && c.Kind != table.Category {
		for i, s := range []struct {
			scale table.Scale
			label string
		}{{table.None, "None"}, {table.Standardize, "Mean 0, deviation 1"}, {table.Unit, "Smallest 0, largest 1"}} {
			chosen := c.Scale == s.scale || c.Scale == "" && s.scale == table.None
			items = append(items, choice(i, "Scale", s.label, chosen, workspace.SetScale{At: column, Scale: s.scale}))
		}
	}
	return append(
		items,
		item{Label: "Insert column left", Line: true, Command: d.newColumn(column), To: &place{head, column}},
		item{Label: "Insert column right", Command: d.newColumn(column + 1), To: &place{head, column + 1}},
		d.moving("Move left", "Alt+←", column > 0, workspace.MoveColumn{From: column, To: column - 1}, place{head, column - 1}),
		d.moving("Move right", "Alt+→", column < len(d.columns)-1, workspace.MoveColumn{From: column, To: column + 1}, place{head, column + 1}),
		item{Label: "Delete column", Line: true, Command: workspace.DeleteColumn{At: column}, To: &place{head, column}},
	)
}

func roleLabel(r table.Role) string {
	switch r {
	case table.Input:
		return "Input"
	case table.Target:
		return "Target"
	}
	return "Ignored"
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
		if name := "column " + strconv.Itoa(n); !taken[name] {
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
