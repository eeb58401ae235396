package datatable

import (
	"testing"

	"pgregory.net/rapid"
)

// grid is 3 rows by 2 columns, and the empty last row.
var grid = extent{Rows: 3, Columns: 2, Page: 2}

func TestWhileMoving(t *testing.T) {
	at := func(row, column int) place { return place{row, column} }
	for _, c := range []struct {
		name      string
		p         press
		from, far place
		deed      deed
		to        place
	}{
		{"down", press{Key: arrowDown}, at(0, 0), at(0, 0), move, at(1, 0)},
		{"down into the empty row", press{Key: arrowDown}, at(2, 1), at(2, 1), move, at(3, 1)},
		{"no further down", press{Key: arrowDown}, at(3, 1), at(3, 1), move, at(3, 1)},
		{"up into the head", press{Key: arrowUp}, at(0, 1), at(0, 1), move, at(head, 1)},
		{"no further up", press{Key: arrowUp}, at(head, 1), at(head, 1), move, at(head, 1)},
		{"left onto the row number", press{Key: arrowBack}, at(1, 0), at(1, 0), move, at(1, gutter)},
		{"no further up from the first row number", press{Key: arrowUp}, at(0, gutter), at(0, gutter), move, at(0, gutter)},
		{"left from the first head", press{Key: arrowBack}, at(head, 0), at(head, 0), move, at(head, 0)},
		{"right", press{Key: arrowForward}, at(1, 0), at(1, 0), move, at(1, 1)},
		{"no further right", press{Key: arrowForward}, at(1, 1), at(1, 1), move, at(1, 1)},
		{"to the last row", press{Key: arrowDown, Ctrl: true}, at(0, 1), at(0, 1), move, at(2, 1)},
		{"to the first row", press{Key: arrowUp, Ctrl: true}, at(3, 1), at(3, 1), move, at(0, 1)},
		{"to the first column", press{Key: arrowBack, Ctrl: true}, at(1, 1), at(1, 1), move, at(1, 0)},
		{"to the last column", press{Key: arrowForward, Ctrl: true}, at(1, 0), at(1, 0), move, at(1, 1)},
		{"home", press{Key: "Home"}, at(1, 1), at(1, 1), move, at(1, 0)},
		{"end", press{Key: "End"}, at(1, 0), at(1, 0), move, at(1, 1)},
		{"first cell", press{Key: "Home", Ctrl: true}, at(2, 1), at(2, 1), move, at(0, 0)},
		{"last cell", press{Key: "End", Ctrl: true}, at(0, 0), at(0, 0), move, at(2, 1)},
		{"page down", press{Key: "PageDown"}, at(0, 1), at(0, 1), move, at(2, 1)},
		{"page down at the end", press{Key: "PageDown"}, at(2, 1), at(2, 1), move, at(2, 1)},
		{"page up", press{Key: "PageUp"}, at(2, 0), at(2, 0), move, at(0, 0)},
		{"page down from the head", press{Key: "PageDown"}, at(head, 0), at(head, 0), move, at(2, 0)},

		{"extend down", press{Key: arrowDown, Shift: true}, at(0, 0), at(1, 1), extend, at(2, 1)},
		{"extend to the end", press{Key: "End", Ctrl: true, Shift: true}, at(0, 0), at(0, 0), extend, at(2, 1)},
		{"extend stays among the cells", press{Key: arrowUp, Shift: true}, at(1, 1), at(0, 1), extend, at(0, 1)},
		{"no selection of heads", press{Key: arrowForward, Shift: true}, at(head, 0), at(head, 0), nothing, at(head, 0)},
		{"select all", press{Key: "a", Ctrl: true}, at(1, 1), at(1, 1), selectAll, at(1, 1)},
		{"let go", press{Key: "Escape"}, at(0, 0), at(1, 1), letGo, at(0, 0)},
		{"nothing to let go", press{Key: "Escape"}, at(0, 0), at(0, 0), nothing, at(0, 0)},

		{"enter", press{Key: "Enter"}, at(1, 1), at(1, 1), edit, at(1, 1)},
		{"F2", press{Key: "F2"}, at(1, 1), at(1, 1), edit, at(1, 1)},
		{"F2 renames", press{Key: "F2"}, at(head, 1), at(head, 1), edit, at(head, 1)},
		{"no F2 on a row number", press{Key: "F2"}, at(1, gutter), at(1, gutter), nothing, at(1, gutter)},
		{"typing", press{Key: "7"}, at(1, 1), at(1, 1), replace, at(1, 1)},
		{"typing a capital", press{Key: "A", Shift: true}, at(1, 1), at(1, 1), replace, at(1, 1)},
		{"typing ü", press{Key: "ü"}, at(3, 0), at(3, 0), replace, at(3, 0)},
		{"typing a space", press{Key: " "}, at(1, 1), at(1, 1), replace, at(1, 1)},
		{"typing on a head", press{Key: "7"}, at(head, 1), at(head, 1), replace, at(head, 1)},
		{"no typing on row numbers", press{Key: "7"}, at(1, gutter), at(1, gutter), nothing, at(1, gutter)},
		{"copy is the browser's", press{Key: "c", Ctrl: true}, at(1, 1), at(1, 1), nothing, at(1, 1)},
		{"clear", press{Key: "Delete"}, at(1, 1), at(2, 1), clearCells, at(1, 1)},
		{"backspace", press{Key: "Backspace"}, at(1, 1), at(1, 1), clearCells, at(1, 1)},
		{"nothing to clear in a head", press{Key: "Delete"}, at(head, 1), at(head, 1), nothing, at(head, 1)},

		{"menu of a head", press{Key: "Enter"}, at(head, 1), at(head, 1), openMenu, at(head, 1)},
		{"menu of a row", press{Key: " "}, at(1, gutter), at(1, gutter), openMenu, at(1, gutter)},
		{"menu by its key", press{Key: "ContextMenu"}, at(1, 1), at(1, 1), openMenu, at(1, 1)},
		{"menu by F10", press{Key: "F10", Shift: true}, at(1, 1), at(1, 1), openMenu, at(1, 1)},
		{"F10 is the browser's", press{Key: "F10"}, at(1, 1), at(1, 1), nothing, at(1, 1)},
		{"menu by Alt+Down", press{Key: arrowDown, Alt: true}, at(head, 1), at(head, 1), openMenu, at(head, 1)},

		{"row down", press{Key: arrowDown, Alt: true}, at(1, 1), at(1, 1), moveRow, at(2, 1)},
		{"row up", press{Key: arrowUp, Alt: true}, at(1, gutter), at(1, gutter), moveRow, at(0, gutter)},
		{"no further up with the row", press{Key: arrowUp, Alt: true}, at(0, 1), at(0, 1), nothing, at(0, 1)},
		{"the empty row stays", press{Key: arrowUp, Alt: true}, at(3, 1), at(3, 1), nothing, at(3, 1)},
		{"column right", press{Key: arrowForward, Alt: true}, at(head, 0), at(head, 0), moveColumn, at(head, 1)},
		{"column at the edge", press{Key: arrowForward, Alt: true}, at(head, 1), at(head, 1), move, at(head, 1)},
		{"Alt+Left in a cell is the browser's", press{Key: arrowBack, Alt: true}, at(1, 1), at(1, 1), nothing, at(1, 1)},
		{"row below", press{Key: "Enter", Ctrl: true}, at(1, 1), at(1, 1), addRow, at(2, 1)},
		{"row below the last", press{Key: "Enter", Ctrl: true}, at(3, 1), at(3, 1), addRow, at(3, 1)},
		{"Tab leaves the grid", press{Key: "Tab"}, at(1, 1), at(1, 1), nothing, at(1, 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d, to := grid.whileMoving(c.p, c.from, c.far); d != c.deed || d != nothing && to != c.to {
				t.Errorf("deed %d to %v, want %d to %v", d, to, c.deed, c.to)
			}
		})
	}
}

