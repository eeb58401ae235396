package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"chainrule/web/host"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// differ lists in what a view, which is what the expression gives, is not what the program draws: elements, texts, attributes, and what
// fields hold.
func differ(view string) string {
	return `(async () => {
	const list = [];
	const named = (e) => e.localName + (e.id ? "#" + e.id : "") + (e.getAttribute("class") ? "." + e.getAttribute("class") : "");
	const nodes = (e) => { // texts side by side are one in HTML
		const list = [];
		for (const n of e.childNodes) {
			const last = list.at(-1);
			if (n.nodeType === Node.TEXT_NODE && last?.nodeType === Node.TEXT_NODE) list[list.length - 1] = new Text(last.data + n.data);
			else if (n.nodeType !== Node.TEXT_NODE || n.data) list.push(n);
		}
		return list;
	};
	const fields = (e) => "value" in e && !["LI", "PROGRESS"].includes(e.tagName) ? [["its value", e.value], ["its check", e.checked], ["its choice", e.selected]] : [];
	const compare = (a, b, at) => {
		const where = at + " > " + (a.localName ?? "text");
		if (a.nodeType !== b.nodeType || a.nodeName !== b.nodeName || a.namespaceURI !== b.namespaceURI) {
			list.push(where + " is " + b.nodeName);
			return;
		}
		if (a.nodeType !== Node.ELEMENT_NODE) {
			if (a.data !== b.data) list.push(where + ": " + a.data + " | " + b.data);
			return;
		}
		const here = at + " > " + named(a);
		for (const name of new Set([...a.getAttributeNames(), ...b.getAttributeNames()])) {
			const [was, is] = [a.getAttribute(name), b.getAttribute(name)];
			const put = ["value", "checked", "selected"].includes(name) && is === null; // the program sets it as a property, which is compared
			if (was !== is && !put) list.push(here + ": " + name + " " + was + " | " + is);
		}
		fields(a).forEach(([name, was], i) => {
			const is = fields(b)[i][1];
			if (was !== is) list.push(here + ": " + name + " " + was + " | " + is);
		});
		const [as, bs] = [nodes(a), nodes(b)];
		if (a.matches("tbody.rows")) as.length = bs.length = Math.min(as.length, bs.length); // as many as the program finds room for
		if (as.length !== bs.length) list.push(here + ": " + as.map((n) => n.nodeName) + " | " + bs.map((n) => n.nodeName));
		else as.forEach((n, i) => compare(n, bs[i], here));
	};
	compare(` + view + `, document.querySelector("body > #app"), "");
	return list;
})()`
}

// carried is the view that index.html carries.
const carried = `new DOMParser().parseFromString(await (await fetch("index.html")).text(), "text/html").querySelector("#shell > #app")`

// The view that index.html carries is what the program draws when it opens, to the last attribute. What differs is what the program measures:
// on each page the styles by which the table scrolls, which the policy allows in no HTML; on a narrow one also the table, which no tab shows at
// first, has no room there, and its columns are as narrow as can be. TestEarlyStays shows that nothing in sight moves by it.
func TestEarlyIsWhatComes(t *testing.T) {
	for _, width := range []int64{1440, 390} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p := newTab(t, (*page).checkQuiet)
			p.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(site.URL+folder))
			p.started()
			found := slices.DeleteFunc(evaluate[[]string](p, differ(carried)), func(line string) bool {
				_, within, ok := strings.Cut(line, " > table.grid beside")
				return strings.Contains(line, ": style null | ") ||
					width == 390 && ok && (within == ": class grid beside | grid" || strings.HasPrefix(within, " > colgroup > col: width "))
			})
			if d := cmp.Diff([]string{}, found, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("the view that index.html carries is another one (- wanted, + found):\n%s", d)
			}
		})
	}
}

// held serves the site and keeps the program back until release is called.
type held struct {
	url     string
	release func()
	broken  atomic.Bool // the program is not on the host
}

func keepBack(t *testing.T) *held {
	t.Helper()
	gone := make(chan struct{})
	h := &held{release: sync.OnceFunc(func() { close(gone) })}
	files := host.Files(dist)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, ".wasm") {
			if h.broken.Load() {
				http.Error(w, "no", http.StatusServiceUnavailable)
				return
			}
			<-gone
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	t.Cleanup(h.release) // before the server is closed, which waits for answers
	h.url = server.URL + "/"
	return h
}

// early opens the site at an address with the program kept back, in a window of a width.
func early(t *testing.T, h *held, address string, width int64) *page {
	t.Helper()
	p := newTab(t, (*page).checkConsole)
	p.before(`window.shifts = 0, window.shifted = [], window.since = 0; new PerformanceObserver((list) => {
		for (const e of list.getEntries()) {
			if (e.hadRecentInput || e.startTime < window.since) continue;
			window.shifts += e.value;
			window.shifted.push(e.value.toFixed(4) + ": " + e.sources.map(({node, previousRect: a, currentRect: b}) =>
				(node?.parentElement?.className ?? "") + " > " + (node?.className ?? node?.nodeName) + " from " + [a.x, a.y, a.width, a.height] + " to " + [b.x, b.y, b.width, b.height]).join(", "));
		}
	}).observe({type: "layout-shift", buffered: true})`)
	p.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(h.url+address))
	return p
}

