package browsertest

import (
	"encoding/json"
	"fmt"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/workspace"

	"github.com/google/go-cmp/cmp"
)

// functions are documents of two rows: one for each loss with each output function that it goes with, over all
// activations in turn.
func functions() (names, documents []string) {
	next := 0
	for _, l := range loss.All() {
		low, high := 0.0, 1.0
		if only := l.Targets.Only; len(only) > 0 {
			low, high = only[0], only[1]
		}
		a, b := expr.FormatNumber(low, 0), expr.FormatNumber(high, 0)
		for _, g := range activation.Outputs() {
			if l.CheckOutput(g) != nil {
				continue
			}
			hidden := activation.All()[next%len(activation.All())]
			next++
			names = append(names, hidden.ID+", "+g.ID+", "+l.ID)
			documents = append(documents, fmt.Sprintf(`{"chainrule": 1, "table": {"columns": [
				{"name": "x", "role": "input"}, {"name": "u", "role": "target"}, {"name": "v", "role": "target"}],
				"rows": [["0.5", %q, %q], ["-1.5", %q, %q]]},
				"network": {"hidden": [{"units": 2, "activation": %q}], "output": %q, "loss": %q}}`, a, b, b, a, hidden.ID, g.ID, l.ID))
		}
	}
	return names, documents
}

// TestFunctions derives with every activation, output function and loss on the page, and trains with them: all must
// be as they are natively, and the page must show the result.
func TestFunctions(t *testing.T) {
	p := open(t, "")
	names, documents := functions()
	if len(names) < len(activation.All()) {
		t.Fatalf("%d documents for %d activations", len(names), len(activation.All()))
	}
	for i, text := range documents {
		d, err := document.Decode([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", names[i], err)
		}
		here := api.New(workspace.New(d))
		result[any](p, "load", fmt.Sprintf(`{"document": %s}`, text))
		both := func(method, params string) {
			wanted, fault := here.Request(method, json.RawMessage(params))
			if fault != nil {
				t.Fatalf("%s: %s: %v", names[i], method, fault)
			}
			var want any
			if err := json.Unmarshal(wanted, &want); err != nil {
				t.Fatal(err)
			}
			got := result[any](p, method, params)
			if method == "derivation" {
				want, got = stripDifference(want), stripDifference(got)
			}
			if d := cmp.Diff(want, got, near); d != "" {
				t.Errorf("%s: %s %s: native and page differ:\n%s", names[i], method, params, d)
			}
		}
		for _, form := range []string{"chain", "errors"} {
			both("derivation", fmt.Sprintf(`{"parameter": "alpha[2,1]", "form": %q}`, form))
		}
		p.selectAll(t, []string{"alpha[2,1]"})
		both("train", `{"epochs": 20}`)
	}
}
