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
	t     testing.TB
	ctx   context.Context
	mutex sync.Mutex
	wrong []string
}

// open opens the site with a fragment, in a tab of its own, and waits until the program runs.
func open(t testing.TB, fragment string) *page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute) // iris has 67 parameters, and machines are slow
	p := &page{t: t, ctx: ctx}
	p.watch()
	t.Cleanup(func() {
		p.checkQuiet()
		stop()
		cancel()
	})
	p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(site.URL+folder+fragment), chromedp.WaitVisible(chromedp.CSS("#app .derivation")))
	return p
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
	p.wrong = append(p.wrong, text)
}

// checkQuiet fails the test where anything went wrong on the page, or it asked another host.
func (p *page) checkQuiet() {
	p.t.Helper()
	for _, url := range evaluate[[]string](p, `performance.getEntriesByType("resource").map(e => e.name)`) {
		if !strings.HasPrefix(url, site.URL+folder) && !strings.HasPrefix(url, "blob:") && !strings.HasPrefix(url, "data:") {
			p.t.Errorf("the page asked for %s", url)
		}
	}
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

// settle waits for two frames, in which the page shows what an event led to, and for what it draws later.
func (p *page) settle() {
	p.t.Helper()
	evaluate[bool](p, `new Promise(done => {
		const look = () => document.querySelector("[aria-busy=true]") ? setTimeout(look, 10) : done(true);
		requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(look, 20)));
	})`)
}

// until waits for a condition in JavaScript.
func (p *page) until(condition string) {
	p.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for !evaluate[bool](p, condition) {
		if time.Now().After(deadline) {
			p.t.Fatalf("this did not come true: %s", condition)
		}
		time.Sleep(20 * time.Millisecond)
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
