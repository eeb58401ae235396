package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// TestFirstView opens the site with nothing asked: the article's example, ready to read.
func TestFirstView(t *testing.T) {
	p := open(t, "")
	if got := p.text(".derivation .result .is"); got != "0.2348" {
		t.Errorf("the derivative reads %q, want 0.2348", got)
	}
	if got := evaluate[string](p, `document.querySelector("header .title").value`); !strings.Contains(got, "Salary") {
		t.Errorf("the title is %q", got)
	}
	if n := p.count(".diagram .edge[data-param]"); n != 11 {
		t.Errorf("%d edges are drawn, want 11", n)
	}
}

// TestIndexRoutes opens the same page by its file's name.
func TestIndexRoutes(t *testing.T) {
	p := open(t, "index.html")
	if got := p.text(".derivation .result .is"); got != "0.2348" {
		t.Errorf("the derivative reads %q, want 0.2348", got)
	}
}

// TestPolicyHolds tries what the page's policy forbids.
func TestPolicyHolds(t *testing.T) {
	p := open(t, "")
	policy := evaluate[string](p, `document.querySelector("meta[http-equiv=Content-Security-Policy]").content`)
	for _, loose := range []string{"'unsafe-inline'", "'unsafe-eval'", "frame-ancestors", "*", "http:"} {
		if strings.Contains(policy, loose) {
			t.Errorf("the policy has %s in it: %s", loose, policy)
		}
	}
	for name, attempt := range map[string]string{
		"an inline script":   `const s = document.createElement("script"); s.textContent = "window.broken = true"; document.head.append(s);`,
		"a handler in HTML":  `document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.broken = true'>");`,
		"a script of data":   `const s = document.createElement("script"); s.src = "data:text/javascript,window.broken=true"; document.head.append(s);`,
		"a script of a blob": `const s = document.createElement("script"); s.src = URL.createObjectURL(new Blob(["window.broken = true"])); document.head.append(s);`,
		"eval":               `try { eval("window.broken = true"); } catch {}`,
		"Function":           `try { new Function("window.broken = true")(); } catch {}`,
		"a timer of text":    `try { setTimeout("window.broken = true"); } catch {}`,
		"a javascript link":  `const a = document.createElement("a"); a.href = "javascript:window.broken=true"; a.onclick = (e) => e.stopPropagation(); document.body.append(a); a.click();`,
		"an inline style":    `document.querySelector("header h1").setAttribute("style", "color: rgb(1, 2, 3)"); window.broken = getComputedStyle(document.querySelector("header h1")).color === "rgb(1, 2, 3)";`,
		"a style element":    `const s = document.createElement("style"); s.textContent = "header h1 { color: rgb(1, 2, 3) }"; document.head.append(s); window.broken = getComputedStyle(document.querySelector("header h1")).color === "rgb(1, 2, 3)";`,
		"a base":             `const b = document.createElement("base"); b.href = "https://elsewhere.example/"; document.head.append(b); window.broken = document.baseURI.includes("elsewhere");`,
		"a plug-in":          `const o = document.createElement("object"); o.data = "data:text/html,<script>parent.broken=true</script>"; document.body.append(o);`,
		"another host":       `try { await fetch("http://elsewhere.example/"); window.broken = true; } catch {}`,
		"a worker of a blob": `try { const w = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); w.onmessage = () => { window.broken = true; }; } catch {}`,
	} {
		// in a timer, since the browser lets what is evaluated from outside use eval
		if evaluate[bool](p, `(async () => { window.broken = false; setTimeout(async () => { `+attempt+` }); await new Promise((done) => setTimeout(done, 90)); return window.broken; })()`) {
			t.Errorf("the policy lets through: %s", name)
		}
	}
	p.forgive() // the browser reports what it refused
}

// native answers a request in this process, for comparison.
func native(t *testing.T, name string) *api.API {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return api.New(workspace.New(d))
}

// near compares JSON values, numbers to the last bits: the compiler may fuse or reorder nothing, but the
// browser's exponential can differ from this machine's.
var near = cmp.Comparer(func(a, b float64) bool { return golden.Near(a, b, 1e-9) || (a-b < 1e-12 && b-a < 1e-12) })

