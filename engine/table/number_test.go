package table

import (
	"testing"

	"chainrule/engine/prose"
)

// TestParseWhole reads whole numbers as they are typed, and says of others what was typed.
func TestParseWhole(t *testing.T) {
	wanted := func(found any) error { return prose.Say(prose.UnitsOfLayer, 256, found) }
	for text, want := range map[string]int{"3": 3, " 3 ": 3, "2.0": 2, "1e2": 100, "256": 256} {
		if got, err := ParseWhole(text, 1, 256, wanted); got != want || err != nil {
			t.Errorf("%q is %d, %v, want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"3.5":    "a hidden layer has 1 to 256 units, found 3.5",
		"0":      "a hidden layer has 1 to 256 units, found 0",
		" 1e308": "a hidden layer has 1 to 256 units, found 1e308",
		"257":    "a hidden layer has 1 to 256 units, found 257",
		"3,5":    `"3,5" is not a number; write 3.5`,
		"1e999":  `"1e999" is too large for a number`,
		"two":    `"two" is not a number`,
	} {
		if _, err := ParseWhole(text, 1, 256, wanted); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
