package browsertest

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/export"
	"chainrule/engine/golden"
	"chainrule/engine/workspace"

	pdf "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// catch keeps what the page would download, instead of downloading it.
const catch = `(() => {
	window.saved = [];
	const create = URL.createObjectURL;
	let last;
	URL.createObjectURL = blob => { last = blob; return create.call(URL, blob); };
	HTMLAnchorElement.prototype.click = function () { saved.push({name: this.download, blob: last}); };
	return true;
})()`

// file is what was downloaded.
type file struct {
	Name, Kind, Data string // Data in base64
}

func (f file) bytes(t *testing.T) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(f.Data)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// file chooses from the menu of files.
func (p *page) file(value string) {
	p.t.Helper()
	p.click("#file")
	p.click(fmt.Sprintf("[data-file=%q]", value))
}

// saved chooses from the menu, and gives the file that is downloaded.
func (p *page) saved(value string) file {
	p.t.Helper()
	evaluate[bool](p, `(saved.length = 0, true)`)
	p.file(value)
	p.until(`saved.length === 1`)
	return evaluate[file](p, `(async () => {
		const {name, blob} = saved[0];
		const bytes = new Uint8Array(await blob.arrayBuffer());
		let text = "";
		for (const b of bytes) text += String.fromCharCode(b);
		return {Name: name, Kind: blob.type, Data: btoa(text)};
	})()`)
}

// viewOf is the view of a document natively, for comparison.
func viewOf(t *testing.T, data []byte) *workspace.View {
	t.Helper()
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return workspace.New(d).View()
}

func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// difference is the line of a derivation's check that magnifies the last bit, in which the browser's
// exponential can differ from this machine's.
var difference = regexp.MustCompile(`(?m)^.*central difference.*$`)

// TestExports downloads every text: it must be what the engine writes natively.
func TestExports(t *testing.T) {
	p := open(t, "#example=salary")
	p.until(`document.querySelector("header .title").value === "Salary of twelve invented people"`)
	evaluate[bool](p, catch)
	p.request("select", `{"sample": 3, "parameter": "alpha[1,2]"}`)
	p.settle()
	data := []byte(result[json.RawMessage](p, "document", ""))
	v := viewOf(t, data)
	name := v.Document.Title
	handout := func(form derive.Form) *export.Handout {
		return must[*export.Handout](t)(export.NewHandout(v, form, 6))
	}
	text, raw := must[string](t), must[[]byte](t)
	csv, _ := v.Document.Table.WriteCSV()
	for _, c := range []struct{ value, ending, kind, want string }{
		{"latex", ".tex", "application/x-tex", handout(derive.Chain).LaTeX()},
		{"latex-errors", ".tex", "application/x-tex", handout(derive.Errors).LaTeX()},
		{"markdown", ".md", "text/markdown", handout(derive.Chain).Markdown()},
		{"markdown-errors", ".md", "text/markdown", handout(derive.Errors).Markdown()},
		{"numpy", " numpy.py", "text/x-python", text(export.NumPy(v))},
		{"pytorch", " pytorch.py", "text/x-python", text(export.PyTorch(v))},
		{"go", ".go", "text/x-go", text(export.Go(v))},
		{"weights", " weights.json", "application/json", string(raw(export.WeightsJSON(v)))},
		{"table", ".csv", "text/csv", string(csv)},
		{"document", ".json", "application/json", string(data)},
	} {
		f := p.saved(c.value)
		if f.Name != name+c.ending || f.Kind != c.kind {
			t.Errorf("%s is called %q, of %s", c.value, f.Name, f.Kind)
		}
		got, want := difference.ReplaceAllString(string(f.bytes(t)), ""), difference.ReplaceAllString(c.want, "")
		if c.value == "document" {
			got, want = compact(t, got), compact(t, want)
		}
		if got != want {
			t.Errorf("%s differs from the engine's:\n%.400s\nwant\n%.400s", c.value, got, want)
		}
	}
	compareCSV(t, p.saved("derivatives").bytes(t), raw(export.DerivativesCSV(v)))
}