func TestWhileEditing(t *testing.T) {
	for _, c := range []struct {
		name string
		p    press
		at   place
		deed deed
		to   place
	}{
		{"enter", press{Key: "Enter"}, place{1, 1}, commit, place{2, 1}},
		{"enter back", press{Key: "Enter", Shift: true}, place{1, 1}, commit, place{0, 1}},
		{"enter a name", press{Key: "Enter"}, place{head, 1}, commit, place{head, 1}},
		{"enter in the empty row", press{Key: "Enter"}, place{3, 1}, commit, place{4, 1}},
		{"tab", press{Key: "Tab"}, place{1, 0}, commit, place{1, 1}},
		{"tab back", press{Key: "Tab", Shift: true}, place{1, 0}, commit, place{1, 0}},
		{"tab at the edge", press{Key: "Tab"}, place{1, 1}, commit, place{1, 1}},
		{"up", press{Key: arrowUp}, place{0, 1}, commit, place{head, 1}},
		{"down", press{Key: arrowDown}, place{2, 1}, commit, place{3, 1}},
		{"escape", press{Key: "Escape"}, place{1, 1}, restore, place{1, 1}},
		{"left is the text's", press{Key: arrowBack}, place{1, 1}, toBrowser, place{1, 1}},
		{"a letter", press{Key: "a"}, place{1, 1}, toBrowser, place{1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d, to := grid.whileEditing(c.p, c.at); d != c.deed || to != c.to {
				t.Errorf("deed %d to %v, want %d to %v", d, to, c.deed, c.to)
			}
		})
	}
}

