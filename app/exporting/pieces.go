package exporting

import "chainrule/engine/expr"

// longest is how much of a formula is kept in one piece, in characters: about half a line of a sheet.
const longest = 34

// pieces cuts a formula into parts that follow each other on a line. The browser does not break formulas, but it
// breaks the line between the parts. A formula is cut before the operators of its rows, the outermost first. A short
// one, and one that is not a row, such as a fraction, stays whole.
func pieces(m expr.Markup) []expr.Markup {
	if m.Tag != "mrow" || length(m) <= longest {
		return []expr.Markup{m}
	}
	var list, head []expr.Markup // head waits for what follows it: an operator, an opening parenthesis
	for _, c := range m.Children {
		switch {
		case c.Tag == "mo" && isShut(c):
			if len(list) == 0 {
				head = append(head, c)
				continue
			}
			last := &list[len(list)-1]
			*last = expr.Markup{Tag: "mrow", Children: []expr.Markup{*last, c}}
		case c.Tag == "mo":
			if len(list) > 0 && len(c.Attrs) == 0 {
				c = spaced(c.Text)
			}
			head = append(head, c)
		default:
			parts := pieces(c)
			if len(head) > 0 {
				parts[0] = expr.Markup{Tag: "mrow", Children: append(head, parts[0])}
				head = nil
			}
			list = append(list, parts...)
		}
	}
	if len(head) > 0 {
		list = append(list, expr.Markup{Tag: "mrow", Children: head})
	}
	return list
}

// spaced is an operator between two things, with the space that it has there also at the start of a piece.
func spaced(text string) expr.Markup {
	return expr.Markup{Tag: "mo", Text: text, Attrs: [][2]string{{"form", "infix"}, {"lspace", "0.25em"}, {"rspace", "0.25em"}}}
}

func isShut(m expr.Markup) bool { return m.Text == ")" || m.Text == "]" }

// length is about how many characters wide a formula is: of a fraction its wider part.
func length(m expr.Markup) int {
	if m.Tag == "mfrac" {
		return max(length(m.Children[0]), length(m.Children[1]))
	}
	n := len([]rune(m.Text))
	for _, c := range m.Children {
		n += length(c)
	}
	return n
}