func compact(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compareCSV compares tables of numbers.
func compareCSV(t *testing.T, got, want []byte) {
	t.Helper()
	read := func(data []byte) [][]string {
		return must[[][]string](t)(csv.NewReader(bytes.NewReader(data)).ReadAll())
	}
	a, b := read(got), read(want)
	if len(a) != len(b) || len(a[0]) != len(b[0]) {
		t.Fatalf("the table has %d × %d fields, want %d × %d", len(a), len(a[0]), len(b), len(b[0]))
	}
	for i := range a {
		for j := range a[i] {
			x, notNumber := strconv.ParseFloat(a[i][j], 64)
			y, _ := strconv.ParseFloat(b[i][j], 64)
			if notNumber != nil && a[i][j] != b[i][j] || notNumber == nil && !golden.Near(x, y, 1e-9) {
				t.Errorf("field %d, %d is %s, want %s", i, j, a[i][j], b[i][j])
			}
		}
	}
}

// TestPictures exports the diagram: as an SVG that needs nothing else, also from a dark page, and as a PNG
// of it with something drawn.
func TestPictures(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, catch)
	evaluate[bool](p, `(document.documentElement.style.colorScheme = "dark", true)`)
	svg := p.saved("svg").bytes(t)
	elements := map[string]int{}
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the SVG is no XML: %v", err)
		}
		if e, is := token.(xml.StartElement); is {
			elements[e.Name.Local]++
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "class" || a.Name.Local == "style" || strings.Contains(a.Value, "var(") {
					t.Errorf("<%s> has %s=%q", e.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
	if elements["svg"] != 1 || elements["path"] < 12 || elements["text"] < 12 || elements["rect"] != 12 { // 9 nodes, 2 labels, the paper
		t.Errorf("the drawing has %v", elements)
	}
	if elements["foreignObject"] != 0 || !strings.Contains(string(svg), `fill="rgb(28, 29, 31)"`) {
		t.Error("the drawing is not in ink on paper")
	}
	picture := must[struct{ w, h, dark int }](t)(measure(p.saved("png").bytes(t)))
	if picture.w < 900 || picture.h < 600 || picture.dark < 2000 {
		t.Errorf("the PNG has %+v", picture)
	}
}

// measure is a PNG's size, and how many of its pixels are darker than half.
func measure(data []byte) (size struct{ w, h, dark int }, err error) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return size, err
	}
	b := picture.Bounds()
	size.w, size.h = b.Dx(), b.Dy()
	for y := range size.h {
		for x := range size.w {
			if r, g, b, a := picture.At(x, y).RGBA(); a > 0x8000 && r+g+b < 0x18000 {
				size.dark++
			}
		}
	}
	return size, nil
}

// TestImportWeights reads weights back, and refuses those of another network with the place of the fault: the
// document stays as it was.
func TestImportWeights(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, catch)
	theta := func() string { return string(result[struct{ Weights json.RawMessage }](p, "document", "").Weights) }
	give := func(name, text string) {
		evaluate[bool](p, fmt.Sprintf(`(() => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([%q], %q));
			const field = document.getElementById("import-weights");
			field.files = transfer.files;
			field.dispatchEvent(new Event("change", {bubbles: true}));
			return true;
		})()`, text, name))
		p.settle()
	}
	before := theta()
	text := string(p.saved("weights").bytes(t))
	give("changed.json", strings.Replace(text, "-0.4", "-0.25", 1))
	p.until(`[...document.querySelectorAll("header button")].some(b => b.title.startsWith("Undo: import of weights"))`)
	if got := theta(); got != strings.Replace(before, "-0.4", "-0.25", 1) {
		t.Errorf("the weights are %s", got)
	}
	give("same.json", text)
	p.until(`chainrule.request("document").then(d => d.weights.alpha[0][1] === -0.4)`)
	if got := theta(); got != before {
		t.Errorf("read back, the weights are %s, want %s", got, before)
	}
	for text, want := range map[string]string{
		strings.Replace(text, `"alpha"`, `"alpha2"`, 1):    "bad.json: weights.alpha2: there is no such field; the fields here are alpha, beta",
		strings.Replace(text, "-0.4, ", "", 1):             "bad.json: weights.alpha[0]: it has 3 numbers; a bias and 3 weights belong here",
		strings.Replace(text, "-0.4", "null", 1):           "bad.json: weights.alpha[0][1]: found null where a number belongs",
		"{":                                                "bad.json: line 1, column 2: the document ends too early",
		string(result[json.RawMessage](p, "document", "")): "bad.json: title: there is no such field; the fields here are chainrule, weights",
	} {
		give("bad.json", text)
		p.until(`document.querySelector(".message span") !== null`)
		if got := p.text(".message span"); got != want+"." {
			t.Errorf("the page says %q, want %q", got, want)
		}
		if got := theta(); got != before {
			t.Errorf("after a bad file the weights are %s", got)
		}
		p.click(".message button")
	}
}

