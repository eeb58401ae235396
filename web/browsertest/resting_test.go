package browsertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chainrule/web/rest"
)

// soon has elements rest as soon as they are out of sight, where the page lets them.
const soon = `<script>{
	const real = window.setInterval;
	window.setInterval = (f, ms) => real(f, ms / 2000);
}</script>`

// apart is a page with elements, each a screen or more from the next.
func apart(elements ...string) string {
	var b strings.Builder
	b.WriteString(soon + `<script src="../tools/chainrule/embed.js"></script>`)
	for i, e := range elements {
		fmt.Fprintf(&b, `<chain-rule id="e%d" %s</chain-rule><p style="height: 3000px"></p>`, i, e)
	}
	return b.String()
}

const (
	frameOf = `document.getElementById(%q).shadowRoot.querySelector("iframe")`
	tallOf  = `Math.round(document.getElementById(%q).getBoundingClientRect().height)`
)

// rests waits until an element rests.
func (p *page) rests(id string) {
	p.t.Helper()
	p.until(fmt.Sprintf(frameOf+` === null`, id))
}

func (p *page) scrollTo(id string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(document.getElementById(%q).scrollIntoView({behavior: "instant"}), true)`, id))
}

// others load the elements but the first, and scroll to the last.
func (p *page) others(n int) {
	p.t.Helper()
	for i := 1; i < n; i++ {
		p.scrollTo(fmt.Sprint("e", i))
		p.loaded(fmt.Sprint("e", i))
	}
}

// TestRest has an element rest in which a person edited, selected and trained: it is as tall as before, answers requests as before, and
// shows what it showed, without telling its page that it is ready once more.
func TestRest(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": apart(
		`example="article" show="table derivation training" sample="2">`, `example="iris" show="derivation">`, `example="xor" show="table">`, `example="mazur" show="derivation">`, `example="sine" show="table">`) +
		`<script>const told = []; for (const name of ["ready", "change", "error"]) document.getElementById("e0").addEventListener(name, () => told.push(name));</script>`})
	p := c.open(t, "page.html")
	p.loaded("e0")
	p.settleIn("e0")
	inFrame[bool](p, "e0", `(view.document.querySelector('.datatable [data-ref~="x[1,1]"]').dispatchEvent(new view.MouseEvent("dblclick", {bubbles: true})), true)`)
	p.untilIn("e0", `view.document.querySelector(".datatable .editor:not([hidden])")`)
	inFrame[bool](p, "e0", `(() => {
		const editor = view.document.querySelector(".datatable .editor");
		editor.value = "47.5";
		editor.dispatchEvent(new view.Event("input", {bubbles: true}));
		editor.dispatchEvent(new view.KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
		return true;
	})()`)
	p.ask("e0", "train", `{epochs: 7}`)
	p.ask("e0", "select", `{sample: 3, parameter: "alpha[1,2]"}`)
	p.settleIn("e0")
	const shows = `[...view.document.querySelectorAll(".derivation .steps, .datatable table, .training .epoch")].map((e) => e.textContent).join("|")`
	was, text, tall := p.ask("e0", "document", ""+`{}`), inFrame[string](p, "e0", shows), evaluate[int](p, fmt.Sprintf(tallOf, "e0"))
	if !strings.Contains(was, `47.5`) || !strings.Contains(text, "47.5") {
		t.Fatalf("the cell is not edited: %s", was)
	}
	told := evaluate[string](p, `told.join()`)

	evaluate[bool](p, `(document.activeElement.blur(), true)`)
	p.others(5)
	p.rests("e0")
	if got := evaluate[int](p, fmt.Sprintf(tallOf, "e0")); got != tall {
		t.Errorf("it is %d pixels high while it rests, want %d", got, tall)
	}
	if got := evaluate[int](p, `[...document.querySelectorAll("chain-rule")].filter((e) => e.shadowRoot.querySelector("iframe")).length`); got != 3 {
		t.Errorf("%d elements have a frame, want 3", got)
	}
	p.scrollTo("e0")
	p.loaded("e0")
	p.settleIn("e0")
	if got := inFrame[string](p, "e0", shows); got != text {
		t.Errorf("it shows\n%s\nand showed\n%s", got, text)
	}
	if got := evaluate[int](p, fmt.Sprintf(tallOf, "e0")); got != tall {
		t.Errorf("it is %d pixels high, and was %d", got, tall)
	}

	p.others(5)
	p.rests("e0")
	if got := p.ask("e0", "document", `{}`); got != was {
		t.Errorf("its document is\n%s\nand was\n%s", got, was)
	}
	if got := p.ask("e0", "select", `{}`); got != `{"sample":3,"parameter":"alpha[1,2]"}` {
		t.Errorf("selected is %s", got)
	}
	if got := p.ask("e0", "train", `{epochs: 0}`); !strings.HasPrefix(got, `{"epoch":7,`) {
		t.Errorf("training is at %s, want epoch 7", got)
	}
	if got := evaluate[string](p, `told.filter((name) => name !== "change").join()`); got != "ready" {
		t.Errorf("the page is told %q, before it rested %q", got, told)
	}
}

// TestWholeRests has elements rest that show the whole program: what a person did is a draft, the panel is the one that was read, and is scrolled as it was.
// An element opens what its attributes ask for that changed meanwhile.
func TestWholeRests(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": apart(
		`example="mazur" height="500">`, `example="iris" show="derivation">`, `example="xor" show="table">`, `example="mazur" show="derivation">`, `example="sine" show="table">`)})
	p := c.open(t, "page.html")
	p.loaded("e0")
	p.settleIn("e0")
	inFrame[bool](p, "e0", `(() => {
		const title = view.document.querySelector("header .title");
		title.value = "Mine";
		title.dispatchEvent(new view.Event("change", {bubbles: true}));
		view.document.querySelector('nav.tabs [data-panel="training"]').click();
		return true;
	})()`)
	p.settleIn("e0")
	p.ask("e0", "select", `{parameter: "alpha[2,2]"}`)
	inFrame[bool](p, "e0", `(view.scrollTo(0, 200), true)`)
	const at = `[view.document.querySelector("header .title").value, view.document.querySelector("nav.tabs [aria-pressed=true]").dataset.panel, Math.round(view.scrollY)].join()`
	was := inFrame[string](p, "e0", at)
	if was != "Mine,training,200" {
		t.Fatalf("the frame is at %s", was)
	}
	p.others(5)
	p.rests("e0")
	p.scrollTo("e0")
	p.loaded("e0")
	p.settleIn("e0")
	if got := inFrame[string](p, "e0", at); got != was {
		t.Errorf("the frame comes back at %s, and was at %s", got, was)
	}
	if got := p.ask("e0", "select", `{}`); got != `{"sample":1,"parameter":"alpha[2,2]"}` {
		t.Errorf("selected is %s", got)
	}

	p.others(5)
	p.rests("e0")
	p.rests("e1")
	evaluate[bool](p, `(document.getElementById("e0").setAttribute("parameter", "beta[1,1]"), document.getElementById("e1").setAttribute("example", "xor"), true)`)
	if got := p.ask("e0", "select", `{}`); got != `{"sample":1,"parameter":"beta[1,1]"}` {
		t.Errorf("after the attribute changed, selected is %s", got)
	}
	if got := p.ask("e0", "document", `{}`); !strings.Contains(got, `"title":"Mine"`) {
		t.Errorf("after the attribute changed, the document is %s", got)
	}
	if got := p.ask("e1", "document", `{}`); !strings.Contains(got, `"title":"Exclusive or"`) {
		t.Errorf("after the example changed, the document is %s", got)
	}
}

// TestNoRest asks frames, as embed.js does, for what they need to rest. A frame that does something, or holds what its document does not have, gives none.
func TestNoRest(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<iframe id="f" width="900" height="700"></iframe><input id="elsewhere">`})
	p := c.open(t, "page.html")
	for _, f := range []struct{ name, address, do, undo string }{
		{"training", "example=article&show=training", `view.document.querySelector(".training .run").click()`, `view.document.querySelector(".training .run").click()`},
		{"focus", "example=article&show=table", `view.document.querySelector(".datatable [tabindex='0']").focus()`, `document.getElementById("elsewhere").focus()`},
		{"an exercise", "example=article", `view.document.querySelector('nav.tabs [data-panel="practise"]').click()`, `view.document.querySelector('nav.tabs [data-panel="derivation"]').click()`},
	} {
		evaluate[bool](p, fmt.Sprintf(`new Promise((done) => {
			const f = document.getElementById("f");
			addEventListener("message", ({data}) => data.event === "ready" && done(true), {once: false});
			f.src = "../tools/chainrule/index.html?%s#%s";
		})`, strings.ReplaceAll(f.name, " ", ""), f.address))
		act := func(script string) {
			evaluate[bool](p, `(async (view) => { `+script+`; await `+rest.Script+`(view); return true; })(document.getElementById("f").contentWindow)`)
		}
		rests := func() bool {
			return evaluate[bool](p, `new Promise((done) => {
				addEventListener("message", ({data}) => data.chainruleRest !== undefined && done(data.chainruleRest !== null));
				document.getElementById("f").contentWindow.postMessage({chainruleRest: true}, "*");
			})`)
		}
		act(`0`)
		comes := func(when string) { // its document may still be being kept
			for deadline := time.Now().Add(patience); !rests(); {
				if time.Now().After(deadline) {
					t.Fatalf("%s: the frame may not rest %s", f.name, when)
				}
			}
		}
		comes("before")
		act(f.do)
		if rests() {
			t.Errorf("%s: the frame may rest", f.name)
		}
		act(f.undo)
		comes("afterwards")
	}
}

