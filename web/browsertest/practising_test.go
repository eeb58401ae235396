package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestPractise answers questions about the selected weight, rightly and with a mistake, and questions about networks that are
// drawn.
func TestPractise(t *testing.T) {
	p := open(t, "#drafts=practise")
	p.tab("practise")
	if evaluate[bool](p, `[...document.querySelectorAll(".diagram .nz .num:not(.name), .diagram .num.loss")].some(e => e.checkVisibility({visibilityProperty: true}))`) {
		t.Error("the diagram shows the numbers that are asked for")
	}
	ask := func(prompt string) {
		t.Helper()
		p.click(".practising .choose .primary")
		p.shows(".practising .prompt", prompt)
	}
	answer := func(text, want string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("answer-field").value = %q, document.querySelector(".practising .give").requestSubmit(), true)`, text))
		p.shows(".practising .verdict", want)
	}
	ask("net input of hidden unit 1 on row 1")
	answer("0.85", "That is right.")
	ask("value of hidden unit 1 on row 1")
	p.keys("0", ".", "7", kb.Enter) // the focus is in the field
	p.shows(".practising .verdict", "Give 4 significant digits")
	answer("0.70", "Give 4 significant digits")
	answer("sigma(0.85)", "That is right.")
	ask("net input of output 1")
	answer("-0.3003", "the bias is left out") // −0.1003 − 0.2
	if p.count(".practising .sketch") != 0 {
		t.Error("there is a picture beside a mistake that none explains")
	}
	answer("nothing", "is not a quantity")
	p.click(".practising .give button:nth-of-type(2)")
	p.shows(".practising .hint", "β")
	if got := p.text(".practising .hint"); strings.Contains(got, "0.1003") {
		t.Errorf("the hint gives the number away: %q", got)
	}
	p.click(".practising .give button:nth-of-type(3)")
	p.shows(".practising .hint", "−0.1003")
	answer("-0.1003", "That is right.")
	p.shows(".practising .progress", "1 of the last 3 right at the first try. 2 questions will come back.") // the second was short of digits at first

	ask("output 1 on row 1")
	ask("loss of row 1")
	ask("error of output 1")
	ask("error of hidden unit 1")
	answer("-0.7843", "the function stands where its derivative belongs")
	p.until(`document.querySelector(".practising .sketch svg[role=img]").getBoundingClientRect().height > 100`)

	for level := 1; level <= 9; level++ {
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("exercise-level").selectedIndex = %d, true)`, level))
		p.click(".practising .choose .primary")
		p.until(`document.querySelector(".practising .prompt") !== null && document.querySelector(".practising .fault") === null`)
		p.click(".practising .give button:nth-of-type(3)")
		number := evaluate[string](p, `[...document.querySelectorAll(".practising .hint math")].at(-1).textContent`)
		answer(strings.NewReplacer("=", "", "−", "-", "·10", "e", "⁻", "-").Replace(number), "That is right")
	}
	p.request("reset", `{"seed": 7}`)
	p.shows(".practising .verdict", "have changed since the question")
}

