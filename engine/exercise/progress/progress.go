// Package progress keeps what a person answered to exercises, and draws two simple conclusions from it: which topics the person masters, and
// which question comes back. Both follow from the log alone, so that the same log has the same conclusions everywhere.
//
// A topic is a level of drawn exercises, or the person's own network. It is mastered when, of the last [Window] questions of the topic, at
// least [Enough] were right at the first try and without help.
//
// A question that was not right at the first try, or needed help, comes back after two other questions of its topic. When it is right then, it
// comes back after four others, and when it is right again, after eight; after that it is done. Whenever it goes wrong, it begins again. Of
// several that are due, the one that has waited longest comes first.
package progress

import (
	"slices"

	"chainrule/engine/exercise"
)

// Question names a question so that it can be asked again.
type Question struct {
	Level int           `json:"level"`          // of a drawn network; 0: of the person's own
	Form  exercise.Form `json:"form"`           // of its answer
	Seed  uint64        `json:"seed,omitempty"` // by which it was drawn
	Ask   string        `json:"ask"`            // the id of the quantity
}

// Help is what a person looked at before answering.
type Help string

// The kinds of help.
const (
	None  Help = ""
	Hint  Help = "hint"
	Shown Help = "shown" // the answer
)

// Attempt is an answer to a question.
type Attempt struct {
	Question
	Time     string   `json:"time"`   // as RFC 3339 has it
	Answer   string   `json:"answer"` // "" where it was shown before one was given
	Correct  bool     `json:"correct"`
	First    bool     `json:"first"` // it is the first answer since the question was asked
	Help     Help     `json:"help,omitempty"`
	Mistakes []string `json:"mistakes,omitempty"` // ids, likeliest first
}

// alone reports whether the question was right at the first try and without help.
func (a Attempt) alone() bool { return a.First && a.Correct && a.Help == None }

// Log is all attempts, in the order of time.
type Log []Attempt

// What the log keeps at most: the newest attempts, and of each answer its beginning.
const (
	mostAttempts = 2000
	mostAnswer   = 200 // characters
)

// Add is the log with another attempt.
func (l Log) Add(a Attempt) Log {
	if text := []rune(a.Answer); len(text) > mostAnswer {
		a.Answer = string(text[:mostAnswer])
	}
	next := append(append(Log{}, l...), a)
	return next[max(0, len(next)-mostAttempts):]
}

// By these, a topic is mastered: so many of the last questions were right.
const (
	Window = 5
	Enough = 4
)

// Topic is how a person fares with a topic.
type Topic struct {
	Level    int  `json:"level"`
	Tried    int  `json:"tried"` // questions
	Right    int  `json:"right"` // of these, right at the first try and without help
	Last     int  `json:"last"`  // right among the last Window questions
	Mastered bool `json:"mastered"`
}

// Topic is how the person fares with the topic of a level.
func (l Log) Topic(level int) Topic {
	t := Topic{Level: level}
	var last []bool
	for _, a := range l {
		if !a.First || a.Level != level {
			continue
		}
		t.Tried++
		if last = append(last, a.alone()); a.alone() {
			t.Right++
		}
	}
	for _, right := range last[max(0, len(last)-Window):] {
		if right {
			t.Last++
		}
	}
	t.Mastered = t.Tried >= Window && t.Last >= Enough
	return t
}

// Topics are all topics that were tried, by their levels up to a highest one.
func (l Log) Topics(highest int) []Topic {
	var list []Topic
	for level := range highest + 1 {
		if t := l.Topic(level); t.Tried > 0 {
			list = append(list, t)
		}
	}
	return list
}

// gaps are how many other questions come before one that went wrong comes back: at first, and after each time that it was right.
var gaps = []int{2, 4, 8}

// waiting is a question that comes back.
type waiting struct {
	Question
	step int // in gaps
	from int // the number of the topic's question from which on it is due
}

// Due is the question of a topic that is to come back now, if there is one.
func (l Log) Due(level int) (Question, bool) {
	list, n := l.waiting(level)
	best := -1
	for i, w := range list {
		if w.from <= n && (best < 0 || w.from < list[best].from) {
			best = i
		}
	}
	if best < 0 {
		return Question{}, false
	}
	return list[best].Question, true
}

// Waiting is how many questions of a topic come back, now or later.
func (l Log) Waiting(level int) int {
	list, _ := l.waiting(level)
	return len(list)
}

// waiting are the questions of a topic that come back, and how many questions the topic has had.
func (l Log) waiting(level int) (list []waiting, n int) {
	for _, a := range l {
		if !a.First || a.Level != level {
			continue
		}
		n++
		step := len(gaps) // one that never went wrong does not come back
		if at := slices.IndexFunc(list, func(w waiting) bool { return w.Question == a.Question }); at >= 0 {
			step = list[at].step + 1
			list = slices.Delete(list, at, at+1)
		}
		if !a.alone() {
			step = 0
		}
		if step < len(gaps) {
			list = append(list, waiting{a.Question, step, n + gaps[step]})
		}
	}
	return list, n
}
