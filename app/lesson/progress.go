package lesson

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/app/prefer"
	"chainrule/engine/lesson"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Done are the ids of the tasks and exercises of a lesson that were done. They are kept in the browser.
type Done []string

const (
	doneKey  = "lesson-done-"  // before a lesson's name: the ids
	placeKey = "lesson-place-" // before a lesson's name: the number of the part that was read last
	lastKey  = "lesson-last"   // the name of the lesson that was open last
)

// DoneOf is what was done of a lesson.
func DoneOf(name string) Done { return strings.Fields(prefer.Get(key(doneKey + name))) }

// key is the name under which something is kept: apart for each learner, as drafts are, where an address says so.
func key(name string) string {
	if app.IsServer {
		return name
	}
	if apart := app.Window().Get("chainruleDrafts").Get("apart").String(); apart != "" {
		return name + " " + apart
	}
	return name
}

// Has reports whether a task was done.
func (d Done) Has(id string) bool { return slices.Contains(d, id) }

// With notes that a task of a lesson was done.
func (d Done) With(name, id string) Done {
	if d.Has(id) {
		return d
	}
	d = append(slices.Clone(d), id)
	prefer.Set(key(doneKey+name), strings.Join(d, " "))
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
func Last() string { return prefer.Get(key(lastKey)) }

// place is the number of the part of a lesson that was read last.
func place(name string) int {
	n, _ := strconv.Atoi(prefer.Get(key(placeKey + name)))
	return n
}

func setPlace(name string, part int) { prefer.Set(key(placeKey+name), strconv.Itoa(part)) }
