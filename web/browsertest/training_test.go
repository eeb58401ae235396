package browsertest

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/workspace"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// weights are a document's, by matrix.
type weights struct{ Weights map[string][][]float64 }

func (w weights) flat(c *golden.Case) []float64 {
	var theta []float64
	for layer := 1; layer <= c.Network.Shape.Layers(); layer++ {
		for _, row := range w.Weights[c.Network.Shape.LayerID(layer)] {
			theta = append(theta, row...)
		}
	}
	return theta
}

// TestTraining trains each golden case for 1,000 epochs on the page and in this process: they must agree to 1e-9.
func TestTraining(t *testing.T) {
	p := open(t, "")
	for _, c := range golden.Cases(t) {
		d, err := document.Decode(c.Document)
		if err != nil {
			t.Fatal(err)
		}
		here := api.New(workspace.New(d))
		const params = `{"epochs": 1000}`
		wanted, fault := here.Request("train", json.RawMessage(params))
		if fault != nil {
			t.Fatal(fault)
		}
		var want struct {
			Epoch int
			Loss  float64
		}
		if err := json.Unmarshal(wanted, &want); err != nil {
			t.Fatal(err)
		}
		result[any](p, "load", fmt.Sprintf(`{"document": %s}`, c.Document))
		got := result[struct {
			Epoch int
			Loss  float64
		}](p, "train", params)
		// a loss that training brought down to 0 is what rounding leaves of it
		near := golden.Near(got.Loss, want.Loss, 1e-9) || math.Max(got.Loss, want.Loss) < 1e-24
		if got.Epoch != 1000 || want.Epoch != 1000 || !near {
			t.Errorf("%s: the page comes to %+v, native to %+v", c.Name, got, want)
		}
		wanted, fault = here.Request("document", nil)
		if fault != nil {
			t.Fatal(fault)
		}
		var native weights
		if err := json.Unmarshal(wanted, &native); err != nil {
			t.Fatal(err)
		}
		golden.AllNear(t, c.Name, result[weights](p, "document", "").flat(c), native.flat(c), 1e-9)
	}
}

