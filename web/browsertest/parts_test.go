package browsertest

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"chainrule/static"
	"chainrule/web/host"
	"chainrule/web/program"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// withoutLate serves the site and keeps the late part of the program back.
type withoutLate struct {
	url    string
	plain  atomic.Bool // the unpacked file is given out, which the program fetches where it cannot wait
	broken atomic.Bool // the host gives out none
	come   chan struct{}
	asked  atomic.Int32
}

func keepLateBack(t *testing.T) *withoutLate {
	t.Helper()
	if m, _ := filepath.Glob(filepath.Join(dist, "late-*.wasm")); len(m) != 1 || size(t, m[0]) == len(program.Empty) {
		t.Skip("the program was built in one part")
	}
	l := &withoutLate{come: make(chan struct{})}
	files := host.Files(dist)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/late-") {
			l.asked.Add(1)
			switch {
			case l.plain.Load() && strings.HasSuffix(r.URL.Path, ".wasm"):
			case l.broken.Load():
				http.Error(w, "no", http.StatusServiceUnavailable)
				return
			default:
				select {
				case <-l.come:
				case <-r.Context().Done():
					return
				}
			}
		}
		if r.URL.Path == "/frame" {
			fmt.Fprint(w, `<!doctype html><title>Embed</title><link rel="icon" href="data:,"><iframe width="900" height="700" src="./#example=iris&show=table,derivation"></iframe>`)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	l.url = server.URL + "/"
	return l
}

// open opens the site, for which the first part is enough.
func (l *withoutLate) open(t *testing.T, address string) *page {
	t.Helper()
	p := openAt(t, l.url+address)
	p.until(`document.querySelector("body > #app .derivation .result") !== null && document.getElementById("shell") === null`)
	evaluate[bool](p, `(chainrule.request("hello").then(() => { window.greeted = true; }), true)`)
	p.until(`window.greeted || ` + waited + `.length > 0`)
	p.alone(waited)
	p.settle()
	return p
}

func size(t *testing.T, file string) int {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Size())
}

// waited gives the numbers of the functions that the program had to wait for.
const waited = `performance.getEntriesByName("chainrule waits").map(({ detail }) => detail)`

// functionNames gives the names of functions by the numbers that the program has for them, without those that run by chance.
func functionNames(t testing.TB, numbers []int) (names []string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dist, "app-*.symbols.gz"))
	if len(files) != 1 {
		t.Fatal("there is no file of symbols")
	}
	f, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(text)
	lines.Buffer(nil, 1<<24)
	var all []string
	for lines.Scan() {
		name, _, _ := strings.Cut(lines.Text(), "\t")
		all = append(all, name)
	}
	first, err := strconv.Atoi(all[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range numbers {
		if name := all[1+n-first]; !program.ByChance(name) {
			names = append(names, name)
		}
	}
	return names
}

// alone wants that the program has not waited.
func (p *page) alone(where string) {
	p.t.Helper()
	if names := functionNames(p.t, evaluate[[]int](p, where)); len(names) > 0 {
		p.t.Fatalf("the first part of the program lacks %s; make first lists what it has", strings.Join(names, ", "))
	}
}

// TestFirstPartIsEnough opens each example, and a part of one in a frame, and does what people do in their first seconds, without the late part of the
// program.
func TestFirstPartIsEnough(t *testing.T) {
	l := keepLateBack(t)
	for _, e := range static.Examples {
		t.Run(e.Name, func(t *testing.T) {
			p := l.open(t, "#example="+e.Name)
			p.click(`.diagram .hit[data-param="beta[1,1]"]`)
			p.click(`.datatable tr[aria-rowindex="3"] td:nth-of-type(1)`)
			p.keys("4", "1", kb.Enter)
			p.control("z")
			p.press("step")
			p.typeTitle("Mine")
			p.until(`chainruleDrafts.list().then((list) => list.some(({title}) => title === "Mine")) || ` + waited + `.length > 0`)
			p.click("#file")
			p.alone(waited)
		})
	}
	t.Run("frame", func(t *testing.T) {
		p := openAt(t, l.url+"frame")
		p.until(`frames[0].document.querySelector("body > #app .derivation .result") !== null`)
		p.alone(strings.Replace(waited, "performance", "frames[0].performance", 1))
	})
}

// TestLateWaits calls a function of the late part before that is there: the page says that it loads, and what is done meanwhile is done when it is
// there, in order.
func TestLateWaits(t *testing.T) {
	l := keepLateBack(t)
	p := l.open(t, "")
	const ask = `chainrule.request("%s", %s).then(() => answered.push("%[1]s"))`
	evaluate[bool](p, `(window.answered = [], `+fmt.Sprintf(ask, "exercise", "{level: 3, seed: 42}")+`, true)`)
	p.shows("#loading", "The rest of the program is loading. What you did is done when it is here.")
	p.do(chromedp.Click(chromedp.CSS(`.diagram .hit[data-param="beta[1,2]"]`)))
	evaluate[bool](p, `(`+fmt.Sprintf(ask, "document", "{}")+`, true)`)
	if evaluate[string](p, `document.querySelector(".thread input.parameter").dataset.id + answered`) != "alpha[1,1]" {
		t.Error("the program does not wait")
	}
	close(l.come)
	p.until(`document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`)
	p.until(`answered.join() === "exercise,document"`)
	if p.count("#loading") > 0 {
		t.Error("the page still says that it loads")
	}
	if n := len(evaluate[[]int](p, waited)); n != 1 {
		t.Errorf("it waited %d times", n)
	}
}

// TestLateFails has the host give out no late part: the page says so where it is needed, nothing is lost, and it can be tried again.
func TestLateFails(t *testing.T) {
	l := keepLateBack(t)
	l.broken.Store(true)
	p := l.open(t, "")
	p.setTitle("Mine")
	evaluate[bool](p, `(window.answered = [], chainrule.request("exercise", {level: 3, seed: 42}).then(() => answered.push("exercise")), true)`)
	p.shows("#loading[role=alert]", "The rest of the program is not there: the program could not be downloaded (503).")
	l.broken.Store(false)
	close(l.come)
	p.do(chromedp.Click(chromedp.CSS("#loading button")))
	p.until(`answered.length === 1`)
	if got := p.title(); got != "Mine" {
		t.Errorf("the title is %q", got)
	}
	p.forgive()
}

// TestLateAtOnce calls the program where it has called the page, and a function of the late part from there: the program cannot wait, and the page
// fetches the part before it goes on.
func TestLateAtOnce(t *testing.T) {
	l := keepLateBack(t)
	l.plain.Store(true)
	p := l.open(t, "")
	evaluate[bool](p, `(() => {
		const set = Element.prototype.setAttribute;
		window.within = [];
		Element.prototype.setAttribute = function (...given) {
			Element.prototype.setAttribute = set;
			within.push(performance.getEntriesByName("chainrule waits").length);
			document.querySelector(".training .settings-toggle").click();
			within.push(performance.getEntriesByName("chainrule waits").length);
			return set.apply(this, given);
		};
		return true;
	})()`)
	p.do(chromedp.Click(chromedp.CSS(`.diagram .hit[data-param="beta[1,2]"]`)))
	p.until(`document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`)
	p.until(`document.querySelector(".training .settings-toggle").getAttribute("aria-expanded") === "true"`)
	if got := evaluate[string](p, `within.join()`); got != "0,1" {
		t.Errorf("waits before and after the call within: %s", got)
	}
	close(l.come)
	p.forgive() // the browser warns of such requests
}
