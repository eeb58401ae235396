package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplaced changes a text, and refuses to where the old text does not stand there as often as expected.
func TestReplaced(t *testing.T) {
	for _, c := range []struct {
		text  string
		times int
		want  string // the text, or the error
	}{
		{"rate = 120", 1, "rate = 250"},
		{"120 and 120", 2, "250 and 250"},
		{"rate = 60", 1, `app.go: found "120" 0 times, expected it once; adapt the replacement to the file`},
		{"120 and 120", 1, `app.go: found "120" 2 times, expected it once; adapt the replacement to the file`},
		{"rate = 120", 2, `app.go: found "120" once, expected it 2 times; adapt the replacement to the file`},
	} {
		got, err := replaced("app.go", c.text, replacement{old: "120", new: "250", times: c.times})
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

// TestPatchesFit applies the patches to the go-app that go.mod names.
func TestPatchesFit(t *testing.T) {
	from, err := goAppFolder()
	if err != nil {
		t.Fatal(err)
	}
	to := t.TempDir()
	if err := copyPackage(filepath.Join(from, "pkg", "app"), to, leftOutFiles, patches, map[string]string{"stand_ins.go": standIns}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(to, "*.go"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files were copied, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, gone := range []string{"google/uuid", "uuid.New", `"net/http"`, `"text/template"`, "crypto/aes", `"regexp"`} {
			if strings.Contains(string(text), gone) {
				t.Errorf("%s still has %s", filepath.Base(file), gone)
			}
		}
	}
}

// TestCopyPackage copies sources, and refuses to where a file to leave out or to change is not there: its name may
// have changed, and then it would be copied as it is.
func TestCopyPackage(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"a.go": "package a // 1", "http.go": "package a", "a_test.go": "package a", "readme": ""} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(to, "old.go"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	one := []replacement{{old: "1", new: "2", times: 1}}
	if err := copyPackage(from, to, []string{"http.go"}, map[string][]replacement{"a.go": one}, map[string]string{"own.go": "package a"}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(to)
	if err != nil || len(entries) != 2 || entries[0].Name() != "a.go" || entries[1].Name() != "own.go" {
		t.Errorf("the copy has %v, %v", entries, err)
	}
	if text, err := os.ReadFile(filepath.Join(to, "a.go")); string(text) != "package a // 2" {
		t.Errorf("a.go is %q, %v", text, err)
	}
	for what, c := range map[string]struct {
		leave   []string
		patches map[string][]replacement
		want    string
	}{
		"no file to leave out": {leave: []string{"crypto.go"}, want: "has no crypto.go"},
		"no file to change":    {patches: map[string][]replacement{"b.go": one}, want: "has no b.go"},
		"no text to change":    {patches: map[string][]replacement{"http.go": one}, want: `http.go: found "1" 0 times`},
	} {
		if err := copyPackage(from, t.TempDir(), c.leave, c.patches, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", what, err, c.want)
		}
	}
}
