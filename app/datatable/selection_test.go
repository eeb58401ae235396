package datatable

import (
	"testing"

	"chainrule/engine/table"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestArea(t *testing.T) {
	s := between(place{3, 1}, place{1, 2})
	if s != (area{1, 1, 3, 2}) || s.single() || !between(place{1, 1}, place{1, 1}).single() {
		t.Errorf("%+v", s)
	}
	for p, want := range map[place]bool{{1, 1}: true, {3, 2}: true, {2, 1}: true, {0, 1}: false, {1, 3}: false, {4, 2}: false, {2, 0}: false} {
		if s.holds(p) != want {
			t.Errorf("%v", p)
		}
	}
	if in, ok := s.within(3, 2); !ok || in != (area{1, 1, 2, 1}) {
		t.Errorf("%+v %v", in, ok)
	}
	if in, ok := between(place{head, 0}, place{1, gutter}).within(5, 5); !ok || in != (area{0, 0, 1, 0}) {
		t.Errorf("%+v %v", in, ok)
	}
	if _, ok := s.within(1, 5); ok {
		t.Error("an area past the last row")
	}
	if diff := cmp.Diff([][]string{{"", ""}, {"", ""}, {"", ""}}, s.empty()); diff != "" {
		t.Error(diff)
	}
}

// TestCopyAndPaste holds that what is copied is what is pasted, whatever is in the cells.
func TestCopyAndPaste(t *testing.T) {
	cell := rapid.OneOf(rapid.SampledFrom([]string{"", "1", `"`, `"a"`, `a"b`, "a\tb", "a\nb", `""`, "\n", " "}), rapid.StringMatching("[a\"\t\n]{0,4}"))
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 4).Draw(t, "rows"), rapid.IntRange(1, 3).Draw(t, "columns")
		cells := make([][]string, rows)
		for i := range cells {
			cells[i] = rapid.SliceOfN(cell, columns, columns).Draw(t, "cells")
		}
		text := between(place{0, 0}, place{rows - 1, columns - 1}).tsv(func(row, column int) string { return cells[row][column] })
		if diff := cmp.Diff(cells, table.ParseBlock(text)); diff != "" {
			t.Fatalf("%q: %s", text, diff)
		}
	})
}

// TestCopyOneCell copies a text as it is, as into a message.
func TestCopyOneCell(t *testing.T) {
	s := between(place{0, 0}, place{0, 0})
	for _, text := range []string{"1", `say "hi"`, ""} {
		if got := s.tsv(func(int, int) string { return text }); got != text {
			t.Errorf("%q is copied as %q", text, got)
		}
	}
}
