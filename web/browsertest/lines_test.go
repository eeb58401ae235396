package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// practise goes to a way of practising.
func (p *page) practise(way int) {
	p.t.Helper()
	p.tab("practise")
	p.click(fmt.Sprintf(".practising > .seg button:nth-of-type(%d)", way))
}

// TestLineByLine covers the derivation of the article, answers wrongly and rightly, by the keyboard alone, and opens the rest.
func TestLineByLine(t *testing.T) {
	p := open(t, "#drafts=lines")
	evaluate[bool](p, `(window.heard = [], addEventListener("chainrule", ({detail}) => detail.event === "answer" && heard.push(detail)), true)`)
	p.practise(2)
	p.click(".covered .primary")
	p.until(`document.querySelectorAll(".covered .lines li").length === 1`)
	p.until(`document.activeElement.matches(".covered .rules button")`)
	rule := func(name string) {
		t.Helper()
		p.until(`document.activeElement.matches(".covered .rules button")`)
		evaluate[bool](p, fmt.Sprintf(`([...document.querySelectorAll(".covered .rules button")].find((b) => %q ? b.textContent === %q : b.textContent !== "Insert the definition").focus(), true)`, name, name))
		p.keys(kb.Enter)
	}
	factor := func(text string) {
		t.Helper()
		p.until(`document.activeElement.id === "factor-field" && document.activeElement.value === ""`)
		p.keys(append(strings.Split(text, ""), kb.Enter)...)
	}
	rule("") // another one
	p.shows(".covered .verdict .wrong", "does not lead from this line")
	rule("Insert the definition")
	p.until(`document.querySelectorAll(".covered .lines li").length === 2`)
	rule("Power rule")
	factor("2")
	p.shows(".covered .verdict .right", "That is right")
	p.until(`document.querySelectorAll(".covered .lines li").length === 3`)
	for line := 4; ; line++ {
		if strings.Contains(p.text(".covered .lines"), "Linear form") {
			break
		}
		for p.count(".covered .lines li") < line {
			before := p.text(".covered")
			p.click(".covered .give button:last-of-type")
			p.until(fmt.Sprintf(`document.querySelector(".covered").textContent !== %q || document.querySelector(".covered .verdict p") !== null`, before))
			p.settle()
		}
	}
	for range 40 {
		if p.count(".covered .give") == 0 || strings.Contains(p.text(".covered"), "Which value") {
			break
		}
		p.click(".covered .give button:last-of-type")
		p.settle()
	}
	p.shows(".covered .prompt", "Which value")
	p.until(`document.activeElement.id === "factor-field"`)
	p.keys("7", kb.Enter)
	p.shows(".covered .verdict .wrong", "")
	evaluate[bool](p, `(document.activeElement.value = "", true)`)
	gradient := result[struct{ Gradient struct{ Alpha [][]float64 } }](p, "gradient", `{"sample": 1}`).Gradient.Alpha[0][1]
	p.keys(append(strings.Split(fmt.Sprintf("%.5f", gradient), ""), kb.Enter)...)
	p.shows(".covered", "All lines are open.")
	type told struct {
		Ask, Form, Text, Help string
		Correct, First        bool
	}
	heard := evaluate[[]told](p, `heard`)
	answers, shown := 0, 0
	for _, h := range heard {
		if h.Text != "" {
			answers++
		} else if h.Help == "shown" && h.First && !h.Correct {
			shown++
		}
	}
	first := "dL[1]/dalpha[1,1] line 1"
	if answers != 6 || answers+shown != len(heard) || heard[0].Ask != first || heard[0].Form != "rule" || !heard[0].First || heard[0].Correct || heard[1].Ask != first || heard[1].First || !heard[1].Correct {
		t.Errorf("told of %d answers and %d that were shown: %+v", answers, shown, heard)
	}
	tried := 0
	for _, h := range heard {
		if h.First {
			tried++
		}
	}
	// the answers are in the log, and the first of them comes back as a question of its own
	p.click(".practising > .seg button:nth-of-type(1)")
	p.shows(".practising .progress", fmt.Sprintf("%d questions will come back", tried-2))
	p.click(".practising .choose .primary")
	p.shows(".practising .prompt", "Which rule leads to the next line?")
	p.shows(".practising .again", "went wrong before")
	p.click(".practising > .seg button:nth-of-type(2)")
	p.request("reset", `{"seed": 7}`)
	p.shows(".covered .verdict", "have changed since the question")
}

