package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// cover has the browser report that a software keyboard covers so many pixels at the foot of the screen, as browsers report it
// on a telephone: the visual viewport is less high than the layout.
func (p *page) cover(pixels int64) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(Object.defineProperty(visualViewport, "height", {configurable: true, get: () => innerHeight - %d}),
		visualViewport.dispatchEvent(new Event("resize")), true)`, pixels))
	p.settle()
}

// TestKeyboardCoversNothing types into cells, a weight and the question while a software keyboard is open. What is typed into lies
// above it and below the network, and so do the bars at the foot.
func TestKeyboardCoversNothing(t *testing.T) {
	const above = `((box, seen, top) => box.height > 0 && box.top >= top - 1 && box.bottom <= seen + 1)(%s.getBoundingClientRect(), visualViewport.height - %d,
		document.querySelector(".whole:not(.at-diagram) .diagram")?.getBoundingClientRect().bottom ?? 0)`
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	for _, size := range [][3]int64{{390, 844, 340}, {360, 640, 270}, {1180, 820, 400}} {
		foot := int64(57)
		if size[0] >= 1100 {
			foot = 0
		}
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		if foot > 0 {
			p.tab("table")
		}
		evaluate[bool](p, `(scrollTo(0, 0), document.querySelector(".datatable .scroller").scrollTo(0, 600), true)`)
		p.settle()
		row := evaluate[string](p, `(box => [...document.querySelectorAll(".datatable .rows tr")].filter(tr => tr.getBoundingClientRect().bottom < Math.min(box.bottom, innerHeight - 60)).at(-1).ariaRowIndex)(document.querySelector(".datatable .scroller").getBoundingClientRect())`)
		cell := fmt.Sprintf(`.datatable .rows [aria-rowindex="%s"] > [aria-colindex="2"]`, row)
		p.click(cell)
		p.keys(kb.F2)
		p.cover(size[2])
		p.until(fmt.Sprintf(above, `document.querySelector(".datatable .editor")`, foot))
		for range 3 { // to cells further below
			p.keys(kb.Enter, kb.F2)
			p.until(fmt.Sprintf(above, `document.querySelector(".datatable .editor")`, foot))
		}
		if foot > 0 {
			p.until(fmt.Sprintf(above, `document.querySelector("nav.tabs")`, 0))
		}
		p.keys(kb.Escape)
		p.cover(0)
		if foot > 0 {
			p.until(`Math.abs(document.querySelector("nav.tabs").getBoundingClientRect().bottom - innerHeight) <= 1`)
			p.tab("diagram")
		}
		p.cover(size[2])
		p.click(".diagram .edit")
		p.until(fmt.Sprintf(above, `document.querySelector(".diagram .weight-field")`, foot))
		p.keys(kb.Escape)
		p.cover(0)
	}
}
