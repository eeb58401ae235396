package browsertest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// reload loads the page again and waits until the program has opened what it opens.
func (p *page) reload() {
	p.t.Helper()
	p.do(chromedp.Reload())
	p.started()
}

// setTitle titles the document, as a person does, and waits until it is kept.
func (p *page) setTitle(title string) {
	p.t.Helper()
	p.typeTitle(title)
	p.until(fmt.Sprintf(`chainruleDrafts.list().then(l => l.some(d => d.title === %q))`, title))
}

func (p *page) typeTitle(title string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(() => {
		const field = document.querySelector("header .title");
		field.value = %q;
		field.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`, title))
	p.settle()
}

func (p *page) title() string {
	p.t.Helper()
	return evaluate[string](p, `document.querySelector("header .title").value`)
}

// titled waits until the document of a title is open.
func (p *page) titled(want string) {
	p.t.Helper()
	if !p.comes(fmt.Sprintf(`document.querySelector("header .title").value === %q`, want), patience) {
		p.t.Fatalf("%q is open, want %q", p.title(), want)
	}
}

// sampleIs is the condition that a row is the current sample: that of the active cell becomes it once that cell
// has been active for a moment.
func sampleIs(row int) string {
	return fmt.Sprintf(`document.querySelector(".thread input.number").value === "%d"`, row)
}

// documentNow is the document that is open.
func (p *page) documentNow() (d struct {
	Title  string
	Sample int
	Table  struct{ Rows [][]string }
},
) {
	p.t.Helper()
	if err := json.Unmarshal(result[json.RawMessage](p, "document", ""), &d); err != nil {
		p.t.Fatal(err)
	}
	return d
}

// TestReloadWhileTraining reloads after some epochs: training stands where it did, and Reset does what it says.
func TestReloadWhileTraining(t *testing.T) {
	p := open(t, "")
	before := result[learned](p, "document", "")
	p.request("train", `{"epochs": 12}`)
	p.until(epochs + ` === 12`)
	p.setTitle("trained")
	trained := result[learned](p, "document", "")
	p.until(`chainruleDrafts.begin().then((d) => new TextDecoder().decode(d.text).includes('"epoch":12'))`)
	p.reload()
	p.until(epochs + ` === 12`)
	if d := cmp.Diff(result[learned](p, "document", ""), trained); d != "" {
		t.Errorf("after a reload: %s", d)
	}
	p.press("reset")
	p.until(epochs + ` === 0`)
	if d := cmp.Diff(result[learned](p, "document", ""), before); d != "" {
		t.Errorf("after a reset: %s", d)
	}
}

// TestReloadWhileRunning reloads while a run goes on: training stands where it had come to, or a little before.
func TestReloadWhileRunning(t *testing.T) {
	p := open(t, "")
	p.fill("pace select", "0")
	p.press("run")
	p.until(epochs + ` > 500`)
	p.until(`chainruleDrafts.begin().then((d) => Number(new TextDecoder().decode(d.text).match(/"epoch":(\d+)/)?.[1]) > 200)`)
	p.reload()
	p.until(epochs + ` > 200`)
}

// TestReloadWhileTyping reloads while a cell is being edited: the text is there again, and so is the rest.
func TestReloadWhileTyping(t *testing.T) {
	p := open(t, "")
	p.typeTitle("Kept")
	p.click(`.datatable [data-ref~="x[2,1]"]`)
	p.until(sampleIs(2))
	p.keys("7", ".", "2", "5")
	p.reload()
	p.titled("Kept")
	d := p.documentNow()
	if d.Title != "Kept" || d.Table.Rows[1][0] != "7.25" || d.Sample != 2 {
		t.Errorf("after a reload: %q, cell %q, sample %d", d.Title, d.Table.Rows[1][0], d.Sample)
	}
	if p.text("header button[disabled]") == "" {
		t.Error("after a reload there is something to undo")
	}
}

// TestTabsKeepTheirOwn edits in two tabs, and in a duplicate of one, which each keep a draft of their own.
func TestTabsKeepTheirOwn(t *testing.T) {
	for _, c := range []struct{ name, script string }{
		{"by locks", ``},
		{"without locks", `Object.defineProperty(navigator, "locks", {value: undefined});`},
		{"without a word between tabs", `Object.defineProperty(navigator, "locks", {value: undefined}); window.BroadcastChannel = undefined;`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, q := openAfter(t, c.script, ""), openAfter(t, c.script, "")
			p.setTitle("One " + c.name)
			q.setTitle("Two " + c.name)

			session := evaluate[string](p, `JSON.stringify(Object.entries(sessionStorage))`)
			copied := openAfter(t, c.script+fmt.Sprintf(`if (!sessionStorage.length) for (const [k, v] of %s) sessionStorage.setItem(k, v);`, session), "")
			copied.titled("One " + c.name)
			copied.setTitle("Copy " + c.name)

			for tab, want := range map[*page]string{p: "One " + c.name, q: "Two " + c.name, copied: "Copy " + c.name} {
				tab.reload()
				tab.titled(want)
			}
		})
	}
}

// TestRecent opens a draft of another tab that is gone, by keyboard, and removes it.
func TestRecent(t *testing.T) {
	gone := open(t, "")
	gone.setTitle("Left behind")
	gone.do(chromedp.Navigate("about:blank"))

	p := open(t, "#example=xor")
	p.setTitle("Mine")
	p.focusOn("#file")
	p.keys(kb.ArrowDown, kb.ArrowDown, kb.ArrowDown, kb.Enter)
	p.until(`document.activeElement?.classList.contains("draft") ?? false`)
	if got := p.text("#recent li"); !strings.Contains(got, "Mine") || !strings.Contains(got, "open here") {
		t.Errorf("the first draft reads %q", got)
	}
	for range 20 {
		if strings.Contains(evaluate[string](p, `document.activeElement.textContent`), "Left behind") {
			break
		}
		p.keys(kb.ArrowDown)
	}
	p.keys(kb.Enter)
	p.until(`document.querySelector("header .title").value === "Left behind"`)
	if p.count("#recent:popover-open") != 0 {
		t.Error("the list stays open")
	}
	p.request("undo", "")
	p.settle()
	if got := p.title(); got != "Mine" {
		t.Errorf("undo goes back to %q", got)
	}

	p.file("recent")
	p.until(`document.activeElement?.classList.contains("draft") ?? false`)
	for range 20 {
		if strings.Contains(evaluate[string](p, `document.activeElement.textContent`), "Left behind") {
			break
		}
		p.keys(kb.ArrowDown)
	}
	p.keys(kb.Delete)
	if got := p.text(`#recent`); !strings.Contains(got, "Left behind") {
		t.Errorf("the first Delete does not only ask: %q", got)
	}
	p.keys(kb.Delete)
	p.until(`!document.querySelector("#recent").textContent.includes("Left behind")`)
	p.keys(kb.Escape)
	if p.count("#recent:popover-open") != 0 {
		t.Error("Escape does not close the list")
	}
}

func (p *page) focusOn(selector string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(document.querySelector(%q).focus(), true)`, selector))
}

// TestStorageForbidden takes the browser's storage away: with the first change the page says so, and goes on saying it. It
// asks before it is left, unless the document was saved.
func TestStorageForbidden(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"no storage at all", `for (const name of ["indexedDB", "localStorage", "sessionStorage"])
			Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }, configurable: true});`, "does not let the page keep drafts"},
		{"no indexedDB", `Object.defineProperty(window, "indexedDB", {value: undefined});`, "does not let the page keep drafts"},
		{"indexedDB refuses", `IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError"); };`, "does not let the page keep drafts"},
		{"storage full", `IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };`, "storage is full"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := openAfter(t, c.script, "")
			if got := p.text(".message"); got != "" {
				t.Errorf("before any change the page says %q", got)
			}
			p.typeTitle("Not kept")
			p.until(fmt.Sprintf(`document.querySelector(".unkept").textContent.includes(%q)`, c.want))
			const asks = `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`
			if !evaluate[bool](p, asks) {
				t.Error("the page can be left, and the change is lost")
			}
			evaluate[bool](p, `(() => {
				window.saves = 0;
				const save = chainruleDrafts.save;
				chainruleDrafts.save = async (...all) => {
					try {
						return await save(...all);
					} finally {
						setTimeout(() => saves++); // once the program has been told
					}
				};
				return true;
			})()`)
			p.typeTitle("Not kept either")
			p.until(`saves > 0`)
			p.settle()
			if got := p.text(".message"); got != "" {
				t.Errorf("it is said again: %q", got)
			}
			if !strings.Contains(p.text(".unkept"), c.want) {
				t.Error("the page says no more that nothing is kept")
			}
			evaluate[bool](p, `(window.showSaveFilePicker = undefined, true)`)
			p.click(".unkept button")
			p.until(`document.querySelector(".message").textContent.startsWith("Saved as a download")`)
			if evaluate[bool](p, asks) {
				t.Error("the page asks about what is in a file")
			}
			if got := p.documentNow().Title; got != "Not kept either" {
				t.Errorf("the title is %q", got)
			}
			p.file("recent")
			p.until(fmt.Sprintf(`document.querySelector("#recent").textContent.includes(%q)`, c.want))
		})
	}
}

