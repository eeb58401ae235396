package lesson

import (
	"math"
	"regexp"
	"strings"
	"time"

	"chainrule/engine/exercise/ask"
	"chainrule/engine/lesson"
)

// wordsPerMinute is how fast a lesson is read. Adults read 238 words of plain English a minute (Brysbaert, How many words do we read per minute?,
// Journal of Memory and Language 109, 2019); a text with formulas is read more slowly, and so is one in a second language.
const wordsPerMinute = 180

// How long what is to be done takes besides reading it. These are estimates.
const (
	toChoose = 15 * time.Second // among options
	toAnswer = 30 * time.Second // with a number or an expression
	toDo     = 25 * time.Second // a change of the document, or a place to find
	toDerive = 2 * time.Minute  // lines of one's own
	toDrag   = 20 * time.Second // a slider
	toLook   = 10 * time.Second
	toOpen   = 3 * time.Second
)

// mostMinutes is how long a lesson may take.
const mostMinutes = 15

// minutes is how long a lesson takes one who reads all but hints, and what is said to wrong answers.
func minutes(l *lesson.Lesson) int {
	words, doing := 0, time.Duration(0)
	for _, p := range l.Parts {
		words += count(p.Text)
		switch {
		case p.Task != nil:
			words += count(p.Task.Say) + count(p.Task.Done)
			if len(p.Task.When) > 0 {
				doing += toDo
			}
			if q := p.Task.Ask; q != nil {
				words += count(q.Ask)
				for _, o := range q.Options {
					words += count(o.Text)
				}
				if doing += toAnswer; q.Options != nil {
					doing += toChoose - toAnswer
				}
			}
		case p.Exercise != nil:
			words += count(p.Exercise.Say)
			doing += ofExercise(p.Exercise)
		case p.Try != nil:
			words += count(p.Try.Say)
			doing += toDrag
		case p.Look != nil:
			words += count(p.Look.Say)
			doing += toLook
		case p.Open != nil:
			words += count(p.Open.Say)
			doing += toOpen
		}
	}
	return int(math.Round(float64(words)/wordsPerMinute + doing.Minutes()))
}

// ofExercise is how long an exercise takes.
func ofExercise(x *lesson.Exercise) time.Duration {
	each := toAnswer
	switch x.Form {
	case lesson.Lines:
		each = toDerive
	case string(ask.Rule):
		each = toChoose
	}
	return each * time.Duration(max(1, len(x.Ask)))
}

var (
	wholeFormula = regexp.MustCompile(`<math.*?</math>`)
	anyTag       = regexp.MustCompile(`<[^>]*>`)
)

// count is how many words a text has; a formula is one.
func count(text lesson.HTML) int {
	return len(strings.Fields(anyTag.ReplaceAllString(wholeFormula.ReplaceAllString(string(text), " f "), " ")))
}
