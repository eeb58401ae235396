package browsertest

import (
	"strings"
	"testing"
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
