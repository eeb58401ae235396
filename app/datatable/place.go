package datatable

// place is a position in the grid. Row head is the row of column names, and column gutter the row
// numbers; the row after the table's last is the empty one that a new row is typed into.
type place struct {
	Row, Column int
}

const (
	head   = -1
	gutter = -1
)

// corner is where head and gutter meet: nothing is there, and nothing can be active there.
var corner = place{head, gutter}

// extent is the size of the grid.
type extent struct {
	Rows    int // of the table
	Columns int
	Full    bool // no row can be added: the empty last row is not there
	Page    int  // rows that PageUp and PageDown go over
}

// last is the last row that can be active.
func (x extent) last() int {
	if x.Full {
		return x.Rows - 1
	}
	return x.Rows
}

// clamp gives the position nearest to p that exists.
func (x extent) clamp(p place) place {
	p.Row = max(head, min(p.Row, x.last()))
	p.Column = max(gutter, min(p.Column, x.Columns-1))
	if p == corner {
		return x.clampCorner()
	}
	return p
}

// clampCorner is the first cell of the head, or of the row numbers where there are no columns.
func (x extent) clampCorner() place {
	if x.Columns > 0 {
		return place{head, 0}
	}
	return place{0, gutter}
}

// step moves p by rows and columns, as far as there are any. The head is reached from the first row,
// and the row numbers from the first column.
func (x extent) step(p place, rows, columns int) place {
	to := x.clamp(place{p.Row + rows, p.Column + columns})
	if p.Row+rows <= head && p.Column+columns <= gutter {
		return p
	}
	return to
}

// cell reports whether p is a cell of data, the empty last row included.
func (p place) cell() bool { return p.Row >= 0 && p.Column >= 0 }
