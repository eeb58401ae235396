package lesson

import (
	"regexp"
	"strings"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/expr"
	"chainrule/engine/lesson"
	"chainrule/engine/workspace"
)

// tryAll carries out the solutions of all tasks one after the other, and reports those that are not done then.
func (r *Read) tryAll() {
	if len(r.list) > 0 {
		return // what is wrong is said already
	}
	name := r.Document
	start := r.views[name]
	w := workspace.New(start.Saved())
	for _, p := range r.Parts {
		if p.Open != nil {
			name = p.Open.Document
			start = r.views[name]
			w = workspace.New(start.Saved())
		}
		if p.Task != nil {
			w = r.try(p.Task, w, start)
		}
		if p.Exercise != nil {
			r.stillAsked(p.Exercise, w.View())
		}
	}
}

// stillAsked reports the quantities of an exercise that cannot be asked for once the tasks before are done.
func (r *Read) stillAsked(x *lesson.Exercise, v *workspace.View) {
	if !v.Ready() || v.Sample < 0 {
		r.at(1, "the exercise %s: after the tasks before, there is nothing to ask", x.ID)
		return
	}
	n := exercise.NumbersIn(v)
	for _, id := range x.Ask {
		if _, err := ask.New(n, id, v.Row, x.AnswerForm()); err != nil {
			r.at(1, "the exercise %s, after the tasks before: %v", x.ID, err)
		}
	}
}

// try carries out the solution of a task. It gives the workspace afterwards.
func (r *Read) try(t *lesson.Task, w *workspace.Workspace, start *workspace.View) *workspace.Workspace {
	pointed := ""
	line := 1
	for _, step := range r.steps[t.ID] {
		line = step.line
		switch step.kind {
		case stepPoint:
			pointed = step.Point
		case stepAgain:
			w = workspace.New(start.Saved())
		case stepAnswer:
			s := &lesson.State{View: w.View(), Start: start, Pointed: pointed}
			text := step.Answer
			if text == "" {
				v, ok := s.Of(t.Ask.Answer)
				if !ok {
					r.at(line, "the task %s: %v", t.ID, s.Why(t.Ask.Answer))
					return w
				}
				text = typed(v)
			}
			if right, _, err := t.Ask.Judge(text, s); !right {
				r.at(line, "the task %s: the answer %s is not right (%v)", t.ID, text, err)
			}
		default:
			if err := step.do(w); err != nil {
				r.at(line, "the task %s: %v", t.ID, err)
				return w
			}
		}
	}
	s := &lesson.State{View: w.View(), Start: start, Pointed: pointed}
	for _, c := range t.When {
		if !c.Holds(s) {
			r.at(line, "the task %s is not done by its steps: %s does not hold%s", t.ID, c, values(c, s))
		}
	}
	r.saidWhenDone(t, s)
	r.told(line, t, s)
	return w
}

// between is a formula between dollars.
var between = regexp.MustCompile(`\$([^$]+)\$`)

// saidWhenDone checks the formulas in what is said once a task is done, as they are after its solution.
func (r *Read) saidWhenDone(t *lesson.Task, after *lesson.State) {
	b := &body{Read: r, name: t.Document, state: after}
	done := r.dones[t.ID]
	for _, m := range between.FindAllStringSubmatch(done.text, -1) {
		if text := m[1]; !strings.HasPrefix(text, "!") || strings.HasPrefix(text, "!=") {
			err := error(nil)
			if shown, of, ok := claimed(text); ok {
				err = b.stands(shown, of)
			} else {
				err = b.holds(text, sides(text))
			}
			if err != nil {
				r.at(done.line, "when the task %s is done, %v", t.ID, err)
			}
		}
	}
}

// told reports the wrong answers of a task that would be taken as right once the rest of it is done.
func (r *Read) told(line int, t *lesson.Task, s *lesson.State) {
	if t.Ask == nil {
		return
	}
	for _, wrong := range t.Ask.Wrong {
		if v, ok := s.Of(wrong.Value); ok {
			if right, _, err := t.Ask.Judge(typed(v), s); right && err == nil {
				r.at(line, "the task %s: the wrong answer %s is taken as right", t.ID, typed(v))
			}
		}
	}
}

// typed is a number as a person types it.
func typed(v float64) string {
	return strings.ReplaceAll(expr.Text(expr.Num(v), expr.Format{}), "−", "-")
}

// values says what the sides of a comparison are.
func values(c lesson.Condition, s *lesson.State) string {
	for _, relation := range []string{"<=", ">=", "!=", "<", ">", "="} {
		a, b, ok := strings.Cut(c.String(), relation)
		if !ok {
			continue
		}
		said := ""
		for _, side := range []string{a, b} {
			if v, err := lesson.ParseValue(side); err == nil {
				if x, ok := s.Of(v); ok {
					said += "; " + strings.TrimSpace(side) + " is " + expr.FormatNumber(x, 6)
				}
			}
		}
		return said
	}
	return ""
}

// Steps are the steps of a task's solution.
func (r *Read) Steps(task string) []Step { return r.steps[task] }