// TestExamples opens each example and derives every parameter in it, in both forms, through the page's API:
// it must say what the engine says natively.
func TestExamples(t *testing.T) {
	for _, e := range static.Examples {
		t.Run(e.Name, func(t *testing.T) {
			p := open(t, "#example="+e.Name)
			here := native(t, e.Name)
			want, fault := here.Request("document", nil)
			if fault != nil {
				t.Fatal(fault)
			}
			var title struct{ Title string }
			if err := json.Unmarshal(want, &title); err != nil {
				t.Fatal(err)
			}
			p.until(fmt.Sprintf(`document.querySelector("header .title").value === %q`, title.Title))
			for _, id := range parameters(t, want) {
				for _, form := range []string{"chain", "errors"} {
					params := fmt.Sprintf(`{"parameter": %q, "form": %q}`, id, form)
					wanted, fault := here.Request("derivation", json.RawMessage(params))
					if fault != nil {
						t.Fatal(fault)
					}
					var a, b any
					if err := json.Unmarshal(wanted, &a); err != nil {
						t.Fatal(err)
					}
					b = result[any](p, "derivation", params)
					if d := cmp.Diff(stripDifference(a), stripDifference(b), near); d != "" {
						t.Fatalf("%s, %s: native and page differ:\n%s", id, form, d)
					}
				}
			}
			p.selectAll(t, parameters(t, want))
		})
	}
}

// stripDifference drops the central difference and the deviation, which magnify the last bit by 10⁵.
func stripDifference(v any) any {
	check := v.(map[string]any)["check"].(map[string]any)
	delete(check, "difference")
	delete(check, "error")
	return v
}

// parameters lists the ids of all parameters of a document.
func parameters(t *testing.T, data []byte) []string {
	t.Helper()
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	s := d.Shape(d.Table.Encode())
	ids := make([]string, s.Count())
	for i := range ids {
		ids[i] = s.ID(s.ParamAt(i))
	}
	return ids
}

// selectAll selects every parameter on the page itself, and wants the derivation's result to follow.
func (p *page) selectAll(t *testing.T, ids []string) {
	for _, id := range ids {
		p.request("select", fmt.Sprintf(`{"parameter": %q}`, id))
		p.settle()
		if got := evaluate[string](p, `document.querySelector(".thread input.parameter").dataset.id`); got != id {
			t.Fatalf("the page shows %s, want %s", got, id)
		}
		if p.text(".derivation .result .is") == "" {
			t.Fatalf("%s has no result", id)
		}
	}
}

// TestEditAndFollow edits a cell by keyboard and wants the derivation to become what the engine says.
func TestEditAndFollow(t *testing.T) {
	p := open(t, "")
	before := p.text(".derivation .result .is")
	p.click(`.datatable [data-ref~="x[1,1]"]`)
	p.keys("2", ".", "5", kb.Enter)
	p.settle()
	here := native(t, "article")
	work := result[json.RawMessage](p, "document", "")
	if _, fault := here.Request("load", json.RawMessage(`{"document": `+string(work)+`}`)); fault != nil {
		t.Fatal(fault)
	}
	want, fault := here.Request("gradient", json.RawMessage(`{"sample": 1}`))
	if fault != nil {
		t.Fatal(fault)
	}
	var g struct{ Gradient struct{ Alpha [][]float64 } }
	if err := json.Unmarshal(want, &g); err != nil {
		t.Fatal(err)
	}
	after := p.text(".derivation .result .is")
	if after == before {
		t.Fatalf("the derivative is still %s", after)
	}
	if got, want := after, fmt.Sprintf("%.4g", g.Gradient.Alpha[0][1]); strings.Replace(got, "−", "-", 1) != want {
		t.Errorf("the page shows %s, the engine says %s", got, want)
	}
	p.keys("z")
}

