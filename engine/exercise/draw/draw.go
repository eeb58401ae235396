// Package draw makes exercises without end: documents with numbers for a head or a pocket calculator, and a quantity to ask
// for, by levels. The same level, form and seed make the same exercise on every machine.
package draw

import (
	"fmt"
	"strconv"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/random"
	"chainrule/engine/table"
)

// Drawn is an exercise with its document.
type Drawn struct {
	*exercise.Exercise
	Document *document.Document
}

// ID names the exercise of a level, a form and a seed: "3-number-42".
func ID(level int, form exercise.Form, seed uint64) string {
	return fmt.Sprintf("%d-%s-%d", level, form, seed)
}

// mostTries is how many exercises are drawn until one tells its mistakes apart. Most levels need fewer than ten.
const mostTries = 400

// triesOfOne is how many exercises of one quantity are drawn before another is asked for. So quantities with many mistakes,
// which are harder to tell apart, are not asked for less.
const triesOfOne = 15

// Draw draws the exercise of a level, a form and a seed. It panics for a level that there is not.
func Draw(level int, form exercise.Form, seed uint64) *Drawn {
	if level < 1 || level > len(levels) {
		panic(fmt.Sprintf("draw: no level %d", level))
	}
	r := random.SplitMix64(seed*uint64(len(levels)) + uint64(level-1))
	r.Next()
	first := r.Below(1 << 16)
	for try := range mostTries {
		p, ok := levels[level-1].pick(form, first+try/triesOfOne, &r)
		if !ok {
			continue
		}
		if d := p.exercise(form); form == exercise.Expression && !d.Vanishes() || form == exercise.Number && d.Sharp() {
			return d
		}
	}
	panic(fmt.Sprintf("draw: level %d has no exercise for the seed %d", level, seed))
}

// picked is what an exercise could be about.
type picked struct {
	document *document.Document
	numbers  *work.Numbers
	asked    work.Quantity
}

// pick draws a document, and takes the quantity of a number among those to ask for; false where these make no exercise of the
// form.
func (l level) pick(form exercise.Form, which int, r *random.SplitMix64) (picked, bool) {
	d := l.document(r)
	e := d.Table.Encode()
	shape := d.Shape(e)
	net, err := network.New(shape)
	if err != nil {
		panic("draw: " + err.Error())
	}
	d.Weights = weights(shape, r)
	numbers := exercise.NumbersOf(d, e, net, d.Weights)
	asks := l.asks(numbers, r)
	q := asks[which%len(asks)]
	if s, ok := q.Symbol(); ok && s.Kind == expr.L && form == exercise.Expression {
		return picked{}, false
	}
	if row, ok := q.Row(); ok {
		d.Sample = row
	}
	if s, ok := q.Param(); ok {
		d.Parameter = numbers.Param(s)
	}
	return picked{d, numbers, q}, true
}

func (p picked) exercise(form exercise.Form) *Drawn {
	return &Drawn{exercise.New(p.numbers, p.asked, form), p.document}
}

// weights draws weights of one decimal, none of them 0.
func weights(s network.Shape, r *random.SplitMix64) []float64 {
	theta := make([]float64, s.Count())
	for i := range theta {
		theta[i] = float64(nonzero(9, r)) / 10
	}
	return theta
}

// nonzero is a whole number from −most to most, without 0.
func nonzero(most int, r *random.SplitMix64) int {
	n := 1 + r.Below(most)
	if r.Below(2) == 0 {
		return -n
	}
	return n
}

// document draws a table and a network, without its weights.
func (l level) document(r *random.SplitMix64) *document.Document {
	n := l.network(r)
	d := &document.Document{
		Hidden: n.Hidden, Output: n.Output, Loss: n.Loss,
		Training: document.Defaults, Sample: 1,
	}
	d.Training.Rate = []float64{0.1, 0.2, 0.3}[r.Below(3)]
	if l.over != oneRow && r.Below(3) == 0 {
		d.Training.Reduction = network.Mean
	}
	if l.over == aStep && r.Below(2) == 0 {
		d.Training.Decay = []float64{0.05, 0.1, 0.2}[r.Below(3)]
	}
	N := 2 + r.Below(2)
	columns := make([]table.Column, 0, n.P+n.K)
	cells := make([][]string, N)
	add := func(name string, role table.Role, scale table.Scale, values []float64) {
		columns = append(columns, table.Column{Name: name, Role: role, Kind: table.Number, Scale: scale})
		for i, v := range values {
			cells[i] = append(cells[i], strconv.FormatFloat(v, 'f', -1, 64))
		}
	}
	scaled := l.over != oneRow && r.Below(3) == 0
	for j := range n.P {
		name := fmt.Sprintf("x%d", j+1)
		if scaled && j == 0 {
			add(name, table.Input, table.Unit, tens(N, r))
		} else {
			add(name, table.Input, table.None, halves(N, r))
		}
	}
	Y := targets(n, N, r)
	for k := range n.K {
		values := make([]float64, N)
		for i := range values {
			values[i] = Y[i*n.K+k]
		}
		add(fmt.Sprintf("y%d", k+1), table.Target, table.None, values)
	}
	d.Table = table.New(columns, cells)
	return d
}

// halves draws multiples of ½. None of them is 0 or 1, by which it makes no difference to multiply.
func halves(N int, r *random.SplitMix64) []float64 {
	list := make([]float64, N)
	for i := range list {
		list[i] = []float64{-3, -2.5, -2, -1.5, -0.5, 0.5, 1.5, 2, 2.5, 3}[r.Below(10)]
	}
	return list
}

// tens draws numbers that, scaled to [0, 1], are quarters.
func tens(N int, r *random.SplitMix64) []float64 {
	list := make([]float64, N)
	from := 10 * float64(1+r.Below(3))
	for i := range list {
		list[i] = from + 10*float64(1+r.Below(3))
	}
	low := r.Below(N)
	list[low], list[(low+1)%N] = from, from+40
	return list
}

// targets draws targets that the loss takes: classes where the outputs are probabilities, and else numbers of one decimal.
func targets(n network.Shape, N int, r *random.SplitMix64) []float64 {
	l, _ := loss.ByID(n.Loss)
	g, _ := activation.OutputByID(n.Output)
	if !g.Distribution || len(l.Targets.Only) > 0 {
		Y := work.DrawTargets(n, N, nil, func() float64 { return float64(nonzero(15, r)) / 10 }, r)
		for i := range Y {
			Y[i] = float64(int(Y[i]*10+0.5*sign(Y[i]))) / 10
			if l.Classes && len(l.Targets.Only) == 0 {
				Y[i] = float64(r.Below(2))
			}
		}
		return Y
	}
	Y := make([]float64, N*n.K)
	for i := range N {
		Y[i*n.K+r.Below(n.K)] = 1
	}
	return Y
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}