// TestPractiseProgress has questions go wrong and come back, also after a reload, answers with expressions, hears the events, and saves the
// results.
func TestPractiseProgress(t *testing.T) {
	p := open(t, "#drafts=progress") // with a log of its own
	p.tab("practise")
	evaluate[bool](p, `(window.heard = [], addEventListener("chainrule", ({detail}) => detail.event === "answer" && heard.push(detail)), true)`)
	ask := func(form int) string {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("exercise-form").selectedIndex = %d, true)`, form))
		p.click(".practising .choose .primary")
		p.settle()
		return p.text(".practising .prompt")
	}
	answer := func(text, want string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("answer-field").value = %q, document.querySelector(".practising .give").requestSubmit(), true)`, text))
		p.shows(".practising .verdict", want)
	}
	first := ask(0)
	answer("-0.85", "")
	answer("0.85", "That is right.")
	ask(1)
	answer("sigma(a[1,1])", "That is right.")
	ask(1)
	answer("beta[1,1]*z[1,1] + beta[1,2]*z[2,1]", "the bias is left out")
	p.click(".practising .give button:nth-of-type(3)")
	p.shows(".practising .hint", "β")
	p.shows(".practising .progress", "1 of the last 3 right")

	type told struct {
		ID, Ask, Form, Text, Help string
		Sample, Level             int
		Correct, First            bool
		Mistakes                  []struct{ ID, Title string }
	}
	heard := evaluate[[]told](p, "heard")
	if len(heard) != 4 || heard[0].Ask != "a[1,1]" || heard[0].Correct || !heard[0].First || heard[1].First || !heard[1].Correct || heard[3].Form != "expression" || heard[3].Sample != 1 ||
		len(heard[3].Mistakes) == 0 || heard[3].Mistakes[0].ID != "no-bias" {
		t.Errorf("heard %+v", heard)
	}

	p.reload()
	p.tab("practise")
	if got := ask(0); got != first {
		t.Errorf("after two others and a reload comes %q, want %q", got, first)
	}
	p.shows(".practising .again", "went wrong before")
	answer("0.85", "That is right.")
	p.shows(".practising .progress", "2 of the last 4 right")

	evaluate[bool](p, catch)
	p.click(".practising .progress button:nth-of-type(1)")
	p.click(".practising .progress button:nth-of-type(2)")
	p.until(`saved.length === 2`)
	results := evaluate[struct {
		Topics   []struct{ Tried, Right int }
		Attempts []struct{ Ask, Answer string }
	}](p, `saved[0].blob.text().then(JSON.parse)`)
	if len(results.Attempts) != 5 || results.Topics[0].Tried != 4 || results.Topics[0].Right != 2 {
		t.Errorf("the results are %+v", results)
	}
	if table := evaluate[string](p, `saved[1].blob.text()`); strings.Count(table, "\n") != 6 || !strings.Contains(table, ",sigma(a[1,1]),true,true") && !strings.Contains(table, `,"sigma(a[1,1])",true,true`) {
		t.Errorf("the table is %s", table)
	}
	p.click(".practising .progress button:nth-of-type(3)")
	p.click(".message .answer")
	p.until(`document.querySelector(".practising .progress").textContent === ""`)
}

