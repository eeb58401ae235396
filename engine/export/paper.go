package export

import (
	"fmt"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// paper is a form that a handout is written in. Formulas are LaTeX for a math environment. Names, cells and the title
// are plain text.
type paper interface {
	begin(title string)
	heading(m prose.Message)
	say(m prose.Message)
	given(symbol, value, name, cell string)
	step(number int, rule, reason prose.Message)
	line(left, right string) // left = right, or = right where left is ""
	known(how prose.Message, value string)
	sum(of, value string) // a sample's derivative
	gap(m prose.Message)
	end()
}

// write writes the handout.
func (h *Handout) write(p paper) {
	title := h.Title
	if title == "" {
		title = prose.Say(prose.Untitled).String()
	}
	p.begin(title)
	d := h.Derivation
	row := h.Row()
	p.say(prose.Say(prose.HandoutOf, li(row), row, d.Symbol))
	p.heading(prose.Say(prose.RowEnters, row))
	for i, g := range h.Given {
		if i == mostGiven {
			p.gap(prose.Say(prose.AndMore, len(h.Given)-i))
			break
		}
		p.given(expr.LaTeX(g.Symbol, expr.Format{}), h.latex(expr.Num(g.Value)), g.Name, g.Cell)
	}
	p.heading(prose.Say(prose.ForwardPass))
	for _, s := range h.Forward {
		h.writeStep(p, s)
	}
	p.heading(prose.Say(prose.Derivation))
	if !d.Zero.IsNone() {
		p.say(d.Zero)
	}
	for i, s := range d.Steps {
		p.step(i+1, s.Rule.Title(), s.Reason)
		h.writeStep(p, s)
	}
	for _, n := range d.Notes {
		p.say(n)
	}
	p.heading(prose.Say(prose.OverAll))
	for _, s := range h.Samples {
		if s.Gap > 0 {
			p.gap(prose.Say(prose.MoreTogether, s.Gap, prose.Value{V: s.Value, Digits: h.Digits}))
			continue
		}
		p.sum(expr.LaTeX(h.OfSample(s), expr.Format{}), h.latex(expr.Num(s.Value)))
	}
	p.line(expr.LaTeX(h.Slope, expr.Format{}), h.latex(expr.Num(h.Total)))
	p.heading(prose.Say(prose.Update))
	p.say(h.Say())
	if !h.Update.Locked {
		p.line(h.latexUpdate())
	}
	p.heading(prose.Say(prose.CheckIt))
	p.say(prose.Say(prose.CheckedBy))
	p.known(prose.Say(prose.ByDualNumbers), expr.LaTeX(expr.Num(h.Check.Dual), expr.Format{Digits: checkDigits}))
	p.known(prose.Say(prose.ByDifference), expr.LaTeX(expr.Num(h.Check.Difference), expr.Format{Digits: checkDigits}))
	p.end()
}

const (
	mostGiven   = 40 // numbers of a row that are written out
	checkDigits = 9  // about what a central difference has
)

func li(row int) expr.Symbol { return expr.Symbol{Kind: expr.Li, I: expr.At(row)} }

func (h *Handout) latex(e expr.Expr) string { return expr.LaTeX(e, expr.Format{Digits: h.Digits}) }

// writeStep writes a step's line in symbols, then in numbers with its value, as far as they say something new.
func (h *Handout) writeStep(p paper, s derive.Step) {
	left := ""
	if s.Left != nil {
		left = expr.LaTeX(s.Left, expr.Format{})
	}
	symbols := expr.LaTeX(s.Expr, expr.Format{})
	numbers := expr.LaTeX(h.Derivation.Filled(s.Expr, h.Digits), expr.Format{Values: h.Derivation.Values, Digits: h.Digits})
	value := h.latex(expr.Num(s.Value))
	p.line(left, symbols)
	switch {
	case numbers != symbols && numbers != value:
		p.line("", numbers+" = "+value)
	case value != symbols:
		p.line("", value)
	}
}

// latexUpdate is θ_new = θ_old − γ · gradient.
func (h *Handout) latexUpdate() (left, right string) {
	u := h.Update
	symbol := expr.LaTeX(h.Derivation.Symbol, expr.Format{})
	moved := expr.Format{Digits: expr.Apart(u.Old, u.New, h.Digits)}
	gradient := h.latex(expr.Num(u.Gradient))
	if u.Gradient < 0 {
		gradient = "(" + gradient + ")"
	}
	return "{" + symbol + `}^{\text{new}}`, fmt.Sprintf(`%s - %s \cdot %s = %s`,
		expr.LaTeX(expr.Num(u.Old), moved), expr.LaTeX(expr.Num(u.Rate), expr.Format{}), gradient, expr.LaTeX(expr.Num(u.New), moved))
}