// TestKeysStayInTheGrid presses any key anywhere in a grid of any size.
func TestKeysStayInTheGrid(t *testing.T) {
	keys := []string{arrowUp, arrowDown, arrowBack, arrowForward, "Home", "End", "PageUp", "PageDown", "Enter", "Tab", "F2", "Escape", "a", " ", "Delete", "ContextMenu", "F10", "Dead"}
	rapid.Check(t, func(t *rapid.T) {
		x := extent{Rows: rapid.IntRange(0, 6).Draw(t, "rows"), Columns: rapid.IntRange(1, 4).Draw(t, "columns"), Page: rapid.IntRange(0, 4).Draw(t, "page")}
		x.Full = x.Rows > 0 && rapid.Bool().Draw(t, "full")
		somewhere := rapid.Custom(func(t *rapid.T) place {
			return x.clamp(place{rapid.IntRange(-1, x.Rows).Draw(t, "row"), rapid.IntRange(-1, x.Columns-1).Draw(t, "column")})
		})
		p := press{Key: rapid.SampledFrom(keys).Draw(t, "key"), Shift: rapid.Bool().Draw(t, "shift"), Ctrl: rapid.Bool().Draw(t, "ctrl"), Alt: rapid.Bool().Draw(t, "alt")}
		from, far := somewhere.Draw(t, "from"), somewhere.Draw(t, "far")
		d, to := x.whileMoving(p, from, far)
		after := x
		if d == addRow {
			after.Rows++
		}
		if d != nothing && (after.clamp(to) != to || d == extend && !to.cell()) {
			t.Fatalf("%+v in %+v from %v: deed %d to %v", p, x, from, d, to)
		}
		if from.Column == gutter {
			return // not edited
		}
		d, to = x.whileEditing(p, from)
		if d == commit && from.Row == x.last() {
			after.Rows++ // typing made it a row
		}
		if after.clamp(to) != to || to.Column < 0 {
			t.Fatalf("%+v in %+v while editing %v: deed %d to %v", p, x, from, d, to)
		}
	})
}
