package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// askPath asks on the tab Practise for the factors along a path, and leads to the network.
func (p *page) askPath() {
	p.t.Helper()
	p.tab("practise")
	evaluate[bool](p, `(document.getElementById("exercise-form").selectedIndex = 4, true)`)
	p.click(".practising .choose .primary")
	p.shows(".practising .prompt", "One path from")
	p.click(".practising button.walk")
	p.until(`document.activeElement.matches(".diagram .parameters")`)
}

// clickPlace clicks the middle of a place of the drawing, and waits until one place more is marked, or one less.
func (p *page) clickPlace(place string, more int) {
	p.t.Helper()
	want := p.count(marked) + more
	evaluate[bool](p, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q), b = e.getBoundingClientRect();
		const at = e.matches("path") ? e.getPointAtLength(e.getTotalLength() / 3).matrixTransform(e.getScreenCTM()) : {x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2};
		return document.elementFromPoint(at.x, at.y).dispatchEvent(new MouseEvent("click", {bubbles: true, clientX: at.x, clientY: at.y}));
	})()`, place))
	p.until(fmt.Sprintf(`document.querySelectorAll(%q).length === %d`, marked, want))
}

// marked finds the places that are marked, or the selected weight.
const marked = ".diagram [aria-selected=true]"

// Where the path of the article's α₁₁ goes.
var articlePath = []string{
	`.diagram .hit[data-param="alpha[1,1]"]`, `.diagram .node[data-node="1 1"]`, `.diagram .hit[data-param="beta[1,1]"]`, `.diagram .node[data-node="2 1"]`, `.diagram .hit.line`,
}

const pathOfArticle = "dL[1]/df[1,1] * df[1,1]/dT[1,1] * dT[1,1]/dz[1,1] * dz[1,1]/da[1,1] * da[1,1]/dalpha[1,1]"

// TestWalkByClicks answers a question for a path by clicks in the drawing, with one too many that is taken back. What is selected stays.
func TestWalkByClicks(t *testing.T) {
	p := open(t, "#drafts=walk")
	selected := p.request("select", "{}")
	p.askPath()
	value := func(want string) {
		t.Helper()
		p.until(fmt.Sprintf(`document.getElementById("answer-field").value === %q`, want))
	}
	if n := p.count(marked); n != 0 {
		t.Errorf("%d places are marked at first", n)
	}
	for _, place := range articlePath {
		p.clickPlace(place, 1)
	}
	value(pathOfArticle)
	p.clickPlace(`.diagram .hit[data-param="beta[1,2]"]`, 1)
	p.click(".practising form.give .primary")
	p.shows(".practising .verdict", "does not belong to this path")
	p.clickPlace(`.diagram .hit[data-param="beta[1,2]"]`, -1)
	value(pathOfArticle)
	evaluate[bool](p, `(f => (f.value = "dL[1]/df[1,1]", f.dispatchEvent(new Event("input", {bubbles: true}))))(document.getElementById("answer-field"))`)
	p.until(`[...document.querySelectorAll(".diagram [aria-selected=true]")].map(e => e.getAttribute("class")).join() === "hit line way"`)
	for _, place := range articlePath[:4] {
		p.clickPlace(place, 1)
	}
	p.click(".practising form.give .primary")
	p.shows(".practising .verdict", "these are the factors of this path")
	p.until(`document.querySelector(".diagram .walk") === null && document.querySelector(".diagram .walking") === null`)
	if got := p.request("select", "{}"); got != selected {
		t.Errorf("%s is selected, and was %s", got, selected)
	}
	p.clickPlace(`.diagram .hit[data-param="beta[1,2]"]`, 0) // now it selects
	p.until(`document.querySelector('.diagram .edge[aria-selected=true]').dataset.param === "beta[1,2]"`)
}

// TestWalkByKeys goes along a path by the arrows, where each output depends on all net inputs, and back to the question. A network that is
// another one ends it.
func TestWalkByKeys(t *testing.T) {
	p := open(t, "#example=iris&drafts=walk-keys")
	p.until(`document.title.includes("Iris")`)
	p.askPath()
	if n := p.count(".diagram [role=listbox][aria-multiselectable=true] #" + evaluate[string](p, `document.querySelector(".diagram .parameters").getAttribute("aria-activedescendant")`)); n != 1 {
		t.Fatal("no place is active")
	}
	p.keys(kb.Enter, kb.ArrowRight, kb.Enter, kb.ArrowRight, kb.Enter, kb.ArrowRight, kb.Enter, kb.ArrowRight, " ")
	p.until(`document.querySelectorAll(".diagram [aria-selected=true]").length === 5`)
	p.keys(" ", kb.ArrowDown, kb.ArrowUp, " ")
	p.until(`document.querySelectorAll(".diagram [aria-selected=true]").length === 5`)
	p.keys(kb.Escape)
	p.until(`document.activeElement.id === "answer-field" && document.querySelector(".diagram .walk") === null`)
	p.click(".practising form.give .primary")
	p.shows(".practising .verdict", "these are the factors of this path")
	p.askPath()
	p.request("reset", `{"seed": 7}`)
	p.shows(".practising .verdict", "have changed since the question")
	p.until(`document.querySelector(".diagram .walk") === null`)
}

// TestWalkOnPhone goes to the network and back, where one panel is shown at a time, and taps the path.
func TestWalkOnPhone(t *testing.T) {
	p := open(t, "#drafts=walk-phone")
	p.phone()
	p.askPath()
	p.until(visible(".diagram .walk") + ` && !` + visible(".practising"))
	for _, place := range articlePath {
		at := evaluate[[]float64](p, fmt.Sprintf(`(() => {
			const e = document.querySelector(%q);
			e.scrollIntoView({block: "center"});
			const b = e.getBoundingClientRect(), at = e.matches("path") ? e.getPointAtLength(e.getTotalLength() / 3).matrixTransform(e.getScreenCTM()) : {x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2};
			return [at.x, at.y];
		})()`, place))
		before := p.count(marked)
		p.fingers([]finger{{at[0], at[1]}})
		p.until(fmt.Sprintf(`document.querySelectorAll(".diagram [aria-selected=true]").length === %d`, before+1))
	}
	p.click(".diagram .walk .back")
	p.until(visible(".practising") + ` && document.querySelector(".diagram .walk") === null`)
	p.click(".practising form.give .primary")
	p.shows(".practising .verdict", "these are the factors of this path")
}
