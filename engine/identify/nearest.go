package identify

import "math"

// Nearest is the largest agreement of an array that is nothing as a whole: with a quantity in a layout, over the columns and
// rows that agree in all of their numbers.
type Nearest struct {
	Match                       // without mistakes
	Columns, Rows         []int // of the array, from 0, that agree as a whole
	Cells                 int   // how many numbers agree
	FirstRow, FirstColumn int   // the first number that does not, from 0, row by row
}

// nearest is the largest agreement with what is right: a column or a row as a whole, and more than comes by chance.
func (s *Search) nearest() *Nearest {
	keep := *s
	keep.collect = &Nearest{}
	keep.best = 0
	keep.try(s.right, nil, 0)
	if keep.best == 0 {
		return nil
	}
	return keep.collect
}

// near notes an agreement in part, if it is larger than the largest so far.
func (s *Search) near(k candidate, l layout, p pose, f factor) {
	a := s.array
	scale, slack := s.largest, s.ways[0].slack
	n := &Nearest{Match: Match{Quantity: k.quantity, Sample: k.sample, Reduction: f.reduction, Transposed: p.transposed, Bias: l.bias, order: k.order}, FirstRow: -1}
	agree := make([]bool, len(a.Cells))
	columns := make([]bool, a.Cols)
	for c := range columns {
		columns[c] = true
	}
	sure := 0.0
	for r := range a.Rows {
		row := true
		for c := range a.Cols {
			cell := a.At(r, c)
			ok := math.Abs(cell.Value-f.by*s.value(l, p, r, c)) <= cell.Half*(1+1e-6)+slack*scale+tiny
			agree[r*a.Cols+c] = ok
			row, columns[c] = row && ok, columns[c] && ok
			if ok {
				n.Cells++
			} else if n.FirstRow < 0 {
				n.FirstRow, n.FirstColumn = r, c
			}
		}
		if row {
			n.Rows = append(n.Rows, r)
		}
	}
	for c, ok := range columns {
		if ok {
			n.Columns = append(n.Columns, c)
		}
	}
	for i, ok := range agree {
		c := a.Cells[i]
		if ok && !(c.Half == 0 && c.Value == math.Trunc(c.Value)) && c.Value != 0 {
			sure += max(0, math.Log10(scale/(2*(c.Half+slack*scale))))
		}
	}
	if len(n.Rows)+len(n.Columns) == 0 || sure < leastEvidence || sure <= s.best {
		return
	}
	s.best, s.collect = sure, n
}

// leastEvidence is how many decimal digits have to agree for an agreement in part to be said.
const leastEvidence = 6
