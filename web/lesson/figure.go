package lesson

import (
	"fmt"
	"slices"
	"strings"

	"chainrule/engine/document"
	"chainrule/web/prerender"

	"golang.org/x/net/html"
)

// figure draws panels of a document as they are read and printed, without what a person could press.
func figure(d *document.Document, panels []string, row int, param string) (string, error) {
	page, err := prerender.HTML(d, prerender.Shown{Panels: panels, Lock: []string{"all"}, Row: row, Parameter: param})
	if err != nil {
		return "", err
	}
	top, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = nil
	var find func(n *html.Node)
	find = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "section" {
			still(n)
			n.Data, n.DataAtom = "div", 0 // a page can have a panel more than once, and a section is a landmark
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "aria-label" })
			if err == nil {
				err = html.Render(&b, n)
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			find(c)
		}
	}
	find(top)
	if err == nil && b.Len() == 0 {
		err = fmt.Errorf("there is no panel %s", strings.Join(panels, ", "))
	}
	return b.String(), err
}

// pressed are the elements that are there to press and to type into, and the classes of those around them.
var (
	pressed        = []string{"button", "input", "select", "textarea", "label"}
	pressedClasses = []string{"seg", "over", "options", "popover", "unprinted", "lock", "more", "stepper", "spacer", "hit", "press", "behind"}
)

// still takes out of an element what could be pressed, and the ids and roles that go with it.
func still(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			if isPressed(c) {
				n.RemoveChild(c)
			} else {
				still(c)
			}
		}
		c = next
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		switch a.Key {
		case "id", "tabindex", "role", "aria-busy", "aria-live", "aria-pressed", "aria-selected", "aria-haspopup", "aria-multiselectable", "aria-rowcount", "aria-colcount", "aria-rowindex", "aria-colindex":
			return true
		case "aria-label": // only elements with a role have a name
			return n.Data != "section" && n.Data != "svg" && n.Data != "table"
		}
		return strings.HasPrefix(a.Key, "data-") && a.Key != "data-ref" || strings.HasPrefix(a.Key, "aria-active")
	})
	if hasClass(n, "scroller") || hasClass(n, "drawing") {
		n.Attr = append(n.Attr, html.Attribute{Key: "tabindex", Val: "0"}) // for who scrolls by keyboard
	}
	if n.Data == "svg" {
		n.Attr = append(n.Attr, html.Attribute{Key: "role", Val: "img"})
	}
}

func isPressed(n *html.Node) bool {
	if slices.Contains(pressed, n.Data) {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return slices.ContainsFunc(pressedClasses, func(c string) bool { return hasClass(n, c) })
}

func hasClass(n *html.Node, class string) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && slices.Contains(strings.Fields(a.Val), class) {
			return true
		}
	}
	return false
}
