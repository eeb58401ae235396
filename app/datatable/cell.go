package datatable

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"chainrule/app/link"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// rowView is what a row shows. It is a value that compares equal where the row looks the same, so that a
// change elsewhere leaves the row's elements alone.
type rowView struct {
	Row     int // index in the table; the table's length for the empty last row
	New     bool
	Current bool
	Left    string // why the row is left out; "" where it is not
	Active  bool   // the row number is the active cell
	Before  int    // columns at the left that are not in the page
	After   int    // … and at the right
	Cells   []cellView
}

// cellView is what a cell shows.
type cellView struct {
	Column   int
	Text     string // as typed
	Encoded  string // what enters the network, where that differs from the text; else ""
	Formula  string // how the text became the number
	Refs     string // the symbols it stands for
	Reason   string // why it cannot be used; else ""
	Class    string // of its role's hue
	Left     bool   // text stands at the left
	Active   bool
	Selected bool
}

// row is what a row shows through the window w, with the active cell and the selection.
func (d data) row(row int, w window, at place, selected area) rowView {
	v := rowView{
		Row: row, New: row >= d.rows, Before: w.Left, After: len(d.columns) - w.Right,
		Active: at == place{row, gutter},
		Left:   d.skipped(row), Cells: d.kept.row(d, row, w),
	}
	if !v.New {
		v.Current = d.view.Row == row+1
	}
	if at.Row == row || !selected.single() && selected.Top <= row && row <= selected.Bottom {
		v.Cells = slices.Clone(v.Cells)
		for i := range v.Cells {
			here := place{row, v.Cells[i].Column}
			v.Cells[i].Active, v.Cells[i].Selected = at == here, !selected.single() && selected.holds(here)
		}
	}
	return v
}

// cells are those of a row, none active or selected.
func (d data) cells(row int, w window) []cellView {
	cells := make([]cellView, 0, w.Right-w.Left)
	sample, left := d.sample(row), d.skipped(row) != ""
	for column := w.Left; column < w.Right; column++ {
		c := d.columns[column]
		cell := cellView{Column: column, Text: d.text(row, column), Class: hue(c.Role), Left: isText(c)}
		if row < d.rows && c.Role != table.Ignore {
			cell.Refs = link.Refs(d.symbols(row, column)...)
			if left {
				cell.Reason = d.reason(row, column)
			}
			if sample >= 0 {
				cell.Encoded, cell.Formula = d.kept.encoded(d, sample, column, cell.Text)
			}
		}
		cells = append(cells, cell)
	}
	return cells
}

// sample is the index of a row among the samples, or −1 where it is left out.
func (d data) sample(row int) int {
	if d.view == nil || d.view.Encoding == nil {
		return -1
	}
	if i, ok := d.view.Encoding.Sample(row); ok {
		return i
	}
	return -1
}

// skipped is why a row is left out, or "".
func (d data) skipped(row int) string {
	if d.view == nil || d.view.Encoding == nil {
		return ""
	}
	return d.view.Encoding.WhySkipped(row).String()
}

// reason is why a cell cannot be used, or "": it cannot be read, or its loss cannot take it.
func (d data) reason(row, column int) string {
	if why := d.view.Document.Table.WhyUnreadable(row, column); !why.IsNone() {
		return why.String()
	}
	if d.view.Encoding == nil {
		return ""
	}
	list := d.view.Encoding.Skipped
	i, ok := slices.BinarySearchFunc(list, row, func(s table.Skipped, row int) int { return s.Row - row })
	if ok && list[i].Column == column {
		return list[i].Reason.String()
	}
	return ""
}

// variable is one number that a column becomes: x_l or y_k, counted from 1.
type variable struct {
	table.Variable
	kind   expr.Kind
	number int
}

// variables are the numbers that a column becomes.
func (d data) variables(column int) []variable {
	if d.view == nil || d.view.Encoding == nil {
		return nil
	}
	var list []variable
	for i, v := range d.view.Encoding.Inputs {
		if v.Column == column {
			list = append(list, variable{v, expr.X, i + 1})
		}
	}
	for i, v := range d.view.Encoding.Targets {
		if v.Column == column {
			list = append(list, variable{v, expr.Y, i + 1})
		}
	}
	return list
}

