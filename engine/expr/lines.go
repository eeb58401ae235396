package expr

import (
	"slices"
	"unicode/utf8"
)

// fits is the number of characters up to which parentheses stay on one line. They fit then on the narrowest screen.
const fits = 16

// Pieces divides a formula where its line may be broken: before the operators + and · and before a factor.
// No piece begins within a fraction, nor within parentheses unless these are longer than a narrow line. Side by side the
// pieces are the formula.
func Pieces(m Markup) []Markup {
	if !plainRow(m) {
		return []Markup{m}
	}
	parts := inOneRow(m)
	breakable := withinReach(parts)
	parts = paired(parts)
	var list []Markup
	var piece []Markup
	for i, p := range parts {
		if i > 0 && breakable[i] && begins(p) && !(p.factor && isCoefficient(piece)) {
			list, piece = append(list, row(piece...)), nil
			if p.Tag == "mo" && !p.factor {
				p.Attrs = append(slices.Clone(p.Attrs), [2]string{"form", "infix"}) // it keeps its space at the beginning of a piece
			}
		}
		piece = append(piece, p)
	}
	return append(list, row(piece...))
}

// IsTerm reports whether a piece begins with + or −, so that it is a term of a sum.
func (m Markup) IsTerm() bool {
	return len(m.Children) > 0 && m.Children[0].Tag == "mo" && (m.Children[0].Text == "+" || m.Children[0].Text == "−")
}

// plainRow reports whether an element does nothing but stand its parts side by side.
func plainRow(m Markup) bool {
	return m.Tag == "mrow" && m.Class == "" && m.Ref == "" && len(m.Attrs) == 0
}

// inOneRow is the parts of a row, with those of rows in it that are too long for a line.
func inOneRow(m Markup) []Markup {
	var list []Markup
	for _, c := range m.Children {
		if !plainRow(c) || width(c) <= fits {
			list = append(list, c)
			continue
		}
		parts := inOneRow(c)
		parts[0].factor = parts[0].factor || c.factor
		list = append(list, parts...)
	}
	return list
}

// withinReach says of each part of a row whether a line may be broken before it: outside of all parentheses, and within
// those that are too long.
func withinReach(parts []Markup) []bool {
	list := make([]bool, len(parts))
	short := 0 // parentheses around, each of which fits
	var open []bool
	for i, p := range parts {
		if opens(p) {
			list[i] = short == 0
			fit := spanWidth(parts[i:]) <= fits
			if open = append(open, fit); fit {
				short++
			}
			continue
		}
		list[i] = short == 0
		if closes(p) && len(open) > 0 {
			if open[len(open)-1] {
				short--
			}
			open = open[:len(open)-1]
		}
	}
	return list
}

// paired gives tall parentheses between which a line may be broken one size. Each of them stands in a piece of its own, and would be as
// tall as that piece alone.
func paired(parts []Markup) []Markup {
	var open []int
	for i, p := range parts {
		switch {
		case opens(p):
			open = append(open, i)
		case closes(p) && len(open) > 0:
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if within := parts[from : i+1]; stretches(p) && stretches(parts[from]) && spanWidth(within) > fits {
				size := tallAsFraction
				if slices.ContainsFunc(within, hasSum) {
					size = tallAsSum
				}
				for _, at := range []int{from, i} {
					parts[at].Attrs = append(slices.Clone(parts[at].Attrs), [2]string{"minsize", size}, [2]string{"maxsize", size})
				}
			}
		}
	}
	return parts
}

// How tall parentheses are around a fraction, and around a Σ with its bounds.
const (
	tallAsFraction = "2.4em"
	tallAsSum      = "3.2em"
)

func hasSum(m Markup) bool {
	return m.Tag == "munderover" || slices.ContainsFunc(m.Children, hasSum)
}

// spanWidth is the width of parentheses with what is in them. The first part opens them.
func spanWidth(parts []Markup) int {
	depth, sum := 0, 0
	for _, p := range parts {
		sum += width(p)
		switch {
		case opens(p):
			depth++
		case closes(p):
			depth--
		}
		if depth == 0 {
			break
		}
	}
	return sum
}

func opens(m Markup) bool { return m.Tag == "mo" && (m.Text == "(" || m.Text == "[" || m.Text == "{") }

func closes(m Markup) bool { return m.Tag == "mo" && (m.Text == ")" || m.Text == "]") }

// begins reports whether a piece begins with a part: with an operator between terms or factors, or with a factor.
func begins(m Markup) bool {
	sign := m.Tag == "mo" && (m.Text == "+" || m.Text == "−" || m.Text == "·") && !slices.Contains(m.Attrs, [2]string{"lspace", "0"})
	return m.factor || sign
}

// isCoefficient reports whether a piece is a sign and a number at most, which stay with the factor after them.
func isCoefficient(piece []Markup) bool {
	return !slices.ContainsFunc(piece, func(m Markup) bool { return m.Tag != "mo" && (m.Tag != "mn" || m.Ref != "") || closes(m) })
}

// width is about how many characters wide an element is.
func width(m Markup) int {
	n := utf8.RuneCountInString(m.Text)
	if m.Tag == "mfrac" || m.Tag == "munderover" || m.Tag == "munder" {
		for _, c := range m.Children {
			n = max(n, width(c))
		}
		return n
	}
	for _, c := range m.Children {
		n += width(c)
	}
	return n
}