// TestExportKeys walks the menu of exports by keyboard, opens a sheet, and closes it.
func TestExportKeys(t *testing.T) {
	p := open(t, "")
	focused := func() string {
		return evaluate[string](p, `document.activeElement.id || document.activeElement.dataset.file || document.activeElement.textContent`)
	}
	expect := func(want string) {
		t.Helper()
		if got := focused(); got != want {
			t.Errorf("the focus is on %q, want %q", got, want)
		}
	}
	evaluate[bool](p, `(document.getElementById("file").focus(), true)`)
	for _, step := range []struct{ key, want string }{
		{kb.ArrowDown, "new"},
		{kb.End, "png"},
		{kb.ArrowDown, "new"},
		{kb.ArrowUp, "png"},
		{kb.Escape, "file"},
		{kb.ArrowDown, "new"},
		{kb.ArrowDown, "open"},
		{kb.Home, "new"},
		{kb.ArrowDown, "open"},
		{kb.ArrowDown, "recent"},
		{kb.ArrowDown, "save"},
		{kb.ArrowDown, "handout"},
		{kb.Enter, "Print"},
		{kb.Tab, "Close"},
		{kb.Tab, "From the loss"},
		{kb.Escape, "file"},
	} {
		p.keys(step.key)
		expect(step.want)
	}
	if n := p.count(".sheet, .menu"); n != 0 {
		t.Errorf("%d sheets and menus are open", n)
	}
}

var pageOfPDF = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// print prints the page, and gives the PDF and how many pages it has.
func (p *page) print() (data []byte, pages int) {
	p.t.Helper()
	yes := true
	r, err := chromedp.Call(p.ctx, pdf.PrintToPDF, pdf.PrintToPDFParams{PreferCSSPageSize: &yes, PaperWidth: 8.27, PaperHeight: 11.69})
	if err != nil {
		p.t.Fatal(err)
	}
	if folder := os.Getenv("PRINTS"); folder != "" { // to look at
		name := strings.NewReplacer("/", "-", " ", "-").Replace(p.t.Name())
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), r.Data, 0o644); err != nil {
			p.t.Fatal(err)
		}
	}
	return r.Data, len(pageOfPDF.FindAll(r.Data, -1))
}

// wide lists what of a sheet is wider than the paper, as it is laid out for print.
const wide = `(() => {
	const right = document.querySelector(".sheet article").getBoundingClientRect().right;
	return [...document.querySelectorAll(".sheet article *")].filter(e => e.getBoundingClientRect().right > right + 1)
		.map(e => e.tagName + " " + e.textContent.slice(0, 60));
})()`

