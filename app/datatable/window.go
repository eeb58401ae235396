package datatable

// Only the rows and columns in sight, and some around them, are in the page.
const (
	overscanRows    = 10 // beyond the edge, so that a turn of the wheel finds rows already there
	stepRows        = 8  // the window moves by so many at once, not on every pixel
	overscanColumns = 2
	fewColumns      = 16 // up to so many are always in the page
)

// window is what part of the grid is in the page: rows First…Last−1 and columns Left…Right−1.
type window struct {
	First, Last int
	Left, Right int
}

// sight is what the scrolling box shows: how far it is scrolled, and its size without head and row numbers.
type sight struct {
	Top, Left     int
	Height, Width int
}

// windowOf is the window for a sight of rows that are each rowHeight tall and columns of the given widths.
// Its number of rows does not depend on the position, so that scrolling rewrites rows and makes none.
func windowOf(s sight, rowHeight, rows int, widths []int) window {
	w := window{Right: len(widths)}
	if rowHeight <= 0 {
		rowHeight = 1
	}
	count := (s.Height+rowHeight-1)/rowHeight + 2*overscanRows + stepRows
	first := s.Top/rowHeight - overscanRows
	first -= ((first % stepRows) + stepRows) % stepRows
	w.First = max(0, min(first, rows-count))
	w.Last = min(rows, w.First+count)
	if len(widths) > fewColumns {
		w.Left, w.Right = columnsOf(s, widths)
	}
	return w
}

func columnsOf(s sight, widths []int) (left, right int) {
	x := 0
	left = -1
	for i, width := range widths {
		if left < 0 && x+width > s.Left {
			left = i
		}
		if x < s.Left+s.Width {
			right = i + 1
		}
		x += width
	}
	if left < 0 {
		left = len(widths) - 1
	}
	return max(0, left-overscanColumns), min(len(widths), right+overscanColumns)
}

// clamp gives the part of w that lies within a grid of rows and columns. A window can be older than the
// table that is shown through it.
func (w window) clamp(rows, columns int) window {
	if w.First >= rows {
		w.First = max(0, rows-(w.Last-w.First))
	}
	w.Last = min(w.Last, rows)
	if w.Left >= columns {
		w.Left = 0
	}
	if w.Right > columns || w.Right <= w.Left || columns <= fewColumns {
		w.Right = columns
	}
	if columns <= fewColumns {
		w.Left = 0
	}
	return w
}

// holds reports whether the cell at p is in the page.
func (w window) holds(p place) bool {
	return (p.Row == head || p.Row >= w.First && p.Row < w.Last) &&
		(p.Column == gutter || p.Column >= w.Left && p.Column < w.Right)
}
