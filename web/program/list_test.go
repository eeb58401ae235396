package program

import (
	"slices"
	"strings"
	"testing"
)

// TestList writes a list of what ran, and reads it.
func TestList(t *testing.T) {
	names := []string{"a.b", "a.b.func1", "a.(*T).m-fm", "a.c", "runtime.gcStart", "runtime.main", "slices.x[go.shape.int].func2"}
	got := List(names, []bool{false, true, true, false, false, false, true}, "a.c\nruntime.gcStart\n")
	if want := "a.(*T).m\na.b\nruntime.gcStart\nslices.x[go.shape.int]\n"; got != want {
		t.Fatalf("the list is %q, want %q", got, want)
	}
	first := First(got)
	for name, want := range map[string]bool{"a.b": true, "a.b.gowrap2": true, "a.b.func3.1": true, "a.c": false, "a.bc": false, "a.(*T).m": true, "slices.heapSortOrdered[go.shape.string]": true} {
		if first(name) != want {
			t.Errorf("%s is first: %t", name, !want)
		}
	}
}

// TestFirstView wants the list of the build sorted, and none of its functions twice.
func TestFirstView(t *testing.T) {
	list := strings.Split(strings.TrimSuffix(FirstView, "\n"), "\n")
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("the list is not sorted")
	}
}
