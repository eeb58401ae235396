package workspace

import (
	"fmt"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/train"
)

// TestTargets: two columns of 0 and 1 under sigmoid outputs are labels that do not exclude each other. Of an output that
// is never above ½ half the rows are wrong, although the other output is always the larger one.
func TestTargets(t *testing.T) {
	for _, c := range []struct {
		output, loss string
		want         train.Targets
	}{
		{"sigmoid", "cross-entropy", train.Labels},
		{"softmax", "cross-entropy", train.Classes},
		{"identity", "rss", train.Numbers},
	} {
		d, err := document.Decode(fmt.Appendf(nil, `{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "warm", "role": "target"}, {"name": "wet", "role": "target"}],
			"rows": [["1", "1", "0"], ["2", "0", "1"]]}, "network": {"hidden": [], "output": %q, "loss": %q}, "weights": {"beta": [[0, 0], [-1, 0]]}}`, c.output, c.loss))
		if err != nil {
			t.Fatal(err)
		}
		v := New(d).View()
		if got := v.Targets(); got != c.want {
			t.Errorf("%s with %s: %v, want %v", c.output, c.loss, got, c.want)
		}
		if fit, _ := v.Fit(); c.want == train.Labels && (fit.Accuracy != 0.5 || len(fit.Right) != 2 || fit.Right[1] != 0.5) {
			t.Errorf("labels fit as %+v", fit)
		}
	}
}
