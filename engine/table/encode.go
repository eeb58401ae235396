package table

import (
	"math"
	"slices"
	"strings"

	"chainrule/engine/prose"
)

// reading is a column's cells of one chunk, read: numbers, or NaN where a cell is none.
type reading struct {
	values []float64
}

// readAs is a column by its ID, and how its numbers are written.
type readAs struct {
	id    int
	reads Reads
}

// read reads the numbers of a column in a chunk, once.
func (c *chunk) read(column int, of Column) []float64 {
	if c.numbers == nil {
		c.numbers = map[readAs]*reading{}
	}
	as := readAs{of.ID, of.Reads}
	r := c.numbers[as]
	if r == nil {
		r = &reading{values: make([]float64, len(c.rows))}
		for i, row := range c.rows {
			v, err := of.Reads.Number(row.Cells[column])
			if err != nil {
				v = math.NaN()
			}
			r.values[i] = v
		}
		c.numbers[as] = r
	}
	return r.values
}

// Levels lists the levels of a category column: those given, or in the order of first appearance.
func (t *Table) Levels(column int) []string {
	if given := t.columns[column].Levels; given != nil {
		return given
	}
	var list []string
	seen := map[string]bool{}
	for _, r := range t.All() {
		text := strings.TrimSpace(r.Cells[column])
		if text != "" && !seen[text] {
			seen[text] = true
			list = append(list, text)
		}
	}
	return list
}

// IsBinary reports whether the numbers of a column are 0 and 1, both of them and no others.
func (t *Table) IsBinary(column int) bool { return t.isBinary(column, t.columns[column]) }

// isBinary reports the same of a column that is described by c.
func (t *Table) isBinary(column int, c Column) bool {
	if c.Kind != Number {
		return false
	}
	var seen [2]bool
	for _, chunk := range t.chunks {
		for _, v := range chunk.read(column, c) {
			switch v {
			case 0, 1:
				seen[int(v)] = true
			default:
				if !math.IsNaN(v) {
					return false
				}
			}
		}
	}
	return seen[0] && seen[1]
}

// plan is how one column is encoded.
type plan struct {
	column    int
	levels    map[string]int // of a category
	variables []Variable
}

// Encode makes the usable rows into X and Y. A row is left out where a cell of an input or target column
// cannot be read.
func (t *Table) Encode() *Encoding {
	e := &Encoding{}
	var inputs, targets []plan
	for i, c := range t.columns {
		switch c.Role {
		case Input:
			inputs = append(inputs, t.plan(i))
		case Target:
			targets = append(targets, t.plan(i))
		}
	}
	used := slices.Concat(inputs, targets)
	slices.SortFunc(used, func(a, b plan) int { return a.column - b.column })
	e.Rows, e.Skipped = t.usable(used)
	e.N = len(e.Rows)
	e.X, e.Inputs = t.matrix(inputs, e.Rows)
	e.Y, e.Targets = t.matrix(targets, e.Rows)
	e.P, e.K = len(e.Inputs), len(e.Targets)
	return e
}

// plan says how a column is encoded: a number column as one variable, a category as one 0/1 variable
// where it has two levels and is an input, and else as one variable a level.
func (t *Table) plan(i int) plan {
	c := t.columns[i]
	p := plan{column: i}
	variable := Variable{Column: i, ColumnID: c.ID, Name: c.Name, Scale: c.Scale, Factor: 1}
	if c.Scale == Fixed {
		variable.Offset, variable.Factor = c.Fixed.Center, c.Fixed.Divisor
	}
	if c.Kind != Category {
		p.variables = []Variable{variable}
		return p
	}
	levels := t.Levels(i)
	p.levels = map[string]int{}
	for n, level := range levels {
		p.levels[level] = n
	}
	variable.Indicator, variable.Scale = true, None
	if c.Role == Input && len(levels) <= 2 {
		if len(levels) == 2 {
			variable.Level = levels[1]
			variable.Name = c.Name + " = " + levels[1]
		}
		p.variables = []Variable{variable}
		return p
	}
	for _, level := range levels {
		v := variable
		v.Level, v.Name = level, c.Name+" = "+level
		p.variables = append(p.variables, v)
	}
	return p
}

// usable lists the rows of which every used cell can be read, and the others with the reason.
func (t *Table) usable(used []plan) (rows []int, skipped []Skipped) {
	i := 0
	for _, c := range t.chunks {
		for at, r := range c.rows {
			bad := -1
			for _, p := range used {
				if !c.readable(p, t.columns[p.column], at, r) {
					bad = p.column
					break
				}
			}
			if bad < 0 {
				rows = append(rows, i)
			} else {
				skipped = append(skipped, Skipped{Row: i, Column: bad, Reason: t.WhyUnreadable(i, bad), Missing: t.missing(i, bad)})
			}
			i++
		}
	}
	return rows, skipped
}

func (c *chunk) readable(p plan, of Column, at int, r Row) bool {
	if p.levels == nil {
		return !math.IsNaN(c.read(p.column, of)[at])
	}
	_, ok := p.levels[strings.TrimSpace(r.Cells[p.column])]
	return ok
}

// WhyUnreadable says why a cell cannot be read as its column wants, with its place, or says nothing.
func (t *Table) WhyUnreadable(row, column int) prose.Message {
	c := t.columns[column]
	text := t.Cell(row, column)
	at := func(why error) prose.Message { return prose.Say(prose.AtCell, row+1, prose.Quoted(c.Name), why) }
	if c.Kind != Category {
		if _, err := c.Reads.Number(text); err != nil {
			return at(err)
		}
		return prose.None
	}
	level := strings.TrimSpace(text)
	switch {
	case level == "":
		return at(prose.Say(prose.EmptyCategory))
	case c.Levels != nil && !slices.Contains(c.Levels, level):
		return at(prose.Say(prose.NotALevel, prose.Quoted(text), prose.List(c.Levels)))
	}
	return prose.None
}

