package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// onPaper has what a script gives noted when the page is about to be printed, after the program has drawn it for that.
func (p *page) onPaper(script string) {
	p.t.Helper()
	evaluate[bool](p, `(addEventListener("beforeprint", () => { window.onPaper = `+script+`; }), true)`)
}

// numbersOfAnswer are the numbers that the heading and the box below it give for the same derivative, the epochs that
// the box and the training panel are of, and whether the box has lines to come.
const numbersOfAnswer = `[
	document.querySelector(".thread .value math").textContent.split("=")[1].trim(),
	document.querySelector(".derivation .product strong").textContent.trim(),
	document.querySelector(".derivation .result .is").textContent.trim(),
	document.querySelector(".derivation .behind").textContent.replace(/\D/g, ""),
	document.querySelector(".training .epochs").textContent.match(/epoch ([\d\u2009\u202f,]*)/i)[1].replace(/\D/g, ""),
	document.querySelector(".derivation").ariaBusy,
]`

// TestPrintWhileTraining prints while training runs: all that is printed is of one epoch, with no line left for later.
func TestPrintWhileTraining(t *testing.T) {
	p := open(t, "#example=mazur")
	p.onPaper(numbersOfAnswer)
	p.click(".training .run")
	p.click(`.tabs [data-panel=derivation]`)
	evaluate[bool](p, `(s => (s.value = "0", s.dispatchEvent(new Event("change", {bubbles: true})), true))(document.querySelector(".training select.pace"))`)
	last := ""
	for range 8 {
		p.until(fmt.Sprintf(`!document.querySelector(".training .epochs").textContent.includes(%q)`, last+" ·"))
		p.print()
		got := evaluate[[]string](p, `window.onPaper`)
		if got[0] != got[1] || got[0] != got[2] || got[3] != got[4] || got[5] != "false" {
			t.Errorf("on paper the heading says %s, the box %s and its last line %s; it is of epoch %s, and training is at %s; lines to come: %s", got[0], got[1], got[2], got[3], got[4], got[5])
		}
		if got[4] == last {
			t.Fatalf("training stays at epoch %s", last)
		}
		last = got[4]
	}
}

// TestHeadingFollowsItsBox watches a training from frame to frame: the heading and the box below it give the same numbers.
func TestHeadingFollowsItsBox(t *testing.T) {
	p := open(t, "#example=mazur")
	p.click(".training .run")
	p.click(`.tabs [data-panel=derivation]`)
	got := evaluate[[]string](p, `new Promise((done) => {
		const wrong = [], seen = new Set();
		const look = () => {
			const [heading, box] = `+numbersOfAnswer+`;
			if (heading !== box) wrong.push(heading + " / " + box);
			seen.add(box);
			if (seen.size < 6) requestAnimationFrame(look); else done(wrong);
		};
		look();
	})`)
	if len(got) > 0 {
		t.Errorf("heading and box differ: %s", strings.Join(got, ", "))
	}
}

// rowsOfTable are the numbers of the rows in the page, and what is said of the part that is printed.
const rowsOfTable = `[[...document.querySelectorAll(".datatable .rows .number")].map((n) => n.textContent).join(" "), document.querySelector(".datatable .printed").textContent]`

// TestPrintTable prints tables that are scrolled: all rows are printed, in their order, and of a long table the first, which is said.
func TestPrintTable(t *testing.T) {
	long := "x,y\n" + strings.Repeat("1,2\n", 700)
	for _, c := range []struct {
		name string
		rows int
		said string
	}{{"iris", 150, ""}, {"long", 500, "Rows 1 to 500 of 700 are printed."}} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, "")
			if c.name == "long" {
				result[map[string]any](p, "import", fmt.Sprintf(`{"text": %q}`, long))
			} else {
				evaluate[bool](p, `(location.hash = "#example=iris", true)`)
			}
			p.until(`document.querySelectorAll(".datatable .rows tr").length > 20`)
			p.settle()
			evaluate[bool](p, `(document.querySelector(".datatable .scroller").scrollTop = 2000, true)`)
			p.until(`!document.querySelector(".datatable .rows .number").textContent.match(/^1$/)`)
			p.settle()
			before := evaluate[[]string](p, rowsOfTable)
			p.onPaper(rowsOfTable)
			p.print()
			got := evaluate[[]string](p, `window.onPaper`)
			var want []string
			for i := range c.rows {
				want = append(want, fmt.Sprint(i+1))
			}
			if got[0] != strings.Join(want, " ") || got[1] != c.said {
				t.Errorf("on paper there are the rows %s, and it is said: %q", got[0], got[1])
			}
			p.settle()
			if after := evaluate[[]string](p, rowsOfTable); after[0] != before[0] {
				t.Errorf("afterwards the rows %s are shown, before it were %s", after[0], before[0])
			}
			if got := evaluate[float64](p, `document.querySelector(".datatable .scroller").scrollTop`); got != 2000 {
				t.Errorf("afterwards the table is scrolled by %v pixels, not by 2000", got)
			}
		})
	}
}

