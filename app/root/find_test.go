package root

import "testing"

func TestFindParam(t *testing.T) {
	v := view(t, two)
	for text, want := range map[string]string{
		"alpha[1,2]": "alpha[1,2]", "alpha 1 2": "alpha[1,2]", "α₁₂": "alpha[1,2]", "beta 1 12": "beta[1,12]", "β₁,₁₂": "beta[1,12]",
		"Alpha2 3 1": "alpha2[3,1]", "age": "alpha[1,1]", "z₂": "alpha[2,0]", "age z2": "alpha[2,1]", "sex": "alpha[1,2]",
		"f1": "beta[1,0]", "nothing": "", "": "", "alpha 9 9": "",
	} {
		p, ok := findParam(v, text)
		got := ""
		if ok {
			got = v.Shape.ID(p)
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
}
