package browsertest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"chainrule/web/host"
	"chainrule/web/rest"

	"github.com/chromedp/chromedp"
)

// course is a host with pages of a course, and the built site in a folder beside them.
type course struct {
	url   string
	pages map[string]string // by name: the body of the page, or all of it
	mutex sync.Mutex
	asked []string // the paths that were asked for

	refuses *regexp.Regexp // the paths that the host gives out to nobody
	forbids bool           // to keep any file in a cache; for a plain host
	holds   chan struct{}  // the program is kept back until it is closed; nil: it is not
	hangs   string         // the first request for a path that contains this is never answered; "": all are
}

// newCourse serves a course. A plain one is a host that says nothing to browsers of who may read its files.
func newCourse(t *testing.T, plain bool, pages map[string]string) *course {
	t.Helper()
	dist := filepath.Join("..", "..", "dist")
	c := &course{pages: pages}
	files := host.Files(dist)
	if plain {
		files = http.FileServer(http.Dir(dist))
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mutex.Lock()
		c.asked = append(c.asked, r.Header.Get("Sec-Fetch-Dest")+" "+r.URL.Path) // what for, such as "iframe", and what
		c.mutex.Unlock()
		if name, ok := strings.CutPrefix(r.URL.Path, "/week/"); ok {
			c.servePage(w, name)
			return
		}
		if c.refuses != nil && c.refuses.MatchString(r.URL.Path) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		if c.holds != nil && strings.Contains(r.URL.Path, ".wasm") {
			<-c.holds
		}
		if c.hangs != "" && strings.Contains(r.URL.Path, c.hangs) && c.count(c.hangs) == 1 {
			<-r.Context().Done()
			return
		}
		if c.forbids {
			w.Header().Set("Cache-Control", "no-store")
		}
		http.StripPrefix("/tools/chainrule", files).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	c.url = server.URL
	return c
}

func (c *course) servePage(w http.ResponseWriter, name string) {
	text, ok := c.pages[name]
	switch {
	case !ok:
		w.WriteHeader(http.StatusNotFound)
	case strings.HasSuffix(name, ".csv"):
		w.Header().Set("Content-Type", "text/csv")
		fmt.Fprint(w, text)
	case strings.HasSuffix(name, ".json"):
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, text)
	case strings.HasPrefix(text, "<!doctype"):
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, text)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,"><script src="../tools/chainrule/embed.js"></script>`, text)
	}
}

// until waits until there was a request for a path that contains a text.
func (c *course) until(t *testing.T, part string) {
	t.Helper()
	for deadline := time.Now().Add(patience); c.count(part) == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s was not asked for", part)
		}
	}
}

// count is how many requests there were for paths that contain a text.
func (c *course) count(part string) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	n := 0
	for _, path := range c.asked {
		if strings.Contains(path, part) {
			n++
		}
	}
	return n
}

// open opens a page of the course.
func (c *course) open(t *testing.T, name string) *page { return openAt(t, c.url+"/week/"+name) }

// openAt opens any page in a tab of its own. What goes wrong on its console fails the test.
func openAt(t *testing.T, url string) *page {
	t.Helper()
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate(url))
	return p
}

// forgive drops what was said on the console, where the browser reports what the test is about. It comes last in
// a test, and what is reported late is dropped too.
func (p *page) forgive() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.wrong, p.forgiven = nil, true
}

// ask has an element of the page request something, and gives the result, or the error, as JSON.
func (p *page) ask(id, method, params string) string {
	p.t.Helper()
	return evaluate[string](p, fmt.Sprintf(
		`document.getElementById(%q).request(%q, %s).then(r => JSON.stringify(r), e => JSON.stringify({code: e.code, message: e.message, field: e.field}))`,
		id, method, params))
}

// inFrame evaluates JavaScript in which "view" is the window of an element's frame.
func inFrame[T any](p *page, id, script string) T {
	p.t.Helper()
	return evaluate[T](p, fmt.Sprintf(`(view => %s)(document.getElementById(%q).shadowRoot.querySelector("iframe").contentWindow)`, script, id))
}

// untilIn waits for a condition in which "view" is the window of an element's frame.
func (p *page) untilIn(id, condition string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`(view => Boolean(%s))(document.getElementById(%q).shadowRoot.querySelector("iframe").contentWindow)`, condition, id))
}

// settleIn is settle for the page in an element's frame.
func (p *page) settleIn(id string) {
	p.t.Helper()
	inFrame[bool](p, id, rest.Script+`(view)`)
}

// read decodes JSON.
func read[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// navigate opens another page in the tab.
func (p *page) navigate(url string) {
	p.t.Helper()
	p.do(chromedp.Navigate(url))
}
