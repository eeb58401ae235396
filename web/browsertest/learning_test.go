package browsertest

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// learned are a document's parameters.
type learned struct {
	Weights struct{ Alpha, Beta [][]float64 }
}

// press clicks a button of the training panel.
func (p *page) press(button string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(document.querySelector(".training .%s").click(), true)`, button))
	p.settle()
}

// tab leads to a panel.
func (p *page) tab(panel string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(document.querySelector(".tabs [data-panel=%s]").click(), true)`, panel))
	p.settle()
}

// epochs is the number of epochs that the panel says, which may go on: "epoch 1 200 and 2 of 4 rows, 30 a second".
const epochs = `Number(document.querySelector(".training .epochs").textContent.match(/[\d\u202f]+/)[0].replaceAll("\u202f", ""))`

func (p *page) epoch() int {
	p.t.Helper()
	return evaluate[int](p, epochs)
}

// fill types a value into a field of the training panel.
func (p *page) fill(field, value string) {
	p.t.Helper()
	p.change(".training ."+field, value)
}

// change types a text into a field.
func (p *page) change(selector, value string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(() => { const f = document.querySelector(%q); f.value = %q; f.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`, selector, value))
	p.settle()
}

// TestStepPhases goes through a step: each phase is lit with its numbers, and the last one takes it.
func TestStepPhases(t *testing.T) {
	p := open(t, "")
	before := result[learned](p, "document", "")
	gradient := result[struct{ Gradient struct{ Alpha [][]float64 } }](p, "gradient", "{}")
	p.press("step")
	for selector, want := range map[string]string{
		".training .phase": "z₁₁ = 0.7006",
		".diagram svg.phase-forward .nz[data-node='1 1']":         "a₁ = 0.85",
		".derivation.phase-forward .forward .step:last-child":     "0.4896",
		".diagram svg.phase-forward .nf[data-node='2 1'] .beside": "T₁ = −0.1",
	} {
		p.shows(selector, want)
	}
	p.press("step")
	for selector, want := range map[string]string{
		".training .phase": "δ₁₁ = 1.399",
		".diagram svg.phase-backward .nf[data-node='2 1'] .beside": "δ₁ = 1.4",
		".derivation.phase-backward .steps .result .is":            "0.2348",
	} {
		p.shows(selector, want)
	}
	if d := cmp.Diff(result[learned](p, "document", ""), before); d != "" {
		t.Errorf("the weights moved before the update: %s", d)
	}
	p.press("step")
	for selector, want := range map[string]string{
		".training .phase":                        "from −0.4 to −0.4176",
		".diagram svg.phase-update .tag.selected": "−0.4 → −0.418",
		".derivation.phase-update .update":        "0.352",
	} {
		p.shows(selector, want) // not all at once: the panel of training is the first
	}
	after := result[learned](p, "document", "")
	for m, row := range after.Weights.Alpha {
		for l, got := range row {
			if want := before.Weights.Alpha[m][l] - 0.05*gradient.Gradient.Alpha[m][l]; math.Abs(got-want) > 1e-15 {
				t.Errorf("alpha[%d,%d] is %v, want %v", m+1, l, got, want)
			}
		}
	}
	p.press("step")
	if got := p.text(".training .phase h3"); got != "Forward" {
		t.Errorf("after the update comes %q", got)
	}
	if got := p.epoch(); got != 1 {
		t.Errorf("the panel says epoch %d", got)
	}
}

// TestRun trains until it is paused: the loss falls, the pictures follow, and undo takes back the whole run.
func TestRun(t *testing.T) {
	p := open(t, "#example=xor")
	p.until(`document.querySelector("header .title").value === "Exclusive or"`)
	before := result[learned](p, "document", "")
	loss := func() float64 { return result[struct{ Loss float64 }](p, "gradient", "{}").Loss }
	first := loss()
	p.fill("pace select", "0")
	p.press("run")
	p.until(epochs + ` > 20`)
	if got := p.text(".training .run"); got != "Pause" {
		t.Errorf("while it runs the button says %q", got)
	}
	p.until(`document.querySelectorAll(".training svg.plot").length === 4`)
	p.press("run")
	p.until(`document.querySelector(".training .run").textContent === "Run"`)
	p.until(`!document.querySelector(".derivation .behind:not(.none)")`)
	epoch := p.epoch()
	p.settle()
	p.settle()
	if got := p.epoch(); got != epoch {
		t.Errorf("after the pause it went from epoch %d to %d", epoch, got)
	}
	if last := loss(); !(last < first) {
		t.Errorf("the loss went from %v to %v", first, last)
	}
	trained := result[learned](p, "document", "")
	p.press("run") // goes on from there
	p.until(fmt.Sprintf(`%s > %d`, epochs, epoch))
	p.press("run")
	p.until(`document.querySelector(".training .run").textContent === "Run"`)
	p.request("undo", "")
	if d := cmp.Diff(result[learned](p, "document", ""), trained); d != "" {
		t.Errorf("undo of the second run: %s", d)
	}
	p.request("undo", "")
	if d := cmp.Diff(result[learned](p, "document", ""), before); d != "" {
		t.Errorf("undo of the first run: %s", d)
	}
	p.settle()
	if got := p.epoch(); got != 0 {
		t.Errorf("after undo the panel says epoch %d", got)
	}
}

// TestPauseShowsAll: the derivation follows training where it is looked at; after a pause what is in sight is of the
// state that training came to as soon as nothing says otherwise, and then all of it is.
func TestPauseShowsAll(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.querySelector("header .title").value.includes("ris")`)
	p.settle()
	const changes = `(async () => {
		const read = () => document.querySelector(%q).textContent;
		const was = read(), begin = performance.now();
		while (read() === was && performance.now() - begin < 15000) await new Promise(requestAnimationFrame);
		return read() !== was;
	})()`
	p.fill("pace select", "0")
	p.press("run")
	p.tab("derivation")
	for scroll, part := range []string{".derivation .product .of", ".derivation .check"} {
		evaluate[bool](p, fmt.Sprintf(`(document.querySelector(".reading").scrollTop = %d, true)`, 100000*scroll))
		for range 2 {
			if !evaluate[bool](p, fmt.Sprintf(changes, part)) {
				t.Errorf("while training runs, %s stays as it is", part)
			}
		}
	}
	evaluate[bool](p, `(document.querySelector(".reading").scrollTop = 0, true)`)
	early := evaluate[[]string](p, `(async () => {
		const frame = () => new Promise(requestAnimationFrame);
		await frame();
		document.querySelector(".training .run").click();
		while (!document.querySelector(".derivation .behind.none")) await frame();
		const bottom = document.querySelector(".reading").getBoundingClientRect().bottom;
		return [...document.querySelectorAll(".diagram svg, .thread .value, .derivation .product, .derivation .steps .step")]
			.filter((e) => !e.matches(".step") || e.getBoundingClientRect().top < bottom).map((e) => e.textContent);
	})()`)
	if len(early) < 3 {
		t.Fatalf("in sight is only %q", early)
	}
	p.settle()
	const all = `[...document.querySelectorAll(".diagram svg, .thread .value, .derivation .product, .derivation .steps .step, .derivation .outcome > *")].map((e) => e.textContent)`
	late := evaluate[[]string](p, all)
	if d := cmp.Diff(early, late[:len(early)]); d != "" {
		t.Errorf("what was in sight after the pause was not of the state that training came to: %s", d)
	}
	p.request("load", fmt.Sprintf(`{"document": %s}`, result[json.RawMessage](p, "document", "")))
	p.settle()
	if d := cmp.Diff(late, evaluate[[]string](p, all)); d != "" {
		t.Errorf("after the pause the page did not show the document: %s", d)
	}
}

// TestPicturesTakeTurns trains with a picture that takes long to compute: the loss curve does not wait for it.
func TestPicturesTakeTurns(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.querySelector("header .title").value.includes("ris")`)
	p.tab("training")
	p.until(`document.querySelectorAll(".training svg.plot").length === 4`)
	p.fill("pace select", "0")
	evaluate[bool](p, `(() => {
		window.drawn = [];
		for (const n of [0, 3]) new MutationObserver(() => drawn.push(n)).observe(document.getElementById("picture-" + n), {subtree: true, childList: true, attributes: true, characterData: true});
		return true;
	})()`)
	p.press("run")
	p.until(`drawn.includes(3)`)
	p.press("run")
	if n := evaluate[int](p, `drawn.indexOf(3)`); n < 2 {
		t.Errorf("the loss curve was drawn %d times before the loss over two parameters was", n)
	}
}

// TestAllFollowInLongFrames trains where a frame takes longer than any panel waits to be drawn again, as on a slow machine:
// the diagram, the pictures and the derivation follow all the same.
func TestAllFollowInLongFrames(t *testing.T) {
	p := openAfter(t, `const slow = () => {
		for (const end = performance.now() + 150; window.slowly && performance.now() < end;);
		requestAnimationFrame(slow);
	};
	slow();`, "#example=iris")
	p.until(`document.querySelector("header .title").value.includes("ris")`)
	p.fill("pace select", "0")
	for _, panel := range []string{"training", "derivation"} {
		p.tab(panel)
		follow := []string{".training .epochs", ".diagram svg", ".derivation .product"}
		if panel == "training" {
			follow = []string{".training .epochs", ".diagram svg", "#picture-0"}
			p.until(`document.querySelector("#picture-0 svg") !== null`)
		}
		evaluate[bool](p, `(window.slowly = true, document.querySelector(".training .run").click(), true)`)
		for _, part := range follow {
			was := p.text(part)
			p.until(fmt.Sprintf(`document.querySelector(%q).textContent !== %q`, part, was))
		}
		evaluate[bool](p, `(window.slowly = false, document.querySelector(".training .run").click(), true)`)
		p.until(`document.querySelector(".training .run").textContent === "Run"`)
	}
}

// TestResetAndPace goes back to the same initial weights, and trains at a pace that can be watched.
func TestResetAndPace(t *testing.T) {
	p := open(t, "")
	before := result[learned](p, "document", "")
	p.press("epoch")
	p.until(`document.querySelector(".training .epochs").textContent === "epoch 1"`)
	p.press("epoch")
	p.until(`document.querySelector(".training .epochs").textContent === "epoch 2"`)
	p.press("reset")
	if d := cmp.Diff(result[learned](p, "document", ""), before); d != "" {
		t.Errorf("reset: %s", d)
	}
	if got := p.epoch(); got != 0 {
		t.Errorf("after reset the panel says epoch %d", got)
	}
	if got := evaluate[string](p, `document.querySelector(".training .pace select").value`); got != "10" {
		t.Errorf("at first the pace is %s epochs a second, want 10", got)
	}
	p.fill("pace select", "3")
	began := evaluate[float64](p, `performance.now()`)
	p.press("run")
	p.until(epochs + ` >= 4`)
	p.press("run")
	p.until(`document.querySelector(".training .run").textContent === "Run"`)
	if seconds := (evaluate[float64](p, `performance.now()`) - began) / 1000; float64(p.epoch()) > 3*seconds+2 {
		t.Errorf("at 3 epochs a second there were %d in %v seconds", p.epoch(), seconds)
	}
	p.press("new-weights")
	if d := cmp.Diff(result[learned](p, "document", ""), before); d == "" {
		t.Error("the new weights are the old")
	}
}

// TestStop has runs end by themselves: after some epochs, and at a loss. It says why there is nothing left to do.
func TestStop(t *testing.T) {
	p := open(t, "")
	p.press("settings-toggle")
	p.fill("pace select", "0")
	p.fill("stop-epochs", "25")
	for _, want := range []int{25, 50} {
		p.press("run")
		p.until(fmt.Sprintf(`document.querySelector(".training .run").textContent === "Run" && %s === %d`, epochs, want))
		p.shows(".training .noted", "The run ended by itself: it was to stop after 25 epochs.")
	}
	p.fill("stop-epochs", "")
	loss := func() float64 { return result[struct{ Loss float64 }](p, "gradient", "{}").Loss }
	enough := 0.9 * loss()
	p.fill("stop-loss", fmt.Sprint(enough))
	p.press("run")
	p.until(fmt.Sprintf(`document.querySelector(".training .run").textContent === "Run" && %s > 50`, epochs))
	if got := loss(); got > enough || got < 0.9*enough {
		t.Errorf("it stops at %v, want %v", got, enough)
	}
	p.press("run")
	p.settle()
	if got := p.text(".message"); !strings.Contains(got, "there is nothing left to do") {
		t.Errorf("at its end it says %q", got)
	}
}

// TestNothingLeftToTrain opens a document without a usable row while training runs, and then one with.
func TestNothingLeftToTrain(t *testing.T) {
	p := open(t, "#example=xor")
	p.until(`document.querySelector("header .title").value === "Exclusive or"`)
	p.press("run")
	p.request("load", `{"document": {"chainrule": 1, "table": {"columns": [{"name": "a", "role": "input"}, {"name": "b", "role": "target"}], "rows": [["x", "1"]]},
		"network": {"hidden": [{"units": 2, "activation": "tanh"}], "output": "identity", "loss": "rss"}}}`)
	p.until(`document.querySelector(".training .empty") !== null`)
	p.settle()
	p.request("undo", "")
	p.until(`document.querySelector(".training .run")?.textContent === "Run"`)
	epoch := p.epoch()
	p.press("epoch")
	p.until(fmt.Sprintf(`document.querySelector(".training .run").textContent === "Run" && %s === %d`, epochs, epoch+1))
}

// TestOverflow trains at a learning rate that is far too large: the page says where it stopped, and what to
// try, and the weights are finite.
func TestOverflow(t *testing.T) {
	p := open(t, "")
	p.press("settings-toggle")
	p.fill("rate", "1000000")
	p.fill("pace select", "0")
	p.press("run")
	p.until(`document.querySelector(".training .stopped") !== null`)
	got := p.text(".training .stopped")
	for _, want := range []string{"Training stopped in epoch", "α", "try a learning rate γ of"} {
		if !strings.Contains(got, want) && !(want == "α" && strings.Contains(got, "β")) {
			t.Errorf("the page says %q, without %q", got, want)
		}
	}
	if got := p.text(".training .run"); got != "Run" {
		t.Errorf("the button says %q", got)
	}
	for _, row := range result[learned](p, "document", "").Weights.Alpha {
		for _, w := range row {
			if math.IsInf(w, 0) || math.IsNaN(w) {
				t.Errorf("a weight is %v", w)
			}
		}
	}

	p.press("show-step")
	p.until(`document.querySelector(".training .stopped") === null && document.querySelector("#picture-2 svg") !== null`)
	if got := p.text("#picture-2"); !strings.Contains(got, "too large here") {
		t.Errorf("the picture of the step says %q", got)
	}
	p.press("run")
	p.until(`document.querySelector(".training .tried") !== null`)
	p.press("tried")
	p.until(`document.querySelector(".training .stopped") === null`)
	if rate := result[struct{ Training struct{ Rate float64 } }](p, "document", "").Training.Rate; !(rate > 0 && rate < 1e6) {
		t.Errorf("the learning rate is %v", rate)
	}
	p.press("run")
	p.until(epochs + ` > 1000`)
	p.press("run")
}

// TestSettings types settings, good and bad, and drags γ.
func TestSettings(t *testing.T) {
	p := open(t, "")
	type training struct {
		Training struct {
			Rate, Decay float64
			Batch       int
			Reduction   string
		}
	}
	get := func() training { return result[training](p, "document", "") }
	p.press("settings-toggle")
	p.fill("batch", "2")
	p.fill("decay", "0.125")
	p.fill("reduction", "mean")
	if got := get().Training; got.Batch != 2 || got.Decay != 0.125 || got.Reduction != "mean" {
		t.Errorf("the settings are %+v", got)
	}
	for _, c := range []struct{ field, typed, says string }{
		{".training .batch", "1.5", "found 1.5"},
		{".training .batch", "1e308", "found 1e308"},
		{".training .decay", "-1", "found −1"},
		{".training .momentum", "1", "found 1"},
		{".training .hold-out", "x", "\"x\" is not a number"},
		{".training .rate", "0,5", "write 0.5"},
		{".training .stop-loss", "0,5", "write 0.5"},
		{".training .stop-epochs", "2.5", "found 2.5"},
		{".thread input.number", "99", "here is no row 99"},
		{".thread input.number", "1.5", "here is no row 1.5"},
		{".derivation .digits input", "99", "found 99"},
		{".diagram .units", "3.5", "found 3.5"},
		{".diagram .units", "1e308", "found 1e308"},
		{".diagram .settings .rate", "x", "\"x\" is not a number"},
	} {
		if strings.HasPrefix(c.field, ".diagram") && p.count(".diagram .units") == 0 {
			p.click(".diagram button.layers")
		}
		p.change(c.field, c.typed)
		p.shows(".message.bad", c.says)
		if got := evaluate[string](p, fmt.Sprintf(`(f => f.value + " " + f.ariaInvalid)(document.querySelector(%q))`, c.field)); got != c.typed+" true" {
			t.Errorf("after %s the field %s is %q", c.typed, c.field, got)
		}
	}
	p.change(".diagram .units", "3.0")
	p.until(`document.querySelector(".diagram .units").value === "3" && document.querySelector(".diagram .units").ariaInvalid === null`)
	p.tab("training")
	p.until(`document.querySelectorAll(".training svg.plot").length === 4`)
	slide := func(event string) {
		evaluate[bool](p, fmt.Sprintf(`(() => { const s = document.querySelector(".training .gamma"); s.value = "1"; s.dispatchEvent(new Event(%q, {bubbles: true})); return true; })()`, event))
	}
	slide("input")
	p.until(`document.querySelector("#picture-2 svg").textContent.includes("γ = 10 leads to")`)
	if got := get().Training.Rate; got != 0.05 {
		t.Errorf("while it is dragged γ is %v", got)
	}
	slide("change")
	p.settle()
	if got := get().Training.Rate; got != 10 {
		t.Errorf("γ is %v, want 10", got)
	}
}

// TestAnotherExample opens every example after every kind of training on another, with the pictures open: the program
// goes on, and says how good the new network is.
func TestAnotherExample(t *testing.T) {
	p := open(t, "")
	p.tab("training")
	names := []string{"mazur", "article", "iris", "xor", "sine", "mazur", "iris", "article"}
	for i, name := range names {
		p.choose(name)
		switch i % 3 {
		case 0:
			p.press("run")
			p.until(`document.querySelector(".training .epochs").textContent !== "epoch 0"`)
		case 1:
			p.press("step")
			p.press("step")
			p.press("step")
		default:
			p.press("epoch")
		}
	}
	p.settle()
	if got := p.request("hello", ""); !strings.Contains(got, "version") {
		t.Errorf("after all examples hello answers %s", got)
	}
}

// choose opens an example by the menu.
func (p *page) choose(name string) {
	p.click("#examples")
	p.click(fmt.Sprintf("[data-examples=%q]", name))
	data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
	if err != nil {
		p.t.Fatal(err)
	}
	var d struct{ Title string }
	if err := json.Unmarshal(data, &d); err != nil {
		p.t.Fatal(err)
	}
	p.until(fmt.Sprintf(`document.querySelector("header .title").value === %q`, d.Title))
}

// TestKeysBeforeMenu presses an arrow on the button of a menu that is open and not yet drawn.
func TestKeysBeforeMenu(t *testing.T) {
	p := open(t, "")
	for _, id := range []string{"file", "examples"} {
		for _, key := range []string{"ArrowDown", "ArrowUp", "Home", "End"} {
			evaluate[bool](p, fmt.Sprintf(`(() => {
				const b = document.getElementById(%q);
				b.focus();
				b.click();
				b.dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true}));
				return true;
			})()`, id, key))
			p.until(fmt.Sprintf(`document.querySelector(".with-menu.%s [role=menuitem]") !== null`, id))
			p.keys(kb.Escape)
			p.until(fmt.Sprintf(`document.querySelector(".with-menu.%s [role=menuitem]") === null`, id))
		}
	}
	if got := p.request("hello", ""); !strings.Contains(got, "version") {
		t.Errorf("hello answers %s", got)
	}
}

// TestTrainingPictures looks at every picture of the examples, in words and as files.
func TestTrainingPictures(t *testing.T) {
	for _, name := range []string{"article", "sine", "circles", "iris"} {
		t.Run(name, func(t *testing.T) {
			p := open(t, "#example="+name)
			p.settle()
			p.until(`!document.querySelector("header .title").value.startsWith("Salary") || ` + fmt.Sprint(name == "article"))
			evaluate[bool](p, `(() => {
				window.files = [];
				const make = URL.createObjectURL;
				URL.createObjectURL = (blob) => { window.files.push(blob); return make.call(URL, blob); };
				HTMLAnchorElement.prototype.click = () => {};
				document.querySelector(".tabs [data-panel=training]").click();
				return true;
			})()`)
			p.settle()
			evaluate[bool](p, `(document.querySelector('.training [data-kind="4"]').click(), true)`)
			p.until(`document.querySelectorAll(".training svg.plot").length === 5`)
			for i := range 5 {
				if said := evaluate[string](p, fmt.Sprintf(`document.querySelector("#picture-%d svg desc").textContent`, i)); len(said) < 40 {
					t.Errorf("picture %d says %q", i, said)
				}
				evaluate[bool](p, fmt.Sprintf(`(document.querySelector("#picture-%d summary").click(), true)`, i))
				p.until(fmt.Sprintf(`document.querySelectorAll("#picture-%d td").length > 1`, i))
				evaluate[bool](p, fmt.Sprintf(`(window.files.length = 0, document.querySelector("#picture-%d [data-format=svg]").click(), true)`, i))
				p.until(`window.files.length > 0`)
				checkSVG(t, evaluate[string](p, `window.files[0].text()`))
			}
			evaluate[bool](p, `(window.files.length = 0, document.querySelector("#picture-0 [data-format=png]").click(), true)`)
			p.until(`window.files.some(f => f.type === "image/png" && f.size > 2000)`)
		})
	}
}

// checkSVG wants a file that stands alone: well-formed, with every colour resolved.
func checkSVG(t *testing.T, text string) {
	t.Helper()
	paths := 0
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %.200s", err, text)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "path" {
			paths++
		}
	}
	if paths < 6 || strings.Contains(text, "var(") || !strings.Contains(text, `fill="rgb(`) {
		t.Errorf("%d paths in %.300s", paths, text)
	}
}

