package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// TestCheckNumbers pastes arrays as NumPy prints them: right ones, one with a mistake in it, one that is nothing, and a text
// without a number.
func TestCheckNumbers(t *testing.T) {
	p := open(t, "")
	g := result[struct {
		Gradient struct{ Alpha, Beta [][]float64 }
	}](p, "gradient", "{}").Gradient
	p.tab("check")
	check := func(text, name, want string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.getElementById("printed-numbers").value = %q, document.querySelector(".checking .primary").click(), true)`, text))
		t.Log(name)
		p.shows(".checking .found", want)
	}
	numpy := func(rows [][]float64, factor float64, first int) string {
		lines := make([]string, len(rows))
		for i, row := range rows {
			var cells []string
			for _, v := range row[first:] {
				cells = append(cells, fmt.Sprintf("%.8f", factor*v))
			}
			lines[i] = "[" + strings.Join(cells, " ") + "]"
		}
		return "[" + strings.Join(lines, "\n ") + "]"
	}
	check("dW1 = "+numpy(g.Alpha, 1, 1), "right", "it is ∂L/∂α, added up over all rows, without the biases")
	if !evaluate[bool](p, `(() => {
		const inner = document.querySelector(".checking .found").getBoundingClientRect(), outer = document.querySelector(".checking").getBoundingClientRect();
		return inner.left >= outer.left && inner.right <= outer.right && inner.bottom <= outer.bottom;
	})()`) {
		t.Error("what was found does not stand in its panel")
	}
	check("dW2 = "+numpy(g.Beta, 1, 0), "with the bias", "it is ∂L/∂β, added up over all rows, with the biases first")
	check("dW1 = "+numpy(g.Alpha, -1, 1), "the sign", "The sign is the other way round.")
	check("dW1 = "+numpy(g.Alpha, -1, 1)+"\ndW2 = "+numpy(g.Beta, 1, 0), "two arrays", "Look at dW1 (2 × 3) first")
	check("[[0.123456 0.234567]\n [0.345678 0.456789]]", "nothing", "Nothing in this network fits all of it")
	check("dW1 = "+numpy(g.Alpha, 1, 1), "right again", "This is right")
	p.request("reset", `{"seed": 7}`)
	p.shows(".checking .found", "The network has changed since.")
	check("no numbers here", "no number", "where a number belongs")
	evaluate[bool](p, `(document.querySelector("[data-panel=derivation]").click(), true)`)
	p.until(visible(".derivation .product") + ` && !` + visible(".checking"))
	p.tab("check")
	if got := evaluate[string](p, `document.getElementById("printed-numbers").value`); got != "no numbers here" {
		t.Errorf("after another tab the field reads %q", got)
	}
}