// touch clicks on an element of the view that index.html carries.
func (p *page) touch(selector string) {
	p.t.Helper()
	p.do(chromedp.Click(chromedp.CSS("#shell " + selector)))
}

// arrives lets the program come, and waits until it has done what there is to do.
func (p *page) arrives(h *held) {
	p.t.Helper()
	h.release()
	p.until(`document.getElementById("shell") === null`)
	p.request("hello", "")
	p.settle()
	if p.count("#shell, #loading, .early") > 0 {
		p.t.Error("the view that index.html carries is there still")
	}
}

// What a person does before the program is there is done when it is.
func TestEarlyIsDone(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int64
		act   func(p *page)
		comes string
	}{
		{"an edge", 1440, func(p *page) { p.touch(`.diagram .hit[data-param="beta[1,2]"]`) }, `document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`},
		{"a row", 1440, func(p *page) { p.touch(`.datatable tr[aria-rowindex="4"] td:nth-of-type(2)`) }, sampleIs(3)},
		{"a menu", 1440, func(p *page) { p.touch(`#examples`) }, `document.querySelectorAll("[role=menuitem]").length > 5`},
		{"a popover", 1440, func(p *page) { p.touch(`[popovertarget=about]`) }, `document.querySelector("#about").matches(":popover-open")`},
		{"cells", 1440, func(p *page) {
			p.touch(`.datatable [data-ref~="x[1,1]"]`)
			for _, k := range []string{"4", "1", kb.Enter, "5", "2", "x", kb.Backspace, kb.Enter} {
				p.do(chromedp.KeyEvent(k))
			}
		}, `["41", "52"].join() === [...document.querySelectorAll(".datatable tbody.rows tr > td:nth-of-type(1) .typed")].slice(0, 2).map((e) => e.textContent).join()`},
		{"a cell that is still typed into", 1440, func(p *page) {
			p.touch(`.datatable [data-ref~="x[1,1]"]`)
			p.do(chromedp.KeyEvent("7"), chromedp.KeyEvent("3"))
		}, `document.activeElement.matches(".editor") && document.activeElement.value === "73"`},
		{"the title", 1440, func(p *page) {
			p.touch(`header .title`)
			p.do(chromedp.KeyEvent(kb.End), chromedp.KeyEvent("!"), chromedp.KeyEvent("?"), chromedp.KeyEvent(kb.ArrowLeft))
		}, `document.activeElement.matches("header .title") && document.activeElement.value.endsWith(")!?") && document.activeElement.selectionStart === document.activeElement.value.length - 1`},
		{"a tab", 390, func(p *page) {
			p.touch(`nav.tabs [data-panel=table]`)
			p.until(`document.querySelector("#shell .datatable").checkVisibility() && !document.querySelector("#shell .derivation").checkVisibility()`)
		}, `document.querySelector("main.at-table .datatable").checkVisibility()`},
		{"a tab whose panel is not there yet", 390, func(p *page) { p.touch(`nav.tabs [data-panel=training]`) }, `document.querySelector("main").matches(".at-training")`},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := keepBack(t)
			p := early(t, h, "", c.width)
			c.act(p)
			p.shows("#loading", "What you did is done when it is here.")
			p.arrives(h)
			p.until(c.comes)
		})
	}
}

// The program takes over without a move: what has the focus, what is selected and how far things are scrolled stay, and so does every element.
func TestEarlyStays(t *testing.T) {
	for _, width := range []int64{1440, 390} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			h := keepBack(t)
			p := early(t, h, "", width)
			const state = `(() => {
				const e = document.activeElement, s = document.getSelection();
				const at = (selector) => Object.values(document.querySelector(selector).getBoundingClientRect().toJSON()).map(Math.round).join();
				return [e.className, String(s), document.querySelector(".reading").scrollTop, scrollY,
					at(".derivation .result"), at(".diagram svg"), at("header"), at(".outcome")].join("; ");
			})()`
			p.do(chromedp.WaitReady(chromedp.CSS("#loading")))
			evaluate[bool](p, `document.fonts.ready.then(() => true)`)
			if n := evaluate[int](p, `performance.getEntriesByType("resource").filter((e) => e.name.includes("woff2")).length`); n > 0 {
				t.Error("the first view waits for a font")
			}
			if !evaluate[bool](p, `[...document.fonts].at(-1).family.includes("Chainrule Math First") && [...document.fonts].at(-1).status === "loaded"`) {
				t.Error("the font of the first view is not there at once")
			}
			evaluate[bool](p, `(() => {
				document.querySelector("#shell .reading").scrollTop = 240;
				window.scrollTo(0, 180);
				document.querySelector("#shell .derivation .options button, #shell .derivation button").focus({preventScroll: true});
				const list = document.querySelectorAll("#shell .derivation math mi");
				document.getSelection().setBaseAndExtent(list[2].firstChild, 0, list[9].firstChild, 1);
				return true;
			})()`)
			evaluate[bool](p, `(window.shifts = 0, window.shifted = [], window.since = performance.now(), true)`)
			before := evaluate[string](p, state)
			p.arrives(h)
			if after := evaluate[string](p, state); after != before {
				t.Errorf("before: %s\nafter:  %s", before, after)
			}
			if got := evaluate[float64](p, `window.shifts`); got >= 0.01 {
				t.Errorf("the page moved by %.4f: %s", got, evaluate[string](p, `window.shifted.join("; ")`))
			}
		})
	}
}

