package recent

import (
	"testing"
	"time"
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