// TestWorksheetVariants has a worksheet made for a class, in both forms: the same seed makes the same, and what is typed stays. Too many are
// refused.
func TestWorksheetVariants(t *testing.T) {
	p := open(t, "#drafts=variants")
	p.tab("practise")
	p.click(".variants summary")
	evaluate[bool](p, catch)
	set := func(id, value string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById(%[1]q).value = %[2]q, document.getElementById(%[1]q).dispatchEvent(new Event("input", {bubbles: true})))`, id, value))
	}
	save := func(ending string) string {
		t.Helper()
		evaluate[bool](p, `(saved.length = 0, true)`)
		p.click(`.variants [data-ending="` + ending + `"]`)
		p.until(`saved.length === 1`)
		if name := evaluate[string](p, `saved[0].name`); name != "Worksheet 3-11"+ending {
			t.Errorf("the file is %q", name)
		}
		return evaluate[string](p, `saved[0].blob.text()`)
	}
	evaluate[bool](p, `(document.getElementById("sheet-level").selectedIndex = 2, true)`)
	set("sheet-variants", "2")
	set("sheet-seed", "11")
	text := save(".md")
	if strings.Count(text, "## Variant") != 2 || strings.Count(text, "## Key") != 2 || strings.Count(text, "Question") != 16 {
		t.Errorf("the worksheet is %s", text)
	}
	if latex := save(".tex"); strings.Count(latex, `\subsection*{Key`) != 2 {
		t.Errorf("the worksheet is %s", latex)
	}
	if save(".md") != text {
		t.Error("the same seed makes another worksheet")
	}
	set("sheet-variants", "900")
	p.click(`.variants [data-ending=".md"]`)
	p.shows(".message", "a whole number from 1 to 40")
}

// TestPractiseStructure answers questions for sizes, rules and paths by typing and by buttons, of the open network and of one that is drawn,
// and hears the events.
func TestPractiseStructure(t *testing.T) {
	p := open(t, "#drafts=structure")
	p.tab("practise")
	evaluate[bool](p, `(window.heard = [], addEventListener("chainrule", ({detail}) => detail.event === "answer" && heard.push(detail)), true)`)
	ask := func(form, level int, prompt string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("exercise-form").selectedIndex = %d, document.getElementById("exercise-level").selectedIndex = %d, true)`, form, level))
		p.click(".practising .choose .primary")
		p.shows(".practising .prompt", prompt)
	}
	answer := func(text, want string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("answer-field").value = %q, document.querySelector(".practising form.give").requestSubmit(), true)`, text))
		p.shows(".practising .verdict", want)
	}
	choose := func(text string) {
		t.Helper()
		if !evaluate[bool](p, fmt.Sprintf(`(window.choice = document.querySelector('.practising .asking button[data-text=%q]')) !== null && (choice.click(), true)`, text)) {
			t.Fatalf("there is no %s to choose in %s", text, p.text(".practising .asking"))
		}
	}
	ask(2, 0, "What is N")
	answer("3", "")
	ask(2, 0, "What is P")
	answer("4", "the bias is counted too")
	answer("3", "That is right.")

	ask(3, 0, "Which rule leads to the next line?")
	choose("table")
	p.shows(".practising .verdict", "does not lead from this line to the next")
	choose("substitute")
	p.until(`document.querySelector(".practising .verdict .right") !== null`)

	ask(4, 0, "One path from")
	choose("dL[1]/df[1,1]")
	choose("df[1,1]/dT[1,1]")
	choose("dT[1,1]/dz[1,1]")
	choose("dz[1,1]/da[1,1]")
	p.click(".practising form.give .primary")
	p.shows(".practising .verdict", "The path is broken")
	choose("da[1,1]/dx[1,1]")
	p.click(".practising form.give .primary")
	p.shows(".practising .verdict", "differentiated by the input")
	p.click(".practising form.give button:nth-of-type(3)")
	p.shows(".practising .hint", "It is")
	answer("dL[1]/df[1,1] * df[1,1]/dT[1,1] * dT[1,1]/dz[1,1] * dz[1,1]/da[1,1] * da[1,1]/dalpha[1,1]", "That is right")

	heard := evaluate[[]struct {
		ID, Ask, Form, Text string
		Correct             bool
		Mistakes            []struct{ ID, Title string }
	}](p, "heard")
	if len(heard) != 8 || heard[1].Ask != "P" || heard[1].Form != "number" || heard[1].Mistakes[0].ID != "bias-counted" ||
		heard[3].Form != "rule" || heard[3].Correct || heard[4].Text != "substitute" || !heard[4].Correct ||
		heard[5].Form != "factors" || heard[5].Mistakes[0].ID != "no-input" || heard[6].Mistakes[0].ID != "by-input" || !strings.HasSuffix(heard[6].Ask, "through z[1,1] T[1,1] f[1,1]") || !heard[7].Correct {
		t.Errorf("heard %+v", heard)
	}
	for form := 2; form <= 4; form++ {
		ask(form, 7, "")
		p.until(`document.querySelector(".practising .prompt") !== null && document.querySelector(".practising .asking .fault") === null`)
		evaluate[bool](p, `([...document.querySelectorAll(".practising .asking .give button")].find(b => b.textContent === "Show the answer").click(), true)`)
		p.until(`document.querySelector(".practising .hint") !== null`)
	}
	p.shows(".practising .progress", "7. classes with softmax0 of the last 3 right")
}
