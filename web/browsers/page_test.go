// Package browsers walks through the built site in Firefox and in WebKit, as browsertest does in Chromium at greater
// length, and takes pictures to look at. `make browsers` builds the site first.
package browsers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chainrule/web/host"
	"chainrule/web/rest"
)

// folder is where on the host the site is put.
const folder = "/some/course/chainrule/"

// pictures is where pictures go.
var pictures = filepath.Join("..", "..", "build", "browsers")

// patience is how long a test waits for what is to come. Nothing is asserted by it.
const patience = 2 * time.Minute

var site *httptest.Server

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dist := filepath.Join("..", "..", "dist")
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		fmt.Println("dist/ is not built; run make build")
		return 1
	}
	hosted := http.NewServeMux()
	hosted.Handle(folder, http.StripPrefix(strings.TrimSuffix(folder, "/"), host.Files(dist)))
	hosted.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>A page of the host</title><link rel="icon" href="data:,">`)
	})
	site = httptest.NewServer(hosted)
	defer site.Close()
	return m.Run()
}

// page is the page that a browser shows. What goes wrong on it fails the test.
type page struct {
	driver
	t       *testing.T
	browser string // its name
}

// open opens the site with a fragment, as someone who was never there, and waits until the program has opened what it opens.
func (p *page) open(fragment string) {
	p.t.Helper()
	p.openPage("")
	p.check(p.navigate(site.URL + folder + fragment))
	p.started()
}

// openPage opens a page of the site that is no program of its own, or an empty page of its host. What browsers keep of
// the site is forgotten.
func (p *page) openPage(name string) {
	p.t.Helper()
	p.check(p.navigate(site.URL))
	evaluate[bool](p, `(localStorage.clear(), sessionStorage.clear(), true)`)
	if name != "" {
		p.check(p.navigate(site.URL + folder + name))
	}
}

func (p *page) started() {
	p.t.Helper()
	p.until(`window.chainrule !== undefined`)
	evaluate[bool](p, `(() => {
		window.wrong = [];
		addEventListener("error", (e) => e.message.startsWith("ResizeObserver loop") || wrong.push(e.message)); // it says that the rest comes in the next frame
		addEventListener("unhandledrejection", (e) => wrong.push(String(e.reason)));
		addEventListener("securitypolicyviolation", (e) => wrong.push(e.violatedDirective + " forbids " + e.blockedURI));
		for (const kind of ["error", "warn"]) console[kind] = (...args) => wrong.push(args.join(" "));
		return true;
	})()`)
	result[any](p, "hello", `{}`) // is answered then
	p.until(`document.querySelector("html:not(.early, .awaited) body > #app .derivation .result .is") !== null`)
	p.settle()
}

// quiet fails the test where anything went wrong on the page since it started.
func (p *page) quiet() {
	p.t.Helper()
	for _, w := range evaluate[[]string](p, `window.wrong ?? []`) {
		p.t.Errorf("on the page: %s", w)
	}
}

func (p *page) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// evaluate runs JavaScript and gives its value; a promise is awaited.
func evaluate[T any](p *page, script string) T {
	p.t.Helper()
	answer, err := p.driver.evaluate(script)
	if err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
	var v T
	if err := json.Unmarshal(answer, &v); err != nil {
		p.t.Fatalf("%s gives %s: %v", script, answer, err)
	}
	return v
}

// result asks the page's API and gives the result; params are JSON.
func result[T any](p *page, method, params string) T {
	p.t.Helper()
	return evaluate[T](p, fmt.Sprintf(`window.chainrule.request(%q, %s)`, method, params))
}

// until waits for a condition in JavaScript.
func (p *page) until(condition string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); !evaluate[bool](p, "Boolean("+condition+")"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("this did not come true: %s", condition)
		}
	}
}

// shows waits until the first element of a selector has a text in it.
func (p *page) shows(selector, want string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`document.querySelector(%q)?.textContent.includes(%q)`, selector, want))
}

func (p *page) settle() {
	p.t.Helper()
	evaluate[bool](p, rest.Script+`(window)`)
}

// text is the text of the first element of a selector.
func (p *page) text(selector string) string {
	p.t.Helper()
	return evaluate[string](p, fmt.Sprintf(`document.querySelector(%q)?.textContent ?? ""`, selector))
}

// click presses the button of the mouse in the middle of the first element of a selector.
func (p *page) click(selector string) {
	p.t.Helper()
	p.clickAt(fmt.Sprintf(`(async () => {
		const e = document.querySelector(%q);
		e.scrollIntoView({block: "nearest"});
		await new Promise(requestAnimationFrame);
		const box = e.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`, selector))
}

// clickAt presses the button of the mouse at a place, of which JavaScript gives x and y.
func (p *page) clickAt(place string) {
	p.t.Helper()
	at := evaluate[[2]float64](p, place)
	x, y, left := int(at[0]), int(at[1]), 0
	p.check(p.perform([]inputs{{ID: "mouse", Type: "pointer", Parameters: map[string]any{"pointerType": "mouse"}, Actions: []input{
		{Type: "pointerMove", X: &x, Y: &y}, {Type: "pointerDown", Button: &left}, {Type: "pointerUp", Button: &left},
	}}}))
	p.settle()
}

// Keys that are no characters, as WebDriver writes them.
const (
	enter     = "\uE006"
	escape    = "\uE00C"
	arrowNext = "\uE014"
)

// keys presses keys one after the other.
func (p *page) keys(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.check(p.perform([]inputs{{ID: "keyboard", Type: "key", Actions: []input{{Type: "keyDown", Value: k}, {Type: "keyUp", Value: k}}}}))
		p.settle()
	}
}

// size gives the page so much room. WebKit asks what a style sheet says of that width when it draws a frame, and not before.
func (p *page) size(width, height int) {
	p.t.Helper()
	p.check(p.resize(width, height))
	p.until(fmt.Sprintf(`innerWidth === %d && innerHeight === %d`, width, height))
	evaluate[bool](p, `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))`)
	p.settle()
}

// look takes pictures of what is to be seen, in a size, in light and in dark colours.
func (p *page) look(name string, width, height int) {
	p.t.Helper()
	p.size(width, height)
	for _, theme := range []string{"light", "dark"} {
		evaluate[bool](p, fmt.Sprintf(`(document.documentElement.setAttribute("data-theme", %q), true)`, theme))
		p.settle()
		data, err := p.picture()
		p.check(err)
		if !bytes.HasPrefix(data, []byte("\x89PNG")) {
			p.t.Fatalf("the picture of %s is none", name)
		}
		p.check(write(filepath.Join(pictures, fmt.Sprintf("%s-%s-%d-%s.png", p.browser, name, width, theme)), string(data)))
	}
	evaluate[bool](p, `(document.documentElement.removeAttribute("data-theme"), true)`)
}
