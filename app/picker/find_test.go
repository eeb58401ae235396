package picker

import (
	"strings"
	"testing"

	"chainrule/engine/network"
)

// TestFindParams finds parameters by their ids, by their symbols and by words of their labels.
func TestFindParams(t *testing.T) {
	v := view(t, two)
	for text, want := range map[string]string{
		"alpha[1,2]": "alpha[1,2]", "alpha 1 2": "alpha[1,2] alpha[2,1]", "α₁₂": "alpha[1,2]", "beta 1 12": "beta[1,12]", "β₁,₁₂": "beta[1,12]",
		"Alpha2 3 1": "alpha2[3,1]", "age": "alpha[1,1] alpha[2,1]", "age z2": "alpha[2,1]", "sex": "alpha[1,2] alpha[2,2]", "se z1": "alpha[1,2]",
		"β₁₁": "beta[1,1] beta[1,10] beta[1,11] beta[1,12]", "beta11": "beta[1,1] beta[1,10] beta[1,11] beta[1,12]", "beta1 1": "beta[1,1] beta[1,10] beta[1,11] beta[1,12]",
		"nothing": "", "alpha 9 9": "", "z1 z2 z1 z2 age": "",
	} {
		var ids []string
		for _, p := range findParams(v, text, 10) {
			ids = append(ids, v.Shape.ID(p))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	if got := findParams(v, "z₂", 3); len(got) != 3 || got[0] != (network.Param{Layer: 1, Unit: 2}) {
		t.Errorf("z₂ finds %v", got)
	}
	if got := findParams(v, "", 1000); len(got) != v.Shape.Count() {
		t.Errorf("no text finds %d of %d", len(got), v.Shape.Count())
	}
}
