package identify

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chainrule/engine/printed"
	"chainrule/engine/prose"
)

// The logarithms of other bases, as parts of the natural one.
const (
	log2  = 1 / math.Ln2
	log10 = 1 / math.Ln10
)

// How far rounding takes a number, against the largest of its array: of sums in another order, and of single precision, which
// rounds at 6e-8, over the layers of a network.
const (
	rounding       = 1e-11
	singleRounding = 2e-6
)

// layout is a way in which a candidate can stand in an array.
type layout struct {
	bias       string
	rows, cols int
	at         func(r, c int) float64
}

// layouts are the ways in which a candidate can stand, without turning it.
func (k candidate) layouts() []layout {
	var list []layout
	if k.cols > 0 {
		list = append(list, layout{"none", k.rows, k.cols, k.at})
	}
	if k.bias == nil {
		return list
	}
	if k.cols > 0 {
		list = append(list, layout{"first", k.rows, k.cols + 1, func(r, c int) float64 {
			if c == 0 {
				return k.bias(r)
			}
			return k.at(r, c-1)
		}}, layout{"last", k.rows, k.cols + 1, func(r, c int) float64 {
			if c == k.cols {
				return k.bias(r)
			}
			return k.at(r, c)
		}})
	}
	if k.alone {
		list = append(list, layout{"only", k.rows, 1, func(r, _ int) float64 { return k.bias(r) }})
	}
	return list
}

// pose is how the cells of the array are found in a layout.
type pose struct {
	turned     bool
	vector     bool // only the place along the vector counts
	transposed bool // is to be said
}

// poses are the ways in which the array can be of the layout's size.
func (s *Search) poses(l layout) []pose {
	a := s.array
	rows, cols := a.Size()
	fits := func(printed, gap, size, full int) bool {
		if gap == 0 {
			return printed == size
		}
		return printed < size && (full == 0 || full == size)
	}
	if (rows == 1 || cols == 1) && (l.rows == 1 || l.cols == 1) {
		long, gap, full := a.Cols, a.ColGap, a.FullCols
		if cols == 1 {
			long, gap, full = a.Rows, a.RowGap, a.FullRows
		}
		size := l.rows * l.cols
		if !fits(long, gap, size, full) {
			return nil
		}
		return []pose{{vector: true, transposed: a.Dims == 2 && size > 1 && (cols == 1) != (l.cols == 1)}}
	}
	var list []pose
	if fits(a.Rows, a.RowGap, l.rows, a.FullRows) && fits(a.Cols, a.ColGap, l.cols, a.FullCols) {
		list = append(list, pose{})
	}
	if fits(a.Rows, a.RowGap, l.cols, a.FullRows) && fits(a.Cols, a.ColGap, l.rows, a.FullCols) {
		list = append(list, pose{turned: true, transposed: true})
	}
	return list
}

// value is the number of the layout that stands in a cell of the array.
func (s *Search) value(l layout, p pose, r, c int) float64 {
	a := s.array
	place := func(at, gap, printed, size int) int {
		if gap > 0 && at >= gap {
			return at + size - printed
		}
		return at
	}
	switch {
	case p.vector:
		at := r + c // one of them is 0
		if a.Cols == 1 {
			at = place(at, a.RowGap, a.Rows, l.rows*l.cols)
		} else {
			at = place(at, a.ColGap, a.Cols, l.rows*l.cols)
		}
		if l.rows == 1 {
			return l.at(0, at)
		}
		return l.at(at, 0)
	case p.turned:
		return l.at(place(c, a.ColGap, a.Cols, l.rows), place(r, a.RowGap, a.Rows, l.cols))
	}
	return l.at(place(r, a.RowGap, a.Rows, l.rows), place(c, a.ColGap, a.Cols, l.cols))
}

// compare holds the array against a candidate in every layout and with every factor.
func (s *Search) compare(k candidate) {
	for _, l := range k.layouts() {
		for _, p := range s.poses(l) {
			for _, f := range k.factors {
				if f.reduction == "" {
					f.reduction = k.reduction
				}
				s.weigh(k, l, p, f)
			}
		}
	}
}

