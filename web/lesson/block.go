package lesson

import (
	"html"
	"math"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/expr"
	"chainrule/engine/lesson"
	"chainrule/engine/network"
	"chainrule/engine/prose"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
)

// The kinds of nodes of tables.
var (
	extensionTable = extensionast.KindTable
	tableHead      = extensionast.KindTableHeader
)

// blockNames are the kinds of blocks.
var blockNames = []string{"task", "exercise", "open", "look", "try"}

// block reads a fenced block.
func (b *body) block(n *ast.FencedCodeBlock) {
	var text strings.Builder
	line := b.line(n.Info.Segment.Start)
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		text.Write(segment.Value(b.source))
	}
	list := b.entries(text.String(), line+1)
	read := map[string]func(list []entry, line int) lesson.Part{"task": b.task, "exercise": b.exercise, "open": b.opening, "look": b.look, "try": b.try}[string(n.Language(b.source))]
	b.Parts = append(b.Parts, read(list, line))
}

// html reads the text of an entry, which is "" where there is none.
func (b *body) html(e entry) lesson.HTML {
	if e.line == 0 {
		return ""
	}
	return b.inline(e.text, e.line)
}

// id reads the id of a task or an exercise, which the lesson has once.
func (b *body) id(of string, line int, list []entry) string {
	e := b.need(of, line, list, "id")
	switch {
	case e.line == 0:
	case !plainName.MatchString(e.text):
		b.at(e.line, "an id is a name in lower case, such as net-input, and not %q", e.text)
	case slices.Contains(b.Tasks, e.text):
		b.at(e.line, "the lesson has the id %q already", e.text)
	}
	b.Tasks = append(b.Tasks, e.text)
	return e.text
}

func (b *body) task(list []entry, line int) lesson.Part {
	const of = "a task"
	later := *b
	later.later = true
	b = &later
	b.known(of, list, []string{"id", "say", "hint", "done", "ask", "answer", "within"}, []string{"when", "near", "wrong", "right", "do"})
	t := &lesson.Task{
		ID: b.id(of, line, list), Document: b.name, Say: b.html(b.need(of, line, list, "say")),
		Hint: b.html(one(list, "hint")),
	}
	done := *b
	done.done = true
	t.Done = done.html(b.need(of, line, list, "done"))
	var steps []Step
	for _, e := range list {
		switch e.key {
		case "when":
			if c, ok := b.condition(e.text, e.line); ok {
				t.When = append(t.When, c)
			}
		case "near":
			when, say, ok := strings.Cut(e.text, "|")
			if !ok {
				b.at(e.line, "near: is a condition, a bar, and what is said")
				continue
			}
			if c, ok := b.condition(when, e.line); ok {
				t.Near = append(t.Near, lesson.Near{When: c, Say: b.inline(strings.TrimSpace(say), e.line)})
			}
		case "do":
			step, err := parseStep(e.text)
			if err != nil {
				b.at(e.line, "%v", err)
				continue
			}
			step.line = e.line
			steps = append(steps, *step)
		}
	}
	t.Ask = b.question(list)
	choice := t.Ask != nil && t.Ask.Options != nil
	switch {
	case len(t.When) == 0 && t.Ask == nil:
		b.at(line, "a task needs when: or ask:, by which it is seen to be done")
	case len(steps) == 0 && !(len(t.When) == 0 && t.Ask != nil):
		b.at(line, "a task needs do:, how it is done")
	}
	if t.Ask != nil && !choice && !slices.ContainsFunc(steps, func(s Step) bool { return s.kind == stepAnswer }) {
		steps = append(steps, Step{kind: stepAnswer, line: line})
	}
	b.steps[t.ID], b.dones[t.ID] = steps, one(list, "done")
	if t.Ask == nil && len(t.When) > 0 && t.When.Hold(b.state) {
		b.at(line, "the task is done before anything is done")
	}
	return lesson.Part{Task: t}
}

func (b *body) condition(text string, line int) (lesson.Condition, bool) {
	c, err := lesson.ParseCondition(text)
	if err != nil {
		b.at(line, "%v", err)
	}
	return c, err == nil
}

