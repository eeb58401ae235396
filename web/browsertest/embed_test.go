package browsertest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/document"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// small is a document within a page.
const small = `{"chainrule": 1, "title": "Small", "table": {"columns": [{"name": "a", "role": "input"}, {"name": "b", "role": "target"}],
"rows": [["1", "2"], ["2", "5"], ["3", "1"]]}, "network": {"hidden": [{"units": 2, "activation": "tanh"}], "output": "identity", "loss": "rss"}}`

// loaded waits until an element's program is there.
func (p *page) loaded(ids ...string) {
	p.t.Helper()
	for _, id := range ids {
		if got := p.ask(id, "hello", "{}"); !strings.Contains(got, `"methods"`) {
			p.t.Fatalf("#%s says %s", id, got)
		}
	}
}

// TestDemo opens the demonstration: three elements load with one download of the program, the fixed figure
// offers nothing to change, the buttons ask, and nothing is wider than a narrow telephone.
func TestDemo(t *testing.T) {
	c := newCourse(t, false, nil)
	p := openAt(t, c.url+"/tools/chainrule/demo/")
	p.loaded("figure", "yours", "whole")
	if n := c.count(partFile(t, "app")); n != 1 {
		t.Errorf("the program was asked for %d times", n)
	}
	for id, want := range map[string]string{"figure": "0.9804", "yours": "−0.0149", "whole": ""} {
		p.settleIn(id)
		if got := inFrame[string](p, id, `view.document.querySelector(".derivation .result .is").textContent`); want != "" && got != want {
			t.Errorf("#%s derives %s, want %s", id, got, want)
		}
	}
	if n := inFrame[int](p, "figure", `view.document.querySelectorAll("header button, .thread button, .thread select, .thread input, .datatable, .diagram").length`); n != 0 {
		t.Errorf("the figure offers %d controls", n)
	}
	if n := inFrame[int](p, "yours", `view.document.querySelectorAll(".datatable, .derivation").length`); n != 2 {
		t.Errorf("%d of two panels are there", n)
	}
	for ask, want := range map[string]string{"value": "∂L₁/∂α₁₂ = 0.00", "select": "alpha[1,2] on sample 1", "last": "in LaTeX: ", "wrong": "Refused, code invalid"} {
		p.click(`[data-ask="` + ask + `"]`)
		p.until(fmt.Sprintf(`document.getElementById("answer").textContent.includes(%q)`, want))
		p.settleIn("whole") // whose height moves what is below
		p.settle()
	}
	for _, width := range []int64{1024, 390, 320} {
		p.do(chromedp.EmulateViewport(width, 800))
		p.settle()
		for _, id := range []string{"figure", "yours", "whole"} {
			p.settleIn(id)
		}
		for _, of := range []string{
			"document", `document.getElementById("figure").shadowRoot.querySelector("iframe").contentDocument`,
			`document.getElementById("yours").shadowRoot.querySelector("iframe").contentDocument`, `document.getElementById("whole").shadowRoot.querySelector("iframe").contentDocument`,
		} {
			if got := evaluate[int64](p, of+".documentElement.scrollWidth"); got > width {
				t.Errorf("at %d pixels %s is %d wide", width, of, got)
			}
		}
	}
}

