package root

import (
	"strings"
	"testing"
	"time"

	"chainrule/engine/document"
	"chainrule/engine/hostile"
)

// readAddress reads an address as the page does, up to what it would fetch.
func readAddress(hash string) error {
	f, err := parseFragment(hash)
	switch {
	case err != nil:
		return err
	case f.Doc != "":
		_, err = document.Unpack(f.Doc)
	case f.Src != "":
		_, err = sourceAddress("https://school.example/course/", f.Src)
	case f.Example != "":
		err = checkExample(f.Example)
	case f.Lesson != "":
		err = checkLesson(f.Lesson)
	}
	return err
}

// TestHostileAddresses reads every bad address of the corpus; the browser's tests open them.
func TestHostileAddresses(t *testing.T) {
	for _, c := range hostile.Cases(t, hostile.Fragment) {
		if err := readAddress(c.Text); err == nil || err.Error() != c.Error {
			t.Errorf("%s:\n got %v\nwant %s", c.Name, err, c.Error)
		}
	}
}

func TestSourceAddress(t *testing.T) {
	const page = "https://school.example/course/index.html#src=x"
	for src, want := range map[string]string{
		"data/a.json":                       "https://school.example/course/data/a.json",
		"../a.json":                         "https://school.example/a.json",
		"/a b.json":                         "https://school.example/a%20b.json",
		"a.json?version=2#x":                "https://school.example/course/a.json?version=2",
		"https://data.example/a.json":       "https://data.example/a.json",
		"//data.example/a.json":             "https://data.example/a.json",
		"HTTPS://school.example:444/a.json": "https://school.example:444/a.json",
	} {
		if got, err := sourceAddress(page, src); err != nil || got.String() != want {
			t.Errorf("%s means %v, %v, want %s", src, got, err, want)
		}
	}
	// a page on this machine, by http, reads its own files, and another's by https only
	if got, err := sourceAddress("http://localhost:8080/", "a.json"); err != nil || got.String() != "http://localhost:8080/a.json" {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := sourceAddress("http://localhost:8080/", "//localhost:8081/a.json"); err == nil {
		t.Errorf("another host by http: %v", got)
	}
}

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

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Salary":                  "Salary",
		"":                        "chainrule",
		" .. ":                    "chainrule",
		"a/b\\c:d*e?f\"g<h>i|j":   "a-b-c-d-e-f-g-h-i-j",
		"../../etc/passwd":        "-..-etc-passwd",
		"\u202egpj.exe":           "-gpj.exe",
		"tab\there\x00":           "tab-here-",
		"Gehälter 2026":           "Gehälter 2026",
		strings.Repeat("ä", 1000): strings.Repeat("ä", 80),
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q makes %q, want %q", title, got, want)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 8000: "8,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
}
