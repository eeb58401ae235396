package datatable

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/google/go-cmp/cmp"

	"pgregory.net/rapid"
)

// people is a document with every role, kind and scale, and rows that are left out for each reason.
const people = `{"chainrule": 1, "title": "People", "table": {"columns": [
	{"name": "age", "role": "input", "scale": "standardize"}, {"name": "sex", "role": "input", "kind": "category"},
	{"name": "city", "role": "input", "kind": "category"}, {"name": "note", "role": "ignore"}, {"name": "same", "role": "input", "scale": "unit"},
	{"name": "raw", "role": "input"}, {"name": "ok", "role": "target"}],
	"rows": [["-20", "f", "Rome", "", "7", "-1.5", "1"], ["40", "m", "Oslo", "x", "7", "2", "0"], ["?", "m", "Bonn", "", "7", "3", "1"], ["30", "f", "Rome", "", "7", "4", "3"]]},
	"network": {"hidden": [], "output": "sigmoid", "loss": "cross-entropy"}, "sample": 1}`

func opened(t testing.TB, text string) data {
	t.Helper()
	d, err := document.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return dataOf(workspace.New(d).View())
}

func TestRow(t *testing.T) {
	d := opened(t, people)
	w := window{Last: 5, Right: 7}
	got := d.row(0, w, place{0, 1}, between(place{0, 0}, place{1, 1}))
	// of −20, 40 and 30: row 4 can be read, and only its loss cannot take it
	want := rowView{Row: 0, Current: true, Cells: []cellView{
		{Column: 0, Text: "-20", Encoded: "−1.397", Formula: "(−20 − 16.67) / 26.25 = −1.397", Refs: "x[1,1]", Class: "x", Selected: true},
		{Column: 1, Text: "f", Encoded: "0", Refs: "x[1,2]", Class: "x", Left: true, Active: true, Selected: true},
		{Column: 2, Text: "Rome", Encoded: "1 0 0", Refs: "x[1,3] x[1,4] x[1,5]", Class: "x", Left: true},
		{Column: 3, Class: "ignored", Left: true},
		{Column: 4, Text: "7", Encoded: "0", Formula: "every usable row has the same number, which is scaled to 0", Refs: "x[1,6]", Class: "x"},
		{Column: 5, Text: "-1.5", Refs: "x[1,7]", Class: "x"},
		{Column: 6, Text: "1", Refs: "y[1,1]", Class: "y"},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLeftOutRows wants the reason at the cell, be it the cell's own or its loss's.
func TestLeftOutRows(t *testing.T) {
	d := opened(t, people)
	w := window{Last: 5, Right: 7}
	for row, want := range map[int]struct {
		column int
		reason string
	}{
		2: {0, `row 3, column "age": "?" stands for a missing value`},
		3: {6, `row 4, column "ok": cross-entropy needs targets between 0 and 1, found 3`},
	} {
		v := d.row(row, w, corner, area{})
		if v.Left != want.reason || v.Current {
			t.Errorf("row %d is left out because %s", row+1, v.Left)
		}
		for _, c := range v.Cells {
			if c.Encoded != "" || c.Formula != "" {
				t.Errorf("a left-out cell shows %q", c.Encoded)
			}
			if (c.Reason != "") != (c.Column == want.column) || c.Reason != "" && c.Reason != want.reason {
				t.Errorf("row %d, column %d: %q", row+1, c.Column, c.Reason)
			}
		}
	}
	if got, want := d.leftOut(), `1 of 4 rows has a missing value and is left out. 1 row is left out: row 4, column "ok": cross-entropy needs targets between 0 and 1, found 3.`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if v := d.row(4, w, place{4, gutter}, area{}); !v.New || !v.Active || v.Cells[0].Refs != "" || v.Cells[0].Text != "" {
		t.Errorf("the empty row is %+v", v)
	}
	if v := d.row(0, window{Last: 5, Left: 2, Right: 4}, corner, area{}); v.Before != 2 || v.After != 3 || len(v.Cells) != 2 {
		t.Errorf("through a narrow window %+v", v)
	}
}

func TestManyLevels(t *testing.T) {
	rows := make([]string, 12)
	for i := range rows {
		rows[i] = fmt.Sprintf(`["c%d", "1"]`, i)
	}
	d := opened(t, `{"chainrule": 1, "table": {"columns": [{"name": "c", "role": "input", "kind": "category"}, {"name": "y", "role": "target"}], "rows": [`+
		strings.Join(rows, ",")+`]}, "network": {"hidden": [], "output": "identity", "loss": "rss"}}`)
	if got := d.row(4, window{Last: 12, Right: 2}, corner, area{}).Cells[0].Encoded; got != "1 at 5 of 12" {
		t.Error(got)
	}
	n, _ := d.note(0)
	if got, want := n.String(), "The small figure enters the network: x₁₁, x₁₂, x₁₃ … stand for the levels of c (c0, c1, c2 …). The one for c0 is 1, and the others are 0."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestNumbersAsWritten wants the numbers of a column in full, however the file writes them, and levels as they are.
func TestNumbersAsWritten(t *testing.T) {
	d := opened(t, `{"chainrule": 1, "table": {"columns": [
		{"name": "price", "role": "input", "reads": {"decimal": ",", "thousands": "."}}, {"name": "scaled", "role": "input", "scale": "unit", "reads": {"thousands": ","}},
		{"name": "rebate", "role": "input", "kind": "category"}, {"name": "y", "role": "target"}],
		"rows": [["12.500.000,25", "$1,234.5678", "5 %", "1"], ["12.500", "0", "10 %", "0"]]},
		"network": {"hidden": [], "output": "identity", "loss": "rss"}, "sample": 1}`)
	for column, want := range map[int]string{
		0: "x₁₁ is price, not scaled: 12500000.25.",
		1: "The small figure enters the network: x₁₂ is scaled, scaled: (1234.5678 − 0) / 1234.6 = 1.",
		2: "The small figure enters the network: x₁₃ is 0 because rebate is 5 %. It is 1 for 10 %, and 0 otherwise.",
	} {
		if got, _ := d.note(column); got.String() != want {
			t.Errorf("column %d: %s\nwant %s", column, got, want)
		}
	}
	for row, want := range []string{"12500000.25", "12500"} {
		if got := d.row(row, window{Last: 5, Right: 4}, corner, area{}).Cells[0].Encoded; got != want {
			t.Errorf("row %d shows %q, want %q", row, got, want)
		}
	}
}

func TestNote(t *testing.T) {
	d := opened(t, people)
	const enters = "The small figure enters the network: "
	for column, want := range map[int]string{
		0: enters + "x₁₁ is age, scaled: (−20 − 16.67) / 26.25 = −1.397.",
		1: enters + "x₁₂ is 0 because sex is f. It is 1 for m, and 0 otherwise.",
		2: enters + "x₁₃, x₁₄, x₁₅ stand for the levels of city (Rome, Oslo, Bonn). The one for Rome is 1, and the others are 0.",
		4: enters + "x₁₆ is 0. Every usable row has the same same, so there is nothing to scale.",
		5: "x₁₇ is raw, not scaled: −1.5.",
		6: "y₁₁ is ok, not scaled: 1.",
		3: enters + "x₁₁ is age, scaled: (−20 − 16.67) / 26.25 = −1.397.", // the first input instead
	} {
		got, ok := d.note(column)
		if !ok || got.String() != want {
			t.Errorf("column %d: %s\nwant %s", column, got, want)
		}
	}
	if _, ok := opened(t, strings.Replace(people, `"sample": 1`, `"sample": 3`, 1)).note(0); ok {
		t.Error("a note on a row that is left out")
	}
}

// TestMenus wants a menu of each column and row in which every command can be applied.
func TestMenus(t *testing.T) {
	d := opened(t, people)
	labels := func(items []item) string {
		var list []string
		for _, i := range items {
			text := i.Label
			if i.Group != "" {
				text = i.Group + ": " + text
			}
			if i.Chosen {
				text += "*"
			}
			if i.disabled() {
				text = "(" + text + ")"
			}
			list = append(list, text)
		}
		return strings.Join(list, ", ")
	}
	const tail = "Insert column left, Insert column right, Move left, Move right, Delete column, Put the names into row 1"
	for at, want := range map[place]string{
		{head, 0}: "Rename, Role: Input*, Target, Ignored, Kind: Number*, Category, Scale: None, Mean 0, deviation 1*, Smallest 0, largest 1, Fixed: (x − 16.67) / 26.25, " +
			strings.Replace(tail, "Move left", "(Move left)", 1),
		{head, 1}: "Rename, Role: Input*, Target, Ignored, Kind: Number, Category*, " + tail,
		{head, 3}: "Rename, Role: Input, Target, Ignored*, " + tail,
		{head, 6}: "Rename, Role: Input, Target*, Ignored, Kind: Number*, Category, Scale: None*, Mean 0, deviation 1, Smallest 0, largest 1, " +
			strings.Replace(tail, "Move right", "(Move right)", 1),
		{0, gutter}: "Insert row above, Insert row below, (Move up), Move down, Delete row",
		{1, 2}:      "Insert row above, Insert row below, Move up, Move down, Delete row",
		{3, 0}:      "Insert row above, Insert row below, Move up, (Move down), Delete row",
		{4, 0}:      "",
		{head, 7}:   "",
		corner:      "",
	} {
		items := d.menuOf(at)
		if got := labels(items); got != want {
			t.Errorf("%v: %s\nwant %s", at, got, want)
		}
		for _, i := range items {
			if i.Command == nil {
				continue
			}
			if _, err := i.Command.Apply(d.view.Document); err != nil {
				t.Errorf("%v %s: %v", at, i.Label, err)
			}
		}
	}
	if got := d.menuLabel(place{head, 0}) + ", " + d.menuLabel(place{2, gutter}); got != "Column age, Row 3" {
		t.Error(got)
	}
}

func TestNewName(t *testing.T) {
	d := data{columns: []table.Column{{Name: "a"}, {Name: "column 3"}}}
	if got := d.newName(); got != "column 4" {
		t.Error(got)
	}
}

func TestNextItem(t *testing.T) {
	able := item{Label: "x", Rename: true}
	items := []item{{}, able, {}, able, able, {}}
	for _, c := range []struct {
		at   int
		key  string
		want int
	}{
		{1, arrowDown, 3}, {4, arrowDown, 1}, {3, arrowUp, 1}, {1, arrowUp, 4}, {3, "Home", 1}, {1, "End", 4}, {1, "x", -1},
	} {
		if got := nextItem(items, c.at, c.key); got != c.want {
			t.Errorf("%s from %d leads to %d, want %d", c.key, c.at, got, c.want)
		}
	}
	if got := nextItem([]item{{}, {}}, 0, arrowDown); got != -1 {
		t.Errorf("among disabled items to %d", got)
	}
}

func TestFigure(t *testing.T) {
	for v, want := range map[float64]string{51043.3: "51043.3", -1.38777: "−1.388", 0: "0", 0.00001234: "1.234·10⁻⁵", 1234567: "1234567"} {
		if got := figure(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

func TestRowOf(t *testing.T) {
	d := opened(t, people)
	for row := range 4 {
		for _, near := range []int{0, 3, 9} {
			if got, ok := d.rowOf(d.rowID(row), near); !ok || got != row {
				t.Errorf("row %d from %d: %d", row, near, got)
			}
		}
	}
	if got, ok := d.rowOf(newRow, 0); !ok || got != 4 {
		t.Errorf("the empty row: %d", got)
	}
	if _, ok := d.rowOf(12345, 0); ok {
		t.Error("a row of no ID")
	}
	if got, ok := d.columnOf(d.columns[2].ID); !ok || got != 2 {
		t.Errorf("column %d", got)
	}
	if (dataOf(nil).extent(3) != extent{Full: true, Page: 3}) {
		t.Errorf("%+v", dataOf(nil).extent(3))
	}
}

// TestScalingCanBeComputed computes with the numbers of a note as they are printed: what comes out is what is printed.
func TestScalingCanBeComputed(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, offset, factor, about float64) {
		v := variable{}
		v.Offset, v.Factor = offset, factor
		x := offset + factor*about
		value := (x - offset) / factor // as scaling computes it, so that the last digits of x count
		o, f := enoughDigits(v, value)
		read := func(text string) float64 {
			n, err := strconv.ParseFloat(strings.NewReplacer("−", "-").Replace(text), 64)
			if err != nil {
				t.Fatalf("%v", err)
			}
			return n
		}
		if got := (x - read(o)) / read(f); expr.Round(got, digits) != expr.Round(value, digits) {
			t.Fatalf("(%v − %s) / %s is %v, and %s is printed", x, o, f, got, figure(value))
		}
	}
	check(t, 1, 1.006134033203125, 2.0625) // in the middle between two printed numbers
	rapid.Check(t, func(t *rapid.T) {
		// below 10⁻⁴ formulas write a number with a power of ten
		offset := rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(1e-4, 5000), rapid.Float64Range(-5000, -1e-4)).Draw(t, "offset")
		check(t, offset, rapid.Float64Range(0.001, 5000).Draw(t, "factor"), rapid.Float64Range(0.01, 3).Draw(t, "value"))
	})
}
