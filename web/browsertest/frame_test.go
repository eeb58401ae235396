package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestFrameResize hears the message by which a frame asks Canvas for its height.
func TestFrameResize(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<script>
		window.heights = [];
		window.addEventListener("message", ({ data }) => {
			if (typeof data !== "string") return;
			const { subject, height } = JSON.parse(data);
			if (subject === "lti.frameResize") heights.push(height);
		});
	</script><iframe id="f" src="../tools/chainrule/index.html#example=article&show=derivation" width="900" height="100"></iframe>`})
	p := c.open(t, "page.html")
	p.until(`document.getElementById("f").contentDocument?.querySelector(".derivation .result .is") != null && heights.length > 0`)
	p.until(`heights.at(-1) === Math.ceil(document.getElementById("f").contentDocument.body.getBoundingClientRect().height)`)
}

// TestSourceTable names a table in the address: it opens as a dropped one does. What is a web page is refused.
func TestSourceTable(t *testing.T) {
	c := newCourse(t, false, map[string]string{
		"data.csv": "age;pay\n28;1,5\n35;2,25\n41;3,0\n", "page.csv": "<!doctype html><p>a,b</p>",
	})
	p := c.open(t, "../tools/chainrule/index.html#src=../../week/data.csv")
	p.started()
	p.titled("data")
	p.shows(".message:not(.bad)", "Opened data.csv.")
	d := p.documentNow()
	if d.Title != "data" {
		t.Errorf("the document is %+v", d)
	}
	p.goTo("#src=../../week/page.csv")
	p.shows(".message.bad", "page.csv: this is a web page, and not a table or a document")
	p.titled("data")
}

// TestScrollGoesOn wants no part of the page to hold a wheel or a finger at its end: a course page around it must scroll on.
func TestScrollGoesOn(t *testing.T) {
	p := open(t, "#example=iris")
	if got := evaluate[[]string](p, `[...document.querySelectorAll("body, body *")].filter(e => getComputedStyle(e).overscrollBehaviorY !== "auto").map(e => e.className)`); len(got) > 0 {
		t.Errorf("scrolling ends in %q", got)
	}
}

// TestScrollGoesOnAroundTable turns the wheel over a table in a course page: in its middle the table scrolls, and
// at its ends the page does, also where the movement goes a little sideways.
func TestScrollGoesOnAroundTable(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<div style="height: 700px"></div>
		<chain-rule id="e" example="iris" show="table"></chain-rule><div style="height: 2000px"></div>`})
	p := c.open(t, "page.html")
	evaluate[bool](p, `(document.getElementById("e").load(), true)`)
	p.loaded("e")
	p.settleIn("e")
	const table = `view.document.querySelector(".datatable .scroller")`
	for _, c := range []struct {
		name        string
		place       string // of the table: how far it is scrolled
		right, down float64
		scrolls     int // of what place gives
	}{
		{"in the middle", "1000", 0, 200, 0},
		{"down at the end", "1e6", 0, 200, 1},
		{"down and sideways at the end", "1e6", 20, 200, 1},
		{"up at the beginning", "0", 0, -200, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &page{t: t, ctx: p.ctx}
			evaluate[bool](p, `(document.getElementById("e").scrollIntoView({ block: "center" }), true)`)
			inFrame[bool](p, "e", `(`+table+`.scrollTop = `+c.place+`, true)`)
			p.settleIn("e")
			places := []string{`document.getElementById("e").shadowRoot.querySelector("iframe").contentDocument.querySelector(".datatable .scroller").scrollTop`, `scrollY`}
			was := evaluate[[]float64](p, `[`+strings.Join(places, ", ")+`]`)
			at := evaluate[[]float64](p, `(() => {
					const frame = document.getElementById("e").shadowRoot.querySelector("iframe"), f = frame.getBoundingClientRect();
					const b = frame.contentDocument.querySelector(".datatable .scroller").getBoundingClientRect();
					return [f.x + b.x + b.width / 2, f.y + b.y + b.height / 2];
				})()`)
			if _, err := chromedp.Call(p.ctx, input.SynthesizeScrollGesture, input.SynthesizeScrollGestureParams{
				X: at[0], Y: at[1], XDistance: -c.right, YDistance: -c.down, GestureSourceType: input.GestureSourceTypeMouse,
			}); err != nil {
				t.Fatal(err)
			}
			p.until(fmt.Sprintf(`Math.abs(%s - %v) > 100`, places[c.scrolls], was[c.scrolls]))
			if other := 1 - c.scrolls; evaluate[float64](p, places[other]) != was[other] {
				t.Errorf("both the table and the page scroll")
			}
		})
	}
}

