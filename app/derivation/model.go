package derivation

import (
	"math"

	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// options are how a derivation is shown.
type options struct {
	form     derive.Form
	show     show
	expanded bool // sums written out
	remarks  bool // what the article prints
	factors  bool // the value of each factor below it
	digits   int  // significant digits
}

// show says which lines of a step are shown.
type show int

const (
	both show = iota
	symbols
	numbers
)

// shown is a derivation as the panel shows it: everything but the layout. It is not changed once it is made.
type shown struct {
	id         int // of no other one: go-app tells by it, without a look at the rest, that something changed
	view       *workspace.View
	options    options
	derivation *derive.Derivation
	rows       []*row
	hasSums    bool // there is a Σ that could be written out
	values     *values
	check      derive.Check
	samples    []sample
	of, total  expr.Expr // ∂L_i/∂θ and ∂L/∂θ
	product    []derive.Part
}

// row is one step.
type row struct {
	id    [2]int // of its derivation, and its place there
	step  derive.Step
	of    *derive.Derivation
	with  options
	index int
	last  bool
	known bool // the value is computed
}

// formula is a step's line as formulas and in words.
type formulas struct {
	left    *expr.Markup // nil where the line goes on from the one before
	symbols expr.Markup
	numbers expr.Markup
	alike   bool // symbols and numbers print the same, as where all is still under a ∂
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
	if !v.Ready() || v.Sample < 0 {
		return derive.Problem{}, false
	}
	return v.Derive(v.Sample, v.Param), true
}

// made counts the derivations made, for their ids.
var made int

// newShown derives what the view has selected.
func newShown(v *workspace.View, o options) (*shown, bool) {
	p, ok := problem(v)
	if !ok {
		return nil, false
	}
	work := newValues(p, o.form)
	d := work.Derivation
	made++
	s := &shown{id: made, view: v, options: o, derivation: d, check: p.Check(d), of: d.Of, total: expr.D(expr.Symbol{Kind: expr.L}, d.Symbol), values: work, product: d.Product()}
	for i, step := range d.Steps {
		s.hasSums = s.hasSums || expr.Has[expr.BigSum](step.Expr)
		s.rows = append(s.rows, s.newRow(i))
	}
	e := v.Encoding
	for i, value := range derive.PerSample(v.Network, v.Theta, e.X, e.Y, v.Param) {
		s.samples = append(s.samples, sample{row: e.Rows[i] + 1, value: value})
	}
	return s, true
}

// row is the i-th step as it was drawn last; nil where nothing is drawn yet.
func (s *shown) row(i int) *row {
	if s == blank {
		return nil
	}
	return s.rows[i]
}

// newRow is the i-th step as it is now.
func (s *shown) newRow(i int) *row {
	return &row{
		id: [2]int{s.id, i}, step: s.derivation.Steps[i], of: s.derivation, with: s.options, index: i,
		last: i == len(s.derivation.Steps)-1, known: i < s.values.Valued,
	}
}

// forward is how the quantities of the forward pass come about.
func (s *shown) forward() []*row {
	p, _ := problem(s.view)
	var rows []*row
	for i, step := range derive.Forward(p) {
		rows = append(rows, &row{step: step, of: s.derivation, with: s.options, index: i, known: true})
	}
	return rows
}

// column is what stands at the right of a step: its value, or a tick where it is the value of the step before. Each line is
// evaluated on its own, so a line that differs shows its number.
func (r *row) column() string {
	steps := r.of.Steps
	first, last := r.step.Left != nil, r.index+1 == len(steps) || steps[r.index+1].Left != nil
	if r.known && !first && !last && steps[r.index-1].Value == r.step.Value && !math.IsInf(r.step.Value, 0) {
		return tick
	}
	return r.value()
}

// tick says that a line is the same number as the line before.
const tick = "✓"

// value is the step's value in digits.
func (r *row) value() string {
	if !r.known {
		return "…"
	}
	return expr.FormatNumber(r.step.Value, r.with.digits)
}

// below is the value of a factor.
func (r *row) below(factor expr.Expr) (string, bool) {
	v, ok := r.of.FactorValue(factor)
	return expr.FormatNumber(v, r.with.digits), ok
}

// mostWritten is how many symbols a line has at most when its sums are written out. Nobody reads more, and the lines of
// deep networks have more than a browser can hold.
const mostWritten = 200

// written reports whether the sums of the line are written out.
func (r *row) written() bool {
	return r.with.expanded && expr.Written(r.step.Expr, mostWritten) <= mostWritten
}

// formulas prints the step.
func (r *row) formulas() formulas {
	right := r.step.Expr
	if r.written() {
		right = expr.Expand(right)
	}
	plain := expr.Format{Digits: r.with.digits}
	filled := expr.Format{Digits: r.with.digits, Values: r.of.Values}
	valued := plain
	if r.with.factors && r.known {
		valued.Under = r.below
	}
	f := formulas{symbols: expr.MathML(right, valued), numbers: expr.MathML(r.of.Filled(right, r.with.digits), filled)}
	bare := f.symbols
	if valued.Under != nil {
		bare = expr.MathML(right, plain)
	}
	f.alike = bare.Equal(f.numbers)
	spoken := expr.Speech(right, plain)
	if r.step.Left == nil {
		f.speech = prose.Text(prose.EqualsWhich, spoken, r.value())
		return f
	}
	left := expr.MathML(r.step.Left, plain)
	f.left = &left
	f.speech = prose.Text(prose.LeftEqualsWhich, expr.Speech(r.step.Left, plain), spoken, r.value())
	return f
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
