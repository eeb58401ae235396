package root

import (
	"os"
	"strings"
	"testing"

	"chainrule/engine/document"
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

func TestParamLabel(t *testing.T) {
	v := view(t, two)
	for id, want := range map[string]string{
		"alpha[1,0]": "α₁₀ bias → z₁", "alpha[1,1]": "α₁₁ age → z₁", "alpha[2,2]": "α₂₂ sex = m → z₂", "alpha2[12,1]": "α⁽²⁾₁₂,₁ z₁ → z⁽²⁾₁₂", "beta[1,12]": "β₁,₁₂ z⁽²⁾₁₂ → f₁",
		"beta[1,0]": "β₁₀ bias → f₁",
	} {
		p, err := v.Shape.Parse(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := paramLabel(v, p); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
		if got := v.Shape.Symbol(p).ID(); got != id {
			t.Errorf("%s, want %s", got, id)
		}
	}
	for layer, want := range map[int]string{1: "α of hidden layer 1", 2: "α of hidden layer 2", 3: "β, into the outputs"} {
		if got := layerLabel(v.Shape, layer); got != want {
			t.Errorf("layer %d is %q, want %q", layer, got, want)
		}
	}
	one := v.Shape
	one.Hidden = one.Hidden[:1]
	if got := layerLabel(one, 1); got != "α, into the hidden units" {
		t.Error(got)
	}
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
		`{"decay": 0.1, "batch": 1}`:        "With the decay, a step on the full batch with γ",
	} {
		v := view(t, strings.TrimSuffix(two, "}")+`, "training": `+training+`}`)
		if got := leadsTo(v).String(); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", training, got, want)
		}
	}
}
