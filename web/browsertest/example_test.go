package browsertest

import (
	"math"
	"strings"
	"testing"

	"chainrule/static"

	"github.com/chromedp/chromedp"
)

// asked are what addresses ask for of an example: panels, and what is locked.
var asked = []string{
	"", "&show=derivation&lock=all", "&show=table,diagram,derivation,training", "&lock=all",
	"&show=diagram,table&lock=data,network", "&show=diagram,training&lock=weights", "&show=table,derivation&lock=settings&theme=dark", "&lock=network,settings",
}

// The view of an example that stands on the page first is what the program draws then, to the last attribute, and nothing moves. Each example has
// some of what addresses ask for. What differs is what the program measures: styles by which the table scrolls, what stands for rows of it that are
// not in the page, and the sign that a target is out of sight.
func TestExampleIsWhatComes(t *testing.T) {
	measured := []string{": style null | ", " > tbody.spacer > tr > td: height ", " > p.note printed: ", " > div.unseen: "}
	for i, e := range static.Examples {
		for n := range 4 {
			address := "#example=" + e.Name + asked[(i+n)%len(asked)]
			t.Run(address, func(t *testing.T) {
				h := keepBack(t)
				p := early(t, h, address, []int64{1440, 900, 640}[n%3])
				p.do(chromedp.WaitVisible(chromedp.CSS("#shell > #app")))
				if !evaluate[bool](p, `document.fonts.ready.then(() => performance.getEntriesByType("resource").every((e) => !e.name.includes("woff2")))`) {
					t.Error("it waits for a font")
				}
				evaluate[bool](p, `(window.early = document.querySelector("#shell > #app").cloneNode(true), window.shifts = 0, window.shifted = [], window.since = performance.now(), true)`)
				const scrolled = `document.querySelector(".scroller")?.scrollTop ?? 0`
				before := evaluate[float64](p, scrolled)
				p.arrives(h)
				if after := evaluate[float64](p, scrolled); math.Abs(after-before) > 1 {
					t.Errorf("the table was scrolled by %g, and is by %g", before, after)
				}
			lines:
				for _, line := range evaluate[[]string](p, differ("window.early")) {
					for _, part := range measured {
						if strings.Contains(line, part) {
							continue lines
						}
					}
					t.Error(line)
				}
				if got := evaluate[float64](p, `window.shifts`); got >= 0.01 {
					t.Errorf("the page moved by %.4f: %s", got, evaluate[string](p, `window.shifted.join("; ")`))
				}
			})
		}
	}
}

// What was not made ahead is not shown: the page says that it loads, and shows no document before the one that the address asks for.
func TestNoViewOfExample(t *testing.T) {
	h := keepBack(t)
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.EmulateViewport(1440, 900))
	waits := func(why string) {
		t.Helper()
		p.do(chromedp.WaitVisible(chromedp.CSS("body > .loading")))
		if evaluate[bool](p, `document.getElementById("shell").checkVisibility() || document.documentElement.matches(".early, .coming")`) {
			t.Errorf("%s: a view is shown", why)
		}
	}
	opens := func(fragment string) { p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(h.url+fragment)) }
	for _, fragment := range []string{
		"#example=iris&sample=2", "#example=iris&sample=01", "#example=iris&parameter=beta[1,2]", "#example=iris&sample=1&parameter=alpha[1,2]",
		"#example=iris&digits=6", "#example=iris&lines=numbers", "#example=iris&form=chain",
		"#example=iris&show=table,table", "#example=iris&show=table,lesson", "#example=iris&show=", "#example=iris&show=table,", "#example=iris&show=constructor",
		"#example=iris&lock=door", "#example=iris&lock=all,all", "#example=iris&theme=pink", "#example=iris&theme=", "#example=iris&drafts=A",
		"#example=nothing", "#example=toString", "#example=", "#example=iris&example=xor", "#example=iris&lesson=table", "#example=iris&src=a.csv", "#example=iris&x=1",
		"#lesson=table", "#show=derivation", "#%zz", "#iris",
	} {
		opens(fragment)
		waits(fragment)
	}

	// what a person prefers, and what this tab worked on
	opens("#example=xor")
	p.do(chromedp.WaitVisible(chromedp.CSS("#shell .derivation")))
	evaluate[bool](p, `(localStorage.setItem("chainrule-form", "errors"), true)`)
	opens("#example=xor")
	waits("another way to derive")
	opens("#example=iris")
	p.do(chromedp.WaitVisible(chromedp.CSS("#shell .derivation")))
	for _, kept := range []string{`{draft: "a"}`, `{example: "xor"}`, `{example: "iris", refused: "no"}`} {
		evaluate[bool](p, `(sessionStorage.setItem(chainrulePlace(), JSON.stringify(`+kept+`)), true)`)
		p.do(chromedp.Reload())
		waits(kept)
	}
	evaluate[bool](p, `(sessionStorage.clear(), localStorage.clear(), true)`)

	// another address, before the program is there
	p.do(chromedp.Reload(), chromedp.WaitVisible(chromedp.CSS("#shell .derivation")))
	evaluate[bool](p, `(location.hash = "#example=xor", true)`)
	waits("another address")
	p.arrives(h)
	p.titled("Exclusive or")
}

