package api

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/document"
	"chainrule/engine/exercise"
	questions "chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/check"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// asked are the questions about documents that were open, by their ids. Exercises that are drawn are not kept: their ids say
// how to draw them again.
type asked struct {
	byID  map[string]questions.Question
	order []string
	count int
}

// mostAsked is how many exercises about open documents are kept to be answered.
const mostAsked = 100

// keep gives a question an id.
func (a *asked) keep(q questions.Question) string {
	if a.byID == nil {
		a.byID = map[string]questions.Question{}
	}
	a.count++
	id := "ask-" + strconv.Itoa(a.count)
	a.byID[id] = q
	if a.order = append(a.order, id); len(a.order) > mostAsked {
		delete(a.byID, a.order[0])
		a.order = a.order[1:]
	}
	return id
}

// exerciseOf finds an exercise by its id.
func (a *API) exerciseOf(id string) (questions.Question, bool) {
	if x, ok := a.asked.byID[id]; ok {
		return x, true
	}
	fields := strings.Split(id, "-")
	if len(fields) != 3 {
		return nil, false
	}
	level, err1 := strconv.Atoi(fields[0])
	seed, err2 := strconv.Atoi(fields[2])
	form := exercise.Form(fields[1])
	if err1 != nil || err2 != nil || level < 1 || level > draw.Levels() || seed < 0 || seed > document.MostSeed || draw.ID(level, form, uint64(seed)) != id || !slices.Contains(exercise.Forms(), form) {
		return nil, false
	}
	return questions.Quantity{Exercise: draw.Draw(level, form, uint64(seed)).Exercise}, true
}

// numbers are those of the open document.
func (a *API) numbers() *work.Numbers {
	v := a.work.View()
	return exercise.NumbersIn(v)
}

type exerciseAnswer struct {
	ID       string          `json:"id"`
	Ask      string          `json:"ask"`
	Sample   int             `json:"sample"`
	Prompt   string          `json:"prompt"`
	Form     exercise.Form   `json:"form"`
	Digits   int             `json:"digits"`            // of a quantity's number; else 0
	Choices  []string        `json:"choices,omitempty"` // of which the answer is one, or is put together
	Document json.RawMessage `json:"document"`
}

func newExercise(id string, q questions.Question, form exercise.Form, row int, d *document.Document) exerciseAnswer {
	e := exerciseAnswer{ID: id, Ask: q.ID(), Sample: row, Prompt: q.Prompt().String(), Form: form, Document: d.Encode()}
	if x, ok := q.(questions.Quantity); ok {
		e.Digits = x.Digits
	}
	for _, c := range q.Choices() {
		e.Choices = append(e.Choices, c.Text)
	}
	return e
}

// askExercise asks for a quantity: of the open document, or of one that is drawn.
func askExercise(a *API, p params) (any, *Error) {
	form := exercise.Number
	kind, ok, fault := p.text("kind")
	if fault != nil {
		return nil, fault
	}
	if ok {
		form = exercise.Form(kind)
	}
	of, ok, fault := p.text("ask")
	forms := exercise.Forms()
	if ok {
		forms = questions.Forms()
	}
	switch {
	case fault != nil:
		return nil, fault
	case !slices.Contains(forms, form):
		return nil, invalid("params.kind", prose.NotAForm, prose.Quoted(kind), prose.Choice(forms...))
	case ok:
		return a.askAbout(p, of, form)
	}
	return drawExercise(p, form)
}

// askAbout asks about the open document.
func (a *API) askAbout(p params, of string, form exercise.Form) (any, *Error) {
	for _, name := range []string{"level", "seed"} {
		if _, ok := p[name]; ok {
			return nil, invalid("params."+name, prose.WithoutAsk)
		}
	}
	v := a.work.View()
	if v.Problem != nil {
		return nil, refused("", v.Problem)
	}
	row := v.Row // which need not be in use where what is asked for has a row of its own, or is over all rows
	if _, ok := p["sample"]; ok {
		var fault *Error
		if row, _, fault = a.sample(p); fault != nil {
			return nil, fault
		}
	}
	q, err := questions.New(a.numbers(), of, row, form)
	if err != nil {
		field := "params.ask"
		if m := prose.Of(err); m.ID == prose.NoExpression {
			field = "params.kind"
		}
		return nil, refused(field, err)
	}
	if of, ok := q.Row(); ok {
		row = of
	}
	return newExercise(a.asked.keep(q), q, form, row, a.work.Document()), nil
}

