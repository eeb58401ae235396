package export

import (
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Handout is the derivation of a view's selected derivative with everything around it: the data, the forward pass,
// the samples and their sum, the update and the check. Every written form of the derivation is made from it.
type Handout struct {
	Title  string
	Digits int // significant digits of numbers; values are computed in full

	Columns []string // of the table
	Rows    []Row    // of the table; of a long one its ends and the selected row
	Given   []Given  // the selected row as it enters the network; its targets last

	Forward    []derive.Step
	Derivation *derive.Derivation
	Samples    []Sample // ∂L_i/∂θ; of many their ends and the selected one
	Total      float64  // Σ_i ∂L_i/∂θ over all samples

	Slope  expr.Expr // ∂L/∂θ
	Update workspace.Update
	N      int  // samples
	Mean   bool // R is the mean of the L_i
	Check  derive.Check

	view *workspace.View
}

// Row is a row of the table, or stands for some that are not there.
type Row struct {
	Number  int // from 1
	Cells   []string
	Current bool // the selected one
	Left    bool // it is left out of the computation
	Gap     int  // more than 0: that many rows are left out here, and nothing else is set
}

// Sample is the derivative on one sample, or stands for some that are not there.
type Sample struct {
	Row     int     // its number in the table, from 1
	Value   float64 // of those left out: their sum
	Current bool
	Gap     int // more than 0: that many samples are left out here
}

// Given is one number of the selected row as it enters the network, and where it is from.
type Given struct {
	Symbol expr.Symbol
	Name   string // of the variable: "age", "gender = male"
	Cell   string // as typed
	Value  float64
}

// NewHandout derives what the view has selected, in a form, with so many significant digits. Its error says
// why there is no derivation.
func NewHandout(v *workspace.View, form derive.Form, digits int) (*Handout, error) {
	if err := usable(v); err != nil {
		return nil, err
	}
	e := v.Encoding
	if v.Sample < 0 {
		return nil, prose.Say(prose.NoDerivativeOnIt, v.Row, e.WhySkipped(v.Row-1))
	}
	p := v.Derive(v.Sample, v.Param)
	d := derive.Derive(p, form)
	h := &Handout{
		Title: oneLine(v.Document.Title), Digits: digits,
		Forward: derive.Forward(p), Derivation: d,
		Slope: expr.D(expr.Symbol{Kind: expr.L}, d.Symbol), Update: v.Update(v.Param),
		N: e.N, Mean: v.Document.Training.Reduction == network.Mean, Check: p.Check(d), view: v,
	}
	h.addTable(v)
	h.addGiven(v, p)
	h.addSamples(derive.PerSample(v.Network, v.Theta, e.X, e.Y, v.Param))
	return h, nil
}

// A list up to whole is there in full; of a longer one the first head, the last tail, and the selected one.
const (
	whole = 12
	head  = 6
	tail  = 3
)

// pick visits what is shown of a list of n of which one is selected: index, or how many are left out.
func pick(n, selected int, visit func(i, gap int)) {
	gap := 0
	for i := range n {
		if n > whole && i >= head && i < n-tail && i != selected {
			gap++
			continue
		}
		if gap > 0 {
			visit(0, gap)
			gap = 0
		}
		visit(i, 0)
	}
}

func (h *Handout) addTable(v *workspace.View) {
	t := v.Document.Table
	for _, c := range t.Columns() {
		h.Columns = append(h.Columns, oneLine(c.Name))
	}
	pick(t.Len(), v.Row-1, func(i, gap int) {
		if gap > 0 {
			h.Rows = append(h.Rows, Row{Gap: gap})
			return
		}
		_, used := v.Encoding.Sample(i)
		r := Row{Number: i + 1, Current: i == v.Row-1, Left: !used}
		for _, cell := range t.Row(i).Cells {
			r.Cells = append(r.Cells, oneLine(cell))
		}
		h.Rows = append(h.Rows, r)
	})
}

func (h *Handout) addGiven(v *workspace.View, p derive.Problem) {
	add := func(kind expr.Kind, list []table.Variable, values []float64) {
		for j, x := range list {
			h.Given = append(h.Given, Given{
				Symbol: expr.Symbol{Kind: kind, I: expr.At(v.Row), J: expr.At(j + 1)},
				Name:   oneLine(x.Name), Cell: oneLine(v.Document.Table.Cell(v.Row-1, x.Column)), Value: values[j],
			})
		}
	}
	add(expr.X, v.Encoding.Inputs, p.X)
	add(expr.Y, v.Encoding.Targets, p.Y)
}

func (h *Handout) addSamples(values []float64) {
	for _, v := range values {
		h.Total += v
	}
	next := 0 // the sample after the last one visited
	pick(len(values), h.view.Sample, func(i, gap int) {
		if gap > 0 {
			together := 0.0
			for _, v := range values[next : next+gap] {
				together += v
			}
			h.Samples = append(h.Samples, Sample{Gap: gap, Value: together})
			return
		}
		next = i + 1
		h.Samples = append(h.Samples, Sample{Row: h.view.Encoding.Rows[i] + 1, Value: values[i], Current: i == h.view.Sample})
	})
}

// OfSample is ∂L_i/∂θ of a sample.
func (h *Handout) OfSample(s Sample) expr.Expr {
	return expr.D(expr.Symbol{Kind: expr.Li, I: expr.At(s.Row)}, h.Derivation.Symbol)
}

// Row is the number of the selected row, from 1.
func (h *Handout) Row() int { return h.view.Row }

// Number writes a number with the handout's digits.
func (h *Handout) Number(v float64) string { return expr.FormatNumber(v, h.Digits) }

// Say is where the parameter goes in one step, in words before its formula, and which steps training takes where they are others.
func (h *Handout) Say() prose.Message {
	if h.Update.Locked {
		return prose.Say(prose.IsLocked, h.Derivation.Symbol)
	}
	step := prose.Say(prose.StepOnSum, h.Update.Rate)
	if h.Mean {
		step = prose.Say(prose.StepOnMean, h.N, h.Update.Rate)
	}
	said := []prose.Message{step}
	if h.Update.Decay != 0 {
		said = append(said, prose.Say(prose.WithDecay, prose.Value{V: h.Update.Decay, Digits: h.Digits}))
	}
	t := h.view.Document.Training
	if t.Batch > 0 && t.Batch < h.N {
		said = append(said, prose.Say(prose.TrainsInBatches, t.Batch))
	}
	if t.Momentum > 0 {
		said = append(said, prose.Say(prose.TrainsWithMomentum, t.Momentum))
	}
	if t.HoldOut > 0 {
		said = append(said, prose.Say(prose.TrainsWithout, prose.Value{V: 100 * t.HoldOut, Digits: 12}))
	}
	return prose.Join(said...)
}
