package document

import (
	"strings"
	"testing"
)

// TestCrowded counts the columns and rows of the document's own table, whatever its texts say, and nothing else.
func TestCrowded(t *testing.T) {
	many := func(item string, n int) string { return strings.TrimSuffix(strings.Repeat(item+",", n), ",") }
	for _, c := range []struct{ text, want string }{
		{`{"table": {"columns": [` + many(`{"name": "a,b]\"", "levels": ["x", "y"]}`, 64) + `], "rows": []}}`, ""},
		{`{"table": {"columns": [` + many(`{}`, 65) + `]`, "table.columns: there are more than 64 columns; a table can have 64"},
		{`{"table": {"rows": [` + many(`["\\", "],["]`, 100_000) + `]}}`, ""},
		{`{"table": {"rows": [` + many(`[]`, 100_001), "table.rows: there are more than 100000 rows; a table can have 100000"},
		{`{"title": "table", "x": {"rows": [` + many(`[]`, 100_001) + `]}}`, ""},
		{`{"x": {"table": {"rows": [` + many(`[]`, 100_001) + `]}}}`, ""},
		{`[[[` + many(`[]`, 100_001), ""},
		{`{"table": {"rows": ["` + strings.Repeat(`\"`, 1000), ""},
		{`}}}]`, ""},
		{``, ""},
	} {
		got := ""
		if err := crowded([]byte(c.text)); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%.60s…: %q, want %q", c.text, got, c.want)
		}
	}
}
