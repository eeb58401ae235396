// Package lesson is what a lesson is in the program: its text, which comes as HTML from the build, what is to be done in it,
// and the conditions by which a task is seen to be done, from the document and what is selected in it. How authors write
// lessons is in docs/lessons.md; package web/lesson reads what they write.
package lesson

import (
	"encoding/json"
	"slices"

	"chainrule/engine/exercise"
)

// Lesson is one lesson.
type Lesson struct {
	Listed
	Documents map[string]json.RawMessage `json:"documents"`        // all that it opens, by their names
	Document  string                     `json:"document"`         // the one that is open at first
	Show      []string                   `json:"show,omitempty"`   // the panels beside it; none: all
	Reads     string                     `json:"reads,omitempty"`  // the tab that is open at first
	Row       int                        `json:"row,omitempty"`    // selected at first; 0: the document's
	Param     string                     `json:"param,omitempty"`  // selected at first; "": the document's
	Before    string                     `json:"before,omitempty"` // the name of the lesson before
	After     string                     `json:"after,omitempty"`
	Parts     []Part                     `json:"parts"`
}

// Shows reports whether a panel of the document stands beside the lesson.
func (l *Lesson) Shows(panel string) bool { return len(l.Show) == 0 || slices.Contains(l.Show, panel) }

// Listed is what the table of contents has of a lesson.
type Listed struct {
	Number   int      `json:"number"`
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Question string   `json:"question"` // that it answers
	Can      HTML     `json:"can"`      // what a person can do after it
	Minutes  int      `json:"minutes"`
	Tasks    []string `json:"tasks,omitempty"` // the ids of its tasks and exercises, in their order
	File     string   `json:"file,omitempty"`  // where the lesson itself is
}

// HTML is a text as the build made it of Markdown: elements of text and formulas, and nothing that runs.
type HTML string

// Part is a piece of a lesson: a text, or one of the others.
type Part struct {
	Text     HTML      `json:"text,omitempty"`
	Task     *Task     `json:"task,omitempty"`
	Exercise *Exercise `json:"exercise,omitempty"`
	Open     *Open     `json:"open,omitempty"`
	Look     *Look     `json:"look,omitempty"`
	Try      *Try      `json:"try,omitempty"`
}

// Task is something to do, which the program sees to be done.
type Task struct {
	ID       string     `json:"id"`
	Document string     `json:"document"` // the name of the one that it is about
	Say      HTML       `json:"say"`
	When     Conditions `json:"when,omitempty"`
	Near     []Near     `json:"near,omitempty"`
	Hint     HTML       `json:"hint,omitempty"`
	Done     HTML       `json:"done"`
	Ask      *Question  `json:"ask,omitempty"`
}

// Near is what is said while a condition holds and the task is not done.
type Near struct {
	When Condition `json:"when"`
	Say  HTML      `json:"say"`
}

// Question asks for a number or for one of several options.
type Question struct {
	Ask     HTML     `json:"ask"`
	Answer  *Value   `json:"answer,omitempty"` // the number
	Within  float64  `json:"within,omitempty"` // how far off it may be; 0: whole numbers exactly, others in three digits
	Share   bool     `json:"share,omitempty"`  // Within is a share of the number
	Wrong   []Wrong  `json:"wrong,omitempty"`  // numbers that people answer, with what is said to them
	Options []Option `json:"options,omitempty"`
}

// Wrong is what is said to a wrong number.
type Wrong struct {
	Value *Value `json:"value"`
	Say   HTML   `json:"say"`
}

// Option is one that can be chosen.
type Option struct {
	Text  HTML `json:"text"`
	Right bool `json:"right,omitempty"`
	Say   HTML `json:"say,omitempty"`
}

// Exercise asks for quantities one after the other, of the document or of a drawn one.
type Exercise struct {
	ID       string   `json:"id"`
	Document string   `json:"document"`
	Ask      []string `json:"ask,omitempty"`
	Form     string   `json:"form,omitempty"`  // Lines, or a form of package exercise or ask; "": a number
	Level    int      `json:"level,omitempty"` // of a drawn one; 0: it is not drawn
	Seed     *uint64  `json:"seed,omitempty"`  // nil: another one each time
	Say      HTML     `json:"say,omitempty"`
}

// AnswerForm is the form of an answer to one of the exercise's questions.
func (x *Exercise) AnswerForm() exercise.Form {
	if x.Form == "" || x.Form == Lines {
		return exercise.Number
	}
	return exercise.Form(x.Form)
}

// Lines is the form of an exercise in which a person writes a whole derivation.
const Lines = "lines"

// Open opens another document.
type Open struct {
	Document string `json:"document"`
	Say      HTML   `json:"say"`
}

// Look brings up a panel with something selected.
type Look struct {
	Document string `json:"document"`
	Panel    string `json:"panel"`
	Row      int    `json:"row,omitempty"`
	Param    string `json:"param,omitempty"`
	Say      HTML   `json:"say"`
}

// Try is a slider that sets a weight or γ, with numbers that follow.
type Try struct {
	Document string   `json:"document"`
	Move     string   `json:"move"` // the id of a weight, or gamma
	From     float64  `json:"from"`
	To       float64  `json:"to"`
	Step     float64  `json:"step"`
	Watch    []*Value `json:"watch"`
	Labels   []HTML   `json:"labels"` // of what is watched
	Say      HTML     `json:"say"`
}

// Doable is the id of the task or exercise that a part is, or "".
func (p Part) Doable() string {
	switch {
	case p.Task != nil:
		return p.Task.ID
	case p.Exercise != nil:
		return p.Exercise.ID
	}
	return ""
}