// TestLinks hovers a term and wants its cell and its node lit, and the other way round.
func TestLinks(t *testing.T) {
	p := open(t, "")
	lit := func(selector string) bool {
		return evaluate[bool](p, fmt.Sprintf(`document.querySelector(%q)?.hasAttribute("data-lit") ?? false`, selector))
	}
	hover := func(selector string) {
		evaluate[bool](p, fmt.Sprintf(`(document.querySelector(%q).dispatchEvent(new PointerEvent("pointerover", {bubbles: true})), true)`, selector))
	}
	term, node, cell := `.derivation .result [data-ref="x[1,1]"]`, `.diagram .node[data-ref~="x[1,1]"]`, `.datatable [data-ref~="x[1,1]"]`
	for _, from := range []string{term, node, cell} {
		hover(from)
		for _, to := range []string{term, node, cell} {
			if !lit(to) {
				t.Errorf("hovering %s does not light %s", from, to)
			}
		}
		hover("header h1")
		if n := p.count("[data-lit]"); n != 0 {
			t.Errorf("%d elements stay lit", n)
		}
	}
	hover(`.diagram [data-param="beta[1,1]"]`)
	if !lit(`.derivation [data-ref="beta[1,1]"]`) {
		t.Error("hovering an edge does not light its term")
	}
}

// TestSelect selects by a click on an edge, by the list, and by keys.
func TestSelect(t *testing.T) {
	p := open(t, "")
	selected := func() string {
		return result[struct{ Parameter string }](p, "select", "{}").Parameter
	}
	evaluate[bool](p, `(document.querySelector('.diagram .hit[data-param="alpha[2,3]"]').dispatchEvent(new MouseEvent("click", {bubbles: true})), true)`)
	p.settle()
	if got := selected(); got != "alpha[2,3]" {
		t.Errorf("a click on an edge selects %s", got)
	}
	evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
	p.keys(kb.ArrowUp)
	if got := selected(); got != "alpha[2,2]" {
		t.Errorf("ArrowUp in the diagram selects %s", got)
	}
	p.keys(kb.ArrowRight)
	if got := selected(); got != "beta[1,2]" {
		t.Errorf("ArrowRight in the diagram selects %s", got)
	}
	evaluate[bool](p, `(document.activeElement.blur(), true)`)
	p.keys("[")
	if got := selected(); got != "beta[1,1]" {
		t.Errorf("[ selects %s", got)
	}
	p.keys(".")
	if got := result[struct{ Sample int }](p, "select", "{}").Sample; got != 2 {
		t.Errorf(". selects sample %d", got)
	}
	p.click(".thread input.parameter")
	p.keys("h", "e", "i", "z", "2") // one that is not there yet is typed on
	p.until(`document.querySelectorAll(".thread .found [role=option]:not([aria-disabled])").length === 0`)
	p.keys(kb.Backspace, kb.Backspace, " ", "z", "2")
	p.until(`document.querySelectorAll(".thread .found [role=option]").length === 1`)
	p.keys(kb.Enter)
	if got := selected(); got != "alpha[2,3]" {
		t.Errorf("words select %s", got)
	}
	p.keys(kb.ArrowDown, kb.ArrowUp, kb.Enter)
	if got := selected(); got != "alpha[2,2]" {
		t.Errorf("the list selects %s", got)
	}
	p.click(".thread input.parameter")
	p.keys("b", "e", "t") // the options that were there before are other ones now
	p.until(`document.querySelector(".thread .found [role=option]").textContent.startsWith("β₁₀")`)
	p.click(".thread .found [role=option]:nth-child(3)")
	if got := selected(); got != "beta[1,1]" {
		t.Errorf("a click in the list selects %s", got)
	}
	p.request("select", `{"parameter": "alpha[2,2]"}`)
	p.until(`document.querySelector(".thread input.parameter").value.startsWith("α₂₂")`)
	evaluate[bool](p, `(document.querySelector(".thread input.parameter").focus(), true)`)
	p.keys("x", "y", kb.Escape)
	if got := evaluate[string](p, `document.querySelector(".thread input.parameter").value + "|" + document.activeElement.className`); !strings.HasPrefix(got, "α₂₂") || !strings.HasSuffix(got, "z₂|parameter") {
		t.Errorf("after Escape the field reads %q", got)
	}
	p.keys("x", "y", kb.Tab)
	p.shows(".message", `No parameter is called "xy"`)
}

