package recent

import (
	"slices"
	"testing"
	"time"

	"chainrule/app/draft"
)

func TestAgo(t *testing.T) {
	now := time.Date(2026, 3, 2, 14, 30, 0, 0, time.FixedZone("", 2*60*60))
	for _, c := range []struct {
		before time.Duration
		want   string
	}{
		{-time.Hour, "just now"}, // a clock that was put back
		{59 * time.Second, "just now"},
		{time.Minute, "1 minute ago"},
		{59 * time.Minute, "59 minutes ago"},
		{time.Hour, "today, 13:30"},
		{14*time.Hour + 30*time.Minute, "today, 00:00"},
		{14*time.Hour + 31*time.Minute, "yesterday, 23:59"},
		{38 * time.Hour, "yesterday, 00:30"},
		{39 * time.Hour, "28 February 2026, 23:30"},
	} {
		if got := ago(now, now.Add(-c.before).UTC()); got != c.want {
			t.Errorf("%v before it is %q, want %q", c.before, got, c.want)
		}
	}
}

// TestAbouts tells drafts of one name apart: by their size, by how far they are trained, and else by the second.
func TestAbouts(t *testing.T) {
	now := time.Date(2026, 3, 2, 14, 30, 0, 0, time.UTC)
	at := func(seconds int) time.Time { return now.Add(-time.Duration(seconds) * time.Second) }
	p := &Panel{now: now, entries: []draft.Entry{
		{Title: "Salary", Rows: 3, Inputs: 3, Time: at(61)},
		{Title: "Salary", Rows: 3, Inputs: 3, Time: at(100)},
		{Title: "Salary", Rows: 3, Inputs: 3, Epoch: 1200, Time: at(101)},
		{Title: "Salary", Rows: 3, Inputs: 2, Time: at(102)},
		{Title: "Iris", Rows: 3, Inputs: 3, Time: at(61)},
		{Title: "Salary", Rows: 1, Time: at(61), Busy: true},
	}}
	want := []string{
		"today, 14:28:59, 3 rows × 3 inputs",
		"today, 14:28:20, 3 rows × 3 inputs",
		"1 minute ago, 3 rows × 3 inputs, 1 200 epochs",
		"1 minute ago, 3 rows × 2 inputs",
		"1 minute ago, 3 rows × 3 inputs",
		"1 minute ago, 1 row; another tab works on it, and this one opens a copy",
	}
	if got := p.abouts(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
