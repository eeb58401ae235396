package workspace

import (
	"testing"

	"chainrule/engine/table"
)

// TestTyped types a table into an empty one: a column takes its kind, and the way its numbers are written, from what is
// typed first.
func TestTyped(t *testing.T) {
	column := func(name string, role table.Role) table.Column {
		return table.Column{Name: name, Role: role, Kind: table.Number, Scale: table.Standardize}
	}
	w := New(decoded(t, []byte(people)))
	must(t, w.Do(ReplaceTable{table.New([]table.Column{column("size", table.Input), column("city", table.Input), column("kind", table.Target)}, nil), ""}))
	if !w.Document().Table.IsEmpty() {
		t.Error("the new table is not empty")
	}
	for _, c := range []Command{
		Paste{0, 0, [][]string{{"1,5"}}},
		SetCell{0, 1, "Rome"},
		SetCell{0, 2, "flat"},
		Paste{1, 0, [][]string{{"2,25", "Oslo", "house"}, {"NA", "Rome", "hut"}}},
	} {
		must(t, w.Do(c))
	}
	d, v := w.Document(), w.View()
	for i, want := range []table.Column{
		{Kind: table.Number, Reads: table.Reads{Decimal: ","}, Scale: table.Standardize}, {Kind: table.Category, Scale: table.None}, {Kind: table.Category, Scale: table.None},
	} {
		if c := d.Table.Columns()[i]; c.Kind != want.Kind || c.Reads != want.Reads || c.Scale != want.Scale {
			t.Errorf("column %d is %+v, want %+v", i+1, c, want)
		}
	}
	if v.Problem != nil || v.Encoding.N != 2 || v.Shape.K != 3 || d.Output != "softmax" || d.Loss != "cross-entropy" {
		t.Errorf("%v, %d rows, %d outputs, %s, %s", v.Problem, v.Encoding.N, v.Shape.K, d.Output, d.Loss)
	}
	must(t, w.Do(SetCell{0, 0, "ten"}))
	if c := w.Document().Table.Columns()[0]; c.Kind != table.Number {
		t.Errorf("a text in a column of numbers makes it %+v", c)
	}
}
