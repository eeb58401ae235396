package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestAllAfterOne shows all steps after one at a time: those in sight come first.
func TestAllAfterOne(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	steps := `document.querySelectorAll(".derivation .steps > .step:not(.blank)").length`
	n := evaluate[int](p, steps)
	p.click(".derivation .options .seg:nth-of-type(2) button:last-child")
	p.until(steps + ` === 1`)
	first := evaluate[int](p, `(async () => {
		document.querySelector(".derivation .options .seg:nth-of-type(2) button").click();
		await new Promise(done => requestAnimationFrame(done));
		return `+steps+`;
	})()`)
	if first >= n {
		t.Errorf("%d of %d steps are drawn in one frame", first, n)
	}
	p.until(fmt.Sprintf(`%s === %d`, steps, n))
}

// TestFastWeight types a weight in the diagram as fast as keys can come: none is lost.
func TestFastWeight(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
	for _, text := range []string{"0.12341", "12345.5", "-0.987654", "1e-5", "0.4321"} {
		p.keys(kb.Enter)
		p.until(`document.activeElement?.classList.contains("weight-field")`)
		p.do(chromedp.KeyEvent(text))
		p.keys(kb.Enter)
		p.until(`document.querySelector(".weight-field") === null`)
		got := result[struct{ Weights struct{ Alpha [][]float64 } }](p, "document", "{}").Weights.Alpha[0][1]
		if fmt.Sprint(got) != fmt.Sprint(parsed(text)) {
			t.Errorf("%s is stored as %v", text, got)
		}
		evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
	}
}

func parsed(text string) (v float64) {
	fmt.Sscan(text, &v)
	return v
}
