package download

import "testing"

// TestName makes names of files: each is one that file systems take, and no path.
func TestName(t *testing.T) {
	for title, want := range map[string]string{
		"Salary":          "Salary.csv",
		"  ":              "chainrule.csv",
		"../../etc/pass":  "-..-etc-pass.csv",
		"a\nb\x7f:c*?\"<": "a-b--c----.csv",
		"Größe":           "Größe.csv",
		" .. ":            "chainrule.csv",
		"\u202egpj.exe":   "-gpj.exe.csv",
	} {
		if got := Name(title, ".csv"); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
	long := ""
	for range 500 {
		long += "ä"
	}
	if got := Name(long, ""); len(got) != 2*longest {
		t.Errorf("a long title becomes %d bytes", len(got))
	}
}
