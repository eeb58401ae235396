package root

import (
	"os"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/workspace"

	"chainrule/static"
)

const two = `{"chainrule": 1, "table": {"columns": [{"name": "age", "role": "input"}, {"name": "sex", "role": "input", "kind": "category"}, {"name": "y", "role": "target"}],
	"rows": [["1", "f", "2"], ["2", "m", "3"]]}, "network": {"hidden": [{"units": 2, "activation": "tanh"}, {"units": 12, "activation": "tanh"}], "output": "identity", "loss": "rss"}}`

func view(t *testing.T, text string) *workspace.View {
	t.Helper()
	d, err := document.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return workspace.New(d).View()
}

// TestExamplesMove opens each example: the parameter that is selected moves the loss of the row that is selected.
func TestExamplesMove(t *testing.T) {
	for _, e := range static.Examples {
		text, err := os.ReadFile("../../static/examples/" + e.Name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		v := view(t, string(text))
		if v.Sample < 0 || v.OfSample[v.Shape.Index(v.Param)] == 0 || e.About == "" {
			t.Errorf("%s opens on row %d and %s, whose derivative is 0, or says nothing of itself", e.Name, v.Row, v.Shape.ID(v.Param))
		}
	}
}

// TestLeadsTo names the step that the answer is about: the one over all rows, which training in batches does not take.
func TestLeadsTo(t *testing.T) {
	for training, want := range map[string]string{
		`{}`:                                "so a step with γ",
		`{"batch": 1}`:                      "so a step on the full batch with γ",
		`{"batch": 2}`:                      "so a step with γ", // there are two rows
		`{"momentum": 0.9}`:                 "so a step without momentum with γ",
		`{"batch": 1, "momentum": 0.5}`:     "so a step on the full batch without momentum with γ",
		`{"reduction": "mean", "batch": 1}`: "the mean over all rows, so a step on the full batch with γ",
		`{"holdout": 0.5}`:                  "over all rows, so a step on all rows, held out or not, with γ",
		`{"holdout": 0.5, "batch": 1, "momentum": 0.5}`: "so a step without momentum on all rows, held out or not, with γ",
		`{"decay": 0.1, "batch": 1}`:                    "With the decay, a step on the full batch with γ",
	} {
		v := view(t, strings.TrimSuffix(two, "}")+`, "training": `+training+`}`)
		if got := leadsTo(v).String(); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", training, got, want)
		}
	}
}

// TestLeadsSomewhere has a step so small that its two ends look the same in the usual digits: they get as many as they need.
func TestLeadsSomewhere(t *testing.T) {
	v := view(t, strings.TrimSuffix(two, "}")+`, "training": {"rate": 1e-8}}`)
	u := v.Update(v.Param)
	if got := leadsTo(v).String(); u.Old == u.New || strings.Contains(got, "from "+expr.FormatNumber(u.Old, 4)+" to "+expr.FormatNumber(u.Old, 4)+".") {
		t.Errorf("a step from %v to %v reads %q", u.Old, u.New, got)
	}
}
