package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"chainrule/web/rest"

	"github.com/chromedp/chromedp/kb"
)

// paste pastes a text where the focus is.
func (p *page) paste(text string) { p.pasteBoth(text, "") }

// pasteBoth pastes a text with the page that it was copied from, as browsers and spreadsheets put both on the clipboard.
func (p *page) pasteBoth(text, html string) {
	p.t.Helper()
	evaluate[bool](p, fmt.Sprintf(`(() => {
		const data = new DataTransfer();
		data.setData("text/plain", %q);
		data.setData("text/html", %q);
		document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
		return true;
	})()`, text, html))
	p.settle()
}

type typedTable struct {
	Title string
	Table struct {
		Columns []struct{ Name, Role, Kind string }
		Rows    [][]string
	}
}

func (p *page) table() string {
	p.t.Helper()
	d := result[typedTable](p, "document", "")
	text := ""
	for _, c := range d.Table.Columns {
		text += c.Name + " "
	}
	return text + fmt.Sprint(d.Table.Rows)
}

// TestNew types a table into an empty one, by keyboard alone.
func TestNew(t *testing.T) {
	p := open(t, "")
	before := p.table()
	p.file("new")
	p.until(`document.activeElement.matches("thead th.name")`)
	p.keys("s", "i", "z", "e", kb.Tab)
	p.keys("p", "r", "i", "c", "e", kb.Enter)
	p.until(`[...document.querySelectorAll(".datatable thead th.name .label")].map(e => e.textContent).join() === "size,price"`)
	p.keys(kb.ArrowDown, "3", kb.Enter, "4", kb.Enter)
	p.keys(kb.ArrowLeft, kb.ArrowUp, kb.ArrowUp, "1", kb.Enter, "2", kb.Enter)
	p.settle()
	if got, want := p.table(), "size price [[1 3] [2 4]]"; got != want {
		t.Errorf("the table is %s, want %s", got, want)
	}
	p.until(`document.querySelector(".derivation .step") !== null || document.querySelector(".derivation math") !== null`)
	for range 8 {
		p.control("z")
	}
	if got := p.table(); got != before {
		t.Errorf("after undo the table is %s, want %s", got, before)
	}
}

// TestPaste pastes blocks that become the table, that do not fit, and that hold names.
func TestPaste(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, `(document.activeElement.blur(), true)`)
	p.paste("size\tprice\n1,5\t3\n2,25\t4\n")
	p.until(`document.querySelector("header .title").value === "Pasted data"`)
	if got, want := p.table(), "size price [[1,5 3] [2,25 4]]"; got != want {
		t.Errorf("pasted beside the table: %s, want %s", got, want)
	}
	p.click(".message .answer")
	p.until(`document.querySelector("header .title").value !== "Pasted data"`)
	p.file("new")
	p.until(`document.activeElement.matches("thead th.name")`)
	p.keys(kb.ArrowDown)
	p.paste("a\tb\tc\n1\t2\tx\n3\t4\ty\n")
	p.until(`document.querySelectorAll(".datatable thead th.name").length === 3`)
	if got, want := p.table(), "a b c [[1 2 x] [3 4 y]]"; got != want {
		t.Errorf("pasted into an empty table: %s, want %s", got, want)
	}
	evaluate[bool](p, `(document.querySelector('.datatable .rows tr:nth-child(2) td[aria-colindex="2"]').focus(), true)`)
	p.paste("a\tb\n7\t8\n")
	p.until(`document.querySelectorAll(".message .answer").length === 3`)
	if got, want := p.text(".message span"), "The first row of the block seems to hold names: a, b."; got != want {
		t.Errorf("the page asks %q, want %q", got, want)
	}
	p.click(".message .answer")
	p.settle()
	if got, want := p.table(), "a b c [[1 2 x] [7 8 y]]"; got != want {
		t.Errorf("pasted without names: %s, want %s", got, want)
	}
	p.control("z")
	if got, want := p.table(), "a b c [[1 2 x] [3 4 y]]"; got != want {
		t.Errorf("after undo in the grid: %s, want %s", got, want)
	}
	p.paste("1,5\t2,25\n")
	p.until(`document.querySelectorAll(".message .answer").length === 2`)
	p.click(".message .answer")
	p.settle()
	if got, want := p.table(), "a b c [[1 2 x] [1.5 2.25 y]]"; got != want {
		t.Errorf("pasted with decimal commas: %s, want %s", got, want)
	}
	p.control("z")
	p.paste("1\t2\t3\t4\n")
	p.until(`document.querySelectorAll(".message .answer").length === 1`)
	if got, want := p.text(".message span"), "The block has 4 columns, and the table has 3 from here on."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	p.click(".message .answer")
	p.until(`document.querySelectorAll(".datatable thead th.name").length === 4`)
}

