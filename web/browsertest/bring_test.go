package browsertest

import (
	"fmt"
	"testing"
)

// TestBringNetwork pastes a network as NumPy prints it, with an array that lacks something at first, chooses how it lies, opens it, compares what
// the program printed with it, and goes back.
func TestBringNetwork(t *testing.T) {
	p := open(t, "#example=xor")
	p.tab("check")
	p.click(".bring summary")
	paste := func(x, y, weights string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(Object.entries({x: %q, y: %q, weights: %q}).forEach(([k, v]) => document.getElementById("pasted-" + k).value = v), document.querySelector(".bring .act button").click(), true)`, x, y, weights))
	}
	const X = "[[1. 2.]\n [3. 4.]]"
	const weights = "W1 = [[0.1 0.2]\n [0.3 0.4]]\nb1 = [0.5 0.6]\nW2 = [[0.7]\n [0.8]]\nb2 = [0.9]"
	paste(X, "[1. 2. 3.]", weights)
	p.shows(".bring .fault", "Y has the size 3")
	if got := evaluate[string](p, `document.activeElement.id`); got != "pasted-y" {
		t.Errorf("the focus is in %q", got)
	}
	paste(X, "[0.4 0.6]", weights)
	p.shows(".bring .taken", "Its biases are an array of their own.")
	if n := p.count(".bring .fault"); n != 0 {
		t.Error("the fault is still there")
	}
	choose := func(sentence int, text string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(() => {
			const labels = [...document.querySelectorAll(".bring .taken li")[%d].querySelectorAll("label")];
			labels.find((l) => l.textContent.includes(%q)).click();
			return true;
		})()`, sentence, text))
		p.until(fmt.Sprintf(`document.querySelectorAll(".bring .taken li")[%d].querySelector(":checked").parentElement.textContent.includes(%q)`, sentence, text))
	}
	choose(2, "a row for each of its 2 units")
	choose(0, "a row for each sample")
	evaluate[bool](p, `(document.getElementById("pasted-activation").selectedIndex = [...document.getElementById("pasted-activation").options].findIndex((o) => o.text === "sigmoid"), true)`)
	p.click(".bring .act .primary")
	p.until(`window.chainrule.request("document").then((d) => d.title === "My network")`)
	d := result[struct {
		Table   struct{ Rows [][]string }
		Network struct{ Output, Loss string }
		Weights struct{ Alpha, Beta [][]float64 }
	}](p, "document", "{}")
	if fmt.Sprint(d.Table.Rows, d.Weights.Alpha, d.Weights.Beta) != "[[1 2 0.4] [3 4 0.6]] [[0.5 0.1 0.2] [0.6 0.3 0.4]] [[0.9 0.7 0.8]]" {
		t.Errorf("%+v is open", d)
	}
	evaluate[bool](p, `(document.getElementById("printed-numbers").value = "z1 = [[0.73105858 0.84553473]\n [0.83201839 0.95689275]]", document.querySelector(".checking > .act .primary").click(), true)`)
	p.shows(".checking .found", "the values of the hidden units")
	p.request("undo", "{}")
	p.until(`window.chainrule.request("document").then((d) => d.title === "Exclusive or")`)
}
