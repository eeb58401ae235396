package prose

import (
	"strings"
	"testing"
)

// TestIsolated wants names of the other direction between the characters that Unicode has for that (UAX #9, FSI and PDI), and no
// other name changed.
func TestIsolated(t *testing.T) {
	const said ID = "said-of-a-name"
	defer func(before []Catalogue) { spoken = before }(spoken)
	spoken = append([]Catalogue{{said: "{0} → 2"}}, spoken...)
	for _, c := range []struct {
		name any
		want string
	}{
		{"age", "age → 2"},
		{"身長 (cm)", "身長 (cm) → 2"},
		{"Größe", "Größe → 2"},
		{"גיל (שנים)", "\u2068גיל (שנים)\u2069 → 2"},
		{Quoted("العمر"), "\"\u2068العمر\u2069\" → 2"},
		{Unquoted("ޢުމުރު"), "\u2068ޢުމުރު\u2069 → 2"},
		{List{"age", "גיל"}, "age, \u2068גיל\u2069 → 2"},
		{"a\u202eb", "\u2068a\u202eb\u2069 → 2"},
		{"גיל\u2069", "\u2068גיל\u2069 → 2"},
		{Say(said, "גיל"), "\u2068גיל\u2069 → 2 → 2"},
		{Isolated("גיל"), "\u2068גיל\u2069 → 2"},
	} {
		m := Say(said, c.name)
		if got := m.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		if got, want := WithoutIsolates(m.String()), strings.NewReplacer("\u2068", "", "\u2069", "").Replace(c.want); got != want {
			t.Errorf("%q without isolates, want %q", got, want)
		}
		if got, want := BetweenIsolates(strings.ToUpper)(m.String()), strings.ToUpper(c.want); got != want {
			t.Errorf("%q between isolates, want %q", got, want)
		}
	}
}
