package datatable

import (
	"testing"

	"pgregory.net/rapid"
)

// TestWindow holds that everything in sight is in the page, and little else.
func TestWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(0, 100_001).Draw(t, "rows")
		rowHeight := rapid.IntRange(1, 100).Draw(t, "row height")
		widths := rapid.SliceOfN(rapid.IntRange(20, 300), 1, 64).Draw(t, "widths")
		total := 0
		for _, w := range widths {
			total += w
		}
		s := sight{Height: rapid.IntRange(0, 2000).Draw(t, "height"), Width: rapid.IntRange(0, 3000).Draw(t, "width")}
		s.Top = rapid.IntRange(0, max(0, rows*rowHeight-s.Height)).Draw(t, "top")
		s.Left = rapid.IntRange(0, max(0, total-s.Width)).Draw(t, "left")
		w := windowOf(s, rowHeight, rows, widths)
		if w.First < 0 || w.Last > rows || w.First > w.Last || w.Left < 0 || w.Right > len(widths) || w.Left >= w.Right {
			t.Fatalf("window %+v", w)
		}
		if most := s.Height/rowHeight + 1 + 2*overscanRows + stepRows; w.Last-w.First > most {
			t.Fatalf("%d rows in the page, of %d in sight", w.Last-w.First, s.Height/rowHeight)
		}
		for row := s.Top / rowHeight; row < rows && row*rowHeight < s.Top+s.Height; row++ {
			if !w.holds(place{row, gutter}) {
				t.Fatalf("row %d is in sight and not in %+v", row, w)
			}
		}
		x := 0
		for i, width := range widths {
			if x < s.Left+s.Width && x+width > s.Left && !w.holds(place{head, i}) {
				t.Fatalf("column %d is in sight and not in %+v", i, w)
			}
			x += width
		}
		// scrolling rewrites rows and makes none
		if down := windowOf(sight{s.Top + 1, s.Left, s.Height, s.Width}, rowHeight, rows, widths); down.Last-down.First != w.Last-w.First {
			t.Fatalf("%+v becomes %+v", w, down)
		}
		// an old window on a table of another size
		r, c := rapid.IntRange(0, 200).Draw(t, "rows now"), rapid.IntRange(0, 64).Draw(t, "columns now")
		if n := w.clamp(r, c); n.First < 0 || n.First > n.Last || n.Last > r || n.Left < 0 || n.Left > n.Right || n.Right > c || r > 0 && w.Last > w.First && n.First == n.Last {
			t.Fatalf("%+v clamped to %d × %d is %+v", w, r, c, n)
		}
	})
}

func TestWindowOfFewColumns(t *testing.T) {
	if w := windowOf(sight{Height: 100, Width: 10}, 0, 0, make([]int, 16)); w.Left != 0 || w.Right != 16 || w.Last != 0 {
		t.Errorf("%+v", w)
	}
}
