package ask

import (
	"cmp"
	"slices"
	"strings"

	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
)

// Place is a place of the network's drawing on the way from a weight to the loss: an edge, a unit, or the line from an output to its
// target. Each gives one factor of a path.
type Place struct {
	Layer int // of the unit, or of the unit that the edge leads to; of a line, the layer after the outputs
	Unit  int
	Input int // what the edge comes from, 0 for a bias; Whole for a unit and for a line
}

// Whole is the input of a place that is no edge.
const Whole = -1

// Walk is a question that a path in the drawing answers, too.
type Walk interface {
	Question
	Path() []Place                         // the places that the path goes through, from the weight on
	Marked(text string) []Place            // the places whose factors an answer has
	Toggle(text string, at Place) string   // the answer with the factor of a place, or without it where it has it
	Symbols(at Place) (of, by expr.Symbol) // of the factor
}

// place is the place that gives a factor.
func (p *path) place(f expr.Deriv) (Place, bool) {
	of, ok := f.Of.(expr.Symbol)
	if !ok {
		return Place{}, false
	}
	layers := p.numbers.Network.Shape.Layers()
	switch of.Kind {
	case expr.Li:
		return Place{layers + 1, f.By.I.N, Whole}, f.By.Kind == expr.F
	case expr.F:
		return Place{layers, of.I.N, Whole}, f.By.Kind == expr.T
	case expr.Z:
		return Place{of.Layer, of.I.N, Whole}, f.By.Kind == expr.A
	case expr.A, expr.T:
		at := Place{p.numbers.Layer(of), of.I.N, f.By.I.N}
		if f.By.Kind != expr.Z {
			at.Input = f.By.J.N
		}
		_, by := p.Symbols(at)
		return at, by == f.By
	}
	return Place{}, false
}

// Symbols are of and by what the factor of a place differentiates. The factor of an edge is by what comes over it, and by its weight where
// nothing changes that.
func (p *path) Symbols(at Place) (of, by expr.Symbol) {
	shape, first := p.numbers.Network.Shape, p.numbers.Layer(p.nodes[0])
	s := func(kind expr.Kind, layer, unit int) expr.Symbol {
		return expr.Symbol{Kind: kind, Layer: layer, I: expr.At(unit), J: expr.At(p.row)}
	}
	switch layers := shape.Layers(); {
	case at.Layer > layers:
		return p.nodes[len(p.nodes)-1], s(expr.F, 0, at.Unit)
	case at.Input == Whole && at.Layer == layers:
		return s(expr.F, 0, at.Unit), s(expr.T, 0, at.Unit)
	case at.Input == Whole:
		return s(expr.Z, at.Layer, at.Unit), s(expr.A, at.Layer, at.Unit)
	case at.Layer == layers:
		of, by = s(expr.T, 0, at.Unit), expr.Symbol{Kind: expr.Beta}
	default:
		of, by = s(expr.A, at.Layer, at.Unit), expr.Symbol{Kind: expr.Alpha, Layer: at.Layer}
	}
	if at.Input > 0 && at.Layer > first {
		return of, work.Below(at.Layer, at.Input, p.row)
	}
	by.I, by.J = expr.At(at.Unit), expr.At(at.Input)
	return of, by
}

// Path is where the path goes.
func (p *path) Path() []Place {
	var list []Place
	for _, f := range p.factors() {
		at, _ := p.place(f)
		list = append(list, at)
	}
	slices.Reverse(list)
	return list
}

// read takes an answer apart: the places that give its factors, the output whose net input it differentiates by, 0 for none, and the other
// factors.
func (p *path) read(text string) (places []Place, into int, others []expr.Expr) {
	e, err := expr.Parse(expr.FromLaTeX(text), nil)
	if err != nil {
		return nil, 0, nil
	}
	for _, f := range factorsOf(e) {
		d, ok := f.(expr.Deriv)
		at, known := Place{}, false
		if ok {
			at, known = p.place(d)
		}
		if known && !slices.Contains(places, at) {
			places = append(places, at)
			if d.By.Kind == expr.T {
				into = d.By.I.N
			}
		} else {
			others = append(others, f)
		}
	}
	return places, into, others
}

// Marked are the places whose factors an answer has.
func (p *path) Marked(text string) []Place {
	places, _, _ := p.read(text)
	return places
}

// Toggle puts the factor of a place into an answer, or takes it out. Factors stand from the loss back to the weight, as the chain rule has
// them. An output depends on the net input that the edge into the last layer leads to.
func (p *path) Toggle(text string, at Place) string {
	places, into, others := p.read(text)
	if i := slices.Index(places, at); i >= 0 {
		places = slices.Delete(places, i, i+1)
	} else {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(b.Layer, a.Layer), cmp.Compare(min(a.Input, 0), min(b.Input, 0)), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Input, b.Input))
	})
	var outputs []int // that edges lead to
	for _, q := range places {
		if q.Layer == p.numbers.Network.Shape.Layers() && q.Input != Whole {
			outputs = append(outputs, q.Unit)
		}
	}
	if len(outputs) == 1 {
		into = outputs[0]
	}
	var list []string
	for _, q := range places {
		of, by := p.Symbols(q)
		if of.Kind == expr.F && p.mixes() && into > 0 {
			by.I = expr.At(into)
		}
		list = append(list, expr.Text(expr.Deriv{Of: of, By: by}, expr.Format{}))
	}
	for _, f := range others {
		list = append(list, expr.Text(f, expr.Format{}))
	}
	return strings.Join(list, " * ")
}