// TestEditWeight types a weight in the diagram, first one that is none.
func TestEditWeight(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
	p.keys(kb.Enter)
	p.until(`document.activeElement?.classList.contains("weight-field")`)
	p.keys("x", kb.Enter)
	if got := p.text(".diagram .fault"); !strings.Contains(got, "is not a number") {
		t.Errorf("the fault reads %q", got)
	}
	evaluate[bool](p, `(document.querySelector(".weight-field").select(), true)`)
	p.keys("0", ".", "5", kb.Enter)
	type weights struct{ Weights struct{ Alpha [][]float64 } }
	if got := result[weights](p, "document", "").Weights.Alpha[0][1]; got != 0.5 {
		t.Errorf("the weight is %v, want 0.5", got)
	}
	p.request("undo", "")
	if got := result[weights](p, "document", "").Weights.Alpha[0][1]; got != -0.4 {
		t.Errorf("after undo the weight is %v, want −0.4", got)
	}
}

// TestOpenFiles drops a CSV, a document, and files that are neither.
func TestOpenFiles(t *testing.T) {
	p := open(t, "")
	title := func() string { return evaluate[string](p, `document.querySelector("header .title").value`) }
	p.drop("main", "houses.csv", "size;rooms;price\n50,5;2;100\n80;3;170\n120;5;300\n")
	p.until(`document.querySelector("header .title").value === "houses"`)
	if got := p.text(".message"); !strings.Contains(got, `In "size", 50,5 is read as 50.5.`) {
		t.Errorf("the page reports %q", got)
	}
	p.drop("main", "bad.json", `{"chainrule": 1, "table": 3}`)
	p.until(`document.querySelector(".message.bad") !== null`)
	if got := p.text(".message"); !strings.Contains(got, "table") || title() != "houses" {
		t.Errorf("a bad document: %q, and %q is open", got, title())
	}
	p.drop("main", "picture.csv", "a,b\n1,2\n\x00,3\n")
	p.until(`document.querySelector(".message").textContent.includes("line 3")`)
	if title() != "houses" {
		t.Errorf("a file that is no text opened as %q", title())
	}
}

// TestUndo takes back by keyboard.
func TestUndo(t *testing.T) {
	p := open(t, "")
	units := func() int {
		return result[struct {
			Network struct{ Hidden []struct{ Units int } }
		}](p, "document", "").Network.Hidden[0].Units
	}
	evaluate[bool](p, `(document.querySelector('.diagram [data-units="1 +"]').dispatchEvent(new MouseEvent("click", {bubbles: true})), true)`)
	p.settle()
	if units() != 3 {
		t.Fatalf("the layer has %d units, want 3", units())
	}
	evaluate[bool](p, `(window.dispatchEvent(new KeyboardEvent("keydown", {key: "z", ctrlKey: true, bubbles: true})), true)`)
	p.settle()
	if units() != 2 {
		t.Errorf("after undo the layer has %d units, want 2", units())
	}
	evaluate[bool](p, `(window.dispatchEvent(new KeyboardEvent("keydown", {key: "y", ctrlKey: true, bubbles: true})), true)`)
	p.settle()
	if units() != 3 {
		t.Errorf("after redo the layer has %d units, want 3", units())
	}
}

// TestBadFragments opens addresses that cannot be read: the first example stays, and the page says why.
func TestBadFragments(t *testing.T) {
	for fragment, want := range map[string]string{
		"#example=nothing":     `There is no example "nothing"`,
		"#what=ever":           "what",
		"#%zz":                 "%zz",
		"#example=50%":         `There is no example "50%"`,
		"#example=%E0%A4%A":    `There is no example "\xe0\xa4%A"`,
		"#example=xor&show=%":  `show="%"`,
		"#sample=5%&lines=%E0": `\xe0`,
	} {
		p := open(t, fragment)
		p.until(`document.querySelector(".message.bad") !== null`)
		if got := p.text(".message"); !strings.Contains(got, want) {
			t.Errorf("%s: the page says %q", fragment, got)
		}
		if got := p.text(".derivation .result .is"); got != "0.2348" {
			t.Errorf("%s: the derivative reads %q", fragment, got)
		}
	}
}
