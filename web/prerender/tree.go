package prerender

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// node is an element or a text of a mounted tree of go-app.
type node struct {
	tag        string // "" for a text
	attributes []attribute
	text       string // of a text, or the HTML of a raw element
	raw        bool
	children   []*node
}

// attribute is what go-app was told to set on an element.
type attribute struct{ name, value string }

// treeOf reads what is mounted. go-app has no way to ask for that but the HTML that it writes, which is not what it makes in a browser, and
// which has its attributes in any order. So the fields of its own types are read.
func treeOf(ui app.UI) (*node, error) {
	switch ui.Kind() {
	case app.SimpleText:
		value, err := text(ui, "value")
		return &node{text: value}, err
	case app.RawHTML:
		value, err := text(ui, "value")
		return &node{text: value, raw: true}, err
	case app.Component:
		root, err := field(ui, "root")
		if err != nil {
			return nil, err
		}
		return treeOf(root.Interface().(app.UI))
	}
	n := &node{}
	var err error
	if n.tag, err = text(ui, "tag"); err != nil {
		return n, err
	}
	attributes, err := field(ui, "attributes")
	if err != nil {
		return n, err
	}
	for name, value := range attributes.Seq2() {
		n.attributes = append(n.attributes, attribute{name.String(), value.String()})
	}
	slices.SortFunc(n.attributes, func(a, b attribute) int { return strings.Compare(a.name, b.name) })
	children, err := field(ui, "children")
	if err != nil {
		return n, err
	}
	for _, child := range children.Interface().([]app.UI) {
		c, err := treeOf(child)
		if err != nil {
			return n, err
		}
		n.children = append(n.children, c)
	}
	n.putValue()
	return n, nil
}

func text(ui app.UI, name string) (string, error) {
	v, err := field(ui, name)
	if err != nil {
		return "", err
	}
	if v.Kind() != reflect.String {
		return "", unknown(ui, name)
	}
	return v.String(), nil
}

// field is a field of a go-app type, which may be one that it keeps to itself.
func field(ui app.UI, name string) (reflect.Value, error) {
	v := reflect.ValueOf(ui)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return v, unknown(ui, name)
	}
	f := v.Elem().FieldByName(name)
	if !f.IsValid() || f.Kind() == reflect.Interface && f.IsNil() {
		return f, unknown(ui, name)
	}
	return reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem(), nil
}

func unknown(ui app.UI, name string) error {
	return fmt.Errorf("prerender: %T of go-app has no field %s that can be read; go-app's version is another", ui, name)
}

// attribute is the value of an attribute, or "".
func (n *node) attribute(name string) string {
	for _, a := range n.attributes {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// find is the first element in a tree of which something is so, or nil.
func (n *node) find(is func(n *node) bool) *node {
	if is(n) {
		return n
	}
	for _, child := range n.children {
		if found := child.find(is); found != nil {
			return found
		}
	}
	return nil
}

// replaced is a tree in which elements are others, as by gives them; it gives nil for those that stay. What stays is the same node.
func (n *node) replaced(by func(n *node) *node) *node {
	if other := by(n); other != nil {
		return other
	}
	made := *n
	made.children = make([]*node, len(n.children))
	for i, child := range n.children {
		made.children[i] = child.replaced(by)
	}
	if slices.Equal(made.children, n.children) {
		return n
	}
	return &made
}
