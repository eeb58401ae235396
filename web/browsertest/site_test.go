// Package browsertest drives the built site in a real Chromium, served from a subfolder as on a static
// host. `make browser` builds the site first.
package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"chainrule/web/chromium"
	"chainrule/web/host"
	"chainrule/web/rest"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// folder is where on the host the site is put.
const folder = "/some/course/chainrule/"

var (
	site    *httptest.Server
	browser context.Context
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dist := filepath.Join("..", "..", "dist")
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		fmt.Println("dist/ is not built; run make build")
		return 1
	}
	site = httptest.NewServer(http.StripPrefix(strings.TrimSuffix(folder, "/"), host.Files(dist)))
	defer site.Close()
	ctx, stop, err := chromium.Start(context.Background())
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer stop()
	browser = ctx
	return m.Run()
}

// page is an open page. What goes wrong on it, on the console or in a request, fails the test.
type page struct {
	t        testing.TB
	ctx      context.Context
	mutex    sync.Mutex
	wrong    []string
	forgiven bool // what goes wrong is what the test is about
}

// How long a test waits. Nothing is asserted by it: a machine under load takes many times as long as one at rest.
const (
	patience = time.Minute // for what the page is to come to
	lifetime = time.Hour   // of a tab: the monkey does 20,000 things in one
)

// open opens the site with a fragment, in a tab of its own, and waits until the program has opened what it opens.
func open(t testing.TB, fragment string) *page {
	t.Helper()
	return openAfter(t, "", fragment)
}

// openAfter opens the site as open does, in a page in which a script runs before anything of the site does.
func openAfter(t testing.TB, script, fragment string) *page {
	t.Helper()
	p := newTab(t, (*page).checkQuiet)
	p.do(chromedp.EmulateViewport(1440, 900))
	if script != "" {
		p.before(script)
	}
	p.do(chromedp.Navigate(site.URL + folder + fragment))
	p.started()
	return p
}

// before has a script run in each page of the tab before anything of the page does.
func (p *page) before(script string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		p.t.Fatal(err)
	}
}

// newTab opens a tab that is watched, and at the test's end checked and closed.
func newTab(t testing.TB, check func(*page)) *page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	ctx, stop := context.WithTimeout(ctx, lifetime)
	p := &page{t: t, ctx: ctx}
	p.watch()
	t.Cleanup(func() {
		check(p)
		stop()
		cancel()
	})
	return p
}

// prefers forgets what is preferred on all pages when the test ends, so that other tests see the page as a newcomer does.
func (p *page) prefers() {
	p.t.Cleanup(func() { evaluate[bool](p, `(localStorage.clear(), true)`) })
}

// started waits until the program has opened what it opens and shows it. Before, the first example stands there,
// and what is done to it is lost.
func (p *page) started() {
	p.t.Helper()
	p.do(chromedp.WaitVisible(chromedp.CSS("#app :is(#lesson, .derivation)")))
	p.request("hello", "") // is answered then
	p.settle()
}

// watch collects console errors, exceptions, failed requests and requests to other hosts.
func (p *page) watch() {
	messages := chromedp.Console(p.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if m.IsException() || m.Type == "error" || m.Type == "warning" || strings.Contains(m.Text, "panic") {
				p.note(m.String())
			}
		}
	}()
}

func (p *page) note(text string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if !p.forgiven {
		p.wrong = append(p.wrong, text)
	}
}

// checkQuiet fails the test where anything went wrong on the page, or it asked another host.
func (p *page) checkQuiet() {
	p.t.Helper()
	for _, url := range evaluate[[]string](p, `performance.getEntriesByType("resource").map(e => e.name)`) {
		if !strings.HasPrefix(url, site.URL+folder) && !strings.HasPrefix(url, "blob:") && !strings.HasPrefix(url, "data:") {
			p.t.Errorf("the page asked for %s", url)
		}
	}
	p.checkConsole()
}

// checkConsole fails the test where anything was said on the console that should not be.
func (p *page) checkConsole() {
	p.t.Helper()
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for _, w := range p.wrong {
		p.t.Errorf("on the console: %s", w)
	}
}

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// evaluate runs JavaScript and gives its value; a promise is awaited.
func evaluate[T any](p *page, script string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// request asks the page's API; params are JSON or "".
func (p *page) request(method, params string) string {
	p.t.Helper()
	if params == "" {
		params = "{}"
	}
	return evaluate[string](p, fmt.Sprintf(
		`window.chainrule.request(%q, %s).then(r => JSON.stringify({result: r}), e => JSON.stringify({error: e}))`, method, params))
}

// result asks the page's API and reads the result.
func result[T any](p *page, method, params string) T {
	p.t.Helper()
	answer := p.request(method, params)
	var a struct {
		Result T
		Error  json.RawMessage
	}
	if err := json.Unmarshal([]byte(answer), &a); err != nil {
		p.t.Fatal(err)
	}
	if a.Error != nil {
		p.t.Fatalf("%s %s: %s", method, params, a.Error)
	}
	return a.Result
}

// text is the text of the first element of a selector.
func (p *page) text(selector string) string {
	p.t.Helper()
	return evaluate[string](p, fmt.Sprintf(`document.querySelector(%q)?.textContent ?? ""`, selector))
}

func (p *page) count(selector string) int {
	p.t.Helper()
	return evaluate[int](p, fmt.Sprintf(`document.querySelectorAll(%q).length`, selector))
}

func (p *page) click(selector string) {
	p.t.Helper()
	p.do(chromedp.Click(chromedp.CSS(selector)))
	p.settle()
}

// keys presses keys one after the other: names such as kb.Enter, or characters.
func (p *page) keys(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.do(chromedp.KeyEvent(k))
		p.settle()
	}
}

// settle waits until the page shows what an event led to: until nothing in it has changed while three timers went by.
// The timers of a page come in the order in which they are due, on a slow machine too, and those by which the program
// draws are due sooner than these; but drawing can lead to more drawing, and part of it is put off. What a file, the
// network or storage answers comes later still: tests wait by until for what that leads to.
func (p *page) settle() {
	p.t.Helper()
	evaluate[bool](p, rest.Script+`(window)`)
}

// until waits for a condition in JavaScript.
func (p *page) until(condition string) {
	p.t.Helper()
	if !p.comes(condition, patience) {
		p.t.Fatalf("this did not come true: %s", condition)
	}
}

// comes waits for a condition and reports whether it came true in time.
func (p *page) comes(condition string, limit time.Duration) bool {
	p.t.Helper()
	for deadline := time.Now().Add(limit); !evaluate[bool](p, condition); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}

// shows wants a text in the first element of a selector, once the page shows it.
func (p *page) shows(selector, want string) {
	p.t.Helper()
	if !p.comes(fmt.Sprintf(`(document.querySelector(%q)?.textContent ?? "").includes(%q)`, selector, want), patience) {
		p.t.Errorf("%s reads %q, want %q", selector, p.text(selector), want)
	}
}

// drop drops a file on an element.
func (p *page) drop(selector, name, content string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([%q], %q));
		const target = document.querySelector(%q);
		for (const type of ["dragenter", "dragover", "drop"])
			target.dispatchEvent(new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true}));
		return true;
	})()`, content, name, selector))
	p.settle()
}
