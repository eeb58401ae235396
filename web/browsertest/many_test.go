package browsertest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// partFile is in the paths of a part of the program: app or late.
func partFile(t *testing.T, part string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dist, part+"-*.wasm"))
	if len(files) != 1 {
		t.Fatalf("there are %d files of the part %s", len(files), part)
	}
	return filepath.Base(files[0])
}

// many is a page with elements of the bundled examples, and their ids.
func many(n int) (text string, ids []string) {
	examples := []string{"article", "iris", "xor", "mazur", "sine", "circles"}
	var b strings.Builder
	for i := range n {
		ids = append(ids, fmt.Sprint("e", i))
		fmt.Fprintf(&b, `<chain-rule id="e%d" example="%s" show="table derivation" height="300"></chain-rule>`, i, examples[i%len(examples)])
	}
	return b.String(), ids
}

// TestOneDownload opens a page with twelve elements, on a host that forbids to keep files: the program is asked for once. The page is on the
// host of the site, or on another one.
func TestOneDownload(t *testing.T) {
	text, ids := many(12)
	for _, elsewhere := range []bool{false, true} {
		c := newCourse(t, true, map[string]string{"page.html": text})
		c.forbids = true
		at := c.url
		if elsewhere {
			at = strings.Replace(c.url, "127.0.0.1", "localhost", 1)
			c.pages["page.html"] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,">` + soon + `<script src="` + c.url + `/tools/chainrule/embed.js"></script>` + text
		}
		p := openAt(t, at+"/week/page.html")
		p.loaded(ids...)
		if n := c.count(partFile(t, "app")); n != 1 {
			t.Errorf("elsewhere %v: twelve elements asked for the program %d times, want once", elsewhere, n)
		}
		for _, id := range ids {
			if got := p.ask(id, "exercise", `{level: 3, seed: 42}`); !strings.Contains(got, `"prompt"`) {
				t.Errorf("an element answers %s", got)
			}
		}
		if n := c.count(partFile(t, "late")); n != 1 {
			t.Errorf("elsewhere %v: twelve elements asked for the late part of the program %d times, want once", elsewhere, n)
		}
		if elsewhere { // where the page cannot look into its frames they rest, too, and answer
			p.until(`[...document.querySelectorAll("chain-rule")].filter((e) => e.shadowRoot.querySelector("iframe")).length < 8`)
			p.rests("e10")
			if got := p.ask("e10", "document", "{}"); !strings.Contains(got, `"rows"`) {
				t.Errorf("after it rested, an element answers %s", got)
			}
		}
	}
}

// TestTurns has the frame that gets the program go away before it has it: the next one gets it, and hands it on.
func TestTurns(t *testing.T) {
	text, ids := many(3)
	c := newCourse(t, true, map[string]string{"page.html": text})
	c.forbids, c.hangs = true, partFile(t, "app")
	p := c.open(t, "page.html")
	c.until(t, partFile(t, "app"))
	evaluate[bool](p, `(async () => {
		const locks = (await navigator.locks.query()).held.filter(({ name }) => name.endsWith(" is got"));
		const frames = new Map([...document.querySelectorAll("chain-rule")].map((e) => [e.shadowRoot.querySelector("iframe").contentWindow, e]));
		const ids = new Map();
		for (const [view, e] of frames) {
			const mine = new Promise((done) => view.navigator.locks.request("mine " + e.id, async () => done((await view.navigator.locks.query()).held.find(({ name }) => name === "mine " + e.id).clientId)));
			ids.set(await mine, e);
		}
		ids.get(locks[0].clientId).remove();
		return true;
	})()`)
	left := slices.DeleteFunc(ids, func(id string) bool { return evaluate[bool](p, `document.getElementById("`+id+`") === null`) })
	if len(left) != 2 {
		t.Fatalf("%q are left", left)
	}
	p.loaded(left...)
	if n := c.count(partFile(t, "app")); n != 2 {
		t.Errorf("the program was asked for %d times, want 2", n)
	}
}

// TestSilentFrame has a frame that is said to have the program, and does not hand it over: the next one gets it, and hands it on.
func TestSilentFrame(t *testing.T) {
	c := newCourse(t, true, map[string]string{"page.html": `<chain-rule id="first" example="xor" show="derivation" height="300"></chain-rule><p style="height: 5000px"></p>
		<chain-rule id="late" example="iris" show="derivation" height="300"></chain-rule><chain-rule id="later" example="xor" show="table" height="300"></chain-rule>`})
	c.forbids = true
	p := c.open(t, "page.html")
	p.loaded("first")
	evaluate[bool](p, `(async () => {
		const view = document.getElementById("first").shadowRoot.querySelector("iframe").contentWindow;
		const url = new URL(view.document.querySelector("script[data-wasm]").dataset.wasm, view.document.baseURI).href;
		await view.navigator.serviceWorker.ready;
		await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
		document.getElementById("first").remove();
		await new Promise((has) => navigator.locks.request("chainrule program " + url, () => { has(); return new Promise(() => {}); }));
		return true;
	})()`)
	n := c.count(partFile(t, "app"))
	p.loaded("late", "later")
	if got := c.count(partFile(t, "app")) - n; got != 1 {
		t.Errorf("the program was asked for %d times, want once", got)
	}
}
