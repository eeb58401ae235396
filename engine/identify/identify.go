// Package identify finds out what an array is that a person's own program printed: which quantity of a document's network, in
// which layout, or which mistake explains all of it. It computes the network as the program may have done, rightly and with
// each mistake of a catalogue, and compares. What fits nothing is said to fit nothing.
package identify

import (
	"math"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/printed"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Problem is the network whose quantities are compared with an array.
type Problem struct {
	Shape     network.Shape
	Theta     []float64
	Encoding  *table.Encoding
	Rate      float64 // γ
	Decay     float64 // λ
	Reduction network.Reduction
	Locked    []network.Param
	Sample    int // the sample that a person asks about, by its index from 0; −1: none
}

// Of is the problem of a document, with its encoding without the rows that cannot be used, and its parameters.
func Of(d *document.Document, e *table.Encoding, theta []float64) Problem {
	t := d.Training
	return Problem{Shape: d.Shape(e), Theta: theta, Encoding: e, Rate: t.Rate, Decay: t.Decay, Reduction: t.Reduction, Locked: d.Locked, Sample: -1}
}

// Match is what an array is.
type Match struct {
	Quantity   string // x, y, a, z, T, f, L, delta, s, alpha, beta, dL/dalpha, new alpha and so on, with a layer's number as in ids
	Sample     int    // the number of the row that it is of, from 1; 0 where it is of all
	Reduction  string // "sum", "mean" or "sample"; "" where the quantity has a value for each sample, or none at all
	Transposed bool   // against a unit's weights in a row, and a sample in a row
	Bias       string // where the bias, or the constant 1, stands: "none", "first", "last" or "only"
	Mistakes   []Mistake
	Digits     int // to how many significant figures they agree

	order    int     // of the quantity in the computation
	place    int     // of the mistakes in the catalogue
	evidence float64 // how surely it is no coincidence, in decimal digits
}

// Mistake is one that explains an array.
type Mistake struct {
	ID    string // as the protocol names it
	Title prose.Message
}

// Finding is all that is found out about an array.
type Finding struct {
	Array   *printed.Array
	Matches []Match  // likeliest first; empty where nothing fits all of the array
	Nearest *Nearest // where nothing fits: the largest agreement; nil where there is none
}

// Right reports whether the array is what it should be.
func (f Finding) Right() bool { return len(f.Matches) > 0 && len(f.Matches[0].Mistakes) == 0 }

// Search looks for what an array is, a step at a time, since a catalogue of mistakes on much data takes a while.
type Search struct {
	problem  Problem
	array    *printed.Array
	largest  float64 // the size of its largest number
	ways     []way
	ofWhole  float64 // the evidence in each of its whole numbers
	whole    bool    // it has no others
	right    *values
	slips    []slip
	next     int // the step: 0 computes rightly, and the others with a slip each
	tried    [3]int
	explains [(mostMistakes + 1) * mostWays][]Match // by how many mistakes, and by the way in which numbers agree
	collect  *Nearest                               // where agreements in part are gathered; nil while whole ones are
	best     float64                                // how sure collect is
}

// What a search may compute in a step, so that a page has its turn between steps. What takes more than mostNumbers, and is no pass
// over all samples, is left out.
const (
	mostNumbers  = 4_000_000   // of a pass over all samples
	mostProducts = 100_000_000 // of weights and numbers, in a pass over all samples
)

// Begin begins a search. Its error says that the data are too large for one.
func Begin(p Problem, a *printed.Array) (*Search, error) {
	units := p.Shape.P + p.Shape.K
	for _, l := range p.Shape.Hidden {
		units += l.Units
	}
	if most := max(1, min(mostNumbers/units, mostProducts/p.Shape.Count())); p.Encoding.N > most {
		return nil, prose.Say(prose.TooLargeToLook, prose.Count(p.Encoding.N), prose.Count(most))
	}
	s := &Search{problem: p, array: a, ways: ways(a), ofWhole: ofWhole(a), whole: !slices.ContainsFunc(a.Cells, func(c printed.Cell) bool { return !isWhole(c) })}
	for _, c := range a.Cells {
		if v := math.Abs(c.Value); !math.IsInf(v, 0) && !math.IsNaN(v) {
			s.largest = max(s.largest, v)
		}
	}
	return s, nil
}

// Find does a whole search.
func Find(p Problem, a *printed.Array) (Finding, error) {
	s, err := Begin(p, a)
	if err != nil {
		return Finding{Array: a}, err
	}
	for s.Next() {
	}
	return s.Finding(), nil
}

// Next does a step, and reports whether there is another.
func (s *Search) Next() bool {
	if s.next == 0 {
		r := s.problem.recipe()
		s.right = r.run()
		s.try(s.right, nil, 0)
		s.slips = catalogue(s.problem)
	} else {
		slip := s.slips[s.next-1]
		r := s.problem.recipe()
		slip.change(&r)
		s.try(r.run(), &slip.Mistake, s.next)
	}
	s.next++
	return s.next <= len(s.slips) && !slices.ContainsFunc(slices.Concat(s.explains[:mostWays]...), s.enough)
}

// recipe is the right way to compute the network.
func (p Problem) recipe() recipe {
	e := p.Encoding
	r := recipe{
		shape: p.Shape, theta: p.Theta, X: matrix{e.N, e.P, e.X}, Y: matrix{e.N, e.K, e.Y},
		rate: p.Rate, decay: p.Decay, reduction: p.Reduction, locked: make([]bool, p.Shape.Count()),
	}
	for _, of := range p.Locked {
		r.locked[p.Shape.Index(of)] = true
	}
	for _, l := range p.Shape.Hidden {
		a, _ := activation.ByID(l.Activation)
		r.hidden = append(r.hidden, a)
	}
	r.output, _ = activation.OutputByID(p.Shape.Output)
	r.loss, _ = loss.ByID(p.Shape.Loss)
	return r
}