// TestRestedPanelIsNoSelector has a page hand over a frame's state whose panel would, as part of a selector, be a button of the frame: nothing is pressed.
func TestRestedPanelIsNoSelector(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<script>
		window.pressed = 0;
		addEventListener("message", ({data, source}) => {
			if (data.event === "ready") window.ready = true;
			if (!data.chainruleAddress) return;
			source.addEventListener("click", () => { pressed++; }, true);
			source.postMessage({chainruleRested: {panel: 'x"], header button, [data-x="x', scrolled: {left: 0, top: 0, parts: []}, opened: []}}, "*");
		});
	</script><iframe name="chainrule rested" src="../tools/chainrule/index.html#example=article" width="900" height="700"></iframe>`})
	p := c.open(t, "page.html")
	p.until(`window.ready === true`)
	if n := evaluate[int](p, `pressed`); n != 0 {
		t.Errorf("%d buttons were pressed", n)
	}
}

// TestRestedReload reloads a frame that has what the frame before handed over and does not run yet, as a frame does that finds another release: it comes
// back as it was all the same.
func TestRestedReload(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<script>
		let addresses = 0;
		addEventListener("message", ({data, source}) => {
			if (data.event === "ready") window.ready = addresses;
			if (!data.chainruleAddress) return;
			if (++addresses === 1) source.addEventListener("message", () => source.location.reload(), {once: true});
			source.postMessage({chainruleRested: {panel: "training", scrolled: {left: 0, top: 0, parts: []}, opened: []}}, "*");
		});
	</script><iframe id="f" name="chainrule rested" src="../tools/chainrule/index.html#example=article" width="900" height="700"></iframe>`})
	p := c.open(t, "page.html")
	p.until(`window.ready !== undefined`)
	got := evaluate[string](p, `ready + " " + document.getElementById("f").contentDocument.querySelector("nav.tabs [aria-pressed=true]").dataset.panel`)
	if got != "2 training" {
		t.Errorf("ready after the address was told so often, and the panel that is read: %s; want 2 training", got)
	}
}
