package browsertest

import (
	"testing"

	"chainrule/static"

	"github.com/chromedp/chromedp"
)

// TestWidths walks widths from 320 to 2560 pixels: no page is wider than its screen, one step at a time, and with the pictures or
// the settings of the network open or not. All widths are walked with one narrow and one wide table, and those at which the page changes with
// every example.
func TestWidths(t *testing.T) {
	turns := []int64{320, 360, 390, 680, 700, 720, 860, 1100, 1120, 1180, 1200, 1440, 2560}
	var all []int64
	for width := int64(320); width <= 2560; width += 20 {
		all = append(all, width)
	}
	for _, e := range static.Examples {
		widths := turns
		if e.Name == "article" || e.Name == "iris" {
			widths = all
		}
		p := open(t, "#example="+e.Name)
		for _, opened := range []string{"", ".derivation .options .seg:nth-of-type(2) button:last-child", ".tabs [data-panel=training]", ".tabs [data-panel=practise]", ".tabs [data-panel=check]", ".diagram .layers"} {
			if opened != "" {
				p.click(opened)
				p.settle()
			}
			for _, width := range widths {
				p.do(chromedp.EmulateViewport(width, 900))
				if got := evaluate[int64](p, `document.documentElement.scrollWidth`); got > width {
					t.Errorf("%s %s: at %d pixels the page is %d wide", e.Name, opened, width, got)
				}
			}
			p.do(chromedp.EmulateViewport(1440, 900))
		}
	}
}
