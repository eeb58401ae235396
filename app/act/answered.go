package act

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// AnsweredName is the action of a person who answered a question. Its value is an Answered.
const AnsweredName = "answered"

// Answered is what the page around this one is told of an answer, as JSON.
type Answered struct {
	ID       string    `json:"id"` // of the question: that of an exercise that is drawn, or of the quantity
	Ask      string    `json:"ask"`
	Sample   int       `json:"sample"`
	Level    int       `json:"level"` // 0: about the open document
	Form     string    `json:"form"`
	Text     string    `json:"text"` // the answer; "" where the person had it shown
	Correct  bool      `json:"correct"`
	First    bool      `json:"first"`
	Help     string    `json:"help"`
	Mistakes []Mistake `json:"mistakes"`
	Feedback string    `json:"feedback"`
}

// Mistake is a mistake that an answer fits.
type Mistake struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Tell tells the page around this one that a person answered a question.
func Tell(ctx app.Context, a Answered) { ctx.NewActionWithValue(AnsweredName, a) }

// ReachedName is the action of a lesson whose tasks were counted: it was opened, or one of them was done. Its value is a Reached.
const ReachedName = "reached"

// Reached is what the page around this one is told of a lesson, as JSON.
type Reached struct {
	Lesson string `json:"lesson"`
	Done   int    `json:"done"` // tasks
	Of     int    `json:"of"`
	Tasks  string `json:"tasks"` // those done, by their ids, and exercises begun, as kept
	Place  int    `json:"place"` // the part that is read
}

// Reach tells the page around this one how many tasks of a lesson are done.
func Reach(ctx app.Context, r Reached) { ctx.NewActionWithValue(ReachedName, r) }