// drawExercise draws an exercise.
func drawExercise(p params, form exercise.Form) (any, *Error) {
	if _, ok := p["sample"]; ok {
		return nil, invalid("params.sample", prose.WithAsk)
	}
	level, ok, fault := p.whole("level")
	switch {
	case fault != nil:
		return nil, fault
	case !ok:
		level = 1
	case level < 1 || level > draw.Levels():
		return nil, invalid("params.level", prose.NoSuchLevel, level, draw.Levels())
	}
	seed, ok, fault := p.whole("seed")
	switch {
	case fault != nil:
		return nil, fault
	case !ok:
		seed = 1
	case seed < 0:
		return nil, invalid("params.seed", prose.FoundFor, seed, prose.Say(prose.WholeFrom0, uint64(document.MostSeed)))
	}
	d := draw.Draw(level, form, uint64(seed))
	return newExercise(draw.ID(level, form, uint64(seed)), questions.Quantity{Exercise: d.Exercise}, form, d.Document.Sample, d.Document), nil
}

type namedMistake struct {
	ID    string        `json:"id"`
	Title prose.Message `json:"title"`
}

func namedMistakes(list []*mistake.Mistake) []namedMistake {
	named := make([]namedMistake, len(list))
	for i, m := range list {
		named[i] = namedMistake{m.ID, prose.Say(m.Title)}
	}
	return named
}

type place struct {
	Step   string `json:"step"`
	Symbol string `json:"symbol"`
}

// answerExercise judges an answer.
func answerExercise(a *API, p params) (any, *Error) {
	id, fault := p.needText("id")
	if fault != nil {
		return nil, fault
	}
	text, fault := p.needText("text")
	if fault != nil {
		return nil, fault
	}
	x, ok := a.exerciseOf(id)
	if !ok {
		return nil, invalid("params.id", prose.NoExercise, prose.Quoted(id))
	}
	v, err := x.Answer(text)
	if err != nil {
		return nil, refused("params.text", err)
	}
	return struct {
		Correct  bool           `json:"correct"`
		Mistakes []namedMistake `json:"mistakes"`
		Where    place          `json:"where"`
		Feedback prose.Message  `json:"feedback"`
	}{v.Correct, namedMistakes(v.Mistakes), place(v.Where), v.Feedback}, nil
}

type checkedLine struct {
	Equal    bool           `json:"equal"`
	Rule     string         `json:"rule,omitempty"`
	Mistakes []namedMistake `json:"mistakes"`
	Where    *place         `json:"where,omitempty"`
	Feedback prose.Message  `json:"feedback"`
}

// mostLines is how many lines of a derivation are checked.
const mostLines = 200

// checkLines checks a derivation that a person wrote.
func checkLines(a *API, p params) (any, *Error) {
	raw, ok := p["lines"]
	if !ok {
		return nil, invalid("params.lines", prose.Missing)
	}
	var lines []string
	if err := json.Unmarshal(raw, &lines); err != nil {
		return nil, invalid("params.lines", prose.FoundFor, prose.Unquoted(raw), prose.Say(prose.TextsList))
	}
	if len(lines) > mostLines {
		return nil, invalid("params.lines", prose.LinesTooMany, len(lines), mostLines)
	}
	row, _, fault := a.sample(p)
	if fault != nil {
		return nil, fault
	}
	θ, fault := a.param(p)
	if fault != nil {
		return nil, fault
	}
	n := a.numbers()
	if err := exercise.TooLarge(n, work.Quantity{Of: expr.Symbol{Kind: expr.Li, I: expr.At(row)}}); err != nil {
		return nil, refused("", err)
	}
	result := check.Derivation(n, θ, row, lines)
	out := make([]checkedLine, len(result.Lines))
	for i, l := range result.Lines {
		out[i] = checkedLine{Equal: l.Equal, Rule: string(l.Rule), Mistakes: namedMistakes(l.Mistakes), Feedback: l.Feedback}
		if l.Where != (exercise.Where{}) {
			out[i].Where = &place{l.Where.Step, l.Where.Symbol}
		}
	}
	return struct {
		Lines    []checkedLine `json:"lines"`
		Finished bool          `json:"finished"`
	}{out, result.Finished}, nil
}
