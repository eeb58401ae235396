package browsertest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"chainrule/web/host"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var dist = filepath.Join("..", "..", "dist")

// bootName is the boot script's name in index.html.
var bootName = regexp.MustCompile(`boot-[0-9a-f]{10}\.js`)

// stale serves the site with an index.html of an earlier version, whose boot script is gone, for so many times.
// opened counts how often index.html was asked for.
func stale(t *testing.T, times int32) (url string, opened *atomic.Int32) {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(dist, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	old := bootName.ReplaceAll(index, []byte("boot-0000000000.js"))
	files := host.Files(dist)
	opened = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" && opened.Add(1) <= times {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(old)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", opened
}

// TestOldIndex opens an index.html of an earlier version once: the page loads itself again, and starts.
func TestOldIndex(t *testing.T) {
	url, opened := stale(t, 1)
	p := openAt(t, url+"#example=mazur")
	p.started()
	if n := opened.Load(); n != 2 {
		t.Errorf("the page was loaded %d times, want 2", n)
	}
	if got := p.title(); !strings.Contains(got, "Mazur") {
		t.Errorf("after it was loaded again, the page shows %q", got)
	}
	p.forgive() // the script that is not there
}

// TestOldIndexForever opens an index.html of an earlier version again and again: the page loads itself again once, and
// then says what is wrong.
func TestOldIndexForever(t *testing.T) {
	url, opened := stale(t, 1<<30)
	p := newTab(t, (*page).checkConsole)
	parsed := 0
	second := func(cdpage.EventDomContentEventFired) bool {
		parsed++
		return parsed == 2
	}
	if _, err := chromedp.Run(p.ctx, chromedp.WaitEvent(cdpage.DomContentEventFired, second, chromedp.Navigate(url))); err != nil {
		t.Fatal(err)
	}
	p.shows("#loading", "Chainrule could not start: a file of it is not on the host.")
	if n := opened.Load(); n != 2 {
		t.Errorf("the page was loaded %d times, want 2", n)
	}
	p.forgive()
}

// TestDamagedProgram cuts one packed file of the program off and damages the other: the page takes the plain one.
func TestDamagedProgram(t *testing.T) {
	files := host.Files(dist)
	var plain atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, ".wasm.gz"), strings.HasSuffix(r.URL.Path, ".wasm.xz"):
			data, err := os.ReadFile(filepath.Join(dist, filepath.FromSlash(r.URL.Path)))
			if err != nil {
				http.NotFound(w, r)
				return
			}
			if strings.HasSuffix(r.URL.Path, ".xz") {
				data = data[:len(data)-9]
			} else {
				data[len(data)/2] ^= 0xff
			}
			w.Header().Set("Content-Type", "application/octet-stream")
			w.Write(data)
			return
		case strings.HasSuffix(r.URL.Path, ".wasm") && strings.HasPrefix(r.URL.Path, "/app-"):
			plain.Add(1)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.Navigate(server.URL + "/"))
	p.started()
	if plain.Load() != 1 {
		t.Errorf("the plain file was asked for %d times, want once", plain.Load())
	}
	p.forgive()
}

// TestSmallestProgram opens the site on a host that compresses nothing: it fetches each part of the program once, as the smallest file that there is.
func TestSmallestProgram(t *testing.T) {
	want := ".wasm.xz"
	if files, _ := filepath.Glob(filepath.Join(dist, "*"+want)); files == nil {
		want = ".wasm.gz" // built where there is no xz
	}
	p := openAt(t, newChanging(t).url) // where no earlier visit has left it
	p.started()
	const fetched = `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => n.includes(".wasm"))`
	p.until(fetched + `.length >= 2`)
	got := evaluate[[]string](p, fetched)
	if len(got) != 2 || !strings.Contains(got[0], "/app-") || !strings.Contains(got[1], "/late-") || !strings.HasSuffix(got[0], want) || !strings.HasSuffix(got[1], want) {
		t.Errorf("it fetched %q, want both parts by files that end in %s", got, want)
	}
}
