package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTabThroughPage goes through the page by Tab alone, from its top to its end and round again, on a wide and on a narrow screen. What has
// the focus is always to be seen and in sight, and the focus leaves the page once, at its end. The first stop leads past all to what is read.
func TestTabThroughPage(t *testing.T) {
	const focused = `(() => {
		const e = document.activeElement, lost = [];
		if (e === document.body) return "the body";
		const box = e.getBoundingClientRect(), style = getComputedStyle(e), ring = (s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0;
		const drawn = ring(style) || e.matches("td, th, .divider") || e.closest("svg") && ring(getComputedStyle(e.closest("svg")));
		if (!drawn) lost.push(" shows no focus");
		if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) lost.push(" is out of sight");
		const x = box.left + Math.min(box.width / 2, 40), y = box.top + box.height / 2;
		const top = document.elementFromPoint(x, y);
		if (top && !e.contains(top) && !top.contains(e) && !e.matches(".divider")) lost.push(" lies under " + top.outerHTML.slice(0, 60));
		return e.outerHTML.slice(0, 80) + lost.map((l) => "!" + l).join("");
	})()`
	for _, size := range [][2]int64{{1440, 900}, {390, 844}} {
		p := open(t, "")
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		p.settle()
		p.keys(kb.Tab, kb.Enter)
		if got := evaluate[string](p, `document.activeElement.dataset.panel ?? document.activeElement.outerHTML`); got != "derivation" {
			t.Errorf("at %d pixels the first stop leads to %s", size[0], got)
		}
		seen := map[string]bool{}
		for stops, ends := 0, 0; ends < 2; stops++ {
			if stops > 200 {
				t.Fatalf("at %d pixels Tab does not come round", size[0])
			}
			p.keys(kb.Tab)
			at := evaluate[string](p, focused)
			seen[at] = true
			if at == "the body" {
				ends++
				continue
			}
			if strings.Contains(at, "!") {
				t.Errorf("at %d pixels %s", size[0], at)
			}
		}
		if len(seen) < 45 {
			t.Errorf("at %d pixels there are only %d stops", size[0], len(seen))
		}
	}
}
