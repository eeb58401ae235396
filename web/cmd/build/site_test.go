package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	"chainrule/web/host"

	"github.com/evanw/esbuild/pkg/api"
)

// TestLink links a page to files whose names carry hashes, and refuses what would leave the page without them.
func TestLink(t *testing.T) {
	s := newSite(t.TempDir())
	name, err := s.addHashed("app.css", []byte("p {}"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.checkLinked(); err == nil || !strings.Contains(err.Error(), "no page links to app.css") {
		t.Errorf("no page links to the style sheet: %v", err)
	}
	if got, err := s.link(`<link href="{{app.css}}">`); got != `<link href="`+name+`">` {
		t.Errorf("got %s, %v", got, err)
	}
	if err := s.checkLinked(); err != nil {
		t.Error(err)
	}
	for text, want := range map[string]string{
		`href="{{app.js}}"`: "{{app.js}} is no file of the site",
		`href="{{app.css}"`: "{{ or }} stands there alone",
		`href="app.css}}"`:  "{{ or }} stands there alone",
	} {
		if got, err := s.link(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %s, %v, want %s", text, got, err, want)
		}
	}
}

// TestHashedNameIsCached holds the names that the build gives against those that the host takes for unchanging.
func TestHashedNameIsCached(t *testing.T) {
	folder := t.TempDir()
	name, err := newSite(folder).addHashed("fonts/app.woff2", []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	answer := httptest.NewRecorder()
	host.Files(folder).ServeHTTP(answer, httptest.NewRequest("GET", "/"+name, nil))
	if got := answer.Header().Get("Cache-Control"); answer.Code != 200 || !strings.Contains(got, "immutable") {
		t.Errorf("%s: status %d, Cache-Control %q", name, answer.Code, got)
	}
}

// TestMinifyRefuses refuses a style sheet with a misspelt property, and a script that is no JavaScript.
func TestMinifyRefuses(t *testing.T) {
	for text, loader := range map[string]api.Loader{"p { colour red }": api.LoaderCSS, "let = = 1;": api.LoaderJS} {
		if got, err := minify("a file", "\n"+text, loader); err == nil || !strings.HasPrefix(err.Error(), "a file, line 2: ") {
			t.Errorf("%s: got %s, %v", text, got, err)
		}
	}
}

// TestCheckLeftOut looks for functions in a table of names as the linker writes it.
func TestCheckLeftOut(t *testing.T) {
	const table = "\x00main.main\x00compress/flate.NewReader\x00"
	for program, want := range map[string]string{
		table:                      "",
		table + "net/http.Get\x00": "net/http.… is in the program",
		table + "compress/flate.(*compressor).w\x00": "compress/flate.(*compressor)… is in the program",
		"another compiler's":                         "cannot be read",
	} {
		err := checkLeftOut([]byte(program))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", program, err, want)
		}
	}
}
