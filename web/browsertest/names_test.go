package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// oddNames is a document with long names, names in other scripts, and numbers of many digits.
const oddNames = `{"chainrule": 1, "title": "odd names", "table": {"columns": [{"name": "a column whose name has forty characters", "role": "input"},
	{"name": "身長と体重の合計値の平均", "role": "input"}, {"name": "الطول الكامل للشخص", "role": "input"}, {"name": "גובה (ס״מ)", "role": "input"},
	{"name": "WWWWWWWWWWWWWWWWWWWW", "role": "input"}, {"name": "price in thousands of millions of something", "role": "target"}, {"name": "العمر", "role": "target"}],
	"rows": [["123456.789", "-0.000012345", "9876543210", "1", "2", "1234567", "-3.5"], ["2", "5", "7", "1", "9", "2345678", "1"]]},
	"network": {"hidden": [{"units": 3, "activation": "tanh"}, {"units": 2, "activation": "sigmoid"}], "output": "identity", "loss": "rss"}}`

// TestNamesAreWhole draws a network of columns with such names: no name leaves the drawing or lies on another, no number leaves its
// node, and each hidden layer says its number.
func TestNamesAreWhole(t *testing.T) {
	p := open(t, "")
	p.drop("main", "odd.json", oddNames)
	p.until(`document.title.includes("odd names")`)
	for _, size := range [][2]int64{{1440, 900}, {1024, 900}, {390, 844}} {
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		if size[0] < 1100 {
			p.tab("diagram")
		}
		for _, fault := range evaluate[[]string](p, `(() => {
			const faults = [], box = e => e.getBoundingClientRect(), svg = box(document.querySelector(".diagram svg"));
			const names = [...document.querySelectorAll(".diagram text.name")];
			for (const e of names) {
				const b = box(e);
				if (b.left < svg.left - 1 || b.right > svg.right + 1) faults.push(e.textContent + " leaves the drawing");
				for (const other of document.querySelectorAll(".diagram text, .diagram .node > rect")) {
					const o = box(other);
					if (other !== e && Math.min(b.right, o.right) - Math.max(b.left, o.left) > 1 && Math.min(b.bottom, o.bottom) - Math.max(b.top, o.top) > 3) faults.push(e.textContent + " lies on " + other.outerHTML);
				}
				if (e.textContent.endsWith("…") && !e.parentElement.querySelector("title")) faults.push(e.textContent + " is nowhere in full");
			}
			for (const node of document.querySelectorAll(".diagram .node")) {
				const around = box(node.querySelector("rect")), number = node.querySelector("text.num:not(.name, .beside)");
				if (number && (box(number).left < around.left || box(number).right > around.right)) faults.push(number.textContent + " leaves its node");
			}
			return faults;
		})()`) {
			t.Errorf("at %d pixels: %s", size[0], fault)
		}
	}
	if got := evaluate[string](p, `[...document.querySelectorAll(".diagram .scene > text")].map(e => e.textContent).join(", ")`); got != "inputs, layer 1, tanh, layer 2, sigmoid, outputs, identity, targets" {
		t.Errorf("the captions are %q", got)
	}
}
