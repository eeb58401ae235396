package browsertest

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// hold keeps what the page fetches of the examples until release is called.
const hold = `(() => {
	const get = window.fetch;
	const held = [];
	window.holding = 0;
	window.fetch = async (url, ...rest) => {
		if (String(url).includes("examples/")) {
			window.holding++;
			await new Promise((go) => held.push(go));
		}
		return get(url, ...rest);
	};
	window.release = () => { for (const go of held.splice(0)) go(); return true; };
})()`

// asks sends a request for the document, whose title is then in window.answered.
const asks = `(window.answered = "", chainrule.request("document").then((d) => { window.answered = d.title; }), true)`

// begins asks for an example that is held, and waits until the page says so.
func (p *page) begins() {
	p.t.Helper()
	evaluate[bool](p, `(location.hash = "#example=iris", true)`)
	p.until(`window.holding === 1`)
	p.shows(".message.loading", "Loading iris…")
	evaluate[bool](p, asks)
	time.Sleep(200 * time.Millisecond)
	if got := evaluate[string](p, `window.answered`); got != "" {
		p.t.Errorf("while the example is on its way, a request is answered from %q", got)
	}
}

// An example that arrives is opened, and a request that was made before is answered from it.
func TestLateExample(t *testing.T) {
	p := openAfter(t, hold, "")
	p.begins()
	evaluate[bool](p, `release()`)
	p.until(`window.answered.includes("Iris")`)
	if p.count(".message.loading") > 0 {
		t.Error("the page says still that it loads")
	}
}

// An example that arrives after something was typed replaces nothing. It can be opened then: by the message, by a reload, and
// by going away and coming again.
func TestLateAfterTyping(t *testing.T) {
	for _, c := range []struct{ name, script string }{
		{"by the message", `document.querySelector(".message .answer").click()`},
		{"by a reload", `location.reload()`},
		{"by back and forward", `history.back(), setTimeout(() => history.forward(), 300)`},
		{"by the same address again", `location.hash = "", location.hash = "#example=iris"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := openAfter(t, hold, "")
			p.begins()
			p.setTitle("Typed meanwhile")
			evaluate[bool](p, `release()`)
			p.shows(".message.bad", "While iris was loading, the open document was changed. So it was not replaced, and nothing is lost.")
			p.until(`window.answered === "Typed meanwhile"`)
			p.titled("Typed meanwhile")
			p.until(`chainruleDrafts.list().then(l => l.some(d => d.title === "Typed meanwhile"))`)
			evaluate[bool](p, `(`+c.script+`, true)`)
			p.until(`release() && (document.querySelector("header .title")?.value.startsWith("Iris") ?? false)`)
			evaluate[bool](p, `(history.back(), true)`)
			p.titled("Typed meanwhile")
		})
	}
}

// An example that arrives after a file was opened replaces nothing, and there is nothing to say of it.
func TestLateAfterFile(t *testing.T) {
	p := openAfter(t, hold, "")
	p.begins()
	p.drop("header", "mine.csv", "x,y\n1,2\n2,3\n3,5\n")
	p.until(`window.answered === "mine"`)
	evaluate[bool](p, `release()`)
	time.Sleep(500 * time.Millisecond)
	p.titled("mine")
	if p.count(".message.bad") > 0 {
		t.Errorf("the page says %q", p.text(".message"))
	}
}

// A page whose address names an example that takes long answers no request from another document.
func TestLateStart(t *testing.T) {
	p := newTab(t, (*page).checkQuiet)
	p.before(hold)
	p.do(chromedp.Navigate(site.URL + folder + "#example=iris"))
	p.until(`window.holding === 1`)
	p.shows(".message.loading", "Loading iris…")
	evaluate[bool](p, asks)
	time.Sleep(6 * time.Second)
	if got := evaluate[string](p, `window.answered`); got != "" {
		t.Errorf("a request is answered from %q", got)
	}
	evaluate[bool](p, `release()`)
	p.until(`window.answered !== ""`)
	if got := evaluate[string](p, `window.answered`); !strings.Contains(got, "Iris") {
		t.Errorf("a request is answered from %q", got)
	}
}
