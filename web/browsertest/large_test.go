package browsertest

import (
	"fmt"
	"strings"
	"testing"
)

// largest are documents at the limits of a network.
var largest = map[string]string{
	"256 units in six layers": fmt.Sprintf(`{"chainrule": 1, "title": "Large", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}], "rows": [["1", "2"], ["2", "1"]]},
		"network": {"hidden": [%s], "output": "identity", "loss": "rss"}}`, strings.TrimSuffix(strings.Repeat(`{"units": 256, "activation": "sigmoid"},`, 6), ",")),
	"200 classes": func() string {
		rows := make([]string, 200)
		for i := range rows {
			rows[i] = fmt.Sprintf(`["%d", "c%d"]`, i%7, i)
		}
		return `{"chainrule": 1, "title": "Large", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target", "kind": "category"}], "rows": [` + strings.Join(rows, ",") +
			`]}, "network": {"hidden": [{"units": 4, "activation": "sigmoid"}], "output": "softmax", "loss": "cross-entropy"}}`
	}(),
}

// TestLargest opens the largest networks, reads a derivation to its end, and selects something else on the way.
func TestLargest(t *testing.T) {
	for name, document := range largest {
		t.Run(name, func(t *testing.T) {
			p := open(t, "")
			p.request("load", `{"document": `+document+`}`)
			p.until(`document.querySelector("header .title").value === "Large" && document.querySelector(".derivation .steps .step") !== null`)
			p.until(`document.querySelector(".derivation .step .is").textContent.trim() !== "…"`) // the first line, while others wait
			p.request("select", `{"parameter": "alpha[1,0]"}`)
			p.until(`document.querySelector("section.derivation").getAttribute("aria-busy") === "false"`)
			if got := evaluate[int](p, `[...document.querySelectorAll(".derivation .step .is")].filter(e => e.textContent.trim() === "…").length`); got != 0 {
				t.Errorf("%d lines have no value", got)
			}
			evaluate[bool](p, `(document.querySelector(".derivation .options .seg button").click(), true)`) // by the chain rule, which has the sums
			p.until(`document.querySelector("#reading-options .seg:nth-of-type(2) button:last-child") !== null`)
			evaluate[bool](p, `(document.querySelector("#reading-options .seg:nth-of-type(2) button:last-child").click(), true)`)
			p.until(`document.querySelector(".derivation .steps").textContent.includes("so its sums stay folded")`)
			p.until(`document.querySelector("section.derivation").getAttribute("aria-busy") === "false"`)
		})
	}
}
