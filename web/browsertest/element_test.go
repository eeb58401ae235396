package browsertest

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestElementOfATable gives an element a table: its src is read as the page reads a file that is opened.
func TestElementOfATable(t *testing.T) {
	c := newCourse(t, false, map[string]string{
		"page.html":  `<chain-rule id="e" src="houses.csv" show="table derivation"></chain-rule>`,
		"houses.csv": "size;rooms;price\n50,5;2;1.200\n80;3;1.980,5\n90;4;2.100\n",
	})
	p := c.open(t, "page.html")
	p.loaded("e")
	got := p.ask("e", "document", "{}")
	for _, want := range []string{`"title":"houses"`, `"50,5"`, `"decimal":","`} {
		if !strings.Contains(strings.ReplaceAll(got, " ", ""), want) {
			t.Errorf("the document is without %s: %s", want, got)
		}
	}
}

// TestElementOfJSON gives elements files that are JSON, as the page opens them: documents, and tables in all their ways. What is neither
// is refused as what it should be. Names of files may have any bytes.
func TestElementOfJSON(t *testing.T) {
	const elsewhere = `{"chainrule": 1, "title": "Brought", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}], "rows": [["1", "2"], ["2", "3"]]},
		"network": {"hidden": [], "output": "identity", "loss": "rss"}}`
	files := []struct{ name, text, want string }{
		{"columns.json", `{"a": [1, 2, 3], "b": [2, 3, 5]}`, `["3", "5"]`},
		{"columns.csv", `{"a": [1, 2, 3], "b": [2, 3, 5]}`, `["3", "5"]`},
		{"objects.json", `[{"a": 1, "b": 2}, {"a": 2, "b": 3}]`, `["2", "3"]`},
		{"lines.json", "{\"a\": 1, \"b\": 2}\n{\"a\": 2, \"b\": 3}\n", `["2", "3"]`},
		{"document.json", elsewhere, `"title": "Brought"`},
		{"5%25.csv", "a,b\n1,2\n2,3\n", `"title": "5%"`},
		{"m%FCll.csv", "a,b\n1,2\n2,3\n", `"title": "m%FCll"`},
		{"data:text/csv,a,b%0A1,2%0A2,3", "", `{"chainrule": 1, "table"`},
		{"empty.json", "{}", "chainrule"},
		{"newer.json", `{"chainrule": 2}`, "version"},
		{"broken.json", `{"chainrule": 1,`, "is not JSON"},
	}
	pages := map[string]string{}
	var b strings.Builder
	for i, f := range files {
		decoded, err := url.PathUnescape(f.name)
		if err != nil {
			decoded = f.name
		}
		pages[decoded] = f.text
		fmt.Fprintf(&b, `<chain-rule id="e%d" src="%s" show="table" height="200"></chain-rule>`, i, f.name)
	}
	pages["page.html"] = b.String()
	p := newCourse(t, false, pages).open(t, "page.html")
	for i, f := range files {
		if got := p.ask(fmt.Sprint("e", i), "document", "{}"); !strings.Contains(strings.Join(strings.Fields(got), ""), strings.Join(strings.Fields(f.want), "")) {
			t.Errorf("%s: got %s, without %s", f.name, got, f.want)
		}
	}
}

// TestElementByModule has modules bring the element: by their own address, and by an import.
func TestElementByModule(t *testing.T) {
	const doctype = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">`
	c := newCourse(t, false, map[string]string{
		"module.html": doctype + `<script type="module" src="../tools/chainrule/embed.js"></script><chain-rule id="e" example="xor" show="derivation"></chain-rule>`,
		"import.html": doctype + `<script type="module">import "../tools/chainrule/embed.js"</script><chain-rule id="e" example="xor" show="derivation"></chain-rule>`,
		"late.html":   doctype + `<script>import("../tools/chainrule/embed.js")</script><chain-rule id="e" example="xor" show="derivation"></chain-rule>`,
	})
	for _, name := range []string{"module.html", "import.html", "late.html"} {
		p := c.open(t, name)
		p.until(`customElements.get("chain-rule") !== undefined`)
		p.loaded("e")
	}
}

