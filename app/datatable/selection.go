package datatable

import "strings"

// area is a rectangle of cells, both corners included.
type area struct {
	Top, Left     int
	Bottom, Right int
}

// between is the area with the corners a and b.
func between(a, b place) area {
	return area{
		Top: min(a.Row, b.Row), Left: min(a.Column, b.Column),
		Bottom: max(a.Row, b.Row), Right: max(a.Column, b.Column),
	}
}

// within is the part of s in a table of rows and columns, and whether there is any.
func (s area) within(rows, columns int) (area, bool) {
	s.Top, s.Left = max(0, s.Top), max(0, s.Left)
	s.Bottom, s.Right = min(s.Bottom, rows-1), min(s.Right, columns-1)
	return s, s.Top <= s.Bottom && s.Left <= s.Right
}

func (s area) holds(p place) bool {
	return p.Row >= s.Top && p.Row <= s.Bottom && p.Column >= s.Left && p.Column <= s.Right
}

// single reports whether s is one cell.
func (s area) single() bool { return s.Top == s.Bottom && s.Left == s.Right }

// empty is a block of empty cells in the shape of s, to paste over it.
func (s area) empty() [][]string {
	block := make([][]string, s.Bottom-s.Top+1)
	for i := range block {
		block[i] = make([]string, s.Right-s.Left+1)
	}
	return block
}

// tsv is the text of the cells of s as spreadsheets copy it, which table.ParseBlock reads: cells separated by
// tabs, each of several rows ended by a line feed, cells with either or with a quotation mark in quotation
// marks. One cell alone is its text.
func (s area) tsv(cell func(row, column int) string) string {
	if text := cell(s.Top, s.Left); s.single() && !strings.ContainsAny(text, "\t\n") {
		return text
	}
	var b strings.Builder
	for row := s.Top; row <= s.Bottom; row++ {
		for column := s.Left; column <= s.Right; column++ {
			if column > s.Left {
				b.WriteByte('\t')
			}
			b.WriteString(quoted(cell(row, column)))
		}
		if s.Top < s.Bottom {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func quoted(text string) string {
	if !strings.ContainsAny(text, "\t\n\r\"") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}
