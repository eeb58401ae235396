package derivation

import (
	"reflect"
	"strings"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/workspace"
)

// options are how a derivation is shown.
type options struct {
	form     derive.Form
	show     show
	expanded bool // sums written out
	digits   int  // significant digits
}

// show says which lines of a step are shown.
type show int

const (
	both show = iota
	symbols
	numbers
)

// shown is a derivation as the panel shows it: everything but the layout.
type shown struct {
	derivation *derive.Derivation
	rows       []row
	hasSums    bool // there is a Σ that could be written out
	check      derive.Check
	samples    []sample
	of, total  expr.Expr // ∂L_i/∂θ and ∂L/∂θ
}

// row is one step.
type row struct {
	step    derive.Step
	left    *expr.Markup // nil where the line goes on from the one before
	symbols expr.Markup
	numbers expr.Markup
	alike   bool // symbols and numbers print the same, as where all is still under a ∂
	value   string
	speech  string
}

// sample is the derivative on one sample.
type sample struct {
	row   int // its number in the table, from 1
	value float64
}

// problem is the selected derivative of a view; false where the selected row is left out or there is no
// network.
func problem(v *workspace.View) (derive.Problem, bool) {
	if v == nil || v.Problem != nil || v.Sample < 0 {
		return derive.Problem{}, false
	}
	e := v.Encoding
	return derive.Problem{
		Network: v.Network, Theta: v.Theta,
		X: e.X[v.Sample*e.P : (v.Sample+1)*e.P], Y: e.Y[v.Sample*e.K : (v.Sample+1)*e.K],
		Sample: v.Row, Param: v.Param,
	}, true
}

// newShown derives what the view has selected.
func newShown(v *workspace.View, o options) (*shown, bool) {
	p, ok := problem(v)
	if !ok {
		return nil, false
	}
	d := derive.Derive(p, o.form)
	s := &shown{derivation: d, check: p.Check(d), of: d.Of, total: expr.D(expr.Symbol{Kind: expr.L}, d.Symbol)}
	for _, step := range d.Steps {
		s.hasSums = s.hasSums || hasSum(step.Expr)
		s.rows = append(s.rows, newRow(step, d, o))
	}
	e := v.Encoding
	for i, value := range derive.PerSample(v.Network, v.Theta, e.X, e.Y, v.Param) {
		s.samples = append(s.samples, sample{row: e.Rows[i] + 1, value: value})
	}
	return s, true
}

// forward is how the quantities of the forward pass come about.
func (s *shown) forward(v *workspace.View, o options) []row {
	p, _ := problem(v)
	var rows []row
	for _, step := range derive.Forward(p) {
		rows = append(rows, newRow(step, s.derivation, o))
	}
	return rows
}

func newRow(step derive.Step, d *derive.Derivation, o options) row {
	right := step.Expr
	if o.expanded {
		right = expr.Expand(right)
	}
	plain := expr.Format{Digits: o.digits}
	filled := expr.Format{Digits: o.digits, Values: d.Values}
	r := row{
		step:    step,
		symbols: expr.MathML(right, plain),
		numbers: expr.MathML(right, filled),
		value:   expr.FormatNumber(step.Value, o.digits),
	}
	r.alike = reflect.DeepEqual(r.symbols, r.numbers)
	said := "equals " + expr.Speech(right, plain)
	if step.Left != nil {
		left := expr.MathML(step.Left, plain)
		r.left = &left
		said = expr.Speech(step.Left, plain) + " " + said
	}
	r.speech = said + ", which is " + r.value
	return r
}

func hasSum(e expr.Expr) bool {
	found := false
	expr.Walk(e, func(part expr.Expr) bool {
		_, is := part.(expr.BigSum)
		found = found || is
		return !found
	})
	return found
}

// paragraph is prose with formulas in it: parts alternate between text and a symbol's id.
type part struct {
	text   string
	symbol *expr.Symbol
}

// parse splits a reason at its backquotes.
func parse(reason string) []part {
	var parts []part
	for i, text := range strings.Split(reason, "`") {
		if i%2 == 1 {
			if s, err := expr.ParseSymbol(text); err == nil {
				parts = append(parts, part{symbol: &s})
				continue
			}
		}
		if text != "" {
			parts = append(parts, part{text: text})
		}
	}
	return parts
}

// The samples table shows all samples up to whole, and of more the first few, the current and the last
// few, until all are asked for; no more than most at a time.
const (
	whole = 12
	head  = 6
	tail  = 3
	most  = 500
)

// gap stands for samples that are not shown: how many they are.
type entry struct {
	sample
	gap int // more than 0: that many samples are left out here
}

// entries picks the samples to show.
func entries(all []sample, current int, everything bool) []entry {
	limit := whole
	if everything {
		limit = most
	}
	var list []entry
	gap := 0
	for i, s := range all {
		keep := len(all) <= limit || i < limit-tail-head/2 && everything || i < head || i >= len(all)-tail || s.row == current
		if !keep {
			gap++
			continue
		}
		if gap > 0 {
			list = append(list, entry{gap: gap})
			gap = 0
		}
		list = append(list, entry{sample: s})
	}
	return list
}
