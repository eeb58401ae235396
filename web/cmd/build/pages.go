package main

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"os"
	"strings"

	"chainrule/web/prerender"
)

// index is what index.html carries of itself, so that it can be read before anything else has come.
type index struct {
	styles string
	first  string // the scripts that run first
	view   string // the article's example, as the page shows it at first
}

// newIndex makes the parts of index.html.
func (s *site) newIndex() (index, error) {
	styles, err := s.styles()
	if err != nil {
		return index{}, err
	}
	examples, err := s.addExamples()
	if err != nil {
		return index{}, err
	}
	text, err := script(nil, "web/page/place.js", "web/page/example.js", "web/page/first.js")
	if err != nil {
		return index{}, err
	}
	first, err := replaced("web/page/example.js", string(text), replacement{old: "MADE", new: examples, times: 1})
	if err != nil {
		return index{}, err
	}
	view, err := prerender.HTML(nil, prerender.Shown{})
	return index{styles: styles, first: strings.TrimSpace(first), view: view}, err
}

// addPages adds the pages, which link to the other files: the program's page, and a page that demonstrates embedding.
func (s *site) addPages(parts index) error {
	return errors.Join(
		s.addDemoAssets(),
		s.addPage("index.html", "web/page/index.html",
			replacement{old: "STYLES-HASH", new: policyHash(parts.styles), times: 1},
			replacement{old: "FIRST-HASH", new: policyHash(parts.first), times: 1},
			replacement{old: "<style>STYLES<", new: "<style>" + parts.styles + "<", times: 1},
			replacement{old: "<script>FIRST<", new: "<script>" + parts.first + "<", times: 1},
			replacement{old: "VIEW", new: parts.view, times: 1},
		),
		s.addPage("demo/index.html", "web/demo/index.html"),
	)
}

// policyHash is how a page's policy names a script or a style sheet that the page carries.
func policyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// addPage adds a page from a file, in which links and then parts are put in.
func (s *site) addPage(name, file string, parts ...replacement) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	page, err := s.link(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if page, err = replaced(file, page, parts...); err != nil {
		return err
	}
	if source := os.Getenv("SOURCE"); source != "" { // for the panel that says what the program is
		page = strings.Replace(page, "<title>", `<meta name="source" content="`+html.EscapeString(source)+"\">\n<title>", 1)
	}
	return s.add(name, []byte(page))
}
