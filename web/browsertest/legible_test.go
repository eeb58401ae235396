package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// smallText lists what is to be seen in letters smaller than so many pixels, as it is drawn: a drawing's scale counts. Signs that stand above and
// below others in formulas are smaller by a font's own rule, and left out.
const smallText = `((least) => {
	const found = new Map(), walk = document.createTreeWalker(document.querySelector("body > #app"), NodeFilter.SHOW_TEXT);
	for (let text; text = walk.nextNode();) {
		const e = text.parentElement;
		if (!text.data.trim() || e.closest("math, script, style, .sr, option") || !e.checkVisibility({visibilityProperty: true}) || e.getClientRects().length === 0) continue;
		const matrix = e.closest("svg") && e.getScreenCTM?.();
		const size = parseFloat(getComputedStyle(e).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
		const range = document.createRange();
		range.selectNode(text);
		const box = range.getBoundingClientRect();
		if (size < least - .05 && box.width > 0 && box.height > 0) {
			const name = e.tagName + "." + (e.getAttribute("class") ?? "") + " " + size.toFixed(1);
			if (!found.has(name)) found.set(name, text.data.trim().slice(0, 30));
		}
	}
	return [...found].map(([name, text]) => name + " " + JSON.stringify(text));
})(%v)`

// TestLegible looks for letters that are too small to be read, on all screens and in every panel, with networks of which one is drawn round, one
// with pictures beside the values, and one with a line for each node.
func TestLegible(t *testing.T) {
	for _, example := range []string{"article", "circles", "iris"} {
		p := open(t, "#example="+example)
		for _, screen := range []struct {
			width, height int64
			least         float64
		}{{1440, 900, 10}, {1920, 1080, 10}, {1366, 768, 10}, {1024, 768, 10}, {820, 1180, 10}, {390, 844, 10}, {360, 640, 10}, {844, 390, 10}, {320, 568, 9}} {
			p.do(chromedp.EmulateViewport(screen.width, screen.height))
			panels := []string{"derivation", "training", "practise", "check"}
			if screen.width < 1100 {
				panels = append(panels, "table", "diagram")
			}
			for _, panel := range panels {
				p.tab(panel)
				for _, small := range evaluate[[]string](p, fmt.Sprintf(smallText, screen.least)) {
					t.Errorf("%s, %s at %d × %d: %s", example, panel, screen.width, screen.height, small)
				}
			}
			p.tab("derivation")
		}
	}
}
