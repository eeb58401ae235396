package prerender

import (
	"fmt"
	"slices"
	"strings"
)

// Folded is HTML in several variants. What they have in common is there once.
type Folded struct {
	Patterns []string `json:"patterns"` // each says, by a character for each variant, which of its texts a piece has there: '0' is the first
	Pieces   []any    `json:"pieces"`   // one after the other: a text that all variants have, or the number of a pattern and then its texts
}

// mostTexts is how many different texts a piece can have, so that their characters are those from '0' to 'z'.
const mostTexts = 'z' - '0' + 1

// Unfold is a variant as the page puts it together.
func (f Folded) Unfold(variant int) string {
	var b strings.Builder
	for _, piece := range f.Pieces {
		switch piece := piece.(type) {
		case string:
			b.WriteString(piece)
		case []any:
			b.WriteString(piece[1+f.Patterns[piece[0].(int)][variant]-'0'].(string))
		}
	}
	return b.String()
}

// fold folds trees of elements.
func fold(variants []*node) (Folded, error) {
	f := folder{html: map[*node]string{}, numbers: map[string]int{}}
	if err := f.fold(variants); err != nil {
		return Folded{}, err
	}
	return f.done()
}

// folder folds trees.
type folder struct {
	html    map[*node]string
	numbers map[string]int // of patterns
	pieces  []folding
}

// folding is a piece that may still grow.
type folding struct {
	pattern string
	texts   []string
}

// fold adds an element or a text, which is nil in the variants that lack it.
func (f *folder) fold(variants []*node) error {
	texts := make([]string, len(variants))
	first, alike, elements := -1, true, true
	for i, n := range variants {
		if n == nil {
			continue
		}
		if _, there := f.html[n]; !there {
			var b strings.Builder
			if err := n.write(&b); err != nil {
				return err
			}
			f.html[n] = b.String()
		}
		texts[i] = f.html[n]
		if first < 0 {
			first = i
		}
		alike = alike && texts[i] == texts[first]
		elements = elements && n.tag != "" && n.tag == variants[first].tag && !n.raw && !slices.Contains(voids, n.tag)
	}
	if alike || !elements {
		return f.put(texts)
	}
	begins, ends := make([]string, len(variants)), make([]string, len(variants))
	for i, n := range variants {
		if n != nil {
			begins[i], ends[i] = n.begin(), n.end()
		}
	}
	if err := f.put(begins); err != nil {
		return err
	}
	for _, child := range align(variants) {
		if err := f.fold(child); err != nil {
			return err
		}
	}
	return f.put(ends)
}

// put adds a text, which is another one in each variant.
func (f *folder) put(texts []string) error {
	var distinct []string
	pattern := make([]byte, len(texts))
	for i, text := range texts {
		n := slices.Index(distinct, text)
		if n < 0 {
			n, distinct = len(distinct), append(distinct, text)
		}
		if n >= mostTexts {
			return fmt.Errorf("prerender: a piece has more than %d texts", mostTexts)
		}
		pattern[i] = '0' + byte(n)
	}
	if last := len(f.pieces) - 1; last >= 0 && f.pieces[last].pattern == string(pattern) {
		for i, text := range distinct {
			f.pieces[last].texts[i] += text
		}
		return nil
	}
	f.pieces = append(f.pieces, folding{string(pattern), distinct})
	return nil
}

// done is what was folded.
func (f *folder) done() (Folded, error) {
	var all Folded
	for _, p := range f.pieces {
		if len(p.texts) == 1 {
			all.Pieces = append(all.Pieces, p.texts[0])
			continue
		}
		n, known := f.numbers[p.pattern]
		if !known {
			n = len(all.Patterns)
			f.numbers[p.pattern], all.Patterns = n, append(all.Patterns, p.pattern)
		}
		piece := []any{n}
		for _, text := range p.texts {
			piece = append(piece, text)
		}
		all.Pieces = append(all.Pieces, piece)
	}
	return all, nil
}

// align puts the children of some elements beside each other, so that those that stand for the same thing are folded together. A child that
// an element lacks is nil.
func align(variants []*node) [][]*node {
	names := make([][]string, len(variants))
	var all []string // the names of the children of all of them, in an order that is that of each
	for i, n := range variants {
		if n == nil {
			continue
		}
		for _, child := range n.children {
			name := child.tag
			if name == "div" || name == "section" { // of others, the class says what they are like
				name += " " + firstClass(child)
			}
			names[i] = append(names[i], name)
		}
		all = together(all, names[i])
	}
	list := make([][]*node, len(all))
	for at, name := range all {
		list[at] = make([]*node, len(variants))
		for i, n := range variants {
			if left := names[i]; len(left) > 0 && left[0] == name {
				list[at][i], names[i] = n.children[len(n.children)-len(left)], left[1:]
			}
		}
	}
	return list
}

func firstClass(n *node) string {
	class, _, _ := strings.Cut(n.attribute("class"), " ")
	return class
}

// together is the shortest list that holds two lists in their order.
func together(a, b []string) []string {
	if slices.Equal(a, b) {
		return a
	}
	// common[i][j] is how many a[i:] and b[j:] have in common
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var all []string
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			all, i, j = append(all, a[i]), i+1, j+1
		case j >= len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			all, i = append(all, a[i]), i+1
		default:
			all, j = append(all, b[j]), j+1
		}
	}
	return all
}
