package trainer

import (
	"slices"
	"testing"

	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// TestEachKindComesToItsTurn has frames take longer than any kind of panel waits: each kind is brought up to date.
func TestEachKindComesToItsTurn(t *testing.T) {
	w := article(t)
	tr := New(w, Page{Changed: func(*workspace.View) {}})
	if err := w.TrainUntil(5); err != nil {
		t.Fatal(err)
	}
	w.AdvanceTraining(1)
	var got []kind
	for frame := range 6 {
		at := float64(frame) * 2 * derivationEvery
		k := tr.next(at)
		got = append(got, k)
		tr.due[k] = at + liveEvery
	}
	if want := []kind{live, diagram, derivation, live, diagram, derivation}; !slices.Equal(got, want) {
		t.Errorf("the kinds are drawn in the order %v, want %v", got, want)
	}
}

// TestTableStays selects, changes and locks: the table is given another view only where something of the table's differs.
func TestTableStays(t *testing.T) {
	w := article(t)
	tr := New(w, Page{Changed: func(*workspace.View) {}})
	last := w.View().Theta
	for _, c := range []struct {
		name  string
		do    func() error
		stays bool
	}{
		{"another parameter", func() error { return w.SelectParam(network.Param{Layer: 2, Unit: 1, Input: 1}) }, true},
		{"another row", func() error { return w.SelectRow(2) }, false},
		{"a cell", func() error { return w.Do(workspace.SetCell{Row: 1, Column: 0, Text: "31"}) }, false},
		{"a weight", func() error {
			return w.Do(workspace.SetWeight{Param: network.Param{Layer: 2, Unit: 1, Input: 1}, Value: last[0] + 1})
		}, false},
		{"a lock", func() error { w.Lock(workspace.PartData); return nil }, false},
	} {
		before := tr.Shown.Table
		if err := c.do(); err != nil {
			t.Fatal(c.name, err)
		}
		tr.Refresh()
		if got := tr.Shown.Table == before; got != c.stays {
			t.Errorf("after the selection or change of %s the table keeps its view: %v, want %v", c.name, got, c.stays)
		}
		if tr.Shown.Latest != w.View() || tr.Shown.Derivation != w.View() {
			t.Errorf("after the selection or change of %s the others do not show the present view", c.name)
		}
	}
}

// TestTableWithoutTarget selects rows of a table that makes no network: its view can be compared with the one before.
func TestTableWithoutTarget(t *testing.T) {
	w := article(t)
	tr := New(w, Page{Changed: func(*workspace.View) {}})
	for i, c := range w.View().Document.Table.Columns() {
		if c.Role == table.Target {
			if err := w.Do(workspace.SetRole{At: i, Role: table.Ignore}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, row := range []int{2, 3} {
		if err := w.SelectRow(row); err != nil {
			t.Fatal(err)
		}
		tr.Refresh()
		if got := tr.Shown.Table.Row; got != row || tr.Shown.Table.Problem == nil {
			t.Errorf("the table shows row %d, want %d; %v", got, row, tr.Shown.Table.Problem)
		}
	}
}
