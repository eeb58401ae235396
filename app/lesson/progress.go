package lesson

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/app/prefer"
	"chainrule/engine/lesson"
)

// Done are the ids of the tasks and exercises of a lesson that were done, and of exercises with several questions the id and how many were
// done, such as "net/2". They are kept in the browser.
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

// Questions is how many questions of an exercise were done, where there are more.
func (d Done) Questions(id string) int {
	n := 0
	for _, item := range d {
		if of, count, ok := strings.Cut(item, "/"); ok && of == id {
			n, _ = strconv.Atoi(count)
		}
	}
	return n
}

// With notes that a task of a lesson was done, or questions of an exercise.
func (d Done) With(name, item string) Done {
	id, count, part := strings.Cut(item, "/")
	n, _ := strconv.Atoi(count)
	if d.Has(id) || part && n <= d.Questions(id) {
		return d
	}
	d = slices.DeleteFunc(slices.Clone(d), func(other string) bool { return strings.HasPrefix(other, id+"/") })
	d = append(d, item)
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