// TestPasteTableOfPage pastes tables of web pages: by their cells where lines end within these or where they go over several columns or rows, and
// by the text where that has all cells.
func TestPasteTableOfPage(t *testing.T) {
	p := open(t, "")
	evaluate[bool](p, `(document.activeElement.blur(), true)`)
	for _, c := range []struct{ text, html, want string }{
		{
			"City\tTemperature\nOslo\n(Norway)\t5.5\nRome\t15.5\n",
			"<meta charset='utf-8'><table><tr><th>City</th><th>Temperature <sup class=reference>[1]</sup></th></tr><tr><td>Oslo<br>(Norway)</td><td> 5.5</td></tr><tr><td>Rome</td><td>15.5</td></tr></table>",
			"City Temperature [[Oslo (Norway) 5.5] [Rome 15.5]]",
		},
		{
			"Group\tSize\nMean\tSpread\na\t1\t2\n3\t4\nb\t5\t6\n",
			"<p>Some words.</p><table><tr><td>x</td></tr></table><table><thead><tr><th rowspan=2>Group</th><th colspan=2>Size</th></tr><tr><th>Mean</th><th>Spread</th></tr></thead>" +
				"<tbody><tr><td rowspan=2>a</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>b</td><td>5</td><td>6</td></tr></tbody></table>",
			"Group Size Mean Size Spread [[a 1 2] [a 3 4] [b 5 6]]",
		},
		{"x\ty\n7\t8\n", "<table><tr><td>x</td><td>y</td></tr><tr><td>seven</td><td>eight</td></tr></table>", "x y [[7 8]]"},
	} {
		p.pasteBoth(c.text, c.html)
		if got := p.table(); strings.TrimSpace(got) != c.want {
			t.Errorf("pasted: %s, want %s", got, c.want)
		}
	}
}

// TestUndoWhileTyping leaves a text that is being typed to the browser, and undoes elsewhere.
func TestUndoWhileTyping(t *testing.T) {
	p := open(t, "")
	before := p.table()
	evaluate[bool](p, `(document.querySelector('.datatable .rows td[aria-colindex="2"]').focus(), true)`)
	p.keys("7", kb.Enter)
	p.settle()
	evaluate[bool](p, `(document.querySelector("header .title").focus(), true)`)
	p.keys("x")
	p.control("z")
	if got := p.table(); got == before {
		t.Error("while a title is typed, Ctrl+Z takes back a cell")
	}
	evaluate[bool](p, `(document.querySelector(".thread select, .thread input").focus(), true)`)
	p.control("z")
	p.control("z")
	if got := p.table(); got != before {
		t.Errorf("from a control, Ctrl+Z leaves %s, want %s", got, before)
	}
}

// TestSampleStays edits cells: the sample stays where it is when a cell is left by typing, and follows when a person moves.
func TestSampleStays(t *testing.T) {
	p := open(t, "")
	type selection struct{ Sample int }
	sample := func() int { return result[selection](p, "document", "").Sample }
	evaluate[bool](p, `(document.querySelector('.datatable .rows td[aria-colindex="2"]').focus(), true)`)
	for _, keys := range [][]string{{"4", "0", kb.Enter}, {"2", kb.Tab}, {"1", kb.ArrowDown}} {
		p.keys(keys...)
		evaluate[bool](p, `new Promise(done => setTimeout(done, 300, true))`) // longer than a moved cell takes to select its row
		if got := sample(); got != 1 {
			t.Fatalf("after %q the sample is %d, want 1", keys, got)
		}
	}
	p.keys(kb.ArrowUp)
	p.until(`document.querySelector(".thread input[type=number]").value === "2"`)
}

// TestUndoFromEverywhere puts the focus on one thing of each kind that takes it, in every tab, and undoes and redoes by the keys of
// each system.
func TestUndoFromEverywhere(t *testing.T) {
	p := open(t, "#example=mazur")
	p.typeTitle("Changed")
	p.settle()
	evaluate[bool](p, `(window.tried = new Set(), true)`)
	for _, tab := range []string{"derivation", "training", "practise", "check"} {
		p.click(".tabs [data-panel=" + tab + "]")
		got := evaluate[[]string](p, `(async () => {
			const title = document.querySelector("header .title"), wrong = [];
			const kind = (e) => e.closest("section, header, .reading, main").className + " " + e.tagName + " " + e.type;
			const isNew = (e) => !tried.has(kind(e)) && tried.add(kind(e));
			const all = [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [tabindex]")].filter((e) => e.checkVisibility() && !e.disabled && isNew(e));
			const keys = [[{key: "z", ctrlKey: true}, {key: "y", ctrlKey: true}], [{key: "z", metaKey: true}, {key: "Z", metaKey: true, shiftKey: true}]];
			const press = (e, key) => e.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key }));
			const rest = `+rest.Script+`;
			for (const [i, e] of all.entries()) {
				e.focus();
				const [undo, redo] = keys[i % 2];
				press(e, undo);
				await rest(window);
				const undone = title.value;
				press(e, redo);
				await rest(window);
				if (undone === "Changed" || title.value !== "Changed") wrong.push((e.ariaLabel || e.className || e.textContent).slice(0, 40) + ": " + undone + " / " + title.value);
			}
			return wrong;
		})()`)
		for _, w := range got {
			t.Errorf("%s: from %s", tab, w)
		}
	}
	if tried := evaluate[int](p, `tried.size`); tried < 15 {
		t.Errorf("only %d kinds were tried", tried)
	}
}
