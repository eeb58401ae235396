// Package lines asks for a derivation line by line: the derivation is covered, and each line opens once it was asked for. A line is asked for by
// the rule that leads to it, and by a factor that is new in it; the last question is the value.
package lines

import (
	"slices"

	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/check"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/random"
)

// Kind is what a question asks for.
type Kind uint8

// The kinds of questions.
const (
	Rule   Kind = iota // which rule leads to the next line
	Factor             // which factor is new in the next line
	Value              // the number of the derivative
)

// Question is one question about a line.
type Question struct {
	Kind    Kind
	Line    int           // that is asked for, from 0; of the value the last
	Choices []derive.Rule // of a rule; one of them is right
	factor  int           // of a factor: which
}

// Lines is a derivation that is asked for.
type Lines struct {
	numbers   *work.Numbers
	param     network.Param
	row       int
	of        expr.Expr // ∂L_i/∂θ
	steps     []derive.Step
	questions []Question
	at        int // the question that is open
}

// Verdict is what becomes of an answer.
type Verdict struct {
	exercise.Verdict
	Opened bool // a line has opened, or the derivation is finished
}

// Of covers a derivation of ∂L_i/∂θ by the chain rule. The definition of the loss, from which it starts, is open. Its error says that the network
// is too large.
func Of(n *work.Numbers, p derive.Problem) (*Lines, error) {
	l := &Lines{numbers: n, param: p.Param, row: p.Sample}
	l.of = expr.DLoss(p.Sample, n.Network.Shape.Symbol(p.Param))
	if err := exercise.TooLarge(n, work.Quantity{Of: l.of}); err != nil {
		return nil, err
	}
	l.steps = derive.Derive(p, derive.Chain).Steps
	for i := 1; i < len(l.steps); i++ {
		l.questions = append(l.questions, Question{Kind: Rule, Line: i, Choices: l.choices(i)})
		if at, ok := l.fresh(i); ok {
			l.questions = append(l.questions, Question{Kind: Factor, Line: i, factor: at})
		}
	}
	l.questions = append(l.questions, Question{Kind: Value, Line: len(l.steps)})
	return l, nil
}

// usual are the rules among which a person chooses, beside those of the derivation.
var usual = []derive.Rule{derive.ChainRule, derive.PowerRule, derive.LinearForm, derive.Function, derive.Product, derive.Table, derive.LogRule, derive.Tidy}

// mostChoices is how many rules a person chooses from.
const mostChoices = 4

// choices are the rule of a line and others, in the order in which rules are listed.
func (l *Lines) choices(line int) []derive.Rule {
	list := []derive.Rule{l.steps[line].Rule}
	r := random.SplitMix64(line)
	r.Next()
	for first := r.Below(len(usual)); len(list) < mostChoices; first++ {
		if rule := usual[first%len(usual)]; !slices.Contains(list, rule) {
			list = append(list, rule)
		}
	}
	all := derive.Rules()
	slices.SortFunc(list, func(a, b derive.Rule) int { return slices.Index(all, a) - slices.Index(all, b) })
	return list
}

// parts are the factors of a line, and whether a sign stands before them.
func parts(e expr.Expr) (factors []expr.Expr, negative bool) {
	if n, ok := e.(expr.Neg); ok {
		e, negative = n.X, true
	}
	if p, ok := e.(expr.Product); ok {
		return p.Factors, negative
	}
	return nil, negative
}

// fresh is the first factor of a line that the line before has not; false where the line is no product, or has none.
func (l *Lines) fresh(line int) (at int, ok bool) {
	factors, _ := parts(l.steps[line].Expr)
	before, _ := parts(l.steps[line-1].Expr)
	at = slices.IndexFunc(factors, func(f expr.Expr) bool {
		return !slices.ContainsFunc(before, func(b expr.Expr) bool { return expr.Equal(b, f) })
	})
	return at, at >= 0
}

// Open are the lines that are open.
func (l *Lines) Open() []derive.Step {
	if q, ok := l.Question(); ok {
		return l.steps[:q.Line]
	}
	return l.steps
}

// Question is the question that is open; false where the derivation is finished.
func (l *Lines) Question() (Question, bool) {
	if l.at == len(l.questions) {
		return Question{}, false
	}
	return l.questions[l.at], true
}

// Count is the number of the question that is open, from 1, and how many there are.
func (l *Lines) Count() (at, of int) { return min(l.at+1, len(l.questions)), len(l.questions) }

// Blank stands in a line for the factor that is asked for.
var Blank = expr.Symbol{Kind: expr.V}

// WithBlank is the line that a question for a factor asks about, with a blank for the factor.
func (l *Lines) WithBlank(q Question) expr.Expr { return l.with(q, Blank) }

