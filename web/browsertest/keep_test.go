package browsertest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"chainrule/web/host"

	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// changing is a host that can be gone, and that can have a second version of the site, whose page says so.
type changing struct {
	url          string
	gone, second atomic.Bool
}

const secondPage = `<meta name="second">`

func newChanging(t *testing.T) *changing {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dist, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	index := read("index.html")
	_, rest, _ := bytes.Cut(index, []byte(`data-version="`))
	version, _, _ := bytes.Cut(rest, []byte(`"`))
	sum := func(data []byte) []byte {
		s := sha256.Sum256(data)
		return []byte(hex.EncodeToString(s[:]))
	}
	other := []byte("0123456789")
	index2 := bytes.Replace(bytes.Replace(index, version, other, 1), []byte("<title>"), []byte(secondPage+"<title>"), 1)
	worker2 := bytes.Replace(bytes.Replace(read("sw.js"), version, other, 1), sum(index), sum(index2), 1)

	c := &changing{}
	files := host.Files(dist)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c.gone.Load() {
			panic(http.ErrAbortHandler)
		}
		if c.second.Load() {
			switch r.URL.Path {
			case "/":
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				w.Write(index2)
				return
			case "/sw.js":
				w.Header().Set("Content-Type", "text/javascript")
				w.Write(worker2)
				return
			}
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	c.url = server.URL + "/"
	return c
}

// open opens the site and waits until all of it is kept.
func (c *changing) open(t *testing.T, fragment string) *page {
	t.Helper()
	p := openAt(t, c.url+fragment)
	p.started()
	p.until(`navigator.serviceWorker.controller !== null && caches.match("examples/iris.json").then(Boolean)`)
	p.until(`caches.match(document.querySelector("script[data-wasm]").dataset.wasm).then(Boolean)`)
	return p
}

// TestOffline reloads a page whose host is gone, and opens an example.
func TestOffline(t *testing.T) {
	c := newChanging(t)
	p := c.open(t, "#example=xor")
	p.setTitle("Kept")
	c.gone.Store(true)
	p.reload()
	p.titled("Kept")
	q := openAt(t, c.url+"index.html#example=iris")
	q.started()
	if got := q.title(); !strings.HasPrefix(got, "Iris") {
		t.Errorf("%q is open", got)
	}
	if got := evaluate[[]string](q, `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => n.includes(".wasm"))`); len(got) != 0 {
		t.Errorf("the program was fetched and unpacked again: %q", got)
	}
	if !evaluate[bool](q, `Promise.all(performance.getEntriesByType("resource").filter((e) => e.name.includes("/early/iris-")).map((e) => caches.match(e.name))).then((found) => found.length === 1 && found.every(Boolean))`) {
		t.Error("the view of the example that stands first is not kept")
	}
	p.forgive()
	q.forgive()
}

// TestUpdate has the host change its version under two tabs: it is offered, one takes it and goes on with its draft, and the other goes on as
// it was until it is reloaded.
func TestUpdate(t *testing.T) {
	c := newChanging(t)
	p := c.open(t, "#example=xor")
	q := c.open(t, "#example=mazur")
	p.setTitle("One")
	q.setTitle("Two")
	c.second.Store(true)
	const isSecond = `document.querySelector("meta[name=second]") !== null`
	p.reload()
	for _, tab := range []*page{p, q} {
		tab.shows(".new-version", "There is a new version")
		if evaluate[bool](tab, isSecond) {
			t.Error("the new version is there before anyone asked for it")
		}
	}
	q.click(".new-version button:nth-of-type(2)")
	if q.count(".new-version") != 0 {
		t.Error("the offer stays after Later")
	}

	load := chromedp.Click(chromedp.CSS(".new-version button:nth-of-type(1)"))
	if _, err := chromedp.Run(p.ctx, chromedp.WaitEvent(cdpage.LoadEventFired, nil, load)); err != nil {
		t.Fatal(err)
	}
	p.started()
	p.titled("One")
	if !evaluate[bool](p, isSecond) {
		t.Error("the new version was not loaded")
	}

	if evaluate[bool](q, isSecond) {
		t.Error("the other tab was loaded again")
	}
	q.setTitle("Two and more")
	q.reload()
	q.titled("Two and more")
	if !evaluate[bool](q, isSecond) {
		t.Error("the other tab shows the old version after it was loaded again")
	}
}

// TestPackedDropped has the program packed in every way among the kept files, as a worker may have brought it before the page unpacked it, and
// opens the page with the unpacked program there and not there: the packed ones go, and the program stays.
func TestPackedDropped(t *testing.T) {
	c := newChanging(t)
	p := c.open(t, "#example=xor")
	const shelf = `
		const program = document.querySelector("script[data-wasm]").dataset.wasm;
		const [name] = (await caches.keys()).filter((n) => n.startsWith("chainrule "));
		const shelf = await caches.open(name);
		const files = async () => (await shelf.keys()).map((f) => f.url.split("/").pop()).filter((n) => n.startsWith(program));`
	for _, unpacked := range []bool{false, true} {
		before := evaluate[int](p, fmt.Sprintf(`(async () => {%s
			for (const suffix of [".gz", ".xz", ".br", ".zst"]) await shelf.put(program + suffix, await fetch(program + ".gz", {cache: "no-store"}));
			await shelf.delete(program + ".xz"); // the page would unpack it
			if (!%t) await shelf.delete(program);
			return (await files()).length;
		})()`, shelf, unpacked))
		if want := map[bool]int{false: 3, true: 4}[unpacked]; before != want {
			t.Fatalf("%d files are kept before", before)
		}
		p.reload()
		p.until(fmt.Sprintf(`(async () => {%s return String(await files()) === program})()`, shelf))
	}
}

// TestNothingKept opens the site where the browser refuses to keep files: it works as it would without.
func TestNothingKept(t *testing.T) {
	for name, script := range map[string]string{
		"refused": `for (const [of, name] of [[Navigator.prototype, "serviceWorker"], [window, "caches"]])
			Object.defineProperty(of, name, {get() { throw new DOMException("no", "SecurityError"); }, configurable: true});`,
		"full": `Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));`,
	} {
		t.Run(name, func(t *testing.T) {
			c := newChanging(t)
			p := newTab(t, (*page).checkConsole)
			p.before(script)
			p.do(chromedp.Navigate(c.url + "#example=xor"))
			p.started()
			p.setTitle("Kept")
			p.reload()
			p.titled("Kept")
		})
	}
}

// TestInstallable asks the browser whether the page can be installed, and fetches the icons.
func TestInstallable(t *testing.T) {
	c := newChanging(t)
	p := c.open(t, "")
	found, err := chromedp.Call(p.ctx, cdpage.GetInstallabilityErrors, cdp.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range found.InstallabilityErrors {
		t.Errorf("it cannot be installed: %s %v", e.ErrorID, e.ErrorArguments)
	}
	if !evaluate[bool](p, `(async () => {
		const url = document.querySelector("link[rel=manifest]").href;
		const { icons } = await (await fetch(url)).json();
		const sizes = await Promise.all(icons.map(async ({ src }) => {
			const image = new Image();
			image.src = new URL(src, url);
			await image.decode();
			return image.naturalWidth;
		}));
		return sizes.includes(192) && sizes.includes(512);
	})()`) {
		t.Error("it has no icons of 192 and 512 pixels")
	}
}
