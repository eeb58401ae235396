package browsertest

import (
	"strings"
	"testing"

	"chainrule/engine/document"

	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestStopped has the browser fail the program, which ends it: the page says so, refuses requests, and gives back what
// was worked on.
func TestStopped(t *testing.T) {
	p := open(t, "")
	p.setTitle("Kept")
	p.request("train", `{"epochs": 3}`)
	p.until(`chainruleDrafts.begin().then((d) => new TextDecoder().decode(d.text).includes('"epoch":3'))`)
	p.forgive()
	evaluate[bool](p, `(document.createElement = () => {
		delete document.createElement;
		throw new Error("no");
	}, document.getElementById("examples").click(), true)`)
	p.until(`document.querySelector(".stopped-program") !== null`)
	if got := p.text(".stopped-program"); !strings.Contains(got, "Your work is kept") || !strings.Contains(got, "panic:") {
		t.Errorf("the page says %q", got)
	}
	p.until(`/^\tmain\.main chainrule\/web\/wasm\/main\.go:\d+$/m.test(document.querySelector(".stopped-program pre").textContent)`)
	if got := evaluate[string](p, `window.chainrule.request("hello").then(() => "answered", (e) => e.code + ": " + e.message)`); !strings.HasPrefix(got, "internal: The program stopped: panic:") {
		t.Errorf("a request is answered with %q", got)
	}
	evaluate[bool](p, `(window.files = [], URL.createObjectURL = (blob) => { window.files.push(blob); return "blob:"; }, HTMLAnchorElement.prototype.click = () => {}, true)`)
	p.click(".stopped-program button:nth-of-type(2)")
	p.until(`window.files.length === 1`)
	got := evaluate[string](p, `window.files[0].text()`)
	if _, err := document.Decode([]byte(got)); err != nil || !strings.Contains(got, `"title": "Kept"`) {
		t.Errorf("what is saved is %s", got)
	}
	goOn := chromedp.Click(chromedp.CSS(".stopped-program button:nth-of-type(1)"))
	if _, err := chromedp.Run(p.ctx, chromedp.WaitEvent(cdpage.LoadEventFired, nil, goOn)); err != nil {
		t.Fatal(err)
	}
	p.started()
	p.titled("Kept")
}