// TestPrint prints hand-outs, worksheets and answers of examples: on some pages, nothing of them wider than
// the paper, no control among them, and the blanks on the worksheet alone.
func TestPrint(t *testing.T) {
	for _, c := range []struct{ name, kind string }{
		{"article", "handout"}, {"article", "worksheet"}, {"article", "answers"}, {"iris", "handout"}, {"iris", "worksheet"},
	} {
		t.Run(c.name+" "+c.kind, func(t *testing.T) {
			p := open(t, "#example="+c.name)
			p.settle()
			p.file(c.kind)
			p.until(`document.querySelector(".sheet article") !== null`)
			p.do(chromedp.EmulateViewport(680, 900)) // the width of a page's text
			p.settle()
			p.until(`document.fonts.status === "loaded"`)
			if list := evaluate[[]string](p, wide); len(list) > 0 {
				t.Errorf("wider than the paper: %q", list)
			}
			blanks, answers := p.count(".sheet article .blank"), p.count(".sheet .answer-list li")
			if (c.kind == "worksheet") != (blanks > 5) || (c.kind == "answers") != (answers > 5) {
				t.Errorf("there are %d blanks and %d answers", blanks, answers)
			}
			if n := p.count(".sheet article button, .sheet article input"); n != 0 {
				t.Errorf("%d controls would be printed", n)
			}
			if _, pages := p.print(); pages < 2 || pages > 12 {
				t.Errorf("it has %d pages", pages)
			}
		})
	}
}

// TestPrintKey prints by Ctrl+P: the hand-out opens, and that is what is printed.
func TestPrintKey(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, `(window.print = () => { window.printed = document.querySelector(".sheet article h1").textContent; }, true)`)
	evaluate[bool](p, `(window.dispatchEvent(new KeyboardEvent("keydown", {key: "p", ctrlKey: true, bubbles: true})), true)`)
	p.until(`window.printed !== undefined && window.printed.startsWith("Salary")`)
	p.keys(kb.Escape)
	p.until(`document.querySelector(".sheet") === null`)
}

// TestPrintPage prints the page itself, without a sheet: all of the derivation, and no blank pages.
func TestPrintPage(t *testing.T) {
	p := open(t, "#example=iris")
	p.settle()
	if _, pages := p.print(); pages < 2 || pages > 14 {
		t.Errorf("the page is printed on %d pages", pages)
	}
}

// TestHostileSheet opens a document whose texts are markup, on the page, the sheet and the drawing: they stay
// text.
func TestHostileSheet(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, catch)
	const nasty = `<img src=x onerror=window.broken=1><script>window.broken=1</script>]]>-->'"&amp;`
	var doc map[string]any
	if err := json.Unmarshal([]byte(p.request("document", "")), &doc); err != nil {
		t.Fatal(err)
	}
	doc = doc["result"].(map[string]any)
	doc["title"] = nasty
	doc["table"].(map[string]any)["columns"].([]any)[0].(map[string]any)["name"] = nasty
	data, err := json.Marshal(map[string]any{"document": doc})
	if err != nil {
		t.Fatal(err)
	}
	result[struct{}](p, "load", string(data))
	p.settle()
	p.file("handout")
	p.until(`document.querySelector(".sheet article") !== null`)
	if evaluate[bool](p, `window.broken === 1 || document.querySelector(".sheet img, .sheet script") !== null`) {
		t.Error("a text became markup")
	}
	if got := p.text(".sheet h1"); !strings.HasPrefix(got, "<img src=x") {
		t.Errorf("the title reads %q", got)
	}
	p.click(".sheet .close")
	if err := xml.Unmarshal(p.saved("svg").bytes(t), new(struct{})); err != nil {
		t.Errorf("the SVG is no XML: %v", err)
	}
	if f := p.saved("go"); strings.ContainsAny(f.Name, `/\<>:"|?*`) {
		t.Errorf("the file is called %q", f.Name)
	}
}

// TestFormulasKept exports a text that a spreadsheet would compute: the file keeps it a text, and the page says so.
func TestFormulasKept(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, catch)
	p.drop("header", "formulas.csv", "name,x,y\n=1+1,1,2\n-5x,2,3\nÄnne,3,5\n")
	p.until(`document.querySelector("header .title").value === "formulas"`)
	if got, want := string(p.saved("table").bytes(t)), "\ufeffname,x,y\n'=1+1,1,2\n'-5x,2,3\nÄnne,3,5\n"; got != want {
		t.Errorf("the file is\n%q\nwant\n%q", got, want)
	}
	p.shows(".message:not(.bad)", "2 texts begin with =, +, - or @ as a formula does.")
}
