package browsers

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestFirefox walks through the site in Firefox.
func TestFirefox(t *testing.T) { walk(t, "firefox", newFirefox) }

// TestWebKit walks through the site in WebKit.
func TestWebKit(t *testing.T) { walk(t, "webkit", newWebKit) }

// walk does in a browser what people come for. The numbers are those that the tests in Chromium want.
func walk(t *testing.T, browser string, start func(*testing.T) (driver, error)) {
	d, err := start(t)
	if err != nil {
		t.Fatal(err)
	}
	p := &page{driver: d, browser: browser}
	for _, stage := range []struct {
		name string
		do   func(*page)
	}{
		{"first view", (*page).firstView},
		{"edit", (*page).edit},
		{"select", (*page).selects},
		{"derive", (*page).derive},
		{"one at a time", (*page).steps},
		{"step", (*page).phases},
		{"train", (*page).train},
		{"train by request", (*page).request},
		{"panels", (*page).panels},
		{"save", (*page).save},
		{"link", (*page).link},
		{"embed", (*page).embed},
	} {
		t.Run(stage.name, func(t *testing.T) {
			p.t = t
			p.size(1440, 900)
			stage.do(p)
			p.quiet()
		})
	}
}

// firstView opens the site with nothing asked: the article's example, ready to read, whole at every width.
func (p *page) firstView() {
	p.open("")
	if got := p.text(".derivation .result .is"); got != "0.2348" {
		p.t.Errorf("the derivative reads %q, want 0.2348", got)
	}
	if n := evaluate[int](p, `document.querySelectorAll(".diagram .edge[data-param]").length`); n != 11 {
		p.t.Errorf("%d edges are drawn, want 11", n)
	}
	if !evaluate[bool](p, `document.fonts.check("16px 'Chainrule Math'")`) {
		p.t.Error("the formula font is not there")
	}
	p.look("first", 1440, 900)
	p.look("first", 390, 844)
	p.size(1440, 900)
	if tall := evaluate[int](p, `document.documentElement.scrollHeight - innerHeight`); tall > 0 {
		p.t.Errorf("the page is %d pixels taller than its window", tall)
	}
	for _, width := range []int{1440, 1100, 820, 390} {
		p.size(width, 844)
		if got := evaluate[int](p, `document.documentElement.scrollWidth - innerWidth`); got > 0 {
			p.t.Errorf("at %d pixels the page is %d too wide", width, got)
		}
	}
}

// edit edits a cell by keyboard, and takes it back.
func (p *page) edit() {
	p.open("")
	p.click(`.datatable [data-ref~="x[1,1]"]`)
	p.keys("3", "6", enter) // the mean: it enters the network as 0
	p.shows(".derivation .result .is", "0")
	if got := result[struct{ Gradient struct{ Alpha [][]float64 } }](p, "gradient", `{"sample": 1}`).Gradient.Alpha[0][1]; fmt.Sprintf("%.4g", got) == "0.2348" {
		p.t.Errorf("the derivative is still %v", got)
	}
	if got := result[struct{ Table struct{ Rows [][]string } }](p, "document", `{}`).Table.Rows[0][0]; got != "36" {
		p.t.Errorf("the cell holds %q, want 36", got)
	}
	result[any](p, "undo", `{}`)
	p.shows(".derivation .result .is", "0.2348")
}

// selects selects by a click on an edge, by words in the question, and by keys.
func (p *page) selects() {
	p.open("")
	selected := func(want string) {
		p.t.Helper()
		p.settle()
		if got := result[struct{ Parameter string }](p, "select", `{}`).Parameter; got != want {
			p.t.Errorf("selected is %s, want %s", got, want)
		}
	}
	p.clickAt(`(() => {
		const edge = document.querySelector('.diagram .hit[data-param="alpha[2,3]"]');
		const at = edge.getPointAtLength(edge.getTotalLength() / 8).matrixTransform(edge.getScreenCTM());
		return [at.x, at.y];
	})()`)
	selected("alpha[2,3]")
	p.click(".thread input.parameter")
	p.keys("z", "1", " ", "a", "g", "e")
	p.look("found", 1440, 900)
	p.until(`document.querySelectorAll(".thread .found [role=option]").length === 1`)
	p.keys(enter)
	selected("alpha[1,1]")
	evaluate[bool](p, `(document.activeElement.blur(), true)`)
	p.keys("]")
	selected("alpha[1,2]")
	p.keys(".")
	if got := result[struct{ Sample int }](p, "select", `{}`).Sample; got != 2 {
		p.t.Errorf(". selects sample %d", got)
	}
}

