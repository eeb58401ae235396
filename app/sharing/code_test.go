package sharing

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"chainrule/engine/document"

	"golang.org/x/net/html"
)

// TestCode reads the code for a course page as a browser does: the document is whole, and a person's text stays text.
func TestCode(t *testing.T) {
	example, err := os.ReadFile("../../static/examples/xor.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(example)
	if err != nil {
		t.Fatal(err)
	}
	d.Title = `</script><img src=x onerror="alert(1)"> & "quotes"`
	e := excerpt{title: d.Title, text: d.Encode(), packed: "abc.def", show: []string{"table", "derivation"}, lock: []string{"all"}}

	root, err := html.Parse(strings.NewReader(e.element("https://example.org/course/chainrule/index.html")))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*html.Node{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			found[n.Data] = n // the last script is the document
		}
	}
	if found["img"] != nil {
		t.Error("a title became an element")
	}
	got, err := document.Decode([]byte(found["script"].FirstChild.Data))
	if err != nil || !bytes.Equal(got.Encode(), d.Encode()) {
		t.Errorf("the document in the code is another one: %v", err)
	}
	want := map[string]string{"title": d.Title, "show": "table derivation", "lock": "all"}
	have := map[string]string{}
	for _, a := range found["chain-rule"].Attr {
		have[a.Key] = a.Val
	}
	if a, b := sorted(have), sorted(want); a != b {
		t.Errorf("the attributes are %s, want %s", a, b)
	}
	if !strings.Contains(e.element("https://example.org/course/chainrule/index.html"), `src="https://example.org/course/chainrule/embed.js"`) {
		t.Error("the element's script is not beside the page")
	}

	root, err = html.Parse(strings.NewReader(e.frame("https://example.org/")))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "iframe" && n.Attr[0].Val != "https://example.org/#doc=abc.def&show=table,derivation&lock=all" {
			t.Errorf("the frame opens %s", n.Attr[0].Val)
		}
	}
}

func sorted(m map[string]string) string {
	text, _ := json.Marshal(m)
	return string(text)
}