// TestElementIsAsWideAsTheRoom puts elements into boxes that would shrink them to their content.
func TestElementIsAsWideAsTheRoom(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<style>body { margin: 0; width: 1000px } chain-rule { margin: 0 20px }</style>
		<chain-rule id="block" example="xor" show="derivation"></chain-rule>
		<div style="display: flex"><chain-rule id="row" example="xor" show="derivation"></chain-rule></div>
		<div style="display: flex; flex-direction: column; align-items: center"><chain-rule id="column" example="xor" show="derivation"></chain-rule></div>
		<div style="overflow: auto"><chain-rule id="float" style="float: left" example="xor" show="derivation"></chain-rule></div>
		<div style="display: flex"><p style="flex: 0 0 300px; margin: 0"></p><chain-rule id="beside" example="xor" show="derivation"></chain-rule></div>
		<div style="display: grid; grid-template-columns: 400px 1fr"><chain-rule id="grid" example="xor" show="derivation"></chain-rule></div>`})
	p := c.open(t, "page.html")
	for id, want := range map[string]int{"block": 960, "row": 960, "column": 960, "float": 960, "beside": 660, "grid": 360} {
		for _, when := range []string{"before", "after"} {
			if when == "after" {
				p.loaded(id)
			}
			if got := evaluate[int](p, fmt.Sprintf(`Math.round(document.getElementById(%q).getBoundingClientRect().width)`, id)); got != want {
				t.Errorf("#%s is %d pixels wide %s it is loaded, want %d", id, got, when, want)
			}
		}
	}
}

// TestHeightIsReserved goes to a place below elements, by a link and back: it is where it was, although elements grow when
// they load.
func TestHeightIsReserved(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<chain-rule id="hinted" example="xor" show="derivation" height="auto 700"></chain-rule>
		<chain-rule id="seen" example="xor" show="table"></chain-rule><h2 id="below">Below</h2><p style="height: 3000px"></p>`})
	p := c.open(t, "page.html")
	const height = `Math.round(document.getElementById(%q).getBoundingClientRect().height)`
	if got := evaluate[int](p, fmt.Sprintf(height, "hinted")); got != 700 {
		t.Errorf("an element with a hint is %d pixels high before it is loaded, want 700", got)
	}
	p.loaded("hinted", "seen")
	p.settleIn("seen")
	p.settleIn("hinted")
	was := [2]int{evaluate[int](p, fmt.Sprintf(height, "hinted")), evaluate[int](p, fmt.Sprintf(height, "seen"))}
	const place = `Math.round(document.getElementById("below").getBoundingClientRect().top) + 0` // + 0, since the protocol has no −0
	evaluate[string](p, `location.hash = "below"`)
	p.until(`Math.abs(` + place + `) <= 2`) // a reload keeps the place that was reached before it
	evaluate[bool](p, `window.left = true`) // the frames' own loading may end the wait for the reload while this page still stands
	p.do(chromedp.Reload())
	p.until(`!window.left && document.readyState === "complete"`)
	if got := [2]int{evaluate[int](p, fmt.Sprintf(height, "hinted")), evaluate[int](p, fmt.Sprintf(height, "seen"))}; got != was {
		t.Errorf("before they load the elements are %v pixels high, and were %v", got, was)
	}
	p.loaded("hinted", "seen")
	p.settleIn("seen")
	p.settleIn("hinted")
	if got := evaluate[int](p, place); got < -2 || got > 2 {
		t.Errorf("the place of the link is at %d", got)
	}
}

// TestElementOnPaper prints a page with an element: the frame is as long as its content is on paper.
func TestElementOnPaper(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<div id="box"><chain-rule id="e" example="mazur" show="table derivation"></chain-rule></div>`})
	p := c.open(t, "page.html")
	p.loaded("e")
	p.settleIn("e")
	was := inFrame[float64](p, "e", `view.innerHeight`)
	room := evaluate[float64](p, `(dispatchEvent(new Event("beforeprint")), document.getElementById("e").shadowRoot.querySelector("iframe").getBoundingClientRect().height)`)
	p.do(chromedp.EmulateViewport(680, 900))
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	p.settleIn("e")
	if got := inFrame[float64](p, "e", `view.document.body.getBoundingClientRect().height`); got > room {
		t.Errorf("on paper the content is %.0f pixels long, and the frame %.0f", got, room)
	}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""}); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.EmulateViewport(1280, 900))
	p.settleIn("e")
	p.until(fmt.Sprintf(`(dispatchEvent(new Event("afterprint")), Math.abs(document.getElementById("e").shadowRoot.querySelector("iframe").getBoundingClientRect().height - %v) <= 2)`, was))
}

// TestHostThatRefusesPackedFiles is one that gives out no .wasm, .gz or .xz: the program comes as a script.
func TestHostThatRefusesPackedFiles(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<chain-rule id="e" example="xor" show="derivation"></chain-rule>`})
	c.refuses = regexp.MustCompile(`\.(wasm|gz|xz)$`)
	p := c.open(t, "page.html")
	p.loaded("e")
	p.forgive()
	q := openAt(t, c.url+"/tools/chainrule/")
	q.until(`document.querySelector(".derivation .result .is") !== null`)
	q.forgive()
}

// TestKeysLeaveAnElement goes through an element by Tab, and back: no part of it keeps the focus.
func TestKeysLeaveAnElement(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<button id="before">Before</button>
		<chain-rule id="e" example="xor" show="table diagram derivation training"></chain-rule><button id="after">After</button>`})
	p := c.open(t, "page.html")
	p.loaded("e")
	p.settleIn("e")
	for _, way := range []struct{ from, to, key string }{{"before", "after", kb.Tab}, {"after", "before", shiftTab}} {
		evaluate[bool](p, `(document.getElementById("`+way.from+`").focus(), true)`)
		n := 0
		for ; n < 400 && !evaluate[bool](p, `document.activeElement.id === "`+way.to+`"`); n++ {
			if way.key == shiftTab {
				p.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(8)))
			} else {
				p.keys(way.key)
			}
		}
		t.Logf("from %s to %s by %d keys", way.from, way.to, n)
		if n == 400 {
			t.Errorf("from %s the focus does not come to %s", way.from, way.to)
		}
	}
}

const shiftTab = "Shift+Tab"