// Covered is the line that a question for a factor asks about, with a blank for the factor.
func (l *Lines) Covered(q Question, f expr.Format) expr.Markup {
	return blanked(expr.MathML(l.WithBlank(q), f), expr.MathML(Blank, f).Ref)
}

// blanked is a formula with a blank in the place of a symbol.
func blanked(m expr.Markup, ref string) expr.Markup {
	if m.Ref == ref {
		return expr.Markup{Tag: "mn", Class: "blank", Text: "?"}
	}
	children := make([]expr.Markup, len(m.Children))
	for i, c := range m.Children {
		children[i] = blanked(c, ref)
	}
	m.Children = children
	return m
}

// with is the line of a question with another expression in the place of its factor.
func (l *Lines) with(q Question, factor expr.Expr) expr.Expr {
	factors, negative := parts(l.steps[q.Line].Expr)
	list := slices.Clone(factors)
	list[q.factor] = factor
	e := expr.Mul(list...)
	if negative {
		return expr.Neg{X: e}
	}
	return e
}

// Begin goes to the question of a kind for a line, from 1; false where there is no such question.
func (l *Lines) Begin(kind Kind, line int) bool {
	at := slices.IndexFunc(l.questions, func(q Question) bool { return q.Kind == kind && q.Line == line })
	if at >= 0 {
		l.at = at
	}
	return at >= 0
}

// Choose answers the question for a rule.
func (l *Lines) Choose(rule derive.Rule) Verdict {
	q := l.questions[l.at]
	step := l.steps[q.Line]
	if rule != step.Rule {
		return Verdict{Verdict: exercise.Verdict{Feedback: prose.Say(prose.OtherRule, rule.Title(), rule.Prose())}}
	}
	return l.right(step.Reason)
}

// Answer answers the question for a factor or for the value. Its error says why the answer cannot be read.
func (l *Lines) Answer(text string) (Verdict, error) {
	q := l.questions[l.at]
	if q.Kind == Value {
		x, err := exercise.Ask(l.numbers, work.Quantity{Of: l.of}.ID(), l.row, exercise.Number)
		if err != nil {
			return Verdict{}, err
		}
		v, err := x.Answer(text)
		if err != nil || !v.Correct {
			return Verdict{Verdict: v}, err
		}
		right := l.right(v.Feedback)
		right.Mistakes = v.Mistakes
		return right, nil
	}
	typed, err := check.Read(l.numbers, text)
	if err != nil {
		return Verdict{}, err
	}
	factor := typed[len(typed)-1]
	said := l.compare(q, factor)
	switch {
	case said.Equal && !l.same(q, factor) && l.compare(q, expr.Add(factor, expr.Num(1))).Equal: // the rest of the line is 0
		return Verdict{Verdict: exercise.Verdict{Feedback: prose.Say(prose.AnyFactor)}}, nil
	case said.Equal:
		return l.right(prose.Say(prose.FactorRight, l.steps[q.Line].Rule.Title())), nil
	}
	return Verdict{Verdict: exercise.Verdict{Mistakes: said.Mistakes, Where: said.Where, Feedback: said.Feedback}}, nil
}

// compare holds the line of a question with a factor against the line before.
func (l *Lines) compare(q Question, factor expr.Expr) check.Line {
	line := expr.Text(l.with(q, factor), expr.Format{})
	before := expr.Text(l.steps[q.Line-1].Expr, expr.Format{})
	return check.Derivation(l.numbers, l.param, l.row, []string{before, line}).Lines[1]
}

// same reports whether a factor is that of the line itself.
func (l *Lines) same(q Question, factor expr.Expr) bool {
	factors, _ := parts(l.steps[q.Line].Expr)
	value := func(e expr.Expr) func(*work.System) float64 {
		return func(s *work.System) float64 { return s.Eval(e) }
	}
	return exercise.NewPoints(l.numbers).Agree(value(factor), value(factors[q.factor])) == exercise.Equal
}

// right goes on to the next question.
func (l *Lines) right(why prose.Message) Verdict {
	was := len(l.Open())
	l.at++
	_, more := l.Question()
	return Verdict{Verdict: exercise.Verdict{Correct: true, Feedback: why}, Opened: !more || len(l.Open()) > was}
}

// Skip opens what is asked for, and goes on to the next question. It gives the answer, to be shown: the rule's title, the factor, or the value.
func (l *Lines) Skip() prose.Message {
	q := l.questions[l.at]
	l.at++
	switch q.Kind {
	case Rule:
		return prose.Join(prose.Say(prose.ItWasRule, l.steps[q.Line].Rule.Title()), l.steps[q.Line].Reason)
	case Factor:
		factors, _ := parts(l.steps[q.Line].Expr)
		return prose.Say(prose.ItWasFactor, factors[q.factor])
	}
	return prose.Say(prose.ItWasValue, prose.Value{V: l.steps[len(l.steps)-1].Value, Digits: 6})
}
