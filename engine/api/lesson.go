package api

import (
	"strings"

	"chainrule/engine/prose"
)

// Lesson goes on with the lesson that is open on the page: tasks that were done elsewhere are done here, too, and the part that was read last
// is gone to, 0 for none. It gives how far one is; false where no lesson is open.
type Lesson func(tasks []string, place int) (reached any, open bool)

func lessonReached(a *API, p params) (any, *Error) {
	tasks, _, fault := p.text("tasks")
	if fault != nil {
		return nil, fault
	}
	place, _, fault := p.whole("place")
	if fault != nil {
		return nil, fault
	}
	if a.Lesson != nil {
		if reached, open := a.Lesson(strings.Fields(tasks), place); open {
			return reached, nil
		}
	}
	return nil, invalid("", prose.NoLessonOpen)
}
