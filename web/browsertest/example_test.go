package browsertest

import (
	"strings"
	"testing"

	"chainrule/static"

	"github.com/chromedp/chromedp"
)

// asked are what addresses ask for of an example: panels, and what is locked.
var asked = []string{
	"", "&show=derivation&lock=all", "&show=table,diagram,derivation,training", "&lock=all",
	"&show=diagram,table&lock=data,network", "&show=diagram,training&lock=weights", "&show=table,derivation&lock=settings&theme=dark", "&lock=network,settings",
}

// The view of an example that stands on the page first is what the program draws then, to the last attribute, and nothing moves. Each example has
// some of what addresses ask for. What differs is what the program measures: styles by which the table scrolls, what stands for rows of it that are
// not in the page, and the sign that a target is out of sight.
func TestExampleIsWhatComes(t *testing.T) {
	measured := []string{": style null | ", " > tbody.spacer > tr > td: height ", " > p.note printed: ", " > div.unseen: "}
	for i, e := range static.Examples {
		for n := range 4 {
			address := "#example=" + e.Name + asked[(i+n)%len(asked)]
			t.Run(address, func(t *testing.T) {
				h := keepBack(t)
				p := early(t, h, address, []int64{1440, 900, 640}[n%3])
				p.do(chromedp.WaitVisible(chromedp.CSS("#shell > #app")))
				if !evaluate[bool](p, `document.fonts.ready.then(() => performance.getEntriesByType("resource").every((e) => !e.name.includes("woff2")))`) {
					t.Error("it waits for a font")
				}
				evaluate[bool](p, `(window.early = document.querySelector("#shell > #app").cloneNode(true), window.shifts = 0, window.shifted = [], window.since = performance.now(), true)`)
				p.arrives(h)
			lines:
				for _, line := range evaluate[[]string](p, differ("window.early")) {
					for _, part := range measured {
						if strings.Contains(line, part) {
							continue lines
						}
					}
					t.Error(line)
				}
				if got := evaluate[float64](p, `window.shifts`); got >= 0.01 {
					t.Errorf("the page moved by %.4f: %s", got, evaluate[string](p, `window.shifted.join("; ")`))
				}
			})
		}
	}
}
