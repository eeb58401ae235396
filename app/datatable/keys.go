package datatable

import "unicode/utf8"

// press is a key that was pressed, as the browser names it, with its modifiers. Ctrl stands for the
// command key of Apple's keyboards too.
type press struct {
	Key              string
	Shift, Ctrl, Alt bool
}

// deed is what a key does in the grid.
type deed uint8

// The deeds. Those that have a goal find it in the place that comes with them.
const (
	nothing    deed = iota // not ours: left to the browser and the page
	move                   // make another cell active
	extend                 // move the far corner of the selection
	selectAll              // select every cell
	edit                   // edit the active cell, its text kept
	replace                // edit the active cell from empty: the key itself is the first character
	clearCells             // empty the selected cells
	openMenu               // open the menu of the row or column
	moveRow                // move the row to the goal's row
	moveColumn             // move the column to the goal's column
	addRow                 // insert a row below
	letGo                  // shrink the selection to the active cell
	commit                 // while editing: keep the text and go to the goal
	restore                // while editing: leave the cell as it was
	toBrowser              // while editing: for the text field
)

// The arrow keys, as browsers name them.
const (
	arrowUp      = "ArrowUp"
	arrowDown    = "ArrowDown"
	arrowBack    = "ArrowLeft"
	arrowForward = "ArrowRight"
)

// arrows are the directions of the arrow keys, as rows and columns.
var arrows = map[string][2]int{
	arrowUp:      {-1, 0},
	arrowDown:    {1, 0},
	arrowBack:    {0, -1},
	arrowForward: {0, 1},
}

// whileMoving says what a key does when the cell at from is active and not being edited; far is the far
// corner of the selection.
func (x extent) whileMoving(p press, from, far place) (deed, place) {
	if menuKey(p, from) {
		return openMenu, from
	}
	if p.Alt {
		return x.reorder(p, from)
	}
	if to, ok := x.travel(p, from); ok && !p.Shift {
		return move, to
	}
	if to, ok := x.travel(p, far); ok && from.cell() {
		return extend, place{max(0, to.Row), max(0, to.Column)}
	}
	switch p.Key {
	case "Enter":
		switch {
		case p.Ctrl:
			return addRow, place{min(from.Row+1, x.Rows), from.Column}
		case from.cell():
			return edit, from
		}
	case "F2":
		if from.Column != gutter {
			return edit, from
		}
	case "Delete", "Backspace":
		if from.cell() && !p.Ctrl {
			return clearCells, from
		}
	case "Escape":
		if from != far {
			return letGo, from
		}
	case "a", "A":
		if p.Ctrl {
			return selectAll, from
		}
	}
	if from.Row >= head && from.Column != gutter && !p.Ctrl && utf8.RuneCountInString(p.Key) == 1 {
		return replace, from
	}
	return nothing, from
}

// menuKey reports whether p opens a menu at the place: the keys that do so anywhere, and those that
// press a button on a head or a row number, which are buttons.
func menuKey(p press, at place) bool {
	switch p.Key {
	case "ContextMenu":
		return true
	case "F10":
		return p.Shift
	case arrowDown:
		return p.Alt && !at.cell()
	case "Enter", " ":
		return !at.cell() && !p.Ctrl
	}
	return false
}

// reorder is what the arrows do with Alt: they carry the row along, or the column from its head.
func (x extent) reorder(p press, from place) (deed, place) {
	by, ok := arrows[p.Key]
	switch to := (place{from.Row + by[0], from.Column + by[1]}); {
	case !ok:
	case by[0] != 0 && from.Row >= 0 && from.Row < x.Rows && to.Row >= 0 && to.Row < x.Rows:
		return moveRow, to
	case by[1] != 0 && from.Row == head && to.Column >= 0 && to.Column < x.Columns:
		return moveColumn, to
	case from.Row == head && by[1] != 0:
		return move, from // at the edge: the browser would leave the page
	}
	return nothing, from
}

// travel is where a key of movement leads.
func (x extent) travel(p press, from place) (place, bool) {
	if by, ok := arrows[p.Key]; ok {
		if p.Ctrl {
			return x.edge(from, by), true
		}
		return x.step(from, by[0], by[1]), true
	}
	last := max(0, x.Rows-1)
	switch p.Key {
	case "Home":
		if p.Ctrl {
			return place{0, 0}, true
		}
		return x.clamp(place{from.Row, 0}), true
	case "End":
		if p.Ctrl {
			return x.clamp(place{last, x.Columns - 1}), true
		}
		return x.clamp(place{from.Row, x.Columns - 1}), true
	case "PageUp":
		return x.clamp(place{max(0, from.Row-x.Page), from.Column}), true
	case "PageDown":
		return x.clamp(place{min(last, max(0, from.Row)+x.Page), from.Column}), true
	}
	return from, false
}

// edge is the last cell of the table in a direction.
func (x extent) edge(from place, by [2]int) place {
	switch {
	case by[0] < 0:
		return x.clamp(place{0, from.Column})
	case by[0] > 0:
		return x.clamp(place{max(0, x.Rows-1), from.Column})
	case by[1] < 0:
		return x.clamp(place{from.Row, 0})
	}
	return x.clamp(place{from.Row, x.Columns - 1})
}

// whileEditing says what a key does in the text field over the cell at.
func (x extent) whileEditing(p press, at place) (deed, place) {
	back := 1
	if p.Shift {
		back = -1
	}
	switch p.Key {
	case "Enter":
		if at.Row == head {
			return commit, at
		}
		return commit, x.within(place{at.Row + back, at.Column})
	case "Tab":
		return commit, x.within(place{at.Row, at.Column + back})
	case arrowUp:
		return commit, x.within(place{at.Row - 1, at.Column})
	case arrowDown:
		return commit, x.within(place{at.Row + 1, at.Column})
	case "Escape":
		return restore, at
	}
	return toBrowser, at
}

// within is clamp, except that it does not lead into the head or the row numbers if p came from a cell. When the
// empty last row is committed it becomes a row, so there is one more row below it.
func (x extent) within(p place) place {
	if p.Row == x.Rows+1 && !x.Full {
		return place{p.Row, max(0, min(p.Column, x.Columns-1))}
	}
	p = x.clamp(p)
	p.Column = max(0, p.Column)
	return p
}
