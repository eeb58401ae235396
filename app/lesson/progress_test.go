package lesson

import (
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