// TestLinksAreNoDrafts opens an example by link: it is a draft with the first change, which a reload finds,
// and the draft of the bare address stays as it was.
func TestLinksAreNoDrafts(t *testing.T) {
	p := open(t, "")
	p.setTitle("At the bare address")
	// tabs of other tests can keep drafts of theirs as they close
	drafts := `chainruleDrafts.list().then(l => l.filter(d => d.title.includes("xclusive")).length)`
	before := evaluate[int](p, drafts)
	evaluate[bool](p, `(location.hash = "#example=xor", true)`)
	p.until(`document.querySelector("header .title").value.includes("xclusive")`)
	p.keys(".")
	p.reload()
	if n := evaluate[int](p, drafts); n != before {
		t.Errorf("a link makes %d drafts", n-before)
	}
	p.setTitle("Changed xor")
	p.reload()
	p.titled("Changed xor")
	evaluate[bool](p, `(history.back(), true)`)
	p.titled("At the bare address")
}

// TestReloadOfAPart changes a document on a page that shows and locks parts of it, and reloads: the change is there, and so are the
// parts.
func TestReloadOfAPart(t *testing.T) {
	p := open(t, "#example=article&show=table,derivation&lock=network")
	const parts = `[...document.querySelectorAll("#app section")].map((s) => s.classList[0]).join() + " " + document.querySelector(".datatable .rows .typed").textContent`
	p.click(`.datatable [data-ref~="x[1,1]"]`)
	p.keys("7", "7", kb.Enter)
	p.until(parts + ` === "datatable,derivation 77"`)
	p.until(`chainruleDrafts.list().then((l) => l.length > 0)`)
	p.reload()
	p.until(parts + ` === "datatable,derivation 77"`)
	if n := p.count(".diagram, #examples"); n != 0 {
		t.Errorf("%d parts are shown that the address does not name", n)
	}
}

