package datatable

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// headView is what the head of a column shows.
type headView struct {
	Column int
	Name   string
	About  string // what the column is to the network: "input, scaled"
	Class  string // of its role's hue
	Text   bool   // cells stand at the left
	Active bool
}

// head is the head of a column.
func (d data) head(column int, at place) headView {
	c := d.columns[column]
	return headView{
		Column: column, Name: c.Name, About: d.about(column), Class: hue(c.Role), Text: isText(c),
		Active: at == place{head, column},
	}
}

// hue is the class of a role's hue, the same for columns, nodes and terms.
func hue(r table.Role) string {
	switch r {
	case table.Input:
		return "x"
	case table.Target:
		return "y"
	}
	return "ignored"
}

// isText reports whether the cells of a column are words rather than figures.
func isText(c table.Column) bool { return c.Kind == table.Category || c.Role == table.Ignore }

// about says what a column is to the network, in a word or two.
func (d data) about(column int) string {
	c := d.columns[column]
	if c.Role == table.Ignore {
		return prose.Text(prose.HeadIgnored)
	}
	role := prose.Say(prose.HeadInput)
	if c.Role == table.Target {
		role = prose.Say(prose.HeadTarget)
	}
	switch {
	case c.Kind == table.Number && c.Reads.Decimal == ",":
		role = prose.Say(prose.HeadComma, role)
	case c.Kind == table.Number && c.Reads.Thousands != "":
		role = prose.Say(prose.HeadThousands, role)
	}
	if c.Kind != table.Category && !c.Scale.Scaled() {
		return role.String()
	}
	if c.Kind == table.Category {
		variables := d.variables(column)
		switch {
		case len(variables) > 1 && c.Role == table.Target:
			return prose.Text(prose.HeadClasses, role, len(variables))
		case len(variables) > 1:
			return prose.Text(prose.HeadLevels, role, len(variables))
		}
		return prose.Text(prose.HeadZeroOne, role)
	}
	if c.Scale == table.Unit {
		return prose.Text(prose.HeadUnit, role)
	}
	return prose.Text(prose.HeadScaled, role)
}

// Widths of columns, in pixels of the page at its usual size: digits are about 8 wide, those of the small
// figures and words 6.2, and a cell has 8 at either side.
const (
	gutterWidth = 36 // at least
	digitWidth  = 8
	smallWidth  = 6.2
	padding     = 18
	narrowest   = 64
	widest      = 240
	looked      = 200 // rows that are looked at for the width of a column
	lookedInto  = 50  // of these, rows whose small figures are written for it
	smallGap    = 10  // from a text to the small figure beside it
)

// widths are the widths of the columns: as wide as their heads and their first cells ask for. The small figures stand below
// what was typed, or beside it.
func (d data) widths(beside bool) []int {
	widths := make([]int, len(d.columns))
	for column, c := range d.columns {
		longest := utf8.RuneCountInString(c.Name) + 2 // the names are bold, and a mark stands behind
		for row := range min(d.rows, looked) {
			longest = max(longest, utf8.RuneCountInString(d.text(row, column)))
		}
		figures := 0
		if beside {
			figures = d.figures(column)
		}
		small := 0 // what the column is may take several lines
		for word := range strings.FieldsSeq(d.about(column)) {
			small = max(small, int(smallWidth*float64(utf8.RuneCountInString(word))))
		}
		widths[column] = max(narrowest, min(max(longest*digitWidth+figures, small)+padding, widest))
	}
	return widths
}

// figures is the room that the small figures of a column take beside its texts.
func (d data) figures(column int) int {
	longest := 0
	for row := range min(d.rows, lookedInto) {
		if sample, ok := d.view.Encoding.Sample(row); ok {
			encoded, _ := d.encoded(sample, column, d.text(row, column))
			longest = max(longest, utf8.RuneCountInString(encoded))
		}
	}
	if longest == 0 {
		return 0
	}
	return smallGap + int(smallWidth*float64(longest))
}

// gutter is the width of the row numbers: room for all digits of the last one.
func (d data) gutter() int { return max(gutterWidth, len(strconv.Itoa(d.rows))*digitWidth+padding) }