// missing reports whether a cell says that its value is missing.
func (t *Table) missing(row, column int) bool {
	text := t.Cell(row, column)
	return strings.TrimSpace(text) == "" || t.columns[column].Kind != Category && IsMissing(text)
}

// matrix encodes the planned columns on the usable rows.
func (t *Table) matrix(plans []plan, rows []int) (data []float64, variables []Variable) {
	width := 0
	for _, p := range plans {
		width += len(p.variables)
	}
	data = make([]float64, len(rows)*width)
	at := 0
	for _, p := range plans {
		for k, v := range p.variables {
			t.fill(p, k, &v, rows, data[min(at, len(data)):], width)
			variables = append(variables, v)
			at++
		}
	}
	return data, variables
}

// fill encodes variable k of a plan into every width-th place of data, and completes its statistics.
func (t *Table) fill(p plan, k int, v *Variable, rows []int, data []float64, width int) {
	if p.levels != nil {
		one := k
		if len(p.variables) == 1 && len(p.levels) == 2 {
			one = 1 // the first of two levels is 0
		} else if len(p.variables) == 1 && t.columns[p.column].Role == Input {
			one = -1 // the only level so far is 0
		}
		t.each(rows, func(i int, _ *chunk, _ int, r Row) {
			if p.levels[strings.TrimSpace(r.Cells[p.column])] == one {
				data[i*width] = 1
			}
		})
		return
	}
	of := t.columns[p.column]
	t.each(rows, func(i int, c *chunk, at int, _ Row) { data[i*width] = c.read(p.column, of)[at] })
	v.measure(len(rows), func(i int) float64 { return data[i*width] })
	for i := range rows {
		data[i*width] = v.Encode(data[i*width])
	}
}

// each visits the rows, which ascend, with their place in the list and in their chunk.
func (t *Table) each(rows []int, visit func(i int, c *chunk, at int, r Row)) {
	start, k := 0, 0
	for i, row := range rows {
		for row-start >= len(t.chunks[k].rows) {
			start += len(t.chunks[k].rows)
			k++
		}
		visit(i, t.chunks[k], row-start, t.chunks[k].rows[row-start])
	}
}

// measure sets the statistics of n raw values, and from them offset and factor.
func (v *Variable) measure(n int, at func(int) float64) {
	if n == 0 {
		return
	}
	v.Min, v.Max = at(0), at(0)
	for i := range n {
		x := at(i)
		v.Min, v.Max = min(v.Min, x), max(v.Max, x)
		v.Mean += (x - v.Mean) / float64(i+1)
	}
	// a power of two near the largest difference keeps the squares within range, and costs no rounding
	_, exponent := math.Frexp(max(v.Max-v.Mean, v.Mean-v.Min))
	down := math.Ldexp(1, -min(max(exponent, -1000), 1000))
	squares := 0.0
	for i := range n {
		d := (at(i) - v.Mean) * down
		squares += d * d
	}
	v.Deviation = math.Sqrt(squares/float64(n)) / down
	if v.Min == v.Max {
		v.Mean, v.Deviation = v.Min, 0
	}
	switch v.Scale {
	case Standardize:
		v.Offset, v.Factor = v.Mean, v.Deviation
	case Unit:
		v.Offset, v.Factor = v.Min, v.Max-v.Min
	}
}

// Encode is what enters the network for a raw value.
func (v Variable) Encode(raw float64) float64 {
	switch {
	case !v.Scale.Scaled():
		return raw
	case v.Factor == 0:
		return 0
	}
	return (raw - v.Offset) / v.Factor
}

// Decode is the raw value of an encoded one. Of a constant column it is that constant.
func (v Variable) Decode(encoded float64) float64 {
	if !v.Scale.Scaled() {
		return encoded
	}
	return encoded*v.Factor + v.Offset
}

// Sample is the index among the samples of a table row, from 0; false where the row is left out.
func (e *Encoding) Sample(row int) (int, bool) { return slices.BinarySearch(e.Rows, row) }

// Row gives the inputs and targets of a sample, by its index from 0.
func (e *Encoding) Row(sample int) (x, y []float64) {
	return e.X[sample*e.P : (sample+1)*e.P], e.Y[sample*e.K : (sample+1)*e.K]
}

// WhySkipped is the reason why a row is left out. It says nothing if the row is not left out.
func (e *Encoding) WhySkipped(row int) prose.Message {
	i, ok := slices.BinarySearchFunc(e.Skipped, row, func(s Skipped, row int) int { return s.Row - row })
	if !ok {
		return prose.None
	}
	return e.Skipped[i].Reason
}

// Without is the encoding without the samples for which leave gives a reason. leave also gives the column at fault.
// The scaling stays as it is.
func (e *Encoding) Without(leave func(sample int) (column int, reason prose.Message)) *Encoding {
	next := *e
	next.X, next.Y, next.Rows = nil, nil, nil
	next.Skipped = slices.Clone(e.Skipped)
	for i, row := range e.Rows {
		if column, reason := leave(i); !reason.IsNone() {
			next.Skipped = append(next.Skipped, Skipped{Row: row, Column: column, Reason: reason})
			continue
		}
		next.X = append(next.X, e.X[i*e.P:(i+1)*e.P]...)
		next.Y = append(next.Y, e.Y[i*e.K:(i+1)*e.K]...)
		next.Rows = append(next.Rows, row)
	}
	next.N = len(next.Rows)
	slices.SortFunc(next.Skipped, func(a, b Skipped) int { return a.Row - b.Row })
	return &next
}