// derive reads the derivation in both forms: each line is whole, and a term lights the cell and the node that it is of.
func (p *page) derive() {
	p.open("")
	for form, steps := range map[int]string{1: "14", 2: ""} {
		p.click(fmt.Sprintf(".derivation .options .seg button:nth-child(%d)", form))
		if got := p.text(".derivation .result .is"); got != "0.2348" {
			p.t.Errorf("in form %d the derivative reads %q, want 0.2348", form, got)
		}
		if n := evaluate[int](p, `document.querySelectorAll(".derivation .steps > .step").length`); steps != "" && fmt.Sprint(n) != steps {
			p.t.Errorf("there are %d steps, want %s", n, steps)
		}
		for _, cut := range evaluate[[]string](p, `[...document.querySelectorAll(".derivation .steps .right")].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)`) {
			p.t.Errorf("this line is cut off: %s", cut)
		}
	}
	p.click(".derivation .options .seg button:nth-child(1)")
	p.point(`.derivation .steps > .step:nth-child(2) .left [data-ref="alpha[1,1]"]`)
	p.until(`document.querySelector('.diagram [data-param="alpha[1,1]"]').hasAttribute("data-lit")`)
	p.look("lit", 1440, 900)
	if got := p.text(".thread .leads"); !strings.Contains(got, "from −0.4 to −0.4176") {
		p.t.Errorf("the question is answered by %q", got)
	}
}

// point moves the mouse over the first element of a selector.
func (p *page) point(selector string) {
	p.t.Helper()
	at := evaluate[[2]float64](p, fmt.Sprintf(`(box => [box.left + box.width / 2, box.top + box.height / 2])(document.querySelector(%q).getBoundingClientRect())`, selector))
	x, y := int(at[0]), int(at[1])
	p.check(p.perform([]inputs{{ID: "mouse", Type: "pointer", Parameters: map[string]any{"pointerType": "mouse"}, Actions: []input{{Type: "pointerMove", X: &x, Y: &y}}}}))
	p.settle()
}

// steps goes through a derivation one step at a time.
func (p *page) steps() {
	p.open("")
	p.click(".derivation .options .over button")
	p.look("options", 1440, 900)
	if tall := evaluate[float64](p, `document.querySelector(".derivation .popover").getBoundingClientRect().height`); tall > 500 {
		p.t.Errorf("the menu of the derivation is %v pixels tall", tall)
	}
	p.keys(escape)
	p.click(".derivation .options .seg:nth-of-type(2) button:last-child")
	p.until(`document.activeElement.matches(".stepper .go")`)
	p.keys(arrowNext, arrowNext, arrowNext)
	p.shows(".stepper .count", "Step 4 of 14")
	p.until(`document.querySelectorAll(".diagram [data-lit]").length > 0`)
	p.look("stepper", 1440, 900)
	p.size(390, 844)
	p.keys(arrowNext)
	p.look("stepper", 390, 844)
	p.size(1440, 900)
	p.click(".stepper .go")
	p.shows(".stepper .count", "Step 6 of 14")
	for range 8 {
		p.keys(arrowNext)
	}
	p.shows(".stepper .count", "Step 14 of 14")
	p.until(`document.querySelector(".derivation .outcome").checkVisibility()`)
}

// phases goes through a step of training: forward, backward, update.
func (p *page) phases() {
	p.open("")
	for _, phase := range []map[string]string{
		{".training .phase": "z₁₁ = 0.7006", ".diagram svg.phase-forward .nz[data-node='1 1']": "a₁ = 0.85"},
		{".training .phase": "δ₁₁ = 1.399", ".derivation.phase-backward .steps .result .is": "0.2348"},
		{".training .phase": "from −0.4 to −0.4176", ".diagram svg.phase-update .tag.selected": "−0.4 → −0.418"},
	} {
		p.click(".training .step")
		for selector, want := range phase {
			p.shows(selector, want)
		}
	}
	p.look("phase", 1440, 900)
}

// epochs is the number of epochs that the panel says.
const epochs = `Number(document.querySelector(".training .epochs").textContent.match(/[\d\u202f]+/)[0].replaceAll("\u202f", ""))`