func (s *Search) weigh(k candidate, l layout, p pose, f factor) {
	count := len(k.mistakes) + len(f.mistakes)
	if s.collect != nil {
		if count == 0 {
			s.near(k, l, p, f)
		}
		return
	}
	if count > mostMistakes {
		return
	}
	s.tried[count]++
	loosest := s.ways[len(s.ways)-1]
	if _, ok := s.agrees(loosest, l, p, f.by); !ok {
		return
	}
	for i, w := range s.ways {
		off, ok := s.agrees(w, l, p, f.by)
		if !ok {
			continue
		}
		m := Match{
			Quantity: k.quantity, Sample: k.sample, Reduction: f.reduction, Transposed: p.transposed, Bias: l.bias,
			Mistakes: slices.Concat(k.mistakes, f.mistakes), Digits: w.digits(off), order: k.order, place: k.place,
			evidence: s.evidence(w),
		}
		if w.single {
			m.Mistakes = append(m.Mistakes, mistake("float32", prose.SlipSingle))
		}
		at := mostWays*count + i
		s.explains[at] = append(s.explains[at], m)
		return
	}
}

// way is how exactly numbers have to agree.
type way struct {
	cells  []printed.Cell
	slack  float64 // of the largest number, beside half a unit of the last digit
	single bool    // that it is wider than double precision is to be said
}

// mostWays is how many ways there can be.
const mostWays = 3

// ways are those in which an array is compared, the most exact first: by the digits that its program printed, by those that are
// written in case a person rounded them, and as numbers of single precision.
func ways(a *printed.Array) []way {
	list := []way{{cells: a.Cells, slack: rounding}}
	if a.Float32 {
		list[0].slack = singleRounding
	}
	written := slices.Clone(a.Cells)
	for i, c := range written {
		written[i].Half = c.Written
	}
	if !slices.Equal(written, a.Cells) {
		list = append(list, way{cells: written, slack: list[0].slack})
	}
	if !a.Float32 && a.Digits() > singleDigits {
		list = append(list, way{cells: written, slack: singleRounding, single: true})
	}
	return list
}

// singleDigits are as many as every number of single precision has.
const singleDigits = 6

// agrees reports whether every number of the array is that of the layout times a factor, and by how much of the largest number
// they differ beyond the digits that were printed.
func (s *Search) agrees(w way, l layout, p pose, by float64) (off float64, ok bool) {
	a := s.array
	for r := range a.Rows {
		for c := range a.Cols {
			cell := w.cells[r*a.Cols+c]
			gap := math.Abs(cell.Value - by*s.value(l, p, r, c))
			if !(gap <= cell.Half*(1+1e-6)+w.slack*s.largest+tiny) {
				return 0, false
			}
			off = max(off, gap-cell.Half)
		}
	}
	return off / max(s.largest, tiny), true
}

// tiny is below all numbers that are not 0 by more than rounding.
const tiny = 1e-15

// digits is to how many significant figures the array's numbers were compared.
func (w way) digits(off float64) int {
	n := 0
	for _, c := range w.cells {
		n = max(n, c.Digits())
	}
	if off > 0 {
		n = min(n, int(-math.Log10(off)))
	}
	return min(n, mostDigits)
}

// mostDigits are as many as every number of double precision has.
const mostDigits = 15

// evidence is how many decimal digits of the array a candidate has to fit: the chance that other numbers of the same size
// would do so is about ten to the power of minus that. A number that comes twice counts once.
func (s *Search) evidence(w way) float64 {
	var sizes []float64
	squares := 0.0
	for _, c := range w.cells {
		squares += c.Value * c.Value
	}
	scale := math.Sqrt(squares / float64(len(w.cells)))
	sum := 0.0
	for _, c := range w.cells {
		size := math.Abs(c.Value)
		if isWhole(c) {
			sum += s.ofWhole
			continue
		}
		if slices.Contains(sizes, size) || scale == 0 {
			continue
		}
		if len(sizes) < 64 {
			sizes = append(sizes, size)
		}
		sum += max(0, math.Log10(scale/(2*(c.Half+w.slack*scale))))
	}
	return sum
}

