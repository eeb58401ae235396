package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// fakeFiles stands in for the browser's dialogues, which a headless browser has not: a file that is opened,
// and one that is saved to.
const fakeFiles = `
window.written = [];
const handle = (name, content) => ({
	kind: "file", name,
	getFile: async () => new File([content], name),
	createWritable: async () => {
		const parts = [];
		return {write: async (bytes) => void parts.push(bytes), close: async () => void written.push([name, await new Blob(parts).text()])};
	},
});
window.showOpenFilePicker = async () => [handle("opened.json", window.toOpen)];
window.showSaveFilePicker = async ({suggestedName}) => {
	if (window.cancel) window.cancelled = true;
	if (window.cancel) throw new DOMException("no", "AbortError");
	return handle(window.pick ?? suggestedName, "");
};
`

// noDialogues takes the browser's dialogues away, as in browsers without them, and notes downloads.
const noDialogues = `
delete window.showOpenFilePicker;
delete window.showSaveFilePicker;
window.written = [];
const blobs = new Map(), make = URL.createObjectURL;
URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
HTMLAnchorElement.prototype.click = function () { blobs.get(this.href)?.text().then((t) => written.push([this.download, t])); };
`

func (p *page) written() [][2]string {
	p.t.Helper()
	return evaluate[[][2]string](p, `window.written`)
}

func (p *page) control(key string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(2)))
	p.settle()
}

// TestSaveBack opens a file by the browser's dialogue, changes it while typing, and saves it to the same file by
// keyboard, then to another.
func TestSaveBack(t *testing.T) {
	p := openAfter(t, fakeFiles, "")
	xor, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", "xor.json"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(string(xor))
	if err != nil {
		t.Fatal(err)
	}
	evaluate[bool](p, `(window.toOpen = `+string(text)+`, true)`)
	p.control("o")
	p.until(`document.querySelector("header .title").value === "Exclusive or"`)
	p.control("s")
	p.until(`window.written.length === 1`)
	if w := p.written()[0]; w[0] != "opened.json" || w[1] != string(xor) {
		t.Errorf("saved to %s:\n%s", w[0], w[1])
	}
	p.click(`.datatable [data-ref~="x[1,1]"]`)
	p.keys("8")
	p.control("s") // the text is still being typed
	p.until(`window.written.length === 2`)
	if w := p.written()[1]; w[0] != "opened.json" || !strings.Contains(w[1], `["8", `) {
		t.Errorf("saved to %s:\n%s", w[0], w[1])
	}
	evaluate[bool](p, `(window.pick = "other.json", true)`)
	p.file("save-as")
	p.until(`window.written.length === 3`)
	p.control("s")
	p.until(`window.written.length === 4`)
	if w := p.written(); w[2][0] != "other.json" || w[3][0] != "other.json" {
		t.Errorf("saved to %s and %s", w[2][0], w[3][0])
	}
	p.request("undo", "")
	p.request("undo", "")
	p.settle()
	evaluate[bool](p, `(window.cancel = true)`)
	p.control("s") // the example has no file: this asks, and is cancelled
	p.until(`window.cancelled`)
	if n := len(p.written()); n != 4 {
		t.Errorf("a cancelled save writes: %d", n)
	}
}

// TestSaveWhileTyping saves by keyboard while a cell is being edited, where committing takes longer than a frame, as
// it does in a long table: what was typed is in the file.
func TestSaveWhileTyping(t *testing.T) {
	p := openAfter(t, fakeFiles, "")
	evaluate[bool](p, `(() => {
		const {get, set} = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "hidden");
		const slow = function (v) {
			for (const end = performance.now() + 20; performance.now() < end;);
			set.call(this, v);
		};
		Object.defineProperty(document.querySelector(".datatable .editor"), "hidden", {get, set: slow});
		return true;
	})()`)
	for i := 1; i < 9; i++ {
		p.click(`.datatable [data-ref~="x[1,1]"]`)
		p.keys(strconv.Itoa(i))
		p.control("s")
		p.until(fmt.Sprintf(`window.written.length === %d`, i))
		if w := p.written()[i-1]; !strings.Contains(w[1], fmt.Sprintf(`["%d", `, i)) {
			t.Errorf("after %d was typed this is saved:\n%s", i, w[1])
		}
	}
}

// TestSaveAndOpenWithoutDialogues downloads, and opens by the file field and by dropping.
func TestSaveAndOpenWithoutDialogues(t *testing.T) {
	p := openAfter(t, noDialogues, "")
	p.control("s")
	p.until(`window.written.length === 1`)
	article, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", "article.json"))
	if err != nil {
		t.Fatal(err)
	}
	if w := p.written()[0]; !strings.HasSuffix(w[0], ".json") || w[1] != string(article) {
		t.Errorf("downloaded %s:\n%s", w[0], w[1])
	}
	file, err := filepath.Abs(filepath.Join("..", "..", "static", "examples", "sine.json"))
	if err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#open-file"), []string{file}))
	p.until(`document.querySelector("header .title").value === "A sine curve"`)
	xor, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", "xor.json"))
	if err != nil {
		t.Fatal(err)
	}
	p.drop("header", "dropped.json", string(xor))
	p.until(`document.querySelector("header .title").value === "Exclusive or"`)
	p.until(`chainruleDrafts.list().then(l => l.some(d => d.title === "Exclusive or"))`)
	p.reload()
	p.titled("Exclusive or")
	p.keys(kb.Escape)
}
