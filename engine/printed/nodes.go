package printed

import (
	"strings"

	"chainrule/engine/prose"
)

// node is a value within brackets: a list, a number, or an ellipsis.
type node struct {
	name string // in a dictionary
	line int
	list []*node // nil for a number and an ellipsis
	own  bool    // a call such as array(…) made it, so that it is an array of its own
	gap  bool
	numeral
	float32 bool
	shape   []int // that the call says, nil where it says none
}

// describe takes from the words around an array what they say of it.
func (n *node) describe(text string) {
	if strings.Contains(text, "float32") || strings.Contains(text, "Float32") {
		n.float32 = true
	}
	if shape, ok := statedShape(text); ok {
		n.shape = shape
	}
}

// arrays are the arrays that a list holds: itself, or those in it.
func (n *node) arrays(name string) ([]*Array, *Error) {
	if n.name != "" {
		name = n.name
	}
	n.squeeze()
	depth := n.depth()
	several := depth > 2
	for _, c := range n.list {
		several = several || c.own || c.name != ""
	}
	if !several {
		a, err := n.array(depth)
		if err != nil {
			return nil, err
		}
		a.Name = name
		return []*Array{a}, nil
	}
	var list []*Array
	for _, c := range n.list {
		if c.gap {
			return nil, wrong(c.line, prose.PrintTooDeep, 2)
		}
		if c.list == nil {
			number := *c
			number.name = ""
			c = &node{line: c.line, name: c.name, list: []*node{&number}, shape: []int{}, float32: c.float32}
		}
		if n.float32 {
			c.float32 = true
		}
		found, err := c.arrays("")
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	return list, nil
}

// squeeze takes away the brackets of a third index that has a single value: N × K × 1 and N × 1 × K are N × K.
func (n *node) squeeze() {
	if n.depth() != 3 {
		return
	}
	for _, c := range n.list {
		if c.name != "" || c.own || !c.gap && c.depth() != 2 {
			return
		}
	}
	if len(n.list) == 1 { // 1 × N × K
		n.list = n.list[0].list
		return
	}
	inner, last := true, true
	for _, row := range n.list {
		if row.gap {
			continue
		}
		inner = inner && len(row.list) == 1
		for _, c := range row.list {
			last = last && (c.gap || len(c.list) == 1)
		}
	}
	for _, row := range n.list {
		switch {
		case inner && !row.gap:
			row.list = row.list[0].list
		case last:
			for i, c := range row.list {
				if !c.gap {
					row.list[i] = c.list[0]
				}
			}
		}
	}
}

// depth is how many brackets are nested in a list: 1 for a list of numbers.
func (n *node) depth() int {
	if n.list == nil {
		return 0
	}
	most := 0
	for _, c := range n.list {
		most = max(most, c.depth())
	}
	return most + 1
}

// array is a list of numbers, or a list of lists of numbers, as an array.
func (n *node) array(depth int) (*Array, *Error) {
	a := &Array{Line: n.line, Dims: depth, Float32: n.float32}
	rows := []*node{n}
	if depth == 2 {
		rows = n.list
	}
	var group []numeral
	for i, row := range rows {
		if row.gap {
			a.RowGap = a.Rows
			continue
		}
		if row.list == nil {
			return nil, wrong(row.line, prose.PrintUneven, i+1, 1, 1, len(rows[0].list))
		}
		width := 0
		for _, c := range row.list {
			if c.gap {
				a.ColGap = width
				continue
			}
			a.Float32 = a.Float32 || c.float32
			group = append(group, c.numeral)
			width++
		}
		if a.Rows == 0 {
			a.Cols = width
		}
		if width != a.Cols {
			return nil, wrong(row.line, prose.PrintUneven, i+1, width, 1, a.Cols)
		}
		a.Rows++
	}
	if len(group) == 0 {
		return nil, wrong(n.line, prose.PrintEmpty)
	}
	a.Cells = precision(group, false)
	if n.shape != nil {
		a.state(n.shape)
	}
	return a, nil
}

// state notes the size that the text states, without its indices of a single value if there are more than two.
func (a *Array) state(shape []int) {
	for i := 0; i < len(shape) && len(shape) > 2; {
		if shape[i] == 1 {
			shape = append(shape[:i:i], shape[i+1:]...)
		} else {
			i++
		}
	}
	a.Dims = min(a.Dims, len(shape))
	switch len(shape) {
	case 1:
		if a.ColGap > 0 {
			a.FullCols = shape[0]
		} else if a.Rows > 1 && a.Cols == 1 { // Julia's vectors stand upright
			if a.RowGap > 0 {
				a.FullRows = shape[0]
			}
		}
	case 2:
		if a.RowGap > 0 {
			a.FullRows = shape[0]
		}
		if a.ColGap > 0 {
			a.FullCols = shape[1]
		}
	}
}
