package lesson

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/app/prefer"
	"chainrule/engine/lesson"
)

// Done are the ids of the tasks and exercises of a lesson that were done. They are kept in the browser.
type Done []string

const (
	doneKey  = "lesson-done-"  // before a lesson's name: the ids
	placeKey = "lesson-place-" // before a lesson's name: the number of the part that was read last
	lastKey  = "lesson-last"   // the name of the lesson that was open last
)

// DoneOf is what was done of a lesson.
func DoneOf(name string) Done { return strings.Fields(prefer.Get(prefer.OfLearner(doneKey + name))) }

// Has reports whether a task was done.
func (d Done) Has(id string) bool { return slices.Contains(d, id) }

// With notes that a task of a lesson was done.
func (d Done) With(name, id string) Done {
	if d.Has(id) {
		return d
	}
	d = append(slices.Clone(d), id)
	prefer.Set(prefer.OfLearner(doneKey+name), strings.Join(d, " "))
	return d
}

// count is how many of a lesson's tasks were done.
func (d Done) count(l lesson.Listed) int {
	n := 0
	for _, id := range l.Tasks {
		if d.Has(id) {
			n++
		}
	}
	return n
}

// all reports whether all were.
func (d Done) all(l lesson.Listed) bool { return d.count(l) == len(l.Tasks) }

// Last is the name of the lesson that was open last, or "".
func Last() string { return prefer.Get(prefer.OfLearner(lastKey)) }

// place is the number of the part of a lesson that was read last.
func place(name string) int {
	n, _ := strconv.Atoi(prefer.Get(prefer.OfLearner(placeKey + name)))
	return n
}

func setPlace(name string, part int) { prefer.Set(prefer.OfLearner(placeKey+name), strconv.Itoa(part)) }
