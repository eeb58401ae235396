package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// wideCSV is a table of so many columns and rows of figures.
func wideCSV(columns, rows int) string {
	var text strings.Builder
	for row := range rows + 1 {
		for column := range columns {
			if column > 0 {
				text.WriteString(",")
			}
			if row == 0 {
				fmt.Fprintf(&text, "column %d", column+1)
			} else {
				fmt.Fprint(&text, (row*7+column*13)%50+1)
			}
		}
		text.WriteString("\n")
	}
	return text.String()
}

// bare is a condition: the middle, the left and the right end of a cell are in sight, and nothing frozen lies over them.
const bare = `(cell => { const box = cell?.getBoundingClientRect();
	return !!box && [[box.left + 3, box.top + 3], [(box.left + box.right) / 2, (box.top + box.bottom) / 2], [box.right - 3, box.bottom - 3]]
		.every(([x, y]) => cell.contains(document.elementFromPoint(x, y)) || document.elementFromPoint(x, y)?.matches(".editor")); })`

// TestWideTable scrolls through a table of 30 columns. Heads and row numbers stay in sight, the cells between are drawn, and what
// a person goes to lies beside the frozen parts and not under them.
func TestWideTable(t *testing.T) {
	p := open(t, "")
	p.drop("main", "wide.csv", strings.ReplaceAll(wideCSV(30, 60), "column", "question"))
	p.until(`document.title.includes("wide")`)
	for _, width := range []int64{1440, 390} {
		p.do(chromedp.EmulateViewport(width, 900))
		if width < 1100 {
			p.tab("table")
		}
		for _, to := range [][2]int{{0, 0}, {600, 300}, {1500, 1200}, {4000, 4000}} {
			evaluate[bool](p, fmt.Sprintf(`(document.querySelector(".datatable .scroller").scrollTo(%d, %d), true)`, to[0], to[1]))
			p.until(`(() => {
				const box = document.querySelector(".datatable .scroller").getBoundingClientRect(), head = document.querySelector(".datatable thead th.name").getBoundingClientRect();
				const at = (x, y) => document.elementFromPoint(x, y);
				return box.height > 90 && Math.abs(head.top - box.top) <= 1 && at(box.left + 20, box.bottom - 20)?.closest(".rows .gutter") !== null
					&& [.3, .5, .75].every(x => at(box.left + box.width * x, box.bottom - 20)?.closest("[role=gridcell]") && at(box.left + box.width * x, head.top + 8)?.closest("thead th.name"));
			})()`)
			p.until(`(() => {
				const target = document.querySelector(".datatable thead th.y")?.getBoundingClientRect(), box = document.querySelector(".datatable .scroller").getBoundingClientRect();
				const sign = document.querySelector(".datatable .unseen button"), at = sign?.getBoundingClientRect();
				return target && (target.left + target.right) / 2 < box.right || at && at.top >= box.top && at.bottom <= box.bottom + 1 && sign.contains(document.elementFromPoint(at.left + 5, at.top + 5));
			})()`)
		}
		// by keyboard, to both ends and back a column and a row at a time
		evaluate[bool](p, `(document.querySelector(".datatable .scroller").scrollTo(0, 0), true)`)
		p.until(`document.querySelector('.datatable [aria-rowindex="3"] > [aria-colindex="2"]') !== null`)
		p.click(`.datatable [aria-rowindex="3"] > [aria-colindex="2"]`)
		for _, k := range []string{kb.End, kb.ArrowLeft, kb.ArrowLeft, kb.ArrowLeft, kb.ArrowLeft, kb.ArrowLeft, kb.ArrowLeft, kb.ArrowLeft, kb.PageDown, kb.PageDown, kb.PageDown, kb.PageDown, kb.ArrowUp, kb.ArrowUp, kb.ArrowUp, kb.ArrowUp, kb.ArrowUp, kb.ArrowUp, kb.ArrowUp, kb.Home, kb.ArrowRight, kb.ArrowRight, kb.ArrowRight, kb.ArrowRight, kb.ArrowRight, kb.ArrowRight} {
			p.keys(k)
			p.until(bare + `(document.querySelector(".datatable .grid .active"))`)
		}
		// what is said below the table takes more lines, so that the box gets lower under the last row in sight
		p.keys(kb.PageDown)
		p.until(bare + `(document.querySelector(".datatable .grid .active"))`)
		for _, more := range []string{"20px", "60px", "0"} {
			evaluate[bool](p, fmt.Sprintf(`(document.querySelector(".datatable .note:not(.printed)").style.paddingBottom = %q, true)`, more))
			p.until(bare + `(document.querySelector(".datatable .grid .active"))`)
		}
		// what the browser scrolls to, as for a screen reader, and what is typed into
		evaluate[bool](p, `(document.querySelector(".datatable .scroller").scrollBy(-60, 40), true)`)
		p.settle()
		evaluate[bool](p, `(document.querySelector(".datatable .scroller").scrollBy(150, 70), document.querySelector(".datatable .grid .active").scrollIntoView({block: "nearest", inline: "nearest"}), true)`)
		p.until(bare + `(document.querySelector(".datatable .grid .active"))`)
		evaluate[bool](p, `(document.querySelector(".datatable .scroller").scrollBy(150, 70), true)`)
		p.settle()
		p.keys(kb.F2)
		p.until(bare + `(document.querySelector(".datatable .grid .active"))`)
		p.keys(kb.Escape)
	}
}

// TestDragOverTable drags over cells: they are selected, no text is, and no style of the table as a whole changes at the first press,
// by which the browser would work out all cells anew.
func TestDragOverTable(t *testing.T) {
	p := open(t, "#example=iris")
	p.do(chromedp.EmulateViewport(1440, 900))
	p.settle()
	class := evaluate[string](p, `document.querySelector("[role=grid]").className`)
	at := evaluate[[4]float64](p, `["2\"] > [aria-colindex=\"2", "3\"] > [aria-colindex=\"4"].flatMap(at => {
		const b = document.querySelector("[role=grid] [aria-rowindex=\"" + at + "\"]").getBoundingClientRect();
		return [b.x + b.width / 2, b.y + b.height / 2];
	})`)
	mouse := func(kind input.DispatchMouseEventType, x, y float64, held int64) {
		if _, err := chromedp.Call(p.ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: "left", Buttons: held, ClickCount: 1}); err != nil {
			t.Fatal(err)
		}
	}
	mouse(input.DispatchMouseEventTypeMousePressed, at[0], at[1], 1)
	p.settle()
	if got := evaluate[string](p, `document.querySelector("[role=grid]").className`); got != class {
		t.Errorf("while the button is held, the grid has the class %q, and %q before", got, class)
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, (at[0]+at[2])/2, (at[1]+at[3])/2, 1)
	mouse(input.DispatchMouseEventTypeMouseMoved, at[2], at[3], 1)
	mouse(input.DispatchMouseEventTypeMouseReleased, at[2], at[3], 0)
	p.settle()
	if got := p.count(`[role=grid] [aria-selected=true]`); got != 6 {
		t.Errorf("%d cells are selected, want 6", got)
	}
	if got := evaluate[string](p, `getSelection().toString()`); got != "" {
		t.Errorf("the text %q is selected", got)
	}
}
