package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// TestUnderstood opens a file, and changes what was understood of it by the controls that say it.
func TestUnderstood(t *testing.T) {
	p := open(t, "")
	p.drop("main", "houses.csv", "size;rooms;kind\n1.200;2;a\n980;3;b\n2.310;5;c\n")
	p.until(`document.querySelector(".understood") !== null`)
	parts := func() string {
		return evaluate[string](p, `[...document.querySelectorAll(".understood > *")].map(e => e.selectedOptions ? e.selectedOptions[0].text : e.textContent.trim()).join("; ")`)
	}
	if got, want := parts(), "3 rows; 1 input; rooms as target; semicolons; decimal comma; Row 1 holds the names; ×"; got != want {
		t.Errorf("the page understood %q, want %q", got, want)
	}
	cells := func() string {
		return evaluate[string](p, `[...document.querySelectorAll(".datatable .rows tr:not(.new)")].map(tr => [...tr.querySelectorAll("td .typed")].map(e => e.textContent).join(",")).join(" ")`)
	}
	if got, want := cells(), "1.200,2,a 980,3,b 2.310,5,c"; got != want {
		t.Fatalf("the rows are %q, want %q", got, want)
	}
	evaluate[bool](p, `(document.querySelector(".understood .header").click(), true)`)
	p.until(`document.querySelectorAll(".datatable .rows tr:not(.new)").length === 4`)
	if got, want := cells(), "size,rooms,kind 1.200,2,a 980,3,b 2.310,5,c"; got != want {
		t.Errorf("without a header the rows are %q, want %q", got, want)
	}
	p.request("undo", "")
	p.until(`document.querySelectorAll(".datatable .rows tr:not(.new)").length === 3 && document.querySelector(".understood .header").checked`)
	evaluate[bool](p, `(s => (s.value = ".", s.dispatchEvent(new Event("change")), true))(document.querySelector(".understood .point"))`)
	p.until(`document.querySelector(".understood .point").value === "."`)
	type tables struct {
		Table struct {
			Columns []struct {
				Name  string
				Reads map[string]string
			}
		}
	}
	if got := result[tables](p, "document", "").Table.Columns[0].Reads["decimal"]; got != "" {
		t.Errorf("numbers have the decimal sign %q, want a point", got)
	}
	choose := func(sign string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(s => (s.selectedIndex = [...s.options].findIndex((o) => o.text === %q), s.dispatchEvent(new Event("change")), true))(document.querySelector(".understood .delimiter"))`, sign))
		p.settle()
		if got := parts(); !strings.Contains(got, sign) {
			t.Errorf("with %s chosen, the page understood %q", sign, got)
		}
	}
	for _, sign := range []string{"tabs", "semicolons", "spaces", "semicolons", "bars"} { // only semicolons part the columns of the file
		choose(sign)
		if n := p.count(".datatable thead th.name"); (n == 3) != (sign == "semicolons") {
			t.Errorf("with %s chosen, there are %d columns", sign, n)
		}
	}
	p.until(`document.querySelectorAll(".datatable thead th.name").length === 1`)
	if got := p.text(".thread .value"); !strings.Contains(got, "No column is an input yet: make one an input.") {
		t.Errorf("with one column, the page says %q", got)
	}
	p.click(".message .answer")
	p.until(`document.querySelectorAll(".datatable thead th.name").length === 3`)
}

// TestUnderstoodAgain goes back and forth over a file that was read in two ways: what was understood is said of what is shown,
// until it is dismissed.
func TestUnderstoodAgain(t *testing.T) {
	p := open(t, "")
	said := func(want string) {
		t.Helper()
		p.settle()
		if got := evaluate[string](p, `document.querySelector(".understood .point")?.value ?? "nothing"`); got != want {
			t.Errorf("numbers are said to have %q, want %q", got, want)
		}
	}
	p.drop("main", "houses.csv", "size;rooms\n1.200;2\n980;3\n2.310;5\n")
	p.until(`document.querySelector(".understood") !== null`)
	said(",")
	evaluate[bool](p, `(s => (s.value = ".", s.dispatchEvent(new Event("change")), true))(document.querySelector(".understood .point"))`)
	said(".")
	const undo, redo = "header button[aria-label=Undo]", "header button[aria-label=Redo]"
	for _, step := range []struct{ button, want string }{
		{undo, ","}, {undo, "nothing"}, {redo, ","}, {redo, "."}, {undo, ","}, {".understood .close", "nothing"}, {redo, "nothing"},
	} {
		p.click(step.button)
		said(step.want)
	}
}

// TestUnderstoodJSON opens a table as JSON, of which nothing separates the columns, and pastes a table of Markdown on a cell.
func TestUnderstoodJSON(t *testing.T) {
	p := open(t, "")
	p.drop("main", "rows.json", `[{"date": 20200131, "x": 1, "y": 2}, {"date": 20200201, "x": 2, "y": 3}]`)
	p.shows(".message:not(.bad)", `Opened rows.json. "date" has dates or times and is ignored.`)
	if p.count(".understood .point") != 1 || p.count(".understood .delimiter") != 0 {
		t.Error("the page asks what separates the columns of JSON")
	}
	p.click(".datatable .rows tr td")
	p.paste("| a | b |\n|---|---|\n| 7 | 8 |\n")
	p.shows(".message", "a, b")
}

// TestEncoding reads a text that is not in Unicode by the encoding of the language that the visitor reads, and as Western where it cannot be that.
func TestEncoding(t *testing.T) {
	p := open(t, "")
	for _, c := range []struct{ languages, first, says string }{
		{`["de-AT", "ru"]`, "\u0090g’·", "The file is not in UTF-8 and was read as Windows-1252; where letters are wrong, save it as UTF-8."},
		{`["ja-JP", "en"]`, "身長", "The file is not in UTF-8 and was read as shift_jis; where letters are wrong, save it as UTF-8."},
		{`["en"]`, "\u0090g’·", "The file is not in UTF-8 and was read as Windows-1252; where letters are wrong, save it as UTF-8."},
	} {
		evaluate[bool](p, `(() => {
			Object.defineProperty(navigator, "languages", { value: `+c.languages+`, configurable: true });
			const transfer = new DataTransfer();
			transfer.items.add(new File([new Uint8Array([0x90, 0x67, 0x92, 0xb7]), ",y\n170.5,60\n160,50.5\n"], "k.csv"));
			document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
			return true;
		})()`)
		p.shows(".message:not(.bad)", c.says)
		if got, want := p.table(), c.first+" y [[170.5 60] [160 50.5]]"; got != want {
			t.Errorf("%s: the table is %q, want %q", c.languages, got, want)
		}
	}
}

// TestNumbersOfColumn chooses how the numbers of a column are read, where its file leaves that open.
func TestNumbersOfColumn(t *testing.T) {
	p := open(t, "")
	p.drop("main", "sales.tsv", "ads\tsales\n1,200\t10\n2,400\t20\n")
	p.until(`document.querySelector("header .title").value === "sales"`)
	if got, want := p.text(".message span"), "1,200 is read as 1200. It could also be 1.2: you can choose in the column’s head."; !strings.Contains(got, want) {
		t.Errorf("the page says %q, want %q in it", got, want)
	}
	p.click(".datatable thead th.name")
	p.until(`document.querySelector(".choices") !== null`)
	if got := p.text(".choices"); !strings.Contains(got, "1,200 is 1200") || !strings.Contains(got, "1,200 is 1.2") {
		t.Fatalf("the menu is %q", got)
	}
	evaluate[bool](p, `([...document.querySelectorAll(".choices .choice")].find(e => e.textContent.trim() === "1,200 is 1.2").click(), true)`)
	p.until(`document.querySelector(".choices") === null`)
	p.until(`document.querySelector(".datatable thead th.name small").textContent.includes("decimal comma")`)
	if got := p.text(".datatable thead th.name small"); got != "input, decimal comma, scaled" {
		t.Errorf("the head says %q", got)
	}
}

// TestShowLeftOut goes from row to row that is left out.
func TestShowLeftOut(t *testing.T) {
	p := open(t, "")
	p.drop("main", "gaps.csv", "a,b\n1,2\nNA,3\n4,5\n6,?\n7,8\n9,10\n")
	p.until(`document.querySelector(".show-left") !== null`)
	if got, want := p.text(".note.left"), "2 of 6 rows have a missing value and are left out. Show the next one"; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	for _, want := range []string{"3 2", "5 3", "3 2"} { // of the grid, whose head is row 1 and whose row numbers are column 1
		p.click(".show-left")
		p.until(`document.activeElement.closest("tr")?.getAttribute("aria-rowindex") + " " + document.activeElement.getAttribute("aria-colindex") === "` + want + `"`)
	}
}