// A file of views that is not there, or is none, leaves the page as it is without.
func TestViewsAreGone(t *testing.T) {
	h := keepBack(t)
	p := newTab(t, (*page).checkConsole)
	p.before(`{
		const before = fetch;
		window.fetch = (file, ...how) => String(file).startsWith("early/") ? Promise.resolve(new Response("<!doctype html>")) : before(file, ...how);
	}`)
	p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(h.url+"#example=xor"), chromedp.WaitVisible(chromedp.CSS("body > .loading")))
	p.arrives(h)
	p.titled("Exclusive or")
}

// What a person does in the view of an example is done when the program is there.
func TestExampleIsDone(t *testing.T) {
	h := keepBack(t)
	p := early(t, h, "#example=xor&show=diagram,derivation&lock=data", 1440)
	p.touch(`.diagram .hit[data-param="beta[1,2]"]`)
	p.shows("#loading", "What you did is done when it is here.")
	p.arrives(h)
	p.until(`document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`)
}

// An element with an example can be read before the program is there, where it shows what its author asks for. Nothing around it moves then.
func TestElementIsReadEarly(t *testing.T) {
	c := newCourse(t, true, map[string]string{"page.html": `<p id="top">Read this:</p>
		<chain-rule id="figure" example="iris" show="derivation" lock="all" sample="1" parameter="alpha[1,1]"></chain-rule>
		<chain-rule id="data" example="xor" show="table, diagram" lock="network weights"></chain-rule>
		<chain-rule id="whole" example="mazur"></chain-rule>
		<chain-rule id="row" example="iris" show="table" sample="2"></chain-rule>
		<chain-rule id="digits" example="iris" show="derivation" digits="6"></chain-rule>
		<chain-rule id="own" example="xor" show="table"><script type="application/json">` + small + `</script></chain-rule>`})
	c.holds = make(chan struct{})
	t.Cleanup(func() {
		select {
		case <-c.holds:
		default:
			close(c.holds)
		}
	})
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.EmulateViewport(1280, 4000), chromedp.Navigate(c.url+"/week/page.html"))
	const reads = `((id) => {
		const root = document.getElementById(id).shadowRoot, frame = root.querySelector("iframe");
		return frame !== null && getComputedStyle(frame).visibility === "visible" && !root.querySelector(".preview").checkVisibility();
	})`
	for _, id := range []string{"figure", "data", "whole"} {
		p.until(reads + `("` + id + `")`)
	}
	for id, want := range map[string]string{"figure": ".derivation .outcome", "data": ".datatable td", "whole": "header .title"} {
		if !inFrame[bool](p, id, `view.document.querySelector("#shell `+want+`").checkVisibility()`) {
			t.Errorf("#%s cannot be read", id)
		}
	}
	for _, id := range []string{"row", "digits", "own"} {
		p.untilIn(id, `view.document.readyState === "complete" || view.chainrule`)
		if evaluate[bool](p, reads+`("`+id+`")`) {
			t.Errorf("#%s shows what nobody asked for", id)
		}
	}

	// attributes that ask for something else take the view away, and those that ask for it again bring it back
	set := func(name, value string) {
		evaluate[bool](p, `(document.getElementById("figure").setAttribute("`+name+`", "`+value+`"), true)`)
	}
	set("sample", "3")
	if evaluate[bool](p, reads+`("figure")`) {
		t.Error("row 3 is asked for, and row 1 is shown")
	}
	set("sample", "1")
	if !evaluate[bool](p, reads+`("figure")`) {
		t.Error("row 1 is asked for, and not shown")
	}

	inFrame[bool](p, "whole", `(view.document.querySelector('#shell .diagram .hit[data-param="beta[1,2]"]').dispatchEvent(new view.MouseEvent("click", {bubbles: true, cancelable: true})), true)`)
	const places = `[...document.querySelectorAll("chain-rule")].slice(0, 3).map((e) => Math.round(e.getBoundingClientRect().top)).join()`
	for _, id := range []string{"figure", "data", "whole"} {
		p.untilIn(id, `view.frameElement.offsetHeight === Math.ceil(view.document.body.getBoundingClientRect().height)`)
	}
	before := evaluate[string](p, places)
	close(c.holds)
	p.loaded("figure", "data", "whole", "row", "digits", "own")
	if after := evaluate[string](p, places); after != before {
		t.Errorf("the elements stood at %s, and stand at %s", before, after)
	}
	p.untilIn("whole", `view.document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`)
	for _, id := range []string{"figure", "data", "whole", "row", "digits", "own"} {
		p.until(reads + `("` + id + `")`)
	}
}

// In a sandboxed frame, whose host hands no file to an opaque origin, a view comes as a script.
func TestExampleInSandbox(t *testing.T) {
	c := newCourse(t, true, map[string]string{"page.html": `<script>addEventListener("message", ({ data }) => { if (data.chainruleEarly) window.early = data.chainruleEarly; });</script>
		<iframe sandbox="allow-scripts" width="900" height="600" src="../tools/chainrule/index.html#example=xor&show=table,derivation&lock=all"></iframe>`})
	c.holds = make(chan struct{})
	t.Cleanup(func() { close(c.holds) })
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.Navigate(c.url + "/week/page.html"))
	p.until(`window.early?.height > 600`)
	if n := c.count("script /tools/chainrule/early/xor-"); n != 1 {
		t.Errorf("the view was asked for as a script %d times", n)
	}
	p.forgive() // the browser says that it handed out no file
}
