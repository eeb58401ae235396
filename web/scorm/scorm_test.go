package scorm

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

var site = fstest.MapFS{
	"index.html":         {Data: []byte("page")},
	"embed.js":           {Data: []byte("script")},
	"app-0.wasm":         {Data: []byte("program")},
	"examples/iris.json": {Data: []byte("{}")},
	"a b&c.txt":          {Data: []byte("a name to escape")},
	"demo/index.html":    {Data: []byte("demo")},
}

// node is any element.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n node) attr(space, name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name && a.Name.Space == space {
			return a.Value
		}
	}
	return ""
}

func (n node) names() []string {
	var list []string
	for _, c := range n.Children {
		list = append(list, c.XMLName.Local)
	}
	return list
}

// ncName is what XML Schema takes as an ID.
var ncName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// TestPackage reads packages back and holds their manifests to what the schemas ask: namespaces, the elements in
// their order, identifiers that are unique and lead somewhere, and every file listed and there.
func TestPackage(t *testing.T) {
	for _, c := range []struct {
		version                              Version
		space, adl, schemaVersion, scormType string
	}{
		{V12, "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2", "1.2", "scormtype"},
		{V2004, "http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.adlnet.org/xsd/adlcp_v1p3", "2004 4th Edition", "scormType"},
	} {
		var data bytes.Buffer
		if err := Write(&data, site, c.version, Options{Title: `Rows & <b>"columns"`, Example: "iris", Lock: "all"}); err != nil {
			t.Fatal(err)
		}
		files := unzip(t, data.Bytes())
		var m node
		if err := xml.Unmarshal(files["imsmanifest.xml"], &m); err != nil {
			t.Fatal(err)
		}
		checkTree(t, m, c.space)
		wantNames(t, m, "metadata", "organizations", "resources")
		wantNames(t, m.Children[0], "schema", "schemaversion")
		if s := m.Children[0].Children; s[0].Text != "ADL SCORM" || s[1].Text != c.schemaVersion {
			t.Errorf("%s: the schema is %q %q", c.version, s[0].Text, s[1].Text)
		}
		wantNames(t, m.Children[1], "organization")
		organization := m.Children[1].Children[0]
		if got := m.Children[1].attr("", "default"); got != organization.attr("", "identifier") {
			t.Errorf("%s: the default organization is %q", c.version, got)
		}
		wantNames(t, organization, "title", "item")
		item := organization.Children[1]
		if item.Children[0].XMLName.Local != "title" || item.Children[0].Text != `Rows & <b>"columns"` {
			t.Errorf("%s: the item's title is %q", c.version, item.Children[0].Text)
		}
		wantNames(t, m.Children[2], "resource")
		resource := m.Children[2].Children[0]
		if item.attr("", "identifierref") != resource.attr("", "identifier") {
			t.Errorf("%s: the item leads to %q", c.version, item.attr("", "identifierref"))
		}
		if resource.attr("", "type") != "webcontent" || resource.attr(c.adl, c.scormType) != "sco" {
			t.Errorf("%s: the resource is %v", c.version, resource.Attrs)
		}
		var listed []string
		for _, f := range resource.Children {
			href, err := url.PathUnescape(f.attr("", "href"))
			if err != nil || f.XMLName.Local != "file" || path.IsAbs(href) {
				t.Errorf("%s: file %q, %v", c.version, href, err)
			}
			listed = append(listed, href)
		}
		if !slices.Contains(listed, resource.attr("", "href")) {
			t.Errorf("%s: the page %q is not listed", c.version, resource.attr("", "href"))
		}
		var there []string
		for name := range files {
			if name != "imsmanifest.xml" {
				there = append(there, name)
			}
		}
		slices.Sort(there)
		if !slices.Equal(listed, there) {
			t.Errorf("%s lists\n%v, and there are\n%v", c.version, listed, there)
		}
		if page := string(files[unitPage]); !strings.Contains(page, `example="iris"`) || !strings.Contains(page, `lock="all"`) || strings.Contains(page, "<b>") {
			t.Errorf("the page is %s", page)
		}
	}
}

