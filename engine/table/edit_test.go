package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// plain is a table as a plain list of rows, the first of them the names, on which edits are what they say.
type plain [][]string

func (p plain) clone() plain {
	next := make(plain, len(p))
	for i := range p {
		next[i] = slices.Clone(p[i])
	}
	return next
}

func plainOf(t *Table) plain {
	return append(plain{namesOf(t)}, cellsOf(t)...)
}

// edit is an edit of a table and the same one of a plain list.
type edit struct {
	name  string
	table func(t *Table) (*Table, error)
	plain func(p plain) plain
}

// drawEdit draws an edit of a table of so many rows and columns, at times one that is refused.
func drawEdit(t *rapid.T, rows, columns, serial int) edit {
	row := rapid.IntRange(-1, rows+1).Draw(t, "row")
	column := rapid.IntRange(-1, columns+1).Draw(t, "column")
	other := rapid.IntRange(-1, max(rows, columns)).Draw(t, "to")
	text := rapid.SampledFrom([]string{"", "1", "abc"}).Draw(t, "text")
	name := fmt.Sprint("n", serial)
	switch rapid.IntRange(0, 9).Draw(t, "edit") {
	case 0:
		return edit{"SetCell", func(t *Table) (*Table, error) { return t.SetCell(row, column, text) }, func(p plain) plain {
			if row == rows {
				p = append(p, make([]string, columns))
			}
			p[row+1][column] = text
			return p
		}}
	case 1:
		return edit{"InsertRow", func(t *Table) (*Table, error) { return t.InsertRow(row) }, func(p plain) plain {
			return slices.Insert(p, row+1, make([]string, columns))
		}}
	case 2:
		return edit{"DeleteRow", func(t *Table) (*Table, error) { return t.DeleteRow(row) }, func(p plain) plain { return slices.Delete(p, row+1, row+2) }}
	case 3:
		return edit{"MoveRow", func(t *Table) (*Table, error) { return t.MoveRow(row, other) }, func(p plain) plain {
			moved := p[row+1]
			return slices.Insert(slices.Delete(p, row+1, row+2), other+1, moved)
		}}
	case 4:
		return edit{"InsertColumn", func(t *Table) (*Table, error) { return t.InsertColumn(column, Column{Name: name}) }, func(p plain) plain {
			for i := range p {
				p[i] = slices.Insert(p[i], column, "")
			}
			p[0][column] = name
			return p
		}}
	case 5:
		return edit{"DeleteColumn", func(t *Table) (*Table, error) { return t.DeleteColumn(column) }, func(p plain) plain {
			for i := range p {
				p[i] = slices.Delete(p[i], column, column+1)
			}
			return p
		}}
	case 6:
		return edit{"MoveColumn", func(t *Table) (*Table, error) { return t.MoveColumn(column, other) }, func(p plain) plain {
			for i := range p {
				moved := p[i][column]
				p[i] = slices.Insert(slices.Delete(p[i], column, column+1), other, moved)
			}
			return p
		}}
	case 7:
		return edit{"SetColumn", func(t *Table) (*Table, error) { return t.SetColumn(column, Column{Name: name}) }, func(p plain) plain {
			p[0][column] = name
			return p
		}}
	case 8: // many rows at once, so that chunks fill up and split
		tall := rapid.IntRange(0, 3*chunkRows).Draw(t, "tall")
		block := make([][]string, tall)
		for i := range block {
			block[i] = []string{fmt.Sprint(i)}
		}
		return edit{"Paste", func(t *Table) (*Table, error) { return t.Paste(row, column, block) }, func(p plain) plain {
			for len(p) < row+1+tall {
				p = append(p, make([]string, columns))
			}
			for i := range block {
				p[row+1+i][column] = block[i][0]
			}
			return p
		}}
	}
	block := [][]string{[]string{"a", "b", "c"}[:rapid.IntRange(0, 3).Draw(t, "wide")], {"d"}}
	return edit{"Paste", func(t *Table) (*Table, error) { return t.Paste(row, column, block) }, func(p plain) plain {
		for len(p) < row+3 {
			p = append(p, make([]string, columns))
		}
		copy(p[row+1][column:], block[0])
		p[row+2][column] = "d"
		return p
	}}
}

