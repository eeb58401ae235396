package workspace

import (
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/table"
)

// Whoever keeps documents tells by View.Opening which one is there: commands stay within it, opening a
// document or a table makes another, and undo goes back.
func TestOpening(t *testing.T) {
	d, err := document.Decode(golden.Cases(t)[0].Document)
	if err != nil {
		t.Fatal(err)
	}
	w := New(d)
	want := func(after string, opening int) {
		t.Helper()
		if got := w.View().Opening; got != opening {
			t.Errorf("after %s the opening is %d, want %d", after, got, opening)
		}
	}
	do := func(c Command) {
		t.Helper()
		if err := w.Do(c); err != nil {
			t.Fatal(err)
		}
	}
	want("nothing", 0)
	do(SetTitle{Title: "another"})
	want("a command", 0)
	w.Load(d)
	want("opening a document", 1)
	do(SetTitle{Title: "a third"})
	want("a command there", 1)
	read, _, err := table.ReadCSV([]byte("a,b\n1,2\n3,4\n"), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	do(ReplaceTable{Table: read, Title: "read"})
	want("opening a table", 2)
	w.Undo()
	want("one undo", 1)
	w.Undo()
	w.Undo()
	want("three undos", 0)
	w.Redo()
	want("a redo", 1)
	w.Load(d)
	want("opening after undo", 3)
}
