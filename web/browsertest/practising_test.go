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
	p := open(t, "")
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
	answer("nothing", "is not a quantity")
	p.click(".practising .give button:nth-of-type(2)")
	p.shows(".practising .hint", "β")
	if got := p.text(".practising .hint"); strings.Contains(got, "0.1003") {
		t.Errorf("the hint gives the number away: %q", got)
	}
	p.click(".practising .give button:nth-of-type(3)")
	p.shows(".practising .hint", "−0.1003")
	answer("-0.1003", "That is right.")
	p.shows(".practising .count", "1 of 3") // the second was short of digits at first

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
