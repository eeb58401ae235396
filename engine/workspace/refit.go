package workspace

import (
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/table"
)

// fit says where the parameters of a document are after a command. For each layer, unit and input before the command
// it has the index afterwards, or 0 if it is gone.
type fit struct {
	before, after network.Shape
	layers        []int   // by layer before from 1; 0: gone
	inputs        [][]int // by layer before: of its inputs from 1, in the layer it became
	units         [][]int // by layer before: of its units from 1
}

// refit fits a document's weights, and the ids in it, to the shape that a command gave it. A parameter
// whose unit and input are still there keeps its value. Of the others, those that were gone are those that they were, and the
// rest are drawn from the seed. was and is are the encodings of the tables before and after; gone and still are the
// parameters that were lost before and are after.
func refit(before, after *document.Document, was, is *table.Encoding, c Command, gone lost) (next *document.Document, f fit, still lost) {
	f = newFit(before.Shape(was), after.Shape(is), was, is, c)
	if f.same() {
		return after, f, gone
	}
	fitted := *after
	fitted.Locked = nil
	for _, p := range after.Locked {
		if q, ok := f.move(p); ok {
			fitted.Locked = append(fitted.Locked, q)
		}
	}
	if _, ok := c.(layered); ok || after.Weights == nil {
		gone = nil // the layers have other numbers, or all parameters are drawn
	}
	if after.Weights != nil {
		gone = gone.and(f, before, was)
		f.weigh(&fitted, is, gone)
	}
	return &fitted, f, gone
}

// layered is a command that adds or removes layers: it says which layer before each one was.
type layered interface {
	// moved gives, for each hidden layer before from 1, its number after; 0: gone.
	moved(before int) []int
}

func newFit(before, after network.Shape, was, is *table.Encoding, c Command) fit {
	f := fit{before: before, after: after}
	hidden := make([]int, len(before.Hidden)+1)
	for h := range hidden {
		if h <= len(after.Hidden) {
			hidden[h] = h
		}
	}
	if l, ok := c.(layered); ok {
		hidden = append([]int{0}, l.moved(len(before.Hidden))...)
	}
	outputs := match(was.Targets, is.Targets)
	f.layers = append(hidden, after.Layers())
	f.units, f.inputs = make([][]int, before.Layers()+1), make([][]int, before.Layers()+1)
	for h := 1; h <= before.Layers(); h++ {
		to := f.layers[h]
		if to == 0 {
			continue
		}
		if h == before.Layers() {
			f.units[h] = outputs
		} else {
			f.units[h] = upTo(before.Rows(h), after.Rows(to))
		}
		switch {
		case h == 1 && to == 1:
			f.inputs[h] = match(was.Inputs, is.Inputs)
		case h > 1 && to > 1 && f.layers[h-1] == to-1:
			f.inputs[h] = upTo(before.Cols(h)-1, after.Cols(to)-1)
		default: // what comes in is something else now
			f.inputs[h] = make([]int, before.Cols(h))
		}
	}
	return f
}

// upTo matches n things by their index from 1 with m.
func upTo(n, m int) []int {
	list := make([]int, n+1)
	for i := range list {
		if i <= m {
			list[i] = i
		}
	}
	return list
}

// match matches variables, from 1, by their column and level.
func match(was, is []table.Variable) []int {
	type key struct {
		column int
		level  string
	}
	at := map[key]int{}
	for i, v := range is {
		at[key{v.ColumnID, v.Level}] = i + 1
	}
	list := make([]int, len(was)+1)
	for i, v := range was {
		list[i+1] = at[key{v.ColumnID, v.Level}]
	}
	return list
}

// same reports whether every parameter stays where it is.
func (f fit) same() bool {
	if f.before.Count() != f.after.Count() || len(f.before.Hidden) != len(f.after.Hidden) {
		return false
	}
	for i := range f.before.Count() {
		p := f.before.ParamAt(i)
		if q, ok := f.move(p); !ok || q != p {
			return false
		}
	}
	return true
}

// move is where a parameter is after the command; false where it is gone.
func (f fit) move(p network.Param) (network.Param, bool) {
	if !f.before.Has(p) {
		return p, false
	}
	q := network.Param{Layer: f.layers[p.Layer]}
	if q.Layer == 0 {
		return p, false
	}
	q.Unit = f.units[p.Layer][p.Unit]
	if p.Input > 0 {
		q.Input = f.inputs[p.Layer][p.Input]
	}
	return q, q.Unit > 0 && (p.Input == 0 || q.Input > 0)
}

// param is where a selected parameter goes. If the parameter is gone, the selection stays where it is and is clamped.
func (f fit) param(p network.Param) network.Param {
	if q, ok := f.move(p); ok {
		return q
	}
	return p
}

// weigh draws parameters for a document from its seed, and puts in those that were gone and those that are kept.
func (f fit) weigh(d *document.Document, is *table.Encoding, gone lost) {
	theta := f.after.Init(d.Training.Seed)
	kept := make([]bool, len(theta))
	for i, v := range d.Weights {
		if q, ok := f.move(f.before.ParamAt(i)); ok {
			theta[f.after.Index(q)], kept[f.after.Index(q)] = v, true
		}
	}
	for i := range theta {
		p := f.after.ParamAt(i)
		if was, ok := gone.of(p, f.after, is); ok && !kept[i] {
			theta[i] = was.value
			if was.locked {
				d.Locked = append(d.Locked, p)
			}
		}
	}
	slices.SortFunc(d.Locked, func(p, q network.Param) int { return f.after.Index(p) - f.after.Index(q) })
	d.Weights = theta
}
