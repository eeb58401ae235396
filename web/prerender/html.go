package prerender

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Write writes an element of go-app as HTML of which a browser makes the elements that go-app makes in a browser: components are
// initialized, and each attribute means what go-app does with it there. It is the same text each time.
func Write(w io.Writer, ui app.UI) error {
	tree, err := mounted(ui)
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := tree.write(&b); err != nil {
		return err
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// mounted is the tree of an element of go-app, as HTML has it.
func mounted(ui app.UI) (*node, error) {
	app.NewServerTester(ui) // and not closed: components would end what no browser has begun
	return treeOf(ui)
}

// voids are the elements that have no end in HTML.
var voids = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// switches are the attributes that go-app sets as properties that are true or false. They are there or not.
var switches = []string{
	"async", "autofocus", "autoplay", "checked", "default", "defer", "disabled", "hidden", "ismap", "loop", "multiple", "muted", "open", "readonly",
	"required", "reversed", "selected",
}

var (
	escapeText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")
	escapeAttribute = strings.NewReplacer("&", "&amp;", `"`, "&quot;", "\u00a0", "&nbsp;")
)

func (n *node) write(b *strings.Builder) error {
	switch {
	case n.raw:
		b.WriteString(n.text)
		return nil
	case n.tag == "":
		escapeText.WriteString(b, n.text)
		return nil
	case n.tag == "script" || n.tag == "style":
		return fmt.Errorf("prerender: a %s cannot be written", n.tag)
	}
	b.WriteString(n.begin())
	if slices.Contains(voids, n.tag) {
		return nil
	}
	for _, child := range n.children {
		if err := child.write(b); err != nil {
			return err
		}
	}
	b.WriteString(n.end())
	return nil
}

// begin is what an element begins with in HTML, up to its first child.
func (n *node) begin() string {
	var b strings.Builder
	b.WriteString("<" + n.tag)
	for _, a := range n.attributes {
		isSwitch := slices.Contains(switches, a.name)
		if isSwitch {
			if on, _ := strconv.ParseBool(a.value); !on {
				continue
			}
		}
		b.WriteString(" " + a.name)
		if !isSwitch {
			b.WriteString(`="`)
			escapeAttribute.WriteString(&b, a.value)
			b.WriteString(`"`)
		}
	}
	b.WriteString(">")
	if n.tag == "textarea" || n.tag == "pre" {
		b.WriteString("\n") // a browser leaves the first one out
	}
	return b.String()
}

// end is what an element ends with.
func (n *node) end() string { return "</" + n.tag + ">" }

// putValue says in HTML what go-app says by the property value: the text of a text area, and nothing of a select, whose options are not there
// yet when go-app sets it.
func (n *node) putValue() {
	at := slices.IndexFunc(n.attributes, func(a attribute) bool { return a.name == "value" })
	if at < 0 {
		return
	}
	switch n.tag {
	case "textarea":
		n.children = []*node{{text: n.attributes[at].value}}
	case "select":
	default:
		return
	}
	n.attributes = slices.Delete(slices.Clone(n.attributes), at, at+1)
}
