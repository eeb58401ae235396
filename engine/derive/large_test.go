package derive

import (
	"fmt"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/network"
)

// classesDoc is a document with a softmax of n classes over m hidden units.
func classesDoc(n, m int) string {
	var rows []string
	for i := range n {
		rows = append(rows, fmt.Sprintf(`["%d","c%d"]`, i, i))
	}
	return fmt.Sprintf(`{"chainrule": 1, "table": {"columns": [{"name":"x","role":"input"},{"name":"y","role":"target","kind":"category"}], "rows": [%s]}, "network": {"hidden": [{"units":%d,"activation":"sigmoid"}], "output": "softmax", "loss": "cross-entropy"}}`, strings.Join(rows, ","), m)
}

// deepDoc is a document with six hidden layers of n units.
func deepDoc(n int) string {
	layer := fmt.Sprintf(`{"units": %d, "activation": "sigmoid"}`, n)
	return fmt.Sprintf(`{"chainrule": 1, "table": {"columns": [{"name":"x","role":"input"},{"name":"y","role":"target"}], "rows": [["1","2"]]}, "network": {"hidden": [%s], "output": "identity", "loss": "rss"}}`, strings.Repeat(layer+",", 5)+layer)
}

// BenchmarkLarge derives by the first weight of networks at the limits of a document, where a person waits for it.
func BenchmarkLarge(b *testing.B) {
	for name, text := range map[string]string{"softmax200": classesDoc(200, 4), "128x6": deepDoc(128), "256x6": deepDoc(256)} {
		for _, form := range []Form{Chain, Errors} {
			b.Run(name+"/"+string(form), func(b *testing.B) {
				d, err := document.Decode([]byte(text))
				if err != nil {
					b.Fatal(err)
				}
				e := d.Table.Encode()
				s := d.Shape(e)
				n, err := network.New(s)
				if err != nil {
					b.Fatal(err)
				}
				x, y := e.Row(0)
				for b.Loop() {
					Derive(Problem{Network: n, Theta: d.Theta(s), X: x, Y: y, Sample: 1, Param: network.Param{Layer: 1, Unit: 1, Input: 1}}, form)
				}
			})
		}
	}
}
