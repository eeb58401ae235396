package opening

import (
	"testing"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/hostile"
)

// readAddress reads an address as the page does, up to what it would fetch.
func readAddress(hash string) error {
	f, err := Parse(hash)
	switch {
	case err != nil:
		return err
	case f.Doc != "":
		_, err = document.Unpack(f.Doc)
	case f.Src != "":
		_, err = sourceAddress("https://school.example/course/", f.Src)
	case f.Example != "":
		err = checkExample(f.Example)
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

func TestIsDocument(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       bool
	}{
		{"a.json", "x", true},
		{"a.JSON", "", true},
		{"a.csv", "a,b\n", false},
		{"a.csv", " \n{", true},
		{"a", "\xef\xbb\xbf{}", true},
		{"a.txt", "", false},
		{"a.json", `[{"x": 1}]`, false},
		{"a.json", `[{"x": 1}`, true},
		{"", ` [[1, 2], [3, 4]]`, false},
		{"", `{"columns": ["x"], "data": [[1]]}`, false},
		{"", `{"x": [1, 2]}`, false},
		{"a.json", `{"chainrule": 1, "x": [1]}`, true},
		{"a.json", `{"table": {"columns": [{"name": "x"}], "rows": [["1"]]}, "network": {"hidden": []}}`, true},
		{"a.json", "<!DOCTYPE html>", false},
		{"a.json", "<x>", true},
	} {
		if got := IsDocument(act.File{Name: c.name, Data: []byte(c.data)}); got != c.want {
			t.Errorf("%s %q: %v", c.name, c.data, got)
		}
	}
}
