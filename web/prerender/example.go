package prerender

import (
	"fmt"

	"chainrule/app/derivation"
	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/workspace"
)

// Example is a bundled example as the page shows it at the addresses that name it: with any of its panels, and with any of its parts locked.
// web/page/example.js shows it before the program is there. A view is the variant
//
//	(16 s + l) 2 + t
//
// of the views, where s are the panels that are shown and l the parts that are locked, each a sum of powers of 2 in the order in which addresses have
// them, and t is 1 where there is little room for the table. For the whole page s is 0.
type Example struct {
	Row       int         `json:"row"` // what it selects
	Parameter string      `json:"parameter"`
	Form      derive.Form `json:"form"` // the way that its derivation goes where nobody chose another
	Folded
}

// The panels and the parts in the order in which addresses have them.
var (
	showable = []string{"table", "diagram", "derivation", "training"}
	lockable = []string{"data", "network", "weights", "settings"}
)

// subset is the set of names that a number stands for.
func subset(names []string, number int) (set []string) {
	for i, name := range names {
		if number>>i&1 == 1 {
			set = append(set, name)
		}
	}
	return set
}

// parts are the pieces of a page that follow from what is locked, and not from which other panels are shown. A test holds the page to that.
var parts = []string{"header", ".said", ".thread", ".datatable", ".diagram", ".derivation", ".training"}

// isPart reports which of the parts an element is, or gives "".
func isPart(n *node) string {
	for _, part := range parts {
		if part == n.tag || part == "."+firstClass(n) {
			return part
		}
	}
	return ""
}

// withParts is a page in which those parts that another page has are as they are there.
func (n *node) withParts(of *node) *node {
	return n.replaced(func(n *node) *node {
		part := isPart(n)
		if part == "" {
			return nil
		}
		return of.find(func(n *node) bool { return isPart(n) == part })
	})
}

// Whole is the whole page with an example.
func Whole(name string, d *document.Document) (Example, error) {
	return example(name, d, func(lock []string) ([]*node, error) {
		tree, err := draw(d, Shown{Example: name, Lock: lock})
		return []*node{tree}, err
	})
}

// Panels is the page with each set of the panels of an example. The whole page, which is not among them, is an empty text.
func Panels(name string, d *document.Document) (Example, error) {
	frames := make([]*node, 1<<len(showable))
	for s := 1; s < len(frames); s++ {
		var err error
		if frames[s], err = draw(d, Shown{Example: name, Panels: subset(showable, s)}); err != nil {
			return Example{}, err
		}
	}
	return example(name, d, func(lock []string) ([]*node, error) {
		all, err := draw(d, Shown{Example: name, Panels: showable, Lock: lock})
		if err != nil {
			return nil, err
		}
		list := make([]*node, len(frames))
		for s := 1; s < len(frames); s++ {
			list[s] = frames[s].withParts(all)
		}
		if len(lock) == len(lockable) { // then nothing can be chosen where a derivation stands alone
			list[4], err = draw(d, Shown{Example: name, Panels: []string{"derivation"}, Lock: lock})
		}
		return list, err
	})
}

// example folds the views of an example. of gives those with some parts locked, by the sets of panels.
func example(name string, d *document.Document, of func(lock []string) ([]*node, error)) (Example, error) {
	v := workspace.New(d).View()
	if !v.Ready() {
		return Example{}, fmt.Errorf("prerender: %q has no network", d.Title)
	}
	var views [1 << 4][]*node
	var tight [1 << 4]*node // the table where it has little room
	for i := range views {
		lock := subset(lockable, i)
		var err error
		if views[i], err = of(lock); err != nil {
			return Example{}, err
		}
		page, err := draw(d, Shown{Example: name, Panels: showable[:1], Lock: lock, Tight: true})
		if err != nil {
			return Example{}, err
		}
		tight[i] = page.find(func(n *node) bool { return isPart(n) == ".datatable" })
	}
	var variants []*node
	for s := range views[0] {
		for lock := range views {
			if n := views[lock][s]; n != nil {
				variants = append(variants, n, n.withParts(tight[lock]))
			} else {
				variants = append(variants, nil, nil)
			}
		}
	}
	folded, err := fold(variants)
	return Example{v.Row, v.Shape.ID(v.Param), derivation.Easier(v.Shape), folded}, err
}
