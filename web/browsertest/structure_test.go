package browsertest

import (
	"fmt"
	"testing"

	"chainrule/static"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visible is a condition: an element of the selector is on the page and not hidden.
func visible(selector string) string {
	return fmt.Sprintf(`(document.querySelector(%q)?.checkVisibility() ?? false)`, selector)
}

// TestStepper goes through a derivation one step at a time, by keyboard alone. The focus stays, the terms of the step are lit
// in the diagram, and the answer is covered until the last step is reached.
func TestStepper(t *testing.T) {
	p := open(t, "")
	p.click(".derivation .options .seg:nth-of-type(2) button:last-child")
	p.until(`document.activeElement.matches(".stepper .go")`)
	for range 3 {
		p.keys(kb.ArrowRight)
	}
	p.until(`document.querySelector(".stepper .count").textContent === "Step 4 of 14"`)
	p.until(`document.querySelector(".derivation .steps > .step:last-child.now:nth-child(4)") !== null`)
	p.until(`document.activeElement.matches(".stepper .go")`)
	p.until(`document.querySelectorAll(".diagram [data-lit]").length > 0`)
	for _, covered := range []string{".thread .value", ".derivation .product", ".derivation .outcome", ".derivation .step:nth-child(2) .is"} {
		p.until(fmt.Sprintf(`!(document.querySelector(%q)?.checkVisibility({visibilityProperty: true}) ?? false)`, covered))
	}
	p.keys(kb.ArrowLeft)
	p.until(`document.querySelector(".stepper .count").textContent === "Step 3 of 14"`)
	for range 15 {
		p.keys(kb.Enter) // on the button
	}
	p.until(`document.querySelector(".stepper .count").textContent === "Step 14 of 14"`)
	p.until(visible(".derivation .product") + ` && ` + visible(".derivation .outcome"))
	p.until(`document.activeElement.matches(".stepper .go")`)
}

// TestColumns moves the line between the columns by keyboard and finds it there after a reload. What is read has at least 55 %.
func TestColumns(t *testing.T) {
	p := open(t, "")
	p.prefers()
	const share = `document.querySelector(".reading").getBoundingClientRect().width / innerWidth`
	for _, width := range []int64{1100, 1280, 1440, 1920, 2560} {
		p.do(chromedp.EmulateViewport(width, 900))
		p.until(share + ` >= 0.55`)
	}
	p.do(chromedp.EmulateViewport(1200, 900))
	evaluate[bool](p, `(document.querySelector(".divider").focus(), true)`)
	p.keys(kb.End)
	p.until(`Math.abs(` + share + ` - 0.55) < 0.01`)
	p.reload()
	p.until(`Math.abs(` + share + ` - 0.55) < 0.01`)
}

// TestNarrow has the panels one at a time on a narrow page, with the network in sight above each.
func TestNarrow(t *testing.T) {
	p := open(t, "")
	for _, size := range [][2]int64{{320, 568}, {390, 844}, {820, 1180}, {844, 390}} {
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		for panel, selector := range map[string]string{"table": ".datatable", "derivation": ".derivation", "training": ".training .strip"} {
			p.tab(panel)
			p.until(visible(selector))
			evaluate[bool](p, `(scrollTo(0, document.documentElement.scrollHeight), true)`)
			p.settle()
			p.until(`(box => box.top >= 0 && box.bottom <= innerHeight * (innerHeight > 500 ? .6 : 1))(document.querySelector(".diagram .drawing").getBoundingClientRect())`)
		}
		p.tab("diagram")
		p.until(visible(".diagram .layers") + ` && !` + visible(".derivation .product"))
	}
}

// TestTargetIsFound reads tables that are wider than their panel: a sign says that the target is out of sight, and leads to it.
func TestTargetIsFound(t *testing.T) {
	const inSight = `(cell => { const box = cell.getBoundingClientRect(); const around = document.querySelector(".datatable .scroller").getBoundingClientRect();
		return (box.left + box.right) / 2 > around.left && (box.left + box.right) / 2 < around.right; })(document.querySelector(".datatable thead th.y"))`
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	p.do(chromedp.EmulateViewport(390, 844))
	p.tab("table")
	p.until(visible(".datatable .unseen button"))
	p.until(`!` + inSight)
	p.click(".datatable .unseen button")
	p.until(inSight + ` && !` + visible(".datatable .unseen"))
	evaluate[bool](p, `(document.querySelector(".datatable .scroller").scrollLeft = 0, true)`)
	p.until(visible(".datatable .unseen button"))
	p.do(chromedp.EmulateViewport(1440, 900))
	evaluate[bool](p, `(location.hash = "#example=article", true)`)
	p.until(`document.title.includes("Salary")`)
	p.until(inSight + ` && !` + visible(".datatable .unseen"))
	p.until(`document.querySelector(".datatable .grid").classList.contains("beside")`) // there is room for the small figures
}

// TestRowIsInSight shows the row that is asked about in the table: where an example opens on one far below, and where it was chosen while the
// table was hidden.
func TestRowIsInSight(t *testing.T) {
	const inSight = `((row, box, head) => row.top >= head.bottom - 1 && row.bottom <= box.bottom + 1)(document.querySelector(".datatable tr.current").getBoundingClientRect(),
		document.querySelector(".datatable .scroller").getBoundingClientRect(), document.querySelector(".datatable thead").getBoundingClientRect())`
	p := open(t, "#example=sine")
	p.until(`document.querySelector(".datatable td.active")?.dataset.ref === "x[11,1]"`)
	p.until(inSight)
	q := open(t, "#example=iris")
	q.do(chromedp.EmulateViewport(390, 844))
	result[any](q, "select", `{"sample": 100}`)
	q.settle()
	q.tab("table")
	q.until(`document.querySelector(".datatable td.active")?.dataset.ref === "x[100,1]"`)
	q.until(inSight)
}

// TestLinesAreWhole reads the derivation of every example on wide and narrow pages: no line goes on where it cannot be seen,
// unless it is a fraction or a name that is itself too wide.
func TestLinesAreWhole(t *testing.T) {
	for _, e := range static.Examples {
		p := open(t, "#example="+e.Name)
		p.prefers()
		for _, width := range []int64{320, 390, 1100, 1440} {
			p.do(chromedp.EmulateViewport(width, 900))
			for _, form := range []string{"1", "2"} {
				evaluate[bool](p, `(document.querySelector(".derivation .options .seg button:nth-child(`+form+`)").click(), true)`)
				p.settle()
				p.until(`document.querySelector("section.derivation").getAttribute("aria-busy") === "false"`)
				for _, line := range evaluate[[]string](p, `[...document.querySelectorAll(".derivation .steps .right")].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.scrollWidth + " > " + e.clientWidth + ": " + [...e.querySelectorAll("math")].map(m => m.textContent).join("|"))`) {
					t.Errorf("%s at %d pixels, form %s: %s", e.Name, width, form, line)
				}
			}
		}
	}
}

// TestWhereErrorsComeFrom unfolds the error that arrives at a hidden unit.
func TestWhereErrorsComeFrom(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	p.shows(".derivation p.striking", "The error that arrives: only −0.02794")
	p.click(".derivation .paths summary")
	p.until(`document.querySelectorAll(".derivation .paths li").length === 3`)
	sum := evaluate[float64](p, `[...document.querySelectorAll(".paths .way > .value")].map(e => Number(e.textContent.replace("= ", "").replace("−", "-"))).reduce((a, b) => a + b)`)
	if sum < -0.02804 || sum > -0.02784 {
		t.Errorf("the ways add up to %v, want −0.02794", sum)
	}
}