// TestPrintWideTable prints a table with more columns than a page has room for: the first are printed, which is said.
func TestPrintWideTable(t *testing.T) {
	p := open(t, "")
	names, row := make([]string, 40), make([]string, 40)
	for i := range names {
		names[i], row[i] = fmt.Sprintf("column%02d", i+1), fmt.Sprint(i)
	}
	text := strings.Join(names, ",") + "\n" + strings.Repeat(strings.Join(row, ",")+"\n", 3)
	result[map[string]any](p, "import", fmt.Sprintf(`{"text": %q}`, text))
	p.settle()
	p.onPaper(`[String(document.querySelectorAll(".datatable thead .name").length), document.querySelector(".datatable .printed").textContent.trim()]`)
	p.print()
	got := evaluate[[]string](p, `window.onPaper`)
	if want := fmt.Sprintf("Columns 1 to %s of 40 are printed.", got[0]); got[1] != want || got[0] == "40" {
		t.Errorf("%s columns are printed, and it is said: %q", got[0], got[1])
	}
}

// TestPrintUnloaded prints a course page with an element that is not loaded and one that rests: both say so, and are loaded for the next
// time.
func TestPrintUnloaded(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": apart(`example="article" show="table">`, `example="iris" show="table">`, `example="xor" show="table">`,
		`example="mazur" show="table">`, `example="sine" show="table">`, `example="circles" show="table">`)})
	p := c.open(t, "page.html")
	p.loaded("e0")
	p.others(5)
	p.rests("e0")
	evaluate[bool](p, `(addEventListener("beforeprint", () => { window.said = ["e0", "e5"].map((id) => document.getElementById(id).shadowRoot.querySelector("button").textContent); }), true)`)
	p.print()
	for i, said := range evaluate[[]string](p, `window.said`) {
		if !strings.Contains(said, "Print again") {
			t.Errorf("element %d of those that cannot be printed says %q", i, said)
		}
	}
	p.loaded("e0", "e5")
}

// TestPrintElement prints a course page: of an element's table all rows are there, and the frame is long enough for them, also
// where it has a height of its own on the screen.
func TestPrintElement(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<div style="max-width: 640px">
		<chain-rule id="e" example="iris" show="table"></chain-rule>
		<chain-rule id="low" height="200" example="mazur" show="table derivation"></chain-rule></div>`})
	p := c.open(t, "page.html")
	for _, id := range []string{"e", "low"} {
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById(%q).load(), true)`, id))
		p.loaded(id)
		p.settleIn(id)
		inFrame[bool](p, id, `(view.addEventListener("beforeprint", () => { view.onPaper = [...view.document.querySelectorAll(".datatable .rows .number")].length; }), true)`)
	}
	inFrame[bool](p, "e", `(view.document.querySelector(".scroller").scrollTop = 2000, true)`)
	p.settleIn("e")
	evaluate[bool](p, `(addEventListener("beforeprint", () => {
		window.rooms = ["e", "low"].map((id) => document.getElementById(id).shadowRoot.querySelector("iframe").getBoundingClientRect().height);
	}), true)`)
	p.print()
	if got := inFrame[int](p, "e", `view.onPaper`); got != 150 {
		t.Errorf("%d of 150 rows are printed", got)
	}
	rooms := evaluate[[]float64](p, `window.rooms`)
	p.settleIn("e")
	if got := inFrame[float64](p, "low", `view.innerHeight`); got != 200 {
		t.Errorf("after printing, the frame with a height of its own is %v pixels tall", got)
	}
	// What is printed cannot be measured. So it is laid out once more as for paper.
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	for i, id := range []string{"e", "low"} {
		inFrame[bool](p, id, `(view.dispatchEvent(new Event("beforeprint")), true)`)
		if got := inFrame[float64](p, id, `view.document.body.getBoundingClientRect().height`); got > rooms[i] {
			t.Errorf("on paper the content of %s is %.0f pixels long, and the frame %.0f", id, got, rooms[i])
		}
	}
	if got := inFrame[float64](p, "e", `view.document.querySelector(".datatable .small-figure").getBoundingClientRect().top
		- [...view.document.querySelectorAll(".datatable .rows .number")].at(-1).getBoundingClientRect().bottom`); got < 0 {
		t.Errorf("on paper the note begins %.0f pixels above the end of the last row", -got)
	}
}