// An address that asks for something else never shows the view that index.html carries, and neither does a tab that worked on something else.
func TestEarlyElsewhere(t *testing.T) {
	const look = `(() => {
		window.seen = [];
		const look = () => {
			for (const e of document.querySelectorAll("header .title")) {
				if (e.checkVisibility({visibilityProperty: true}) && !window.seen.includes(e.value)) window.seen.push(e.value);
			}
			requestAnimationFrame(look);
		};
		look();
	})()`
	seen := func(p *page, want string) {
		t.Helper()
		p.until(`window.seen.length > 0`)
		if got := evaluate[[]string](p, `window.seen`); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("the page showed %q, want only %q", got, want)
		}
	}
	h := keepBack(t)
	p := newTab(t, (*page).checkConsole)
	p.before(look)
	p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(h.url), chromedp.WaitVisible(chromedp.CSS("#shell .derivation")))
	p.touch(`.diagram .hit[data-param="beta[1,2]"]`)
	evaluate[bool](p, `(location.hash = "#example=iris", window.seen = [], true)`)
	p.do(chromedp.WaitVisible(chromedp.CSS("body > .loading")))
	evaluate[bool](p, `(window.seen = [], true)`)
	p.arrives(h)
	seen(p, "Iris")
	p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(h.url+"#example=iris"))
	p.started()
	seen(p, "Iris")
	p.do(chromedp.Navigate(h.url))
	p.started()
	seen(p, "three people")
	p.setTitle("Mine")
	p.do(chromedp.Reload())
	p.started()
	seen(p, "Mine")
}

// Where the program does not come, the page says so and what stands there can be read; it can be tried again.
func TestEarlyFails(t *testing.T) {
	h := keepBack(t)
	h.broken.Store(true)
	h.release()
	p := early(t, h, "", 1440)
	p.shows("#loading[role=alert]", "Chainrule could not start: the program could not be downloaded (503). What stands here can be read.")
	if got := p.text("#shell .derivation .result .is"); got != "0.2348" {
		t.Errorf("the derivative reads %q", got)
	}
	h.broken.Store(false)
	p.touch(`.diagram .hit[data-param="beta[1,2]"]`)
	p.do(chromedp.Click(chromedp.CSS("#loading button")))
	p.arrives(h)
	p.until(`document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`)
	p.forgive()
}

// A browser that lacks something is named what it lacks.
func TestEarlyLacks(t *testing.T) {
	h := keepBack(t)
	p := newTab(t, (*page).checkConsole)
	p.before(`delete window.WebAssembly`)
	p.do(chromedp.Navigate(h.url))
	p.shows("#loading[role=alert]", "Chainrule could not start: this browser lacks WebAssembly; a current Chrome, Firefox, Safari or Edge has it.")
	p.forgive()
}

// Without JavaScript the derivation is there to read.
func TestEarlyWithout(t *testing.T) {
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.EmulateViewport(1440, 900))
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Navigate(site.URL+folder), chromedp.WaitVisible(chromedp.CSS(".derivation .result")), chromedp.WaitVisible(chromedp.CSS(".without")))
	if got := p.text(".derivation .result .is"); got != "0.2348" {
		t.Errorf("the derivative reads %q", got)
	}
	if p.count(".derivation .steps math") < 10 {
		t.Error("there are few formulas")
	}
}

// TestNothingForNobody opens an example and a part of one: the program draws that document alone, and not first the article's example, which nobody
// would see.
func TestNothingForNobody(t *testing.T) {
	for _, address := range []string{"#example=xor", "index.html#example=xor&show=derivation"} {
		p := newTab(t, (*page).checkQuiet)
		p.before(`window.drawn = []; new MutationObserver(() => {
			const title = document.querySelector("body > #app header :is(.title, .about)");
			const text = title?.value ?? title?.textContent;
			if (text && !window.drawn.includes(text)) window.drawn.push(text);
		}).observe(document, {subtree: true, childList: true, attributes: true})`)
		p.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(site.URL+folder+address))
		p.started()
		if got := evaluate[string](p, `drawn.join()`); got != "Exclusive or" {
			t.Errorf("%s: drawn are %s", address, got)
		}
	}
}
