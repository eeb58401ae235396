package table

import (
	"strings"
	"testing"
)

// TestRewrite writes pasted numbers as their column does.
func TestRewrite(t *testing.T) {
	point, comma := Reads{}, Reads{Decimal: ",", Thousands: "."}
	for _, c := range []struct {
		reads    Reads
		from, to string // "" in to: nothing changes
	}{
		{point, "1,5 | 2,25 | 3", "1.5 | 2.25 | 3"},
		{point, "1.250,50 | 980", "1250.5 | 980"},
		{point, "1,200 | 980", "1200 | 980"},
		{point, "1 200,5 | NA", "1200.5 | NA"},
		{point, "1.5 | 2", ""},
		{point, "1,200", ""}, // either 1.2 or 1200
		{point, "abc | 2", ""},
		{point, "NA |", ""},
		{comma, "1.5 | 22.75", "1,5 | 22,75"},
		{comma, "1,200.50 | 7", "1200,5 | 7"},
		{comma, "1.250,5", ""},
	} {
		var cells []string
		for _, s := range strings.Split(c.from, "|") {
			cells = append(cells, strings.TrimSpace(s))
		}
		to, changed := c.reads.Rewrite(cells)
		if got := strings.Join(to, " | "); changed != (c.to != "") || changed && got != c.to {
			t.Errorf("%+v: %s becomes %s, %v, want %q", c.reads, c.from, got, changed, c.to)
		}
	}
}
