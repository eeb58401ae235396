package lesson

import (
	"strings"
	"testing"

	"chainrule/engine/lesson"
)

// TestDone counts the tasks of a lesson that were done: ids that it no longer has don't count.
func TestDone(t *testing.T) {
	l := lesson.Listed{Name: "first", Tasks: []string{"one", "two"}}
	d := Done{"one", "gone"}
	if n := d.count(l); n != 1 || d.all(l) {
		t.Errorf("%d are done, all: %v", n, d.all(l))
	}
	if d = append(d, "two"); !d.all(l) {
		t.Error("not all are done")
	}
}

// TestNext goes on with the first lesson that has tasks, where nothing was done.
func TestNext(t *testing.T) {
	l := &Library{}
	if got := l.Next(); got != "" {
		t.Errorf("before the list came the next lesson is %q", got)
	}
	l.List = []lesson.Listed{{Name: "introduction"}, {Name: "first", Tasks: []string{"one"}}, {Name: "second", Tasks: []string{"one"}}}
	if got := l.Next(); got != "first" {
		t.Errorf("the next lesson is %q", got)
	}
}

// TestDoneInPart counts the questions of an exercise that were done, which go with the exercise.
func TestDoneInPart(t *testing.T) {
	l := lesson.Listed{Name: "first", Tasks: []string{"one", "two"}}
	var d Done
	for _, c := range []struct {
		item, kept string
		of         int // "two"
	}{
		{"two/1", "two/1", 1},
		{"one/3", "two/1 one/3", 1},
		{"two/2", "one/3 two/2", 2},
		{"two/1", "one/3 two/2", 2}, // answered again
		{"two", "one/3 two", 0},
		{"two/1", "one/3 two", 0},
	} {
		d = d.With("first", c.item)
		if got := strings.Join(d, " "); got != c.kept || d.Questions("two") != c.of {
			t.Errorf("with %s, %q is kept, and of two %d are done; want %q and %d", c.item, got, d.Questions("two"), c.kept, c.of)
		}
	}
	if n := d.count(l); n != 1 {
		t.Errorf("%d are done", n)
	}
}