// TestExampleOverDraft opens an example from the menu over a changed document: undo goes back to it, a
// reload shows the example, and the draft is among the recent ones.
func TestExampleOverDraft(t *testing.T) {
	p := open(t, "")
	p.typeTitle("Before the example")
	p.click("#examples")
	p.click(`[data-examples="sine"]`)
	p.until(`document.querySelector("header .title").value.startsWith("A sine")`)
	p.until(`chainruleDrafts.list().then(l => l.some(d => d.title === "Before the example"))`)
	p.request("undo", "")
	p.settle()
	if got := p.title(); got != "Before the example" {
		t.Errorf("undo goes back to %q", got)
	}
	p.request("redo", "")
	p.reload()
	p.until(`document.querySelector("header .title").value.startsWith("A sine")`)
}

// TestStorageFaults has the storage fail while the page is open. What is changed afterwards is kept, or the page says that
// it is not. docs/storage.md has the table.
func TestStorageFaults(t *testing.T) {
	for _, c := range []struct {
		name, fault string
		said        string // "": all is kept
	}{
		{"the database is deleted", `new Promise((done, fail) => { const r = indexedDB.deleteDatabase("chainrule"); r.onsuccess = () => done(true); r.onerror = r.onblocked = fail; })`, ""},
		{"all is cleared", `new Promise((done, fail) => { sessionStorage.clear(); localStorage.clear(); const r = indexedDB.deleteDatabase("chainrule"); r.onsuccess = () => done(true); r.onerror = r.onblocked = fail; })`, ""},
		{"a transaction is aborted", `(() => {
			const put = IDBObjectStore.prototype.put;
			IDBObjectStore.prototype.put = function(...all) {
				IDBObjectStore.prototype.put = put;
				const request = put.apply(this, all);
				this.transaction.abort();
				return request;
			};
			return true;
		})()`, ""},
		{"another version comes", `new Promise((done, fail) => { const r = indexedDB.open("chainrule", 2); r.onsuccess = () => { r.result.close(); done(true); }; r.onerror = r.onblocked = fail; })`, "storage fails"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, "")
			t.Cleanup(func() {
				evaluate[bool](p, `new Promise((done) => { indexedDB.deleteDatabase("chainrule").onsuccess = () => done(true); })`)
			})
			p.setTitle("Before " + c.name)
			if !evaluate[bool](p, c.fault) {
				t.Fatal("there is no fault")
			}
			p.typeTitle("During " + c.name)
			p.typeTitle("After " + c.name)
			if c.said != "" {
				p.until(fmt.Sprintf(`document.querySelector(".unkept").textContent.includes(%q)`, c.said))
				p.forgive()
				return
			}
			p.setTitle("At last " + c.name)
			p.until(`document.querySelector(".unkept").textContent === ""`) // the draft is stored a moment before the page hears of it
			p.reload()
			p.titled("At last " + c.name)
		})
	}
	t.Run("the tab crashes", func(t *testing.T) {
		p := newTab(t, func(*page) {}) // there is nothing left of it to check
		p.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(site.URL+folder))
		p.started()
		p.setTitle("Before the crash")
		evaluate[bool](p, `(document.querySelector('.datatable .rows tr:nth-child(2) td[aria-colindex="2"]').focus(), true)`)
		p.keys("9", kb.Enter)
		p.until(`chainruleDrafts.list().then(l => chainruleDrafts.load(l.find(d => d.title === "Before the crash").id)).then(d => new TextDecoder().decode(d.text).includes('["9", '))`)
		session := evaluate[string](p, `JSON.stringify(Object.entries(sessionStorage))`)
		go func() { _, _ = chromedp.Call(p.ctx, cdpage.Crash, cdp.Empty{}) }() // which is never answered
		again := openAfter(t, fmt.Sprintf(`if (!sessionStorage.length) for (const [k, v] of %s) sessionStorage.setItem(k, v);`, session), "")
		again.titled("Before the crash")
		if got := again.documentNow().Table.Rows[1][0]; got != "9" {
			t.Errorf("after a crash the cell is %q", got)
		}
	})
}