// train trains an epoch at a time, and until it is paused. While it runs, everything on the page follows.
func (p *page) train() {
	p.open("")
	p.click(".training .epoch")
	p.until(epochs + ` === 1`)
	p.click(".training .reset")
	p.until(epochs + ` === 0`)
	p.click(".tabs [data-panel=training]")
	p.until(`document.querySelectorAll(".training svg.plot").length === 4`)
	evaluate[bool](p, `(() => { const s = document.querySelector(".training .pace select"); s.value = "0"; s.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
	p.settle()
	const seen = `[".training .epochs", ".diagram .tag.selected", "#picture-0", "#picture-2"].map((s) => document.querySelector(s).textContent)`
	evaluate[bool](p, `(window.before = `+seen+`, true)`)
	p.click(".training .run")
	p.until(`document.querySelector(".training .run").textContent === "Pause"`)
	p.until(seen + `.every((text, i) => text !== before[i])`)
	// On a slow machine training has come to its end by itself meanwhile, and the button would start it again.
	evaluate[bool](p, `(document.querySelector(".training .run").textContent === "Pause" && document.querySelector(".training .run").click(), true)`)
	p.until(`document.querySelector(".training .run").textContent === "Run"`)
	p.settle()
	p.look("training", 1440, 900)
	p.look("training", 390, 844)
	if loss := result[struct{ Loss float64 }](p, "gradient", `{}`).Loss; !(loss < 1.199) {
		p.t.Errorf("the loss is %v", loss)
	}
}

// request trains by the API.
func (p *page) request() {
	p.open("")
	ms := evaluate[float64](p, `(async () => { const begin = performance.now(); await chainrule.request("train", {epochs: 100_000}); return performance.now() - begin; })()`)
	p.t.Logf("100,000 epochs take %.0f ms", ms)
	if got := result[struct{ Epoch int }](p, "train", `{"epochs": 0}`).Epoch; got != 100_000 {
		p.t.Errorf("it comes to epoch %d", got)
	}
}

// panels goes through the panels of a narrow page. What is set of the network stays within its frame.
func (p *page) panels() {
	p.open("#example=mazur")
	p.click(".diagram .layers")
	p.look("layers", 1440, 900)
	p.size(390, 844)
	for _, panel := range []string{"table", "diagram"} {
		p.click(".tabs [data-panel=" + panel + "]")
		p.until(`document.querySelector(".tabs [data-panel=` + panel + `]").getAttribute("aria-pressed") === "true"`)
		p.look(panel, 390, 844)
	}
	p.within(".diagram .settings .loss", ".diagram .settings")
}

// within wants an element to be within another one.
func (p *page) within(inner, outer string) {
	p.t.Helper()
	if !evaluate[bool](p, fmt.Sprintf(`((a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom)(
		document.querySelector(%q).getBoundingClientRect(), document.querySelector(%q).getBoundingClientRect())`, inner, outer)) {
		p.t.Errorf("%s reaches out of %s", inner, outer)
	}
}

// save saves the document to the browser's folder.
func (p *page) save() {
	want, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", "xor.json"))
	p.check(err)
	p.open("#example=xor")
	p.click("#file")
	p.look("file", 1440, 900)
	p.look("file", 390, 844)
	p.size(1440, 900)
	p.click(`[data-file="save"]`)
	for deadline := time.Now().Add(patience); ; p.settle() {
		files, err := filepath.Glob(filepath.Join(p.downloads(), "*.json"))
		p.check(err)
		if len(files) == 1 {
			if got, err := os.ReadFile(files[0]); err == nil && string(got) == string(want) {
				return
			}
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("the browser saved %q", files)
		}
	}
}

// link makes a link of the document, and opens it.
func (p *page) link() {
	p.open("#example=xor")
	p.click(`[popovertarget="share"]`)
	p.until(`document.querySelector("#link")?.value.includes("#doc=")`)
	p.look("share", 1440, 900)
	p.look("share", 390, 844)
	p.within("#share .tabs", "#share")
	_, packed, _ := strings.Cut(evaluate[string](p, `document.querySelector("#link").value`), "#")
	want := result[any](p, "document", `{}`)
	p.open("#" + packed)
	if got := result[any](p, "document", `{}`); fmt.Sprint(got) != fmt.Sprint(want) {
		p.t.Errorf("the link opens\n%v, want\n%v", got, want)
	}
}

// embed opens the demonstration, which has the program in three elements of a course page.
func (p *page) embed() {
	p.openPage("demo/")
	for id, want := range map[string]string{"figure": "0.9804", "yours": "−0.0149", "whole": ""} {
		evaluate[any](p, fmt.Sprintf(`document.getElementById(%q).request("hello", {})`, id))
		shown := fmt.Sprintf(`document.getElementById(%q).shadowRoot.querySelector("iframe").contentDocument.querySelector(".derivation .result .is")?.textContent`, id)
		p.until(shown + ` !== undefined`)
		if want != "" { // until the frame's own document is open, the program has another one, unseen
			p.until(fmt.Sprintf(shown+` === %q`, want))
		}
	}
	p.click(`[data-ask="value"]`)
	p.shows("#answer", "∂L₁/∂α₁₂ = 0.00")
	evaluate[bool](p, `(document.getElementById("figure").scrollIntoView(), true)`)
	p.look("demo", 1440, 900)
	p.settle()
	p.look("demo", 390, 844)
}
