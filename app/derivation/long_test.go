package derivation

import (
	"fmt"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/workspace"
)

// longest is how many elements a line has at most. A browser draws so many within a frame or two.
const longest = 4000

// elements counts an element and those in it.
func elements(m expr.Markup) int {
	n := 1
	for _, c := range m.Children {
		n += elements(c)
	}
	return n
}

// TestNoLineIsTooLong prints the lines of wide and of deep networks: a sum within a sum must not multiply their length.
func TestNoLineIsTooLong(t *testing.T) {
	for _, units := range []int{2, 3, 10} {
		for _, layers := range []int{1, 2, 3, 6} {
			for _, classes := range []int{2, 3, 10} {
				v := workspace.New(deep(t, layers, units, classes)).View()
				for _, o := range []options{{form: derive.Chain, digits: 4}, {form: derive.Errors, digits: 4}, {form: derive.Chain, expanded: true, digits: 12}, {form: derive.Errors, expanded: true, digits: 12}} {
					s, ok := newShown(v, o)
					if !ok {
						t.Fatal("no derivation")
					}
					for _, r := range s.rows {
						f := r.formulas()
						if n := elements(f.symbols) + elements(f.numbers); n > longest {
							t.Errorf("%d layers of %d units, %d classes, %+v: line %d has %d elements", layers, units, classes, o, r.index+1, n)
						}
					}
				}
			}
		}
	}
}

// deep is a document with so many hidden layers of so many units each.
func deep(t *testing.T, layers, units, classes int) *document.Document {
	t.Helper()
	rows := make([]string, 2*classes)
	for i := range rows {
		rows[i] = fmt.Sprintf(`["%d", "%d", "c%d"]`, i%3, i%5, i%classes)
	}
	layer := fmt.Sprintf(`{"units": %d, "activation": "tanh"}`, units)
	d, err := document.Decode([]byte(`{"chainrule": 1, "table": {"columns": [{"name": "u", "role": "input"}, {"name": "v", "role": "input"},
		{"name": "y", "role": "target", "kind": "category"}], "rows": [` + strings.Join(rows, ",") + `]},
		"network": {"hidden": [` + strings.TrimSuffix(strings.Repeat(layer+",", layers), ",") + `], "output": "softmax", "loss": "cross-entropy"}}`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
