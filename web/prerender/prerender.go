// Package prerender draws the page where there is no browser, by the same components: for pages that can be read before the program runs, and
// without it.
package prerender

import (
	"errors"
	"fmt"
	"strings"

	"chainrule/app/opening"
	"chainrule/app/root"
	"chainrule/engine/document"
	"chainrule/engine/workspace"
)

// Shown is what is shown of a document. The zero value is the whole page with what the document selects.
type Shown struct {
	Panels    []string // of "table", "diagram", "derivation" and "training"; none: the whole page
	Lock      []string // what cannot be changed, as in an address: "all" for a page without the program
	Row       int      // the row that is selected, from 1; 0: the document's
	Parameter string   // the id of the parameter that is selected; "": the document's
	Form      string   // the way that the derivation goes; "": the one that is easier to read
	Lines     string   // which lines of it are shown; "": all
	Digits    int      // of numbers in it; 0: the usual ones
	Example   string   // the name of the bundled example that the document is; "": it is none
	Tight     bool     // there is little room for the table, whose small figures stand below what was typed
}

// HTML is what the page shows of a document, as one element with the id "app". A document nil is the article's example. The text is the same
// for the same document, and needs the page's style sheet.
func HTML(d *document.Document, shown Shown) (string, error) {
	tree, err := draw(d, shown)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := tree.write(&b); err != nil {
		return "", err
	}
	return b.String(), nil
}

// draw is what the page shows of a document, as a tree of elements.
func draw(d *document.Document, shown Shown) (*node, error) {
	a := opening.Address{Example: shown.Example, Show: shown.Panels, Lock: shown.Lock, Sample: shown.Row, Parameter: shown.Parameter, Form: shown.Form, Lines: shown.Lines, Digits: shown.Digits}
	if _, err := workspace.PartsNamed(a.Lock); err != nil {
		return nil, err
	}
	page, err := root.Still(d, a, shown.Tight)
	if err != nil {
		return nil, err
	}
	tree, err := mounted(page)
	if err != nil {
		return nil, fmt.Errorf("prerender: %w", err)
	}
	if tree.find(func(n *node) bool { return n.attribute("aria-busy") == "true" }) != nil {
		return nil, errors.New("prerender: the network is so large that its values are computed later")
	}
	return tree, nil
}
