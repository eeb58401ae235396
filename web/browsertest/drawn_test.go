package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
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

// TestPaperShowsOneRow chooses another row as the page looks on paper: no frame has lines of the row before. As long as lines
// are late, the page has a sentence that says so in their place.
func TestPaperShowsOneRow(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	p.settle()
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	got := evaluate[struct {
		Late, Says, Wrong, Lines int
		Last                     bool
	}](p, `(async () => {
		const lines = () => [...document.querySelectorAll(".derivation :is(.steps > .step, .outcome)")];
		const shown = e => e.getClientRects().length > 0;
		const frames = [];
		const start = lines().map(e => e.textContent).join();
		document.querySelector('.datatable [data-ref~="x[3,2]"]').click();
		for (let i = 0; i < 600; i++) {
			await new Promise(done => requestAnimationFrame(done));
			const busy = document.querySelector(".derivation").ariaBusy === "true";
			frames.push({ busy, says: shown(document.querySelector(".unprinted")), lines: lines().filter(shown).map(e => e.textContent) });
			if (!busy && i > 60) break;
		}
		const last = frames.at(-1);
		const moved = frames.findIndex(f => f.lines.length === 0);
		return {
			Late: frames.filter(f => f.busy).length,
			Says: frames.filter(f => f.says).length,
			Wrong: frames.slice(moved).filter(f => f.lines.length && f.lines.join() !== last.lines.join()).length,
			Lines: last.lines.length,
			Last: last.lines.join() !== start,
		};
	})()`)
	if got.Late == 0 || got.Says != got.Late || got.Wrong != 0 || got.Lines < 5 || !got.Last {
		t.Errorf("%+v", got)
	}
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

// TestEditorStaysWithItsDocument loads another document while a cell is being typed: the text does not go into a cell of that one.
func TestEditorStaysWithItsDocument(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, `(document.querySelector(".datatable td.active").focus(), true)`)
	p.keys("5", "5")
	evaluate[bool](p, `window.chainrule.request("document").then((d) => {
		d.table.columns.reverse();
		d.table.rows.forEach((r) => r.reverse());
		return window.chainrule.request("load", {document: d});
	}).then(() => true)`)
	p.settle()
	p.shows(".message", `you had typed "55"`)
	p.keys(kb.Enter)
	if got := evaluate[string](p, `window.chainrule.request("document").then((d) => JSON.stringify(d.table.rows))`); strings.Contains(got, `"55"`) {
		t.Errorf("the text went into another document: %s", got)
	}
}
