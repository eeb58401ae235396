// Package check holds a derivation that a person wrote, line after line, against itself: each line must be equal to the line
// before. That is decided at many drawn points, so that a line cannot be right by the numbers of one row alone.
package check

import (
	"strconv"
	"strings"

	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Line is what is said of a line.
type Line struct {
	Equal    bool        // to the line before, or, of the first, to the derivative
	Rule     derive.Rule // by which it follows; "" where it is not recognised
	Mistakes []*mistake.Mistake
	Where    exercise.Where // of a mistake: the number of the line, and the part of it that is wrong; or a quantity and a part of its equation
	Feedback prose.Message
}

// Result is what is said of a derivation.
type Result struct {
	Lines    []Line
	Finished bool // every line is equal, and the last has no derivative and no name of one left
}

// checker holds the lines about one derivative.
type checker struct {
	system *work.System
	asked  work.Quantity
	row    int
	points exercise.Points
	found  []*mistake.Found // at the first of the points
}

// Derivation checks the lines of a derivation of ∂L_i/∂θ on a row.
func Derivation(n *work.Numbers, θ network.Param, row int, lines []string) Result {
	of := expr.DLoss(row, n.Network.Shape.Symbol(θ))
	c := &checker{system: work.New(n), asked: work.Quantity{Of: of}, row: row, points: exercise.NewPoints(n)}
	result := Result{Finished: len(lines) > 0}
	before := expr.Expr(of)
	for i, text := range lines {
		line, last := c.line(i+1, before, text)
		result.Lines = append(result.Lines, line)
		result.Finished = result.Finished && line.Equal
		if last != nil {
			before = last
		}
	}
	result.Finished = result.Finished && !unfinished(before)
	return result
}

// unfinished reports whether a derivative is left, or an error, which is the name of one.
func unfinished(e expr.Expr) bool {
	return expr.Any(e, func(part expr.Expr) bool {
		switch p := part.(type) {
		case expr.Deriv:
			return true
		case expr.Symbol:
			return p.Kind == expr.Delta || p.Kind == expr.S
		}
		return false
	})
}

// line checks one line, which may itself be a chain of equal expressions. It gives the last of these, or nil where the line
// cannot be read.
func (c *checker) line(number int, before expr.Expr, text string) (Line, expr.Expr) {
	all, err := read(text, c.system)
	if err != nil {
		return Line{Feedback: prose.Say(prose.LineNotRead, err)}, nil
	}
	var l Line
	for _, e := range all {
		l = c.compare(number, before, e)
		before = e
		if !l.Equal {
			break
		}
	}
	return l, all[len(all)-1]
}

// read reads a line, which may itself be a chain of equal expressions, in text or in LaTeX.
func read(text string, s *work.System) ([]expr.Expr, error) {
	var all []expr.Expr
	for _, part := range chain(expr.FromLaTeX(text)) {
		e, err := answer.Parse(part, s)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// Read reads a line as [Derivation] does, to be shown while it is typed.
func Read(n *work.Numbers, text string) ([]expr.Expr, error) { return read(text, work.New(n)) }

// chain parts a line at the signs = that stand outside of brackets.
func chain(text string) []string {
	parts := expr.SplitOutside(text, "=")
	if len(parts) > 1 && strings.TrimSpace(parts[0]) == "" { // the line begins with =
		parts = parts[1:]
	}
	return parts
}

// compare holds an expression against the one before.
func (c *checker) compare(number int, before, e expr.Expr) Line {
	value := func(e expr.Expr) func(*work.System) float64 {
		return func(s *work.System) float64 { return s.Eval(e) }
	}
	switch c.points.Agree(value(e), value(before)) {
	case exercise.Unknown:
		return Line{Feedback: prose.Say(prose.NotCompared)}
	case exercise.Different:
		return c.wrong(number, before, e)
	}
	l := Line{Equal: true, Feedback: prose.Say(prose.LineEqual)}
	if expr.Equal(before, e) {
		return l
	}
	if l.Rule = c.rule(before, e); l.Rule != "" {
		l.Feedback = prose.Say(prose.LineByRule, l.Rule.Title())
	}
	return l
}

// wrong names the mistake in a line.
func (c *checker) wrong(number int, before, e expr.Expr) Line {
	l := Line{}
	value := func(s *work.System) float64 { return s.Eval(e) }
	if c.points.Agree(func(s *work.System) float64 { return s.Eval(before) }, func(s *work.System) float64 { return s.Value(c.asked) }) == exercise.Equal {
		for _, f := range c.mistakes() {
			if c.points.Agree(value, func(s *work.System) float64 { return f.In(s, c.asked) }) != exercise.Equal {
				continue
			}
			if len(l.Mistakes) == 0 {
				l.Where = exercise.WhereOf(f)
				l.Feedback = prose.Join(prose.Say(prose.ComesOutWhen, prose.Say(f.Title)), exercise.Look(f), prose.Say(f.Hint))
			}
			l.add(f.Mistake)
		}
	}
	fixed := c.repair(before, e)
	for i, r := range fixed {
		if i == 0 && len(l.Mistakes) == 0 {
			l.Feedback = prose.Join(prose.Say(prose.ComesOutWhen, prose.Say(r.mistake.Title)), prose.Say(prose.LineLookAt, r.part), prose.Say(r.mistake.Hint))
		}
		if i == 0 {
			l.Where = exercise.Where{Step: strconv.Itoa(number), Symbol: expr.Text(r.part, expr.Format{})}
		}
		l.add(r.mistake)
	}
	if len(l.Mistakes) == 0 {
		l.Where.Step = strconv.Itoa(number)
		l.Feedback = prose.Say(prose.LineUnequal, before)
	}
	return l
}

func (l *Line) add(m *mistake.Mistake) {
	for _, known := range l.Mistakes {
		if known == m {
			return
		}
	}
	l.Mistakes = append(l.Mistakes, m)
}

// mistakes are those that lead to another number at drawn numbers: with those of the row one may make no difference.
func (c *checker) mistakes() []*mistake.Found {
	if c.found == nil {
		c.found = (&mistake.Case{System: c.points[0], Asked: c.asked}).All()
	}
	return c.found
}
