// Package lesson is the panel in which a lesson is read beside the document that it is about, and the list of lessons.
package lesson

import (
	"encoding/json"

	"chainrule/app/promise"
	"chainrule/engine/lesson"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// mostFetched is the size of the largest lesson that is read, in bytes.
const mostFetched = 4 << 20

// Library has the lessons, each since it was first asked for.
type Library struct {
	List    []lesson.Listed // nil until it came
	lessons map[string]*lesson.Lesson
	waiting map[string][]func(*lesson.Lesson, error) // for lessons that are on their way
}

// listFile is where the list of lessons is, which the page says, since its name carries a hash.
func listFile() string {
	meta := app.Window().Get("document").Call("querySelector", `meta[name="lessons"]`)
	if !meta.Truthy() {
		return ""
	}
	return meta.Call("getAttribute", "content").String()
}

// fetch reads a file of the site as JSON.
func fetch(ctx app.Context, file string, into any, done func(err error)) {
	promise.Then(
		ctx, app.Window().Get("chainruleFiles").Call("fetch", file, mostFetched),
		func(_ app.Context, v app.Value) {
			if json.Unmarshal(promise.Bytes(v), into) != nil {
				done(prose.Say(prose.LessonDamaged))
				return
			}
			done(nil)
		},
		func(app.Context, app.Value) { done(prose.Say(prose.NothingCameBack)) },
	)
}

// Want has the list come.
func (l *Library) Want(ctx app.Context, done func(err error)) {
	if l.List != nil {
		done(nil)
		return
	}
	var list []lesson.Listed
	fetch(ctx, listFile(), &list, func(err error) {
		if err == nil {
			l.List = list
		}
		done(err)
	})
}

// Open gives a lesson by its name.
func (l *Library) Open(ctx app.Context, name string, done func(*lesson.Lesson, error)) {
	if found := l.lessons[name]; found != nil {
		done(found, nil)
		return
	}
	l.Want(ctx, func(err error) {
		if err != nil {
			done(nil, prose.Say(prose.LessonNotLoaded, prose.Unquoted(name), err))
			return
		}
		at, ok := l.named(name)
		if !ok {
			done(nil, prose.Say(prose.NoLessonNamed, prose.Quoted(name), l.names()))
			return
		}
		if l.waiting == nil {
			l.waiting, l.lessons = map[string][]func(*lesson.Lesson, error){}, map[string]*lesson.Lesson{}
		}
		l.waiting[name] = append(l.waiting[name], done)
		if len(l.waiting[name]) > 1 {
			return
		}
		found := &lesson.Lesson{}
		fetch(ctx, at.File, found, func(err error) {
			if err != nil {
				found, err = nil, prose.Say(prose.LessonNotLoaded, prose.Unquoted(name), err)
			} else {
				l.lessons[name] = found
			}
			all := l.waiting[name]
			delete(l.waiting, name)
			for _, done := range all {
				done(found, err)
			}
		})
	})
}

func (l *Library) named(name string) (lesson.Listed, bool) {
	for _, at := range l.List {
		if at.Name == name {
			return at, true
		}
	}
	return lesson.Listed{}, false
}

func (l *Library) names() prose.List {
	var names prose.List
	for _, at := range l.List {
		names = append(names, at.Name)
	}
	return names
}

// Next is the name of the lesson to go on with: the one that was open last while it is not done, and else the first that is
// not. It is "" before the list came.
func (l *Library) Next() string {
	last := Last()
	if at, ok := l.named(last); ok && !DoneOf(last).all(at) {
		return last
	}
	for _, at := range l.List {
		if len(at.Tasks) > 0 && !DoneOf(at.Name).all(at) {
			return at.Name
		}
	}
	if len(l.List) > 0 {
		return l.List[0].Name
	}
	return ""
}