// symbols are what a cell stands for in formulas: x_il or y_ik, with the row's number as i.
func (d data) symbols(row, column int) []expr.Symbol {
	var list []expr.Symbol
	for _, v := range d.variables(column) {
		list = append(list, v.symbol(row))
	}
	return list
}

func (v variable) symbol(row int) expr.Symbol {
	return expr.Symbol{Kind: v.kind, I: expr.At(row + 1), J: expr.At(v.number)}
}

// value is the number that a variable has in a sample.
func (d data) value(sample int, v variable) float64 {
	e := d.view.Encoding
	if v.kind == expr.X {
		return e.X[sample*e.P+v.number-1]
	}
	return e.Y[sample*e.K+v.number-1]
}

// manyLevels is the number of indicators above which they are not written out one by one.
const manyLevels = 8

// encoded is what a usable cell is to the network, and how it came about.
func (d data) encoded(sample, column int, text string) (encoded, formula string) {
	variables := d.variables(column)
	if len(variables) == 0 {
		return "", ""
	}
	text, changed := d.asRead(column, text)
	if !transforms(variables[0]) {
		if changed {
			return minus(text), ""
		}
		return "", ""
	}
	if len(variables) > manyLevels {
		for i, v := range variables {
			if d.value(sample, v) == 1 {
				return prose.Text(prose.OneAt, i+1, len(variables)), ""
			}
		}
	}
	figures := make([]string, len(variables))
	for i, v := range variables {
		figures[i] = figure(d.value(sample, v))
	}
	return strings.Join(figures, " "), scaling(variables[0], text, d.value(sample, variables[0]))
}

// asRead is the number of a cell as a formula writes it, in full, if the cell has it in another way, such as "1.250,00" or
// "45 %". Else it is the text as it is, and changed is false.
func (d data) asRead(column int, text string) (number string, changed bool) {
	c := d.columns[column]
	if c.Kind == table.Category {
		return text, false
	}
	v, err := c.Reads.Number(text)
	if plain, e := table.ParseNumber(text); err != nil || e == nil && plain == v {
		return text, false
	}
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		return strconv.FormatFloat(v, 'g', -1, 64), true
	}
	return strconv.FormatFloat(v, 'f', -1, 64), true
}

// transforms reports whether a variable differs from the text that it was made of.
func transforms(v variable) bool { return v.Indicator || v.Scale.Scaled() }

// scaling is how the text of a scaled cell became its number: "(28 − 33.67) / 4.19 = −1.353".
func scaling(v variable, text string, value float64) string {
	switch {
	case v.Indicator || !transforms(v):
		return ""
	case v.Factor == 0:
		return prose.Text(prose.AllTheSame)
	}
	offset, factor := enoughDigits(v, value)
	return "(" + minus(text) + " − " + inParentheses(offset) + ") / " + factor + " = " + figure(value)
}

// inParentheses puts a negative number in parentheses, so that it can stand after a sign.
func inParentheses(figure string) string {
	if strings.HasPrefix(figure, "−") {
		return "(" + figure + ")"
	}
	return figure
}

// allDigits are enough to write any float64 exactly.
const allDigits = 17

// enoughDigits writes an offset and a factor with as many digits as whoever computes with them needs to come to the value as
// it is printed.
func enoughDigits(v variable, value float64) (offset, factor string) {
	x := v.Offset + v.Factor*value
	for more := 0; more <= allDigits-digits; more++ {
		offset, factor = expr.FormatNumber(v.Offset, digits+more), expr.FormatNumber(v.Factor, digits+more)
		if got := (x - expr.Round(v.Offset, digits+more)) / expr.Round(v.Factor, digits+more); expr.Round(got, digits) == expr.Round(value, digits) {
			break
		}
	}
	return offset, factor
}

// minus writes the text of a number with a true minus sign.
func minus(text string) string { return strings.Replace(strings.TrimSpace(text), "-", "−", 1) }
