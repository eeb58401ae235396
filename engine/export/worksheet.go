package export

import (
	"strconv"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
)

// Worksheet is a handout to fill in. What is given (data and parameters) stands there in numbers, and what has to be
// computed is left blank. Each quantity has one number. Under this number it is asked for where it is computed, and
// put in where it is used. The answers and lines are those of the handout's derivation; those of [Handout.AsPrinted]
// follow from the numbers that the sheet prints.
type Worksheet struct {
	*Handout

	Given   []Given // the data and parameters that occur in the lines, in that order
	Forward []Line
	Steps   []Line
	Sum     Blank // of ∂L_i/∂θ over all samples
	New     Blank // the parameter after the update; its Number is 0 where the parameter is locked
	Answers []Blank
}

// Blank is a quantity to compute.
type Blank struct {
	Number int       // from 1
	Of     expr.Expr // what is asked for: a symbol, or a derivative
	Value  float64
}

// Line is a line of a worksheet.
type Line struct {
	Step    derive.Step
	Numbers expr.Markup // the line with numbers, its blanks as elements of the class "blank" with their number
	Filled  expr.Markup // the same with the answers
	Alike   bool        // there is no number in the line: Numbers is the same as the line in symbols
	Value   Blank       // of the line; its Number is 0 where a ∂ is left in it, so that it cannot be computed yet
}

// maker numbers the blanks of a worksheet as they come up.
type maker struct {
	sheet  *Worksheet
	blanks map[string]Blank // by what they are of
	given  map[expr.Symbol]bool
}

// Worksheet is the handout as a worksheet.
func (h *Handout) Worksheet() *Worksheet {
	m := maker{sheet: &Worksheet{Handout: h}, blanks: map[string]Blank{}, given: map[expr.Symbol]bool{}}
	w := m.sheet
	var left expr.Expr
	for i, s := range h.Forward {
		if s.Left != nil {
			left = s.Left
		}
		// of σ(a) = 1/(1 + e^(−a)) the second is to be computed
		goesOn := i+1 < len(h.Forward) && h.Forward[i+1].Left == nil
		w.Forward = append(w.Forward, m.line(s, left, !goesOn))
	}
	for _, s := range h.Derivation.Steps {
		if s.Left != nil {
			left = s.Left
		}
		w.Steps = append(w.Steps, m.line(s, left, true))
	}
	w.Sum = m.blank(h.Slope, h.Total)
	if !h.Update.Locked {
		w.New = m.blank(expr.Call{Function: afterUpdate, Args: []expr.Expr{h.Derivation.Symbol}}, h.Update.New)
	}
	return w
}

// afterUpdate marks the parameter after the update, which has no symbol of its own.
var afterUpdate = &expr.Function{ID: "new", Letter: "new", Spoken: "new"}

// blank is the blank of a quantity, which gets the next number where it has none yet.
func (m maker) blank(of expr.Expr, value float64) Blank {
	id := expr.Text(of, expr.Format{})
	b, ok := m.blanks[id]
	if !ok {
		b = Blank{Number: len(m.sheet.Answers) + 1, Of: of, Value: value}
		m.blanks[id] = b
		m.sheet.Answers = append(m.sheet.Answers, b)
	}
	return b
}

// line is a step as a line; left is what its chain of equal lines is equal to. Its value may be asked for.
func (m maker) line(s derive.Step, left expr.Expr, ask bool) Line {
	l := Line{Step: s}
	var used []expr.Symbol // whose numbers are printed
	values := func(symbol expr.Symbol) (float64, bool) {
		v, ok := m.sheet.Derivation.Values(symbol)
		if ok {
			used = append(used, symbol)
		}
		return v, ok
	}
	l.Filled = expr.MathML(s.Expr, expr.Format{Digits: m.sheet.Digits, Values: values})
	l.Alike = len(used) == 0
	asked := map[string]int{}
	for _, symbol := range used {
		v, _ := m.sheet.Derivation.Values(symbol)
		switch symbol.Kind {
		case expr.X, expr.Y, expr.Alpha, expr.Beta:
			m.give(symbol, v)
		default:
			asked[symbol.ID()] = m.blank(symbol, v).Number
		}
	}
	// blanks are printed from positive numbers, as parentheses would tell the sign of a negative one
	unsigned := func(symbol expr.Symbol) (float64, bool) {
		v, ok := m.sheet.Derivation.Values(symbol)
		if asked[symbol.ID()] > 0 {
			v = 1
		}
		return v, ok
	}
	l.Numbers = emptied(expr.MathML(s.Expr, expr.Format{Digits: m.sheet.Digits, Values: unsigned}), asked)
	if ask && !expr.Has[expr.Deriv](s.Expr) {
		l.Value = m.blank(left, s.Value)
	}
	return l
}

// give lists a number as given.
func (m maker) give(s expr.Symbol, v float64) {
	if m.given[s] {
		return
	}
	m.given[s] = true
	for _, g := range m.sheet.Handout.Given {
		if g.Symbol == s {
			m.sheet.Given = append(m.sheet.Given, g)
			return
		}
	}
	m.sheet.Given = append(m.sheet.Given, Given{Symbol: s, Value: v})
}

// emptied is a line with blanks for the numbers of the quantities that are asked for.
func emptied(line expr.Markup, asked map[string]int) expr.Markup {
	if n, ok := asked[line.Ref]; ok && line.Ref != "" && line.Tag == "mn" {
		return expr.Markup{Tag: "mn", Class: "blank", Text: strconv.Itoa(n)}
	}
	children := line.Children
	line.Children = nil
	for _, c := range children {
		line.Children = append(line.Children, emptied(c, asked))
	}
	return line
}
