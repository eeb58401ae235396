package browsertest

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"chainrule/static"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axe is the checker of accessibility as a script.
func axe(t testing.TB) string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "axe-core", "axe.min.js.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// states are what a person can bring the page to: a name, and what does it as JavaScript.
var states = []struct{ name, script string }{
	{"first view", ``},
	{"training", `document.querySelector(".tabs [data-panel=training]").click()`},
	{"training settings", `document.querySelector(".settings-toggle").click()`},
	{"practising", `(document.querySelector(".tabs [data-panel=practise]").click(), setTimeout(() => document.querySelector(".practising .choose .primary").click()))`},
	{"factors to choose from", `document.getElementById("exercise-form").selectedIndex = 4, document.querySelector(".practising .choose .primary").click()`},
	{"a worksheet on the screen", `(document.querySelector(".practising > .seg button:nth-of-type(4)").click(), setTimeout(() => document.querySelector(".filling .primary").click()))`},
	{"line by line", `(document.querySelector(".practising > .seg button:nth-of-type(2)").click(), setTimeout(() => document.querySelector(".covered .primary").click()))`},
	{"a derivation of one's own", `document.querySelector(".practising > .seg button:nth-of-type(3)").click()`},
	{"a worksheet", `(document.querySelector(".practising > .seg button:nth-of-type(1)").click(), document.querySelector(".variants summary").click())`},
	{"checking", `document.querySelector(".tabs [data-panel=check]").click()`},
	{"a pasted network", `document.querySelector(".bring summary").click()`},
	{"table", `document.querySelector(".tabs [data-panel=table]").click()`},
	{"a cell edited", `document.querySelector('.datatable .rows td[aria-colindex="2"]').dispatchEvent(new MouseEvent("dblclick", {bubbles: true}))`},
	{"layers", `(document.querySelector(".tabs [data-panel=diagram]").click(), document.querySelector(".diagram .layers").click())`},
	{"one step", `(document.querySelector(".tabs [data-panel=derivation]").click(), document.querySelector(".derivation .options .seg:nth-of-type(2) button:last-child").click())`},
	{"reading options", `(document.querySelector(".derivation .options .seg:nth-of-type(2) button").click(), document.querySelector("[popovertarget=reading-options]").click())`},
	{"forward and notation", `(document.querySelector(".forward-toggle").click(), document.querySelector(".notation-toggle").click(), document.querySelector("#reading-options").hidePopover())`},
	{"menu of files", `document.querySelector("#file").click()`},
	{"examples", `(document.querySelector("#file").click(), document.querySelector("#examples").click())`},
	{"share", `(document.querySelector("#examples").click(), document.querySelector("[popovertarget=share]").click())`},
	{"about", `document.querySelector("[popovertarget=about]").click()`},
	{"backward phase", `(document.querySelector("#about").hidePopover(), document.querySelector(".training .step").click(), document.querySelector(".training .step").click())`},
}

// TestAxe has axe-core look at the page in the states of a person's way, for WCAG 2.2 AA and its best practices, on wide and
// narrow pages, light and dark.
func TestAxe(t *testing.T) {
	script := axe(t)
	looked := 0
	look := func(p *page, name string) {
		t.Helper()
		p.settle()
		looked++
		p.lookedAt(name)
	}
	for _, width := range []int64{1440, 390, 320} {
		for _, scheme := range []string{"light", "dark"} {
			p := open(t, "")
			p.prefers()
			media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
			if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
				t.Fatal(err)
			}
			p.do(chromedp.EmulateViewport(width, 900))
			evaluate[bool](p, script+"; true")
			for _, s := range states {
				if s.script != "" {
					evaluate[bool](p, `(`+s.script+`, true)`)
				}
				look(p, fmt.Sprintf("%s at %d, %s", s.name, width, scheme))
			}
		}
	}
	for _, e := range static.Examples {
		for _, show := range []string{"", "&show=derivation", "&show=table,diagram", "&show=derivation&lock=all", "&show=training"} {
			p := openAt(t, site.URL+folder+"#example="+e.Name+show)
			p.until(`document.querySelector("#app .thread") !== null`)
			p.request("hello", "")
			evaluate[bool](p, script+"; true")
			for _, width := range []int64{1440, 390} {
				p.do(chromedp.EmulateViewport(width, 900))
				look(p, fmt.Sprintf("%s%s at %d", e.Name, show, width))
			}
		}
	}
	t.Logf("axe looked at %d states", looked)
}

// lookedAt has axe-core, which is on the page, look at it. A cell that is being edited lies under the field in which that is done, which is the
// target.
func (p *page) lookedAt(name string) {
	p.t.Helper()
	for _, found := range evaluate[[]string](p, `axe.run({exclude: [".datatable .grid:has(~ .editor:not([hidden])) td.active"]}, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]}).then(r =>
		r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.length + " such as " + v.nodes[0].html.slice(0, 160) + " " + (v.nodes[0].any[0]?.message ?? v.nodes[0].all[0]?.message ?? v.nodes[0].none[0]?.message ?? "")))`) {
		p.t.Errorf("%s: %s", name, found)
	}
}

// TestAxeLessons has axe-core look at every lesson: in the program, and its page before the program is there.
func TestAxeLessons(t *testing.T) {
	script := axe(t)
	held := keepBack(t)
	for _, r := range all(t) {
		t.Run(r.Name, func(t *testing.T) {
			early := newTab(t, (*page).checkConsole)
			early.prefers()
			early.do(chromedp.EmulateViewport(390, 900), chromedp.Navigate(held.url+"learn/"+r.Name+"/"))
			early.shows("main h1", r.Title)
			evaluate[bool](early, script+"; true")
			early.lookedAt("before the program")
			p := openLesson(t, "#lesson="+r.Name)
			evaluate[bool](p, script+"; true")
			for _, width := range []int64{1440, 390} {
				p.do(chromedp.EmulateViewport(width, 900))
				p.settle()
				p.lookedAt(fmt.Sprintf("in the program at %d", width))
			}
		})
	}
}
