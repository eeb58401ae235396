package ask

import (
	"strconv"
	"strings"

	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/lines"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// step asks for what leads from a line of a derivation to the next: its rule, or a factor that is new in it.
type step struct {
	kind    lines.Kind
	numbers *work.Numbers
	row     int
	of      expr.Expr // ∂L_i/∂θ
	line    int       // that is asked for, from 1 on; the first line that there is has the number 0
	left    expr.Expr // of the line before
	before  expr.Expr // and what it is equal to
	lines   *lines.Lines
}

// line is what stands in the id of a step between the derivative and the number of the line.
const line = " line "

// newStep reads the id of a step, such as "dL[1]/dalpha[1,2] line 3".
func newStep(n *work.Numbers, id string, row int, kind lines.Kind) (*step, error) {
	text, number, _ := strings.Cut(id, line)
	slope, err := slopeOf(n, text, row)
	if err != nil {
		return nil, err
	}
	if slope == nil {
		return nil, prose.Say(prose.NoRuleLine, prose.Quoted(id))
	}
	l, err := lines.Of(n, n.Problem(n.Param(slope.θ), slope.row))
	if err != nil {
		return nil, err
	}
	at, err := strconv.Atoi(number)
	if err != nil || !l.Begin(kind, at) {
		return nil, prose.Say(prose.NoRuleLine, prose.Quoted(id))
	}
	r := &step{kind: kind, numbers: n, row: slope.row, of: expr.DLoss(slope.row, slope.θ), line: at, lines: l}
	for _, s := range l.Open() {
		if r.before = s.Expr; s.Left != nil {
			r.left = s.Left
		}
	}
	return r, nil
}

// Rules are the ids of the questions for the rules of a derivation, line after line; none where the network is too large.
func Rules(n *work.Numbers, θ expr.Symbol, row int) []string {
	l, err := lines.Of(n, n.Problem(n.Param(θ), row))
	if err != nil {
		return nil
	}
	var list []string
	for l.Begin(lines.Rule, len(list)+1) {
		list = append(list, StepID(expr.DLoss(row, θ), len(list)+1))
	}
	return list
}

func (r *step) ID() string { return StepID(r.of, r.line) }

func (r *step) Row() (int, bool)       { return r.row, true }
func (r *step) Numbers() *work.Numbers { return r.numbers }

// StepID is the id of the question for the rule that leads to a line of the derivation of ∂L_i/∂θ, and of that for a factor in it.
func StepID(of expr.Expr, at int) string {
	return expr.Text(of, expr.Format{}) + line + strconv.Itoa(at)
}

// Prompt shows the line before, and with a factor that is asked for the line itself.
func (r *step) Prompt() prose.Message {
	if q, _ := r.lines.Question(); r.kind == lines.Factor {
		return prose.Say(prose.WhichFactorOf, r.of, r.left, r.before, r.lines.WithBlank(q), lines.Blank)
	}
	return prose.Say(prose.WhichRuleOf, r.of, r.left, r.before)
}

// Hint says where to look, or which rule leads to the factor.
func (r *step) Hint() prose.Message {
	if r.kind == lines.Factor {
		defer r.lines.Begin(r.kind, r.line)
		r.lines.Begin(lines.Rule, r.line)
		return r.lines.Skip()
	}
	return prose.Say(prose.HintRule)
}

// Shown is the rule, and why, or the factor.
func (r *step) Shown() prose.Message {
	defer r.lines.Begin(r.kind, r.line)
	return r.lines.Skip()
}

// Choices are rules, one of which is right. A factor is typed.
func (r *step) Choices() []Choice {
	q, _ := r.lines.Question()
	var list []Choice
	for _, c := range q.Choices {
		list = append(list, Choice{string(c), c.Title()})
	}
	return list
}

// Answer judges the id of a rule, or a factor.
func (r *step) Answer(text string) (exercise.Verdict, error) {
	if r.kind == lines.Factor {
		defer r.lines.Begin(r.kind, r.line)
		v, err := r.lines.Answer(text)
		return v.Verdict, err
	}
	for _, c := range derive.Rules() {
		if string(c) == strings.TrimSpace(text) {
			defer r.lines.Begin(r.kind, r.line)
			return r.lines.Choose(c).Verdict, nil
		}
	}
	return exercise.Verdict{}, prose.Say(prose.NotARule, prose.Quoted(text))
}
