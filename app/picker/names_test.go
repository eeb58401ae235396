package picker

import (
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/workspace"
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
		if got := Label(v, p); got != want {
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