// TestFailedFrame embeds what cannot be had: the frame shows why, and no other document.
func TestFailedFrame(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<iframe id="f" width="900" height="300"></iframe>`, "bad.json": "{"})
	p := c.open(t, "page.html")
	for fragment, want := range map[string]string{
		"example=nothing&show=derivation":     `There is no example "nothing"`,
		"example=xor&show=nothing":            `nothing`,
		"example=xor&lock=nothing":            `nothing`,
		"src=../../week/none.json&show=table": "none.json",
		"src=../../week/bad.json&show=table":  "bad.json",
		"doc=AAAA&show=derivation":            "address",
	} {
		evaluate[bool](p, `new Promise(done => { const f = document.getElementById("f"); f.onload = () => done(true); f.src = "../tools/chainrule/index.html?" + Math.random() + "#`+fragment+`"; })`)
		p.until(`document.getElementById("f").contentDocument?.querySelector(".failed .message.bad") != null`)
		if got := evaluate[string](p, `document.getElementById("f").contentDocument.querySelector("#app").textContent`); !strings.Contains(got, want) {
			t.Errorf("#%s: the frame shows %q, without %q", fragment, got, want)
		}
		if n := evaluate[int](p, `document.getElementById("f").contentDocument.querySelectorAll("section, .datatable, svg").length`); n != 0 {
			t.Errorf("#%s: the frame shows %d panels", fragment, n)
		}
		if got := evaluate[string](p, `document.getElementById("f").contentWindow.chainrule.request("gradient").then(() => "an answer", (e) => e.code + ": " + e.message)`); !strings.HasPrefix(got, "invalid: ") || !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("#%s: a request gets %q", fragment, got)
		}
	}
	evaluate[bool](p, `document.getElementById("f").contentWindow.chainrule.request("import", {text: "x,y\n1,2\n3,5\n"}).then(() => true)`)
	p.until(`document.getElementById("f").contentDocument.querySelector("section") !== null`) // those that the last address shows
	if got := evaluate[int](p, `document.getElementById("f").contentDocument.querySelectorAll(".failed, .message.bad").length`); got != 0 {
		t.Error("the frame still says what is over")
	}
	p.forgive() // the document that is not there
}

// TestElementTellsOfFailure asks an element for what there is not: it shows why, and tells it as an event.
func TestElementTellsOfFailure(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<script src="../tools/chainrule/embed.js"></script><script>window.errors = []</script>
		<chain-rule id="e" example="nothing" title="A title"></chain-rule><script>document.getElementById("e").addEventListener("error", (e) => errors.push(e.detail.code + ": " + e.detail.message))</script>`})
	p := c.open(t, "page.html")
	p.until(`errors.length > 0`)
	if got := evaluate[string](p, `errors.join()`); !strings.Contains(got, `invalid: there is no example "nothing"`) {
		t.Errorf("the event says %q", got)
	}
	if got := evaluate[string](p, `document.getElementById("e").shadowRoot.querySelector(".fault").textContent`); !strings.Contains(got, "nothing") {
		t.Errorf("the element shows %q", got)
	}
	p.forgive()
}