// TestTrainingLeavesThePageAlive: while a long request trains, the page goes on drawing, events come at most once a
// frame, and requests made meanwhile are answered after it, in order.
func TestTrainingLeavesThePageAlive(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.querySelector("header .title").value.includes("ris")`)
	p.settle() // opening it has frames of its own, which may be long
	got := evaluate[struct {
		Answers               []string
		Epoch, Frames, Events int
		Longest, Time         float64
	}](p, `(async () => {
		let frames = 0, events = 0, longest = 0, last = performance.now(), running = true;
		const answers = [];
		addEventListener("chainrule", (e) => { if (e.detail.event === "change") events++; });
		const tick = () => {
			const now = performance.now();
			longest = Math.max(longest, now - last);
			last = now;
			frames++;
			if (running) requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
		const begin = performance.now();
		const train = window.chainrule.request("train", {epochs: 20000}).then((r) => { answers.push("train"); return r; });
		const after = ["hello", "forward", "undo"].map((m) => window.chainrule.request(m, {}).then(() => answers.push(m)));
		const {epoch} = await train;
		await Promise.all(after);
		running = false;
		return {answers, epoch, frames, events, longest, time: performance.now() - begin};
	})()`)
	t.Logf("%+v", got)
	if fmt.Sprint(got.Answers) != "[train hello forward undo]" || got.Epoch != 20000 {
		t.Errorf("answered %v, after %d epochs", got.Answers, got.Epoch)
	}
	if got.Frames < 3 || float64(got.Events) > got.Time/16+3 {
		t.Errorf("in %.0f ms there were %d frames and %d events", got.Time, got.Frames, got.Events)
	}
}

// TestKernel trains on a page that has the kernel and on one whose browser refuses it: the same bits must come out.
func TestKernel(t *testing.T) {
	const spy = `(() => {
		const make = WebAssembly.instantiate;
		window.made = 0;
		WebAssembly.instantiate = async (...args) => {
			if (!args[1]?.go?.mem) return make.apply(WebAssembly, args); // a part of the program
			%s;
			const made = await make.apply(WebAssembly, args);
			window.made++;
			return made;
		};
	})()`
	var got [2][]string
	for i, refuse := range []string{"", `throw new Error("no such instructions")`} {
		p := openAfter(t, fmt.Sprintf(spy, refuse), "")
		if refuse == "" {
			p.until(`made === 1`)
		}
		for _, name := range []string{"xor", "article", "iris", "sine", "circles"} {
			data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			p.request("load", fmt.Sprintf(`{"document": %s}`, data))
			p.request("train", `{"epochs": 300}`)
			got[i] = append(got[i], p.request("document", ""))
		}
		if n := evaluate[int](p, `made`); refuse != "" && n != 0 {
			t.Errorf("%d kernels were made where they are refused", n)
		}
	}
	for i, want := range got[1] {
		if got[0][i] != want || !strings.Contains(want, `"result"`) {
			t.Errorf("with the kernel training comes to\n%s\nwithout to\n%s", got[0][i], want)
		}
	}
}

// controlsOfTraining are all the controls of training in which a choice stands, each with what is chosen.
const controlsOfTraining = `Object.fromEntries([...document.querySelectorAll(".training :is(input, select), .training .pictures .seg button")].map((e) =>
	[e.dataset.kind ? "kind " + e.dataset.kind : e.getAttribute("class") || e.getAttribute("aria-label"), e.type === "checkbox" ? String(e.checked) : e.dataset.kind ? e.ariaPressed : e.value]))`

// TestTrainingSurvivesReload chooses something else in each control of training, and reloads: all of it is still chosen.
func TestTrainingSurvivesReload(t *testing.T) {
	p := open(t, "#example=iris")
	open := func() {
		p.click(".training .settings-toggle")
		p.click(".tabs [data-panel=training]")
		p.settle()
	}
	open()
	usual := evaluate[map[string]string](p, controlsOfTraining)
	for class, text := range map[string]string{
		"stop-epochs": "25", "stop-loss": "0.05", "rate": "0.3", "batch": "10", "decay": "0.001", "momentum": "0.5", "hold-out": "20",
	} {
		p.fill(class, text)
	}
	evaluate[bool](p, `(document.querySelectorAll(".training select").forEach((s) => {
		const other = [...s.options].findLast((o) => !o.selected && o.value !== "-1");
		s.value = other.value;
		s.dispatchEvent(new Event("change", { bubbles: true }));
	}), true)`)
	p.settle()
	for _, button := range []string{".training .log", ".training .log-epochs", `.training [data-kind="4"]`, `.training [data-kind="5"]`} {
		p.click(button)
	}
	p.do(chromedp.SendKeys(chromedp.CSS(".training input.parameter"), kb.ArrowDown+kb.ArrowDown+kb.Enter))
	p.settle()
	chosen := evaluate[map[string]string](p, controlsOfTraining)
	for control, was := range usual {
		if chosen[control] == was && !strings.HasPrefix(control, "kind ") {
			t.Errorf("%s is still %q", control, was)
		}
	}
	p.until(`chainruleDrafts.list().then((l) => l.length > 0)`)
	p.reload()
	open()
	if d := cmp.Diff(chosen, evaluate[map[string]string](p, controlsOfTraining)); d != "" {
		t.Errorf("after a reload other things are chosen:\n%s", d)
	}
}

// TestNothingToTrain opens the tab of training where no column is a target: it says what is missing and what to do, on a wide
// page and on a narrow one.
func TestNothingToTrain(t *testing.T) {
	p := open(t, "")
	result[map[string]any](p, "import", `{"text": "a,b\n1,2\n3,4\n"}`)
	document := strings.ReplaceAll(string(result[json.RawMessage](p, "document", "")), `"target"`, `"input"`)
	result[map[string]any](p, "load", `{"document": `+document+`}`)
	for _, width := range []int64{1440, 390} {
		p.do(chromedp.EmulateViewport(width, 900))
		p.click(".tabs [data-panel=training]")
		got := evaluate[string](p, `(e => e && e.checkVisibility() && e.getBoundingClientRect().height > 0 ? e.innerText : "nothing")(document.querySelector(".training .pictures"))`)
		for _, want := range []string{"No column is a target yet: make one a target.", "press its name in the table"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %d pixels the tab says %q, want %q in it", width, got, want)
			}
		}
	}
}