// TestOwnDerivation writes a derivation by the keyboard alone, with a wrong line that is changed, a line of LaTeX, and symbols of the keys.
func TestOwnDerivation(t *testing.T) {
	p := open(t, "#drafts=own")
	p.practise(3)
	p.until(`document.getElementById("own-line") !== null`)
	evaluate[bool](p, `(document.getElementById("own-line").focus(), true)`)
	line := func(text string) {
		t.Helper()
		p.keys(append(strings.Split(text, ""), kb.Enter)...)
		p.until(`document.getElementById("own-line").value === ""`)
	}
	line("-2*(y11-f11)*df11/dalpha11")
	p.shows(".writing .lines .right", "equal to the line before")
	p.keys(strings.Split("delta11*beta11*sigma(a", "")...)
	p.shows(".writing .preview", "where") // it is not whole yet
	p.keys(strings.Split("11)*x11", "")...)
	p.until(`document.querySelector(".writing .preview math") !== null`)
	p.keys(kb.Enter)
	p.shows(".writing .lines .wrong", "the function stands where its derivative belongs")
	p.click(".writing .wrong .does button:first-child")
	p.until(`document.getElementById("own-line").value === "delta11*beta11*sigma(a11)*x11"`)
	evaluate[bool](p, `(document.getElementById("own-line").select(), true)`)
	line("s11*x11")
	p.until(`document.querySelectorAll(".writing .lines .right").length === 2`)
	evaluate[bool](p, `(document.getElementById("own-line").value = String.raw`+"`-2\\left(y_{11}-f_1(\\mathbf{x}_1)\\right)\\beta_{11}\\,`"+`, true)`)
	p.click(`.writing .keys [data-text="sigma'(a[1,1])"]`)
	p.click(`.writing .keys [data-text="x[1,1]"]`)
	p.keys(kb.Enter)
	p.shows(".writing", "Your derivation is finished")
	if got := p.count(".writing .lines .right"); got != 3 {
		t.Errorf("%d lines are right", got)
	}
	p.request("select", `{"parameter": "alpha[1,2]"}`)
	p.shows(".writing", "has changed since the lines were checked")
	evaluate[bool](p, `([...document.querySelectorAll(".writing [role=status] button")].at(-1).click(), true)`)
	p.until(`document.querySelectorAll(".writing .lines .wrong").length > 0`)
	evaluate[bool](p, `(document.querySelector(".writing .does button:last-child").click(), true)`)
	p.until(`document.querySelectorAll(".writing .lines li").length === 2`)
}

// TestFillWorksheet fills in the worksheet of the article on the screen: a mistake is named, what is shown counts as help, and all answers are
// right in the end, each in the log.
func TestFillWorksheet(t *testing.T) {
	p := open(t, "#drafts=filling")
	p.practise(4)
	p.click(".filling .primary")
	p.until(`document.querySelectorAll(".filling .lines li").length > 8`)
	p.until(`document.activeElement.id === "sheet-1"`)
	p.keys("0", ".", "7", "0", "0", "6", kb.Enter)
	p.shows(".filling li:nth-of-type(1) .verdict .wrong", "the function of the unit is applied")
	evaluate[bool](p, `(document.activeElement.value = "", true)`)
	p.keys("0", ".", "8", "5", kb.Enter)
	p.shows(".filling li:nth-of-type(1) .verdict", "That is right.")
	p.until(`document.activeElement.id === "sheet-2"`)
	n := p.count(".filling .lines li")
	for i := 2; i <= n; i++ {
		item := fmt.Sprintf(".filling li:nth-of-type(%d)", i)
		p.click(item + " button:last-of-type")
		p.until(fmt.Sprintf(`document.querySelector("%s .hint") !== null`, item))
		evaluate[bool](p, fmt.Sprintf(`(() => { const li = document.querySelector(%q)
			li.querySelector("input").value = [...li.querySelectorAll(".hint math")].at(-1).textContent.replace("−", "-")
			li.querySelector("form").requestSubmit(); return true })()`, item))
		p.shows(item+" .verdict", "That is right.")
	}
	p.shows(".filling", fmt.Sprintf("%d of %d right.", n, n))
	p.click(".practising > .seg button:nth-of-type(1)")
	p.shows(".practising .progress", fmt.Sprintf("%d questions will come back", n))
	p.request("reset", `{"seed": 7}`)
	p.click(".practising > .seg button:nth-of-type(4)")
	p.shows(".filling .verdict", "have changed since the question")
}

// TestWrittenIsAskedAbout leaves pages with what was written to practise or to check: the browser asks first. One answer, and what was
// emptied again, can be left.
func TestWrittenIsAskedAbout(t *testing.T) {
	const asks = `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	p := open(t, "#drafts=leaving")
	p.practise(4)
	p.click(".filling .primary")
	p.until(`document.querySelectorAll(".filling .lines li").length > 8`)
	if evaluate[bool](p, asks) {
		t.Error("an empty worksheet cannot be left")
	}
	p.keys("0", ".", "8", "5", kb.Enter)
	p.shows(".filling li:nth-of-type(1) .verdict", "That is right.")
	if !evaluate[bool](p, asks) {
		t.Error("a worksheet that is filled in is lost")
	}
	evaluate[bool](p, `([...document.querySelectorAll(".filling input")].forEach((e) => { e.value = ""; }), true)`)
	p.tab("check")
	evaluate[bool](p, `(document.getElementById("printed-numbers").value = "[[1, 2]]", true)`)
	if !evaluate[bool](p, asks) {
		t.Error("numbers to check are lost")
	}
	evaluate[bool](p, `(document.getElementById("printed-numbers").value = "", true)`)
	if evaluate[bool](p, asks) {
		t.Error("a page with empty fields cannot be left")
	}
}
