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

// rule asks which rule leads from a line of a derivation to the next.
type rule struct {
	numbers *work.Numbers
	row     int
	of      expr.Expr // ∂L_i/∂θ
	line    int       // that is asked for, from 1 on; the first line that there is has the number 0
	left    expr.Expr // of the line before
	before  expr.Expr // and what it is equal to
	lines   *lines.Lines
}

// line is what stands in the id of a question for a rule between the derivative and the number of the line.
const line = " line "

// newRule reads the id of a question for a rule, such as "dL[1]/dalpha[1,2] line 3".
func newRule(n *work.Numbers, id string, row int) (*rule, error) {
	slope, number, _ := strings.Cut(id, line)
	q, err := n.Parse(slope, row)
	if err != nil {
		return nil, err
	}
	θ, isParam := q.Param()
	row, onRow := q.Row()
	if !isParam || !onRow {
		return nil, prose.Say(prose.NoRuleLine, prose.Quoted(id))
	}
	l, err := lines.Of(n, n.Problem(n.Param(θ), row))
	if err != nil {
		return nil, err
	}
	at, err := strconv.Atoi(number)
	if err != nil || !l.Begin(at) {
		return nil, prose.Say(prose.NoRuleLine, prose.Quoted(id))
	}
	r := &rule{numbers: n, row: row, of: q.Of, line: at, lines: l}
	for _, step := range l.Open() {
		if r.before = step.Expr; step.Left != nil {
			r.left = step.Left
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
	for l.Begin(len(list) + 1) {
		list = append(list, expr.Text(expr.DLoss(row, θ), expr.Format{})+line+strconv.Itoa(len(list)+1))
	}
	return list
}

func (r *rule) ID() string { return expr.Text(r.of, expr.Format{}) + line + strconv.Itoa(r.line) }

func (r *rule) Prompt() prose.Message  { return prose.Say(prose.WhichRuleOf, r.of, r.left, r.before) }
func (r *rule) Hint() prose.Message    { return prose.Say(prose.HintRule) }
func (r *rule) Row() (int, bool)       { return r.row, true }
func (r *rule) Numbers() *work.Numbers { return r.numbers }

// Shown is the rule, and why.
func (r *rule) Shown() prose.Message {
	defer r.lines.Begin(r.line)
	return r.lines.Skip()
}

// Choices are rules, one of which is right.
func (r *rule) Choices() []Choice {
	q, _ := r.lines.Question()
	var list []Choice
	for _, c := range q.Choices {
		list = append(list, Choice{string(c), c.Title()})
	}
	return list
}

// Answer judges the id of a rule.
func (r *rule) Answer(text string) (exercise.Verdict, error) {
	for _, c := range derive.Rules() {
		if string(c) == strings.TrimSpace(text) {
			defer r.lines.Begin(r.line)
			return r.lines.Choose(c).Verdict, nil
		}
	}
	return exercise.Verdict{}, prose.Say(prose.NotARule, prose.Quoted(text))
}