// TestPreview leaves an element alone until it nears the window, and loads it on the button.
func TestPreview(t *testing.T) {
	c := newCourse(t, false, map[string]string{"far.html": `<style>p { height: 5000px }</style><p></p>
		<chain-rule id="far" show="derivation"><script type="application/json">` + small + `</script></chain-rule><p></p>
		<chain-rule id="further" example="xor" title="Later"></chain-rule>`})
	p := c.open(t, "far.html")
	frames := `[...document.querySelectorAll("chain-rule")].map((e) => e.shadowRoot.querySelector("iframe") !== null).join()`
	p.settle()
	if got := evaluate[string](p, frames); got != "false,false" || c.count("index.html") != 0 {
		t.Errorf("far elements have frames: %s", got)
	}
	if got := evaluate[string](p, `document.getElementById("far").shadowRoot.querySelector(".preview span").textContent`); got != "Small" {
		t.Errorf("the preview is of %q", got)
	}
	evaluate[bool](p, `(window.scrollTo(0, 4700), true)`)
	p.until(frames + ` === "true,false"`)
	p.loaded("far")
	if evaluate[bool](p, `document.getElementById("far").shadowRoot.querySelector(".preview").checkVisibility()`) {
		t.Error("the preview stays")
	}
	evaluate[bool](p, `(document.getElementById("further").shadowRoot.querySelector("button").click(), true)`)
	if got := evaluate[string](p, frames); got != "true,true" {
		t.Errorf("after the button: %s", got)
	}
}