// value reads an expression of the condition language.
func (b *body) expression(text string, line int) *lesson.Value {
	v, err := lesson.ParseValue(text)
	if err != nil {
		b.at(line, "%v", err)
		return nil
	}
	return v
}

// question reads what a task asks; nil where it asks nothing.
func (b *body) question(list []entry) *lesson.Question {
	ask, answer := one(list, "ask"), one(list, "answer")
	if ask.line == 0 {
		for _, e := range list {
			if slices.Contains([]string{"answer", "within", "wrong", "right"}, e.key) {
				b.at(e.line, "%s: belongs to a question; write ask:", e.key)
			}
		}
		return nil
	}
	q := &lesson.Question{Ask: b.html(ask)}
	if answer.line != 0 {
		q.Answer = b.expression(answer.text, answer.line)
	}
	if within := one(list, "within"); within.line != 0 {
		number, share := strings.CutSuffix(within.text, "%")
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || !(v > 0) || math.IsInf(v, 0) {
			b.at(within.line, "within: is a number above 0, or per cent, and not %q", within.text)
		}
		if q.Within, q.Share = v, share; share {
			q.Within = v / 100
		}
	}
	right, wrong := 0, 0
	for _, e := range list {
		if e.key != "right" && e.key != "wrong" {
			continue
		}
		what, say, ok := strings.Cut(e.text, "|")
		what, say = strings.TrimSpace(what), strings.TrimSpace(say)
		said := lesson.HTML("")
		if ok {
			said = b.inline(say, e.line)
		}
		switch {
		case answer.line != 0 && e.key == "right":
			b.at(e.line, "right: is an option, and this question has an answer:")
		case answer.line != 0 && !ok:
			b.at(e.line, "wrong: is a number, a bar, and what is said to it")
		case answer.line != 0:
			if v := b.expression(what, e.line); v != nil {
				q.Wrong = append(q.Wrong, lesson.Wrong{Value: v, Say: said})
			}
		default:
			option := *b
			option.named = true
			q.Options = append(q.Options, lesson.Option{Text: option.inline(what, e.line), Right: e.key == "right", Say: said})
			if e.key == "right" {
				right++
			} else {
				wrong++
			}
		}
	}
	if answer.line == 0 && (right != 1 || wrong == 0) {
		b.at(ask.line, "a question needs answer:, or one option right: and others wrong:")
	}
	return q
}

func (b *body) exercise(list []entry, line int) lesson.Part {
	const of = "an exercise"
	b.known(of, list, []string{"id", "ask", "form", "level", "seed", "say"}, nil)
	x := &lesson.Exercise{ID: b.id(of, line, list), Document: b.name, Say: b.html(one(list, "say")), Level: b.whole(one(list, "level"), 1, draw.Levels())}
	asked, seed, form := one(list, "ask"), one(list, "seed"), one(list, "form")
	if (asked.line == 0) == (x.Level == 0) {
		b.at(line, "an exercise needs either ask: or level:")
	}
	if seed.line != 0 {
		n := uint64(b.whole(seed, 0, 1<<31-1))
		x.Seed = &n
	}
	if f := b.words(form, string(exercise.Number), string(exercise.Expression), string(ask.Rule), string(ask.Factors), lesson.Lines); len(f) > 0 {
		x.Form = f[0]
	}
	if asked.line == 0 {
		if x.Form == lesson.Lines {
			b.at(form.line, "a derivation is of one derivative; write ask: dL[2]/dbeta[1,2]")
		}
		return lesson.Part{Exercise: x}
	}
	numbers := exercise.NumbersIn(b.view)
	for _, id := range expr.SplitOutside(asked.text, ",") {
		id = strings.TrimSpace(id)
		q, err := ask.New(numbers, id, b.view.Row, x.AnswerForm())
		if err != nil {
			b.at(asked.line, "%v", err)
			continue
		}
		if x.Form == lesson.Lines && !isSlope(q) {
			b.at(asked.line, "a derivation is of a derivative on a row, such as dL[2]/dbeta[1,2], and not of %s", id)
		}
		x.Ask = append(x.Ask, id)
	}
	if x.Form == lesson.Lines && len(x.Ask) > 1 {
		b.at(asked.line, "a derivation is of one derivative")
	}
	return lesson.Part{Exercise: x}
}