// TestEditsAreEdits makes any sequence of edits, and wants the same table as on a plain list of rows, the
// earlier tables unchanged, and IDs that stay with their rows and columns.
func TestEditsAreEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := New([]Column{{Name: "a"}, {Name: "b"}}, [][]string{{"1", "2"}, {"3", "4"}})
		model := plainOf(now)
		var before []*Table
		var then []plain
		for serial := range rapid.IntRange(1, 25).Draw(t, "edits") {
			e := drawEdit(t, now.Len(), len(now.Columns()), serial)
			before, then = append(before, now), append(then, model.clone())
			next, err := e.table(now)
			if err != nil {
				if next != nil {
					t.Fatalf("%s gives a table and %v", e.name, err)
				}
				continue
			}
			model = e.plain(model.clone())
			if diff := cmp.Diff(model, plainOf(next), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s: %s", e.name, diff)
			}
			sameIDs(t, now, next)
			for i := range next.Len() { // by number as by iteration
				if !slices.Equal(next.Row(i).Cells, model[i+1]) {
					t.Fatalf("row %d is %q", i, next.Row(i).Cells)
				}
			}
			now = next
		}
		for i := range before {
			if diff := cmp.Diff(then[i], plainOf(before[i]), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("a later edit changed the table: %s", diff)
			}
		}
	})
}

// sameIDs fails unless IDs are unique, and new ones are new.
func sameIDs(t *rapid.T, was, is *Table) {
	old, seen := map[int]bool{}, map[int]bool{}
	for _, c := range was.Columns() {
		old[c.ID] = true
	}
	for _, r := range was.All() {
		old[r.ID] = true
	}
	check := func(id int) {
		if seen[id] || !old[id] && id <= was.nextID {
			t.Fatalf("the ID %d", id)
		}
		seen[id] = true
	}
	for _, c := range is.Columns() {
		check(c.ID)
	}
	for _, r := range is.All() {
		check(r.ID)
	}
}

// TestEncodingIsOfTheCells edits and encodes in turns: what an encoding remembers must not outlive an edit.
func TestEncodingIsOfTheCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := New([]Column{{Name: "a", Role: Input, Scale: Standardize}, {Name: "b", Role: Target}}, [][]string{{"1", "2"}, {"3", "4"}})
		for serial := range rapid.IntRange(1, 12).Draw(t, "edits") {
			if next, err := drawEdit(t, now.Len(), len(now.Columns()), serial).table(now); err == nil {
				now = next
			}
			fresh := New(now.Columns(), cellsOf(now)).Encode()
			got := now.Encode()
			for i := range got.Inputs {
				fresh.Inputs[i].ColumnID = got.Inputs[i].ColumnID
			}
			for i := range got.Targets {
				fresh.Targets[i].ColumnID = got.Targets[i].ColumnID
			}
			if diff := cmp.Diff(fresh, got); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestEditsRefuse(t *testing.T) {
	table := New([]Column{{Name: "a"}, {Name: "b"}}, [][]string{{"1", "2"}, {"3", "4"}})
	wide := make([]Column, MostColumns)
	for i := range wide {
		wide[i].Name = fmt.Sprint(i)
	}
	full := New([]Column{{Name: "a"}}, slices.Repeat([][]string{{"1"}}, MostRows))
	for want, do := range map[string]func() (*Table, error){
		"there is no row 4; the table has 2 rows":                                              func() (*Table, error) { return table.SetCell(3, 0, "") },
		"there is no column 3; the table has 2 columns":                                        func() (*Table, error) { return table.SetCell(0, 2, "") },
		"the block is 2 columns wide, and the table has 1 from column 2 on; add columns first": func() (*Table, error) { return table.Paste(0, 1, [][]string{{"1"}, {"1", "2"}}) },
		"the block would make 100001 rows; a table can have 100000":                            func() (*Table, error) { return full.Paste(MostRows-1, 0, [][]string{{"1"}, {"2"}}) },
		"there is no place 4 for a row; the table has 2 rows":                                  func() (*Table, error) { return table.InsertRow(3) },
		"a table can have 100000 rows":                                                         func() (*Table, error) { return full.InsertRow(0) },
		"there is no row 3; the table has 2 rows":                                              func() (*Table, error) { return table.DeleteRow(2) },
		"there is no row 0; the table has 2 rows":                                              func() (*Table, error) { return table.MoveRow(0, -1) },
		"there is no place 4 for a column; the table has 2 columns":                            func() (*Table, error) { return table.InsertColumn(3, Column{Name: "c"}) },
		"a table can have 64 columns":                                                          func() (*Table, error) { return New(wide, nil).InsertColumn(0, Column{Name: "c"}) },
		"a column needs a name":                                                                func() (*Table, error) { return table.InsertColumn(0, Column{}) },
		`column 2 is already called "b"; choose another name`:                                  func() (*Table, error) { return table.SetColumn(0, Column{Name: "b"}) },
		"there is no column 0; the table has 2 columns":                                        func() (*Table, error) { return table.DeleteColumn(-1) },
		"there is no column 4; the table has 2 columns":                                        func() (*Table, error) { return table.MoveColumn(0, 3) },
	} {
		if next, err := do(); next != nil || err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	defer func() {
		if r := recover(); r == nil || !strings.HasPrefix(r.(string), "table: ") {
			t.Errorf("New panicked with %v", r)
		}
	}()
	New([]Column{{Name: "a"}}, [][]string{{"1", "2"}})
}