// isWhole reports whether a cell is a whole number exactly, such as the 0 and 1 of classes.
func isWhole(c printed.Cell) bool { return c.Half == 0 && c.Value == math.Trunc(c.Value) }

// ofWhole is the evidence in each whole number: that of one out of two, or none where all are the same.
func ofWhole(a *printed.Array) float64 {
	for _, c := range a.Cells {
		if c.Value != a.Cells[0].Value {
			return math.Log10(2)
		}
	}
	return 0
}

// sure is how much evidence a mistake needs beyond the number of those that were tried, in decimal digits: an array that none
// of them explains is accused once in a thousand times.
const sure = 3

// wholeSure is the same for an array of whole numbers alone, which few mistakes bring about: those in the order of classes.
const wholeSure = 4

// enough reports whether a match is no coincidence.
func (s *Search) enough(m Match) bool {
	mistakes := len(m.Mistakes)
	if mistakes == 0 {
		return m.evidence >= 1 || s.whole || s.zero()
	}
	n := 0
	if s.whole {
		return m.evidence >= wholeSure
	}
	for _, tried := range s.tried[:min(mistakes+1, len(s.tried))] {
		n += tried
	}
	return m.evidence >= math.Log10(float64(n))+sure
}

// zero reports whether the array is of nothing but zeros.
func (s *Search) zero() bool { return s.largest == 0 }

// Finding is what was found out, after the last step.
func (s *Search) Finding() Finding {
	f := Finding{Array: s.array}
	for _, bucket := range s.explains {
		for _, m := range bucket {
			if s.enough(m) {
				f.Matches = append(f.Matches, m)
			}
		}
		if len(f.Matches) > 0 {
			break
		}
	}
	slices.SortStableFunc(f.Matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(fewest(a), fewest(b)))
	})
	f.Matches = distinct(f.Matches)
	f.Matches = s.asOneRow(f.Matches)
	if len(f.Matches) == 0 {
		f.Nearest = s.nearest()
	}
	return f
}

// fewest puts what is of all samples before what is of one, and what is not turned before what is.
func fewest(m Match) int {
	n := 0
	if m.Sample > 0 {
		n += 2
	}
	if m.Transposed {
		n++
	}
	return n
}

// distinct leaves out matches that say the same as one before.
func distinct(list []Match) []Match {
	var out []Match
	for _, m := range list {
		if !slices.ContainsFunc(out, func(o Match) bool {
			return o.Quantity == m.Quantity && o.Sample == m.Sample && o.Reduction == m.Reduction && o.Transposed == m.Transposed && o.Bias == m.Bias && sameMistakes(o, m)
		}) {
			out = append(out, m)
		}
	}
	return out
}

// asOneRow adds to the derivatives of a single row that they may be meant as those over all rows. They are not, where a person
// asks about that row.
func (s *Search) asOneRow(list []Match) []Match {
	for _, m := range list {
		summed := strings.HasPrefix(m.Quantity, "dL/") || strings.HasPrefix(m.Quantity, "new ")
		if m.Reduction != "sample" || len(m.Mistakes) > 0 || !summed || s.problem.Sample >= 0 && m.Sample == s.number(s.problem.Sample) {
			continue
		}
		meant := m
		meant.Sample, meant.Reduction = 0, string(s.problem.Reduction)
		title := mistake("no-sum-samples", prose.SlipOneRow, m.Sample)
		if m.Sample == s.number(s.problem.Encoding.N-1) {
			title = mistake("no-sum-samples", prose.SlipOverwritten)
		}
		if meant.Mistakes = []Mistake{title}; s.enough(meant) {
			list = append(list, meant)
		}
	}
	return list
}
