package expr

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOutside finds signs outside of parentheses and brackets.
func TestOutside(t *testing.T) {
	for _, c := range []struct {
		text  string
		signs []string
		at    int
		sign  string
	}{
		{"L[2] < 0.01", []string{"<=", "<"}, 5, "<"},
		{"L[2] <= 0.01", []string{"<=", "<"}, 5, "<="},
		{"max(a < b, x[1,2]) = 3", []string{"<", "="}, 19, "="},
		{"(a = b)", []string{"="}, -1, ""},
		{"a) = b", []string{"="}, -1, ""},
		{"", []string{"="}, -1, ""},
		{"σ(a) ≈ 1", []string{"≈"}, 6, "≈"},
	} {
		if at, sign := Outside(c.text, c.signs...); at != c.at || sign != c.sign {
			t.Errorf("%q: %q at %d, want %q at %d", c.text, sign, at, c.sign, c.at)
		}
	}
	for text, want := range map[string][]string{
		"x[1,2], dL/dbeta[1,0]": {"x[1,2]", " dL/dbeta[1,0]"},
		"max(1, 2)":             {"max(1, 2)"},
		",":                     {"", ""},
	} {
		if diff := cmp.Diff(want, SplitOutside(text, ",")); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}
