package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// overflowing are documents whose numbers go past the largest there is, at once or with a few steps of training.
var overflowing = map[string]string{
	"weights": `{"chainrule": 1, "title": "Overflow", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}], "rows": [["1", "2"], ["2", "3"], ["-1e300", "5"]]},
		"network": {"hidden": [{"units": 2, "activation": "identity"}], "output": "identity", "loss": "rss"}, "weights": {"alpha": [[0, 1e200], [1, -1e200]], "beta": [[0, 1e200, 1e200]]}}`,
	"rate": `{"chainrule": 1, "title": "Overflow", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}], "rows": [["100", "2"], ["200", "3"], ["300", "5"]]},
		"network": {"hidden": [{"units": 2, "activation": "identity"}], "output": "identity", "loss": "rss"}, "training": {"rate": 10}}`,
	"labels": `{"chainrule": 1, "title": "Overflow", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "u", "role": "input"}, {"name": "y", "role": "target"}], "rows": [["1", "1e308", "0"], ["2", "-1e308", "1"]]},
		"network": {"hidden": [{"units": 2, "activation": "relu"}], "output": "sigmoid", "loss": "cross-entropy"}, "training": {"rate": 1000}}`,
}

// TestNoNaNInPictures draws all pictures of networks whose numbers overflow: what is no number must not get into a picture,
// where the browser says that it cannot be drawn.
func TestNoNaNInPictures(t *testing.T) {
	for name, document := range overflowing {
		t.Run(name, func(t *testing.T) {
			p := open(t, "")
			p.request("load", `{"document": `+document+`}`)
			p.titled("Overflow")
			p.do(chromedp.EmulateViewport(1440, 900))
			evaluate[bool](p, `(document.querySelector(".tabs [data-panel=training]").click(), true)`)
			p.settle()
			evaluate[bool](p, `([...document.querySelectorAll(".pictures [data-kind][aria-pressed=false]")].forEach(b => b.click()), true)`)
			p.settle()
			for range 3 {
				p.request("train", `{"epochs": 40}`)
				p.settle()
				if got := evaluate[[]string](p, `[...document.querySelectorAll("svg *")].flatMap(e => [...e.attributes].filter(a => /NaN|Infinity|[+-]Inf/.test(a.value) && !a.name.startsWith("aria-")).map(a => e.tagName + " " + a.name + "=" + a.value.slice(0, 60)))`); len(got) > 0 {
					t.Fatalf("pictures have %q", got)
				}
			}
			if evaluate[int](p, `document.querySelectorAll(".pictures .pane").length`) < 2 {
				t.Error("no pictures are open")
			}
		})
	}
}