// isSlope reports whether a question is for the derivative of a row's loss by a weight.
func isSlope(of ask.Question) bool {
	q, ok := of.(ask.Quantity)
	if !ok {
		return false
	}
	d, ok := q.Asked.Of.(expr.Deriv)
	if !ok || q.Asked.Next {
		return false
	}
	s, ok := d.Of.(expr.Symbol)
	return ok && s.Kind == expr.Li
}

func (b *body) opening(list []entry, line int) lesson.Part {
	const of = "an open block"
	b.known(of, list, []string{"document", "say"}, nil)
	e := b.need(of, line, list, "document")
	if v := b.open(b.project, e.line, e.text); e.line != 0 && v != nil {
		b.name, b.view, b.state = e.text, v, &lesson.State{View: v, Start: v}
	}
	return lesson.Part{Open: &lesson.Open{Document: e.text, Say: b.html(b.need(of, line, list, "say"))}}
}

func (b *body) look(list []entry, line int) lesson.Part {
	const of = "a look block"
	b.known(of, list, []string{"panel", "row", "parameter", "say"}, nil)
	l := &lesson.Look{Document: b.name, Say: b.html(b.need(of, line, list, "say"))}
	if panel := b.words(b.need(of, line, list, "panel"), "table", "diagram", "derivation"); len(panel) > 0 {
		l.Panel = panel[0]
	}
	row, param := one(list, "row"), one(list, "parameter")
	v := b.selecting(b.view, row, param)
	if row.line != 0 {
		l.Row = v.Row
	}
	if param.line != 0 {
		l.Param = v.Shape.ID(v.Param)
	}
	return lesson.Part{Look: l}
}

// stepsOfSlider is how many steps a slider has where its author says nothing.
const stepsOfSlider = 100

func (b *body) try(list []entry, line int) lesson.Part {
	const of = "a try block"
	b.known(of, list, []string{"move", "from", "to", "step", "watch", "say"}, nil)
	t := &lesson.Try{Document: b.name, Say: b.html(b.need(of, line, list, "say"))}
	move := b.need(of, line, list, "move")
	if move.line != 0 && move.text != "gamma" {
		p, err := b.view.Shape.Parse(move.text)
		if err != nil {
			b.at(move.line, "%v", err)
			p = network.Param{Layer: 1, Unit: 1}
		}
		move.text = b.view.Shape.ID(p)
	}
	t.Move = move.text
	t.From, t.To = b.number(b.need(of, line, list, "from")), b.number(b.need(of, line, list, "to"))
	t.Step = (t.To - t.From) / stepsOfSlider
	if step := one(list, "step"); step.line != 0 {
		t.Step = b.number(step)
	}
	if !(t.From < t.To) || !(t.Step > 0) {
		b.at(line, "a slider goes from: a number to: a larger one")
	}
	watch := b.need(of, line, list, "watch")
	if watch.line != 0 {
		for _, text := range expr.SplitOutside(watch.text, ",") {
			v := b.expression(strings.TrimSpace(text), watch.line)
			if v == nil {
				continue
			}
			if err := b.state.Why(v); err != nil {
				b.at(watch.line, "%v", err)
				continue
			}
			t.Watch, t.Labels = append(t.Watch, v), append(t.Labels, lesson.HTML(b.label(text)))
		}
	}
	return lesson.Part{Try: t}
}

// label is what is watched, in the notation of the formulas.
func (b *body) label(text string) string {
	named := *b
	named.named = true
	of, after := strings.CutPrefix(strings.TrimSpace(text), "new(")
	if after {
		of = strings.TrimSuffix(of, ")")
	}
	label, err := named.math("!"+of, false)
	switch {
	case err != nil:
		return "<code>" + html.EscapeString(text) + "</code>"
	case after:
		return "<span>" + prose.Text(prose.AfterStep, label) + "</span>"
	}
	return label
}

// number reads a number.
func (b *body) number(e entry) float64 {
	if e.line == 0 {
		return 0
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(e.text, "−", "-"), 64)
	if err != nil || v-v != 0 {
		b.at(e.line, "%s: is a number, and not %q", e.key, e.text)
		return 0
	}
	return v
}