// checkTree holds identifiers to their type and to being unique, and elements to known namespaces.
func checkTree(t *testing.T, m node, space string) {
	t.Helper()
	seen := map[string]bool{}
	var walk func(n node)
	walk = func(n node) {
		if n.XMLName.Space != space && n.XMLName.Space != "http://www.imsglobal.org/xsd/imsss" {
			t.Errorf("%s is of %s", n.XMLName.Local, n.XMLName.Space)
		}
		if id := n.attr("", "identifier"); id != "" {
			if !ncName.MatchString(id) || seen[id] {
				t.Errorf("the identifier %q is taken or is none", id)
			}
			seen[id] = true
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(m)
	for _, id := range []string{"course", "item", "unit"} {
		if !seen[id] {
			t.Errorf("nothing has the identifier %q", id)
		}
	}
}

func wantNames(t *testing.T, n node, want ...string) {
	t.Helper()
	if got := n.names(); !slices.Equal(got, want) {
		t.Fatalf("%s holds %v, want %v", n.XMLName.Local, got, want)
	}
}

func unzip(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "imsmanifest.xml" {
		t.Errorf("the first file is %s", r.File[0].Name)
	}
	files := map[string][]byte{}
	for _, f := range r.File {
		content, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(content); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestDocument packs a document of one's own.
func TestDocument(t *testing.T) {
	var data bytes.Buffer
	if err := Write(&data, site, V2004, Options{Example: "iris", Document: []byte(`{"chainrule": 1}`)}); err != nil {
		t.Fatal(err)
	}
	files := unzip(t, data.Bytes())
	if page := string(files[unitPage]); !strings.Contains(page, `src="unit.json"`) || strings.Contains(page, "example=") {
		t.Errorf("the page is %s", page)
	}
	if string(files["unit.json"]) != `{"chainrule": 1}` {
		t.Errorf("the document is %s", files["unit.json"])
	}
}

// TestRefusals packs what cannot be packed.
func TestRefusals(t *testing.T) {
	if err := Write(io.Discard, fstest.MapFS{"a": {}}, V12, Options{}); err == nil || err.Error() != "the site is not built; run make build" {
		t.Errorf("no site: %v", err)
	}
	for want, o := range map[string]Options{
		`there is no example "rose"`: {Example: "rose"},
		`show="nothing"`:             {Show: "nothing"},
		`lock="everything"`:          {Lock: "everything"},
		`complete is "never"`:        {Complete: "never"},
	} {
		if err := Write(io.Discard, site, V12, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", o, err, want)
		}
	}
	if err := Write(io.Discard, site, "3", Options{}); err == nil || err.Error() != `there is no SCORM "3"; there are [1.2 2004]` {
		t.Errorf("no version: %v", err)
	}
}

// TestIdentifiersAndDates packs twice the same, and once another document: the identifier is the document's, the same package
// is the same to the byte, and its files carry a date.
func TestIdentifiersAndDates(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	pack := func(o Options) ([]byte, string) {
		var data bytes.Buffer
		o.Time = at
		if err := Write(&data, site, V12, o); err != nil {
			t.Fatal(err)
		}
		r, err := zip.NewReader(bytes.NewReader(data.Bytes()), int64(data.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.File {
			if !f.Modified.Equal(at) {
				t.Errorf("%s is of %v", f.Name, f.Modified)
			}
		}
		var m node
		if err := xml.Unmarshal(unzip(t, data.Bytes())["imsmanifest.xml"], &m); err != nil {
			t.Fatal(err)
		}
		return data.Bytes(), m.attr("", "identifier")
	}
	a, first := pack(Options{Document: []byte(`{"chainrule": 1}`)})
	b, second := pack(Options{Document: []byte(`{"chainrule": 1}`)})
	_, third := pack(Options{Document: []byte(`{"chainrule": 1, "title": "x"}`)})
	if !bytes.Equal(a, b) || first != second {
		t.Error("the same package twice is not the same")
	}
	if first == third || !ncName.MatchString(first) {
		t.Errorf("the identifiers are %s and %s", first, third)
	}
}

// TestLesson packs a lesson, and refuses one that there is not, and what does not go with it.
func TestLesson(t *testing.T) {
	withLesson := fstest.MapFS{"learn/forward/index.html": {Data: []byte("lesson")}}
	for name, file := range site {
		withLesson[name] = file
	}
	for _, c := range []struct {
		o    Options
		want string // of the fault; "" where there is none
	}{
		{Options{Lesson: "forward"}, ""},
		{Options{Lesson: "forward", Complete: "exercises"}, ""},
		{Options{Lesson: "backward"}, `there is no lesson "backward"`},
		{Options{Lesson: "../forward"}, "as in an address"},
		{Options{Lesson: "forward", Example: "xor"}, "as in an address"},
		{Options{Lesson: "forward", Document: []byte("{}")}, "leave one of the two out"},
		{Options{Complete: "tasks"}, "only a lesson has tasks"},
	} {
		var archive bytes.Buffer
		err := Write(&archive, withLesson, V2004, c.o)
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%+v: %v", c.o, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%+v: %v", c.o, err)
		}
		r, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
		if err != nil {
			t.Fatal(err)
		}
		file, err := r.Open("unit.html")
		if err != nil {
			t.Fatal(err)
		}
		page, _ := io.ReadAll(file)
		want := `data-complete="tasks"`
		if c.o.Complete != "" {
			want = `data-complete="` + c.o.Complete + `"`
		}
		if !strings.Contains(string(page), ` lesson="forward"`) || !strings.Contains(string(page), want) {
			t.Errorf("%s", page)
		}
	}
}