// TestElement follows an element through its life: its document, later changes of its attributes, its
// events, its height, and its removal.
func TestElement(t *testing.T) {
	c := newCourse(t, false, map[string]string{
		"page.html": `<chain-rule id="e" src="data/small.json" show="table derivation" lock="network, weights" sample="2" parameter="beta[1,2]"></chain-rule>
			<script>const events = []; for (const name of ["ready", "change", "size", "error"]) document.getElementById("e").addEventListener(name, (e) => events.push([name, e.detail]));</script>`,
		"data/small.json": small,
		"data/other.json": strings.Replace(small, "Small", "Other", 1),
	})
	p := c.open(t, "page.html")
	p.loaded("e")
	set := func(name, value string) {
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("e").setAttribute(%q, %q), true)`, name, value))
	}
	if got := p.ask("e", "select", "{}"); got != `{"sample":2,"parameter":"beta[1,2]"}` {
		t.Errorf("selected is %s", got)
	}
	if got := evaluate[string](p, `events.filter(([name]) => name !== "size").map(([name]) => name).join()`); got != "ready" {
		t.Errorf("events up to now: %s", got)
	}
	set("parameter", "alpha[2,1]")
	set("sample", "3")
	p.untilIn("e", `view.document.querySelector(".thread input.number").value === "3" && view.document.querySelector("input.parameter").dataset.id === "alpha[2,1]"`)
	loads := c.count("iframe /") // a worker may fetch the page, too, to keep it
	set("show", "diagram")
	p.untilIn("e", `view.document.querySelector(".diagram") && !view.document.querySelector(".datatable, .derivation")`)
	if got := p.ask("e", "document", "{}"); !strings.Contains(got, `"Small"`) {
		t.Errorf("showing other panels opened %s", got)
	}
	set("src", "data/other.json")
	p.untilIn("e", `view.document.querySelector("header .about").textContent === "Other"`)
	p.until(`events.some(([name]) => name === "change")`)
	inFrame[bool](p, "e", `(view.document.body.append(Object.assign(view.document.createElement("p"), {id: "tall"})), view.document.getElementById("tall").style.height = "3000px", true)`)
	fits := `Math.abs(document.getElementById("e").getBoundingClientRect().height - document.getElementById("e").shadowRoot.querySelector("iframe").contentDocument.body.getBoundingClientRect().height) < 1.5`
	p.until(fits + ` && document.getElementById("e").getBoundingClientRect().height > 3000`)
	inFrame[bool](p, "e", `(view.document.getElementById("tall").remove(), true)`)
	p.until(fits + ` && document.getElementById("e").getBoundingClientRect().height < 3000`)
	set("height", "333")
	p.until(`document.getElementById("e").getBoundingClientRect().height === 333`)
	set("height", "auto")
	p.until(fits)
	set("src", "data/none.json")
	p.until(`events.some(([name, detail]) => name === "error" && detail.field === "src" && detail.message.includes("none.json could not be fetched (404)"))`)
	if !evaluate[bool](p, `document.getElementById("e").shadowRoot.querySelector(".fault").checkVisibility()`) {
		t.Error("what is wrong is not shown")
	}
	if got := p.ask("e", "document", "{}"); !strings.Contains(got, `"Other"`) {
		t.Errorf("a document that is not there opened %s", got)
	}
	evaluate[bool](p, `(() => { const e = document.getElementById("e"); e.removeAttribute("src"); const s = document.createElement("script"); s.type = "application/json"; s.textContent = "{"; e.append(s); return true; })()`)
	p.until(`events.some(([name, detail]) => name === "error" && detail.field === "script" && detail.message.includes("is not JSON"))`)
	evaluate[bool](p, `(document.querySelector("#e script").textContent = '{"chainrule": 1, "table": 3}', true)`)
	p.until(`events.some(([name, detail]) => name === "error" && detail.field === "table" && detail.code === "invalid")`)
	evaluate[bool](p, `(document.querySelector("#e script").textContent = `+"`"+strings.Replace(small, "Small", "Third", 1)+"`"+`, true)`)
	p.untilIn("e", `view.document.querySelector("header .about").textContent === "Third"`)
	set("example", "xor")
	p.untilIn("e", `view.document.querySelector("header .about").textContent === "Exclusive or"`)
	if n := c.count("iframe /"); n != loads {
		t.Errorf("the frame was loaded %d times to follow attributes", n-loads)
	}
	if got := evaluate[string](p, `(() => { const e = document.getElementById("e"); const asked = e.request("document").catch((err) => err.message); e.remove(); return asked; })()`); !strings.Contains(got, "taken out") {
		t.Errorf("a request of an element that is taken out gives %q", got)
	}
	p.forgive() // the document that is not there
}

// TestNothingElse has elements whose document or selection cannot be had: each says why, and shows nothing else.
func TestNothingElse(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<chain-rule id="e" src="data/none.json" show="table"></chain-rule><chain-rule id="row" example="xor" sample="99" show="table"></chain-rule>
		<chain-rule id="no" example="xor" sample="two" show="table" title="The third"></chain-rule>`})
	p := c.open(t, "page.html")
	for id, want := range map[string]string{"e": "could not be fetched (404)", "row": "99", "no": `sample="two": found "two" where`} {
		part := func(selector string) string {
			return fmt.Sprintf(`document.getElementById(%q).shadowRoot.querySelector(%q)`, id, selector)
		}
		p.until(part(".fault") + `.textContent.includes(` + strconv.Quote(want) + `)`)
		p.until(`!` + part("iframe") + `.checkVisibility({visibilityProperty: true})`)
		if !evaluate[bool](p, part(".preview span")+`.checkVisibility() && !`+part("button")+`.checkVisibility()`) {
			t.Errorf("%s: what is wrong stands without the title, or beside a button", id)
		}
		if got := evaluate[string](p, `document.getElementById("`+id+`").request("document").then(() => "answered", (err) => err.message)`); !strings.Contains(got, want) {
			t.Errorf("%s: a request gives %q", id, got)
		}
	}
	evaluate[bool](p, `document.getElementById("e").request("load", {document: `+small+`}).then(() => true)`)
	p.until(`document.getElementById("e").shadowRoot.querySelector("iframe").checkVisibility({visibilityProperty: true}) && !document.getElementById("e").shadowRoot.querySelector(".preview").checkVisibility()`)
	p.forgive() // the document that is not there
}

// TestNoAnswer links embed.js from a folder in which the rest of the site is missing.
func TestNoAnswer(t *testing.T) {
	c := newCourse(t, false, nil)
	c.pages = map[string]string{"page.html": `<chain-rule id="e"></chain-rule><script>
		HTMLIFrameElement.prototype.setAttribute.call(document.body, "data-x", "");
		const set = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "src").set;
		Object.defineProperty(HTMLIFrameElement.prototype, "src", {set(url) { set.call(this, url.replace("chainrule/", "elsewhere/")); }});
	</script>`}
	p := c.open(t, "page.html")
	if got := p.ask("e", "hello", "{}"); !strings.Contains(got, `"internal"`) || !strings.Contains(got, "does not answer at") {
		t.Errorf("the request gives %s", got)
	}
	if evaluate[bool](p, `document.getElementById("e").shadowRoot.querySelector("button").disabled`) {
		t.Error("it cannot be tried again")
	}
	p.forgive()
}

