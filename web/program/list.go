package program

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

// FirstView lists the functions that the first view runs, and what people do in their first seconds; make first writes it.
//
//go:embed first.txt
var FirstView string

// List names the functions that ran or are on an earlier list because they run by chance, sorted, one a line: those without a name of their own by what they stand in, so that the list stays right while
// that is worked on.
func List(names []string, ran []bool, earlier string) string {
	before := First(earlier)
	var list []string
	for i, name := range names {
		if ran[i] || ByChance(name) && before(name) {
			list = append(list, whole(name))
		}
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "\n") + "\n"
}

// First reads a list of functions, as List writes it, and gives whether a function is among them or stands in one. Which functions sort depends on
// the order in which a map gives its keys, so that all of those for numbers and texts are first.
func First(list string) func(name string) bool {
	first := map[string]bool{}
	for name := range strings.Lines(list) {
		first[strings.TrimSpace(name)] = true
	}
	return func(name string) bool { return first[whole(name)] || strings.Contains(name, "Ordered[") }
}

var inner = regexp.MustCompile(`(\.func\d+|\.gowrap\d+|\.deferwrap\d+|-fm|-range\d+|\.\d+)+$`)

// ByChance reports whether a function runs or not by how much memory was used, and when: it is of Go's runtime.
func ByChance(name string) bool {
	return strings.HasPrefix(name, "runtime.") || strings.HasPrefix(name, "internal/runtime/")
}

// whole is the name of the function that another one, without a name of its own, stands in.
func whole(name string) string { return inner.ReplaceAllString(name, "") }