// TestHowGood reads accuracy and confusion, checks the gradient, and looks for the best.
func TestHowGood(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.querySelectorAll(".datatable thead th").length > 3`)
	p.request("train", `{"epochs": 100}`)
	p.tab("training")
	p.until(`document.querySelectorAll(".training .confusion tbody tr").length === 3`)
	counts := evaluate[[]int](p, `[...document.querySelectorAll(".training .confusion td")].map(c => parseInt(c.textContent))`)
	sum, right := 0, 0
	for i, n := range counts {
		sum += n
		if i%4 == 0 {
			right += n
		}
	}
	if want := fmt.Sprintf("accuracy %.3g %%", 100*float64(right)/150); sum != 150 || !strings.Contains(p.text(".training .confusion caption"), want) {
		t.Errorf("the counts are %v, and the page says %q", counts, p.text(".training .confusion caption"))
	}
	p.press("check")
	p.shows(".training .judged", "Gradient at epoch 100")
	if got := p.text(".training .judged"); !strings.Contains(got, "·10⁻") {
		t.Errorf("the check says %q", got)
	}
	p.press("search")
	if best := `document.querySelector(".training .judged").textContent.includes("The best that was found")`; !p.comes(best, 4*patience) {
		t.Fatal("no best is found")
	}
	loss := result[struct{ Loss float64 }](p, "gradient", "{}").Loss
	if got, want := p.text(".training .judged"), fmt.Sprintf("Gradient descent is at %.4g", loss); !strings.Contains(got, want) {
		t.Errorf("the page says %q, want %q", got, want)
	}
}

// TestUnitPictures wants a small picture in each hidden unit over two inputs, with its value beside it.
func TestUnitPictures(t *testing.T) {
	p := open(t, "#example=circles")
	p.until(`document.querySelectorAll(".diagram .picture").length === 4`)
	forward := result[struct{ Layers []struct{ Z []float64 } }](p, "forward", "{}")
	if got, want := strings.Replace(p.text(".diagram [data-node='1 2'] .value"), "−", "-", 1), fmt.Sprintf("%.3g", forward.Layers[0].Z[1]); got != want {
		t.Errorf("beside the picture stands %q, want %q", got, want)
	}
	evaluate[bool](p, `(document.querySelector(".diagram .unit-pictures").click(), true)`)
	p.settle()
	if n := p.count(".diagram .picture"); n != 0 {
		t.Errorf("switched off, %d pictures are left", n)
	}
}

// TestTrainThroughAPI trains by request while the page shows it, and selects while it runs.
func TestTrainThroughAPI(t *testing.T) {
	p := open(t, "")
	answer := result[struct {
		Epoch int
		Loss  float64
	}](p, "train", `{"epochs": 200}`)
	p.until(`document.querySelector(".training .epochs").textContent === "epoch 200"`)
	here := native(t, "article")
	raw, fault := here.Request("train", json.RawMessage(`{"epochs": 200}`))
	if fault != nil {
		t.Fatal(fault)
	}
	var want struct{ Loss float64 }
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	if answer.Epoch != 200 || math.Abs(answer.Loss-want.Loss) > 1e-9 {
		t.Errorf("the page answers %+v, natively it is %v", answer, want.Loss)
	}
	p.press("run")
	p.request("select", `{"parameter": "beta[1,2]", "sample": 2}`)
	p.until(`document.querySelector(".thread input.parameter").dataset.id === "beta[1,2]"`)
	if got := p.text(".training .run"); got != "Pause" {
		t.Errorf("while it runs the button says %q", got)
	}
	p.press("run")
	p.until(`document.querySelector(".training .run").textContent === "Run"`)
}

// TestStepOnAPhone steps on a narrow screen: the button stays under the finger, and the network is in sight with it.
func TestStepOnAPhone(t *testing.T) {
	p := open(t, "")
	p.do(chromedp.EmulateViewport(390, 844))
	p.settle()
	p.tab("training")
	const top = `Math.round(document.querySelector(".training .step").getBoundingClientRect().top)`
	was := evaluate[int](p, top)
	for _, phase := range []string{"forward", "backward", "update"} {
		p.press("step")
		p.until(`document.querySelector(".diagram svg.phase-` + phase + `") !== null`)
		p.until(fmt.Sprintf(`Math.abs(%s - %d) <= 1`, top, was))
		p.until(`(box => box.top >= 0 && box.bottom < innerHeight / 2)(document.querySelector(".diagram svg").getBoundingClientRect())`)
	}
}