// TestShow names panels in the address.
func TestShow(t *testing.T) {
	p := open(t, "#example=article")
	for show, want := range map[string]string{
		"":                              "diagram,datatable,training,derivation,practising,checking",
		"&show=derivation":              "derivation",
		"&show=table,derivation":        "datatable,derivation",
		"&show=derivation,table":        "datatable,derivation",
		"&show=lesson":                  "datatable,diagram,derivation,training",
		"&show=diagram,lesson":          "diagram",
		"&show=training":                "training",
		"&show=training,diagram":        "diagram,training",
		"&show=table,diagram&lock=data": "datatable,diagram",
	} {
		evaluate[bool](p, fmt.Sprintf(`(location.replace("#example=article%s"), true)`, show))
		p.settle() // two addresses can show the same
		p.until(fmt.Sprintf(`[...document.querySelectorAll("#app section")].map((s) => s.classList[0]).join() === %q`, want))
		p.until(fmt.Sprintf(`(document.querySelector("#examples") === null) === %t`, show != ""))
	}
}

// TestOpenWhole follows the link of an excerpt, which opens a tab with the document as it is now.
func TestOpenWhole(t *testing.T) {
	p := openAt(t, site.URL+folder+"#example=article&show=derivation&lock=all")
	p.started()
	p.request("load", `{"document": `+small+`}`)
	opened := chromedp.WaitNewTarget(p.ctx, func(tab *target.Info) bool { return strings.Contains(tab.URL, "#") })
	p.do(chromedp.Click(chromedp.CSS("a.whole"))) // the page is hidden by the new tab, and comes to no frame in which to settle
	tab, stop := chromedp.NewContext(p.ctx, chromedp.WithTargetID(<-opened))
	defer stop()
	address, err := chromedp.Run(tab, chromedp.Location())
	if err != nil {
		t.Fatal(err)
	}
	packed, ok := strings.CutPrefix(address, site.URL+folder+"#doc=")
	if !ok {
		t.Fatalf("the link leads to %s", address)
	}
	d, err := document.Unpack(packed)
	if err != nil || d.Title != "Small" {
		t.Errorf("the link holds %v, %v", d, err)
	}
}

// TestLockRefuses tries, with each part locked, to change it by the page's controls: they are gone, or refuse
// and say so, and the document stays. What is not locked can be changed, and so can all by the API.
func TestLockRefuses(t *testing.T) {
	svgKey := func(p *page, key string) {
		evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
		p.keys(key)
	}
	attempt := 0
	attempts := map[string]func(p *page){
		"data": func(p *page) {
			p.click(`.datatable [data-ref~="x[1,1]"]`)
			p.keys(strconv.Itoa(2 + attempt)) // another number each time
			attempt++
			evaluate[bool](p, `(document.querySelector(".datatable .editor:not([hidden])")?.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true})), true)`)
			p.settle()
		},
		"weights": func(p *page) { svgKey(p, "l") },
	}
	p := open(t, "#example=article")
	for _, part := range []string{"data", "weights"} {
		for _, lock := range []string{"data", "network", "weights", "settings", "all"} {
			evaluate[bool](p, fmt.Sprintf(`(location.replace("#example=article&lock=%s"), true)`, lock))
			p.until(fmt.Sprintf(`document.querySelector("header .title").readOnly === %v && (document.querySelector(".datatable.locked") !== null) === %v && (document.querySelector(".diagram .edit") === null) === %v`,
				lock == "settings" || lock == "all", lock == "data" || lock == "all", lock == "weights" || lock == "all"))
			p.settle()
			evaluate[bool](p, `(document.querySelector(".message button")?.click(), document.activeElement?.blur(), true)`)
			p.settle()
			p.request("select", `{"sample": 1}`) // as the attempts do
			p.settle()
			before := p.request("document", "")
			attempts[part](p)
			refused := lock == part || lock == "all"
			if same := p.request("document", "") == before; same != refused {
				t.Errorf("%s locked: an attempt at the %s left the document the same: %v", lock, part, same)
			}
			if got := p.text(".message.bad"); refused != strings.Contains(got, "The "+part+" are locked on this page") {
				t.Errorf("%s locked: an attempt at the %s is told %q", lock, part, got)
			}
		}
	}
}

