package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/static"

	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// goTo changes the fragment of an open page.
func (p *page) goTo(fragment string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, fragment))
	p.settle()
}

// sharedLink opens the panel for sharing and gives the link in it.
func (p *page) sharedLink() string {
	p.t.Helper()
	p.until(`!document.querySelector("#share").matches(":popover-open")`)
	p.click(`[popovertarget="share"]`)
	p.until(`document.querySelector("#link")?.value.includes("#doc=") ?? false`)
	return evaluate[string](p, `document.querySelector("#link").value`)
}

// TestShareLinks shares every example: the link, read natively, holds the same bytes, and opened on the page
// the same document, which is no draft.
func TestShareLinks(t *testing.T) {
	p, q := openAfter(t, "", ""), openAfter(t, "", "")
	for _, e := range static.Examples {
		want, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", e.Name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(want)
		if err != nil {
			t.Fatal(err)
		}
		p.goTo("#example=" + e.Name)
		p.until(fmt.Sprintf(`document.querySelector("header .title").value === %q`, d.Title))
		link := p.sharedLink()
		p.keys(kb.Escape)
		page, packed, _ := strings.Cut(link, "#doc=")
		if page != site.URL+folder {
			t.Errorf("%s: the link leads to %s", e.Name, page)
		}
		back, err := document.Unpack(packed)
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		if string(back.Encode()) != string(want) {
			t.Errorf("%s: the link holds another document", e.Name)
		}
		q.goTo("#doc=" + packed)
		q.until(fmt.Sprintf(`document.querySelector("header .title").value === %q`, d.Title))
		if a, b := p.request("document", ""), q.request("document", ""); a != b {
			t.Errorf("%s: the link opens\n%s\nwant\n%s", e.Name, b, a)
		}
		t.Logf("%s: %d bytes, a link of %d characters", e.Name, len(want), len(link))
	}
	if q.text(".message") != "" {
		t.Errorf("the page says %q", q.text(".message"))
	}
}

// TestShareLarge shares what is too long for many programs, and what is too large for any link.
func TestShareLarge(t *testing.T) {
	p := open(t, "")
	rows := func(n int) string {
		var text strings.Builder
		text.WriteString("x,y\n")
		for i := range n {
			fmt.Fprintf(&text, "%d,%d\n", i*7919%100_003, i*104_729%99_991)
		}
		return text.String()
	}
	p.drop("main", "long.csv", rows(3000))
	p.until(`document.querySelector("header .title").value === "long"`)
	if link := p.sharedLink(); len(link) < 8000 {
		t.Fatalf("a link of %d characters is not long", len(link))
	}
	if got := p.text("#share"); !strings.Contains(got, "more than 8\u202f000 characters") || !strings.Contains(got, "#src=long.json") {
		t.Errorf("the panel says %q", got)
	}
	p.keys(kb.Escape)
	evaluate[bool](p, `(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File(["x,y\n" + ("1".repeat(90) + ",2\n").repeat(100_000)], "large.csv"));
		document.querySelector("main").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
		return true;
	})()`)
	p.until(`document.querySelector("header .title").value === "large"`)
	p.click(`[popovertarget="share"]`)
	p.until(`document.querySelector("#share").textContent.includes("No link can be made of this document: the document has")`)
}

// TestSource opens documents from files that the address names.
func TestSource(t *testing.T) {
	p := open(t, "#src=examples/xor.json")
	p.until(`document.querySelector("header .title").value === "Exclusive or"`)
	for _, c := range []struct{ src, want string }{
		{"examples/none.json", "the server answers with status 404"},
		{"index.html", "index.html: this is a web page, and not a table or a document"},
		{"javascript:alert(1)", "write a path relative to the page"},
		{"http://localhost:1/a.json", "write a path relative to the page"},
	} {
		p.goTo("#src=" + c.src)
		p.until(fmt.Sprintf(`document.querySelector(".message.bad")?.textContent.includes(%q) ?? false`, c.want))
		if got := evaluate[string](p, `document.querySelector("header .title").value`); got != "Exclusive or" {
			t.Errorf("%s opens %q", c.src, got)
		}
	}
	p.goTo("#src=examples/sine.json")
	p.until(`document.querySelector("header .title").value === "A sine curve" && !document.querySelector(".message.bad")`)
	p.forgive() // the browser reports the 404
}

// TestSourceElsewhere opens a document from another host, which must allow it, and bounds what it reads.
func TestSourceElsewhere(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", "xor.json"))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	other := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		told = append(told, r.Referer(), r.Header.Get("Cookie"))
		switch r.URL.Path {
		case "/allowed.json":
			w.Header().Set("Access-Control-Allow-Origin", "*")
		case "/endless.json":
			w.Header().Set("Access-Control-Allow-Origin", "*")
			for block := make([]byte, 1<<20); ; {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		}
		w.Write(text)
	}))
	defer other.Close()
	p := &page{t: t}
	var stop func()
	p.ctx, stop = chromedp.NewContext(browser)
	defer stop()
	ignore := security.SetIgnoreCertificateErrorsParams{Ignore: true}
	p.do(chromedp.Navigate("about:blank"))
	if _, err := chromedp.Call(p.ctx, security.SetIgnoreCertificateErrors, ignore); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Navigate(site.URL + folder + "#src=" + other.URL + "/allowed.json"))
	p.started()
	p.until(`document.querySelector("header .title").value === "Exclusive or"`)
	p.goTo("#src=" + other.URL + "/forbidden.json")
	p.until(`document.querySelector(".message.bad")?.textContent.includes("CORS") ?? false`)
	p.goTo("#src=" + other.URL + "/endless.json")
	p.until(`document.querySelector(".message.bad")?.textContent.includes("larger than 64 MB") ?? false`)
	for _, header := range told {
		if header != "" {
			t.Errorf("the other host is told %q", header)
		}
	}
}

// TestEmbedCode chooses what a course page is to show, sees it, and takes the code.
func TestEmbedCode(t *testing.T) {
	p := open(t, "#example=xor")
	p.sharedLink()
	p.click("#share .tabs button:last-child")
	p.click(`#share input.show[value=derivation]`)
	for _, part := range []string{"data", "network", "weights", "settings"} {
		p.click(`#share input.lock[value=` + part + `]`)
	}
	p.until(`document.querySelector("#code").value.includes('show="derivation" lock="data network weights settings"')`)
	p.click("#share .see")
	p.until(`document.querySelector("#share .preview")?.contentDocument?.querySelector("body > #app .derivation .result .is") != null`)
	if evaluate[bool](p, `document.querySelector("#share .preview").contentDocument.querySelector("body > #app .diagram") !== null`) {
		t.Error("the excerpt shows what was not chosen")
	}
	p.click(`#share [aria-label="Kind of code"] button:last-child`)
	p.until(`/^<iframe src="http[^"]*#doc=[^"]*&amp;show=derivation&amp;lock=data,network,weights,settings"/.test(document.querySelector("#code").value)`)
}