// TestLockOnPage looks at a page on which all is locked: no control that would be refused, no other document
// by hand, and the API as before.
func TestLockOnPage(t *testing.T) {
	p := openAt(t, site.URL+folder+"#example=article&lock=all")
	p.started()
	before := p.request("document", "")
	for _, gone := range []string{"#examples", "#open-file", ".datatable .head button", ".datatable thead [aria-haspopup]", ".diagram .press", ".diagram .layers", ".diagram .edit", ".diagram button.lock"} {
		if n := p.count(gone); n != 0 {
			t.Errorf("there are %d of %s", n, gone)
		}
	}
	if n := p.count(".training .buttons button:not([disabled])"); n != 0 {
		t.Errorf("%d buttons of training can be pressed", n)
	}
	if !evaluate[bool](p, `document.querySelector("header .title").readOnly`) {
		t.Error("the title can be typed in")
	}
	said := func(after, want string) {
		t.Helper()
		p.until(`document.querySelector(".message.bad") !== null`)
		if got := p.text(".message.bad"); !strings.Contains(got, want) {
			t.Errorf("after %s the page says %q, want %q", after, got, want)
		}
		p.click(".message button") // so that the next one is not taken for this
	}
	evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
	p.keys(kb.Enter)
	said("Enter in the diagram", "weights are locked")
	p.drop("main", "other.json", small)
	said("dropping a document", "Another document cannot be opened")
	p.drop(".datatable", "other.csv", "a,b\n1,2\n2,3\n")
	said("dropping a table", "Another document cannot be opened")
	if after := p.request("document", ""); after != before {
		t.Errorf("the document is now %s", after)
	}
	p.request("load", `{"document": `+small+`}`)
	evaluate[bool](p, `(window.dispatchEvent(new KeyboardEvent("keydown", {key: "z", ctrlKey: true, bubbles: true})), true)`)
	p.settle()
	said("Ctrl+Z", "locked on this page")
	if got := p.request("document", ""); !strings.Contains(got, `"Small"`) {
		t.Errorf("the API's load left %s", got)
	}
	if got := p.request("undo", ""); got != `{"result":{}}` {
		t.Errorf("the API's undo says %s", got)
	}
}

// TestLockSettings locks the network and the settings apart: the controls of each are disabled and the
// others work.
func TestLockSettings(t *testing.T) {
	controls := map[string][]string{
		"network":  {".units", ".activation", ".output", ".loss", ".add-layer"},
		"settings": {".rate", ".reduction"},
		"weights":  {".new-weights"},
	}
	for _, lock := range []string{"network", "settings", "weights"} {
		p := openAt(t, site.URL+folder+"#example=article&lock="+lock)
		p.started()
		p.click(".diagram .layers")
		for part, list := range controls {
			for _, c := range list {
				if got := evaluate[bool](p, fmt.Sprintf(`document.querySelector(%q).disabled`, ".settings "+c)); got != (part == lock) {
					t.Errorf("%s locked: %s is disabled: %v", lock, c, got)
				}
			}
		}
	}
}
