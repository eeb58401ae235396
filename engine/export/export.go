// Package export writes what a workspace holds in forms that live outside of it: the derivation as LaTeX and
// Markdown and as a worksheet, the network as programs that run, all partial derivatives as CSV, and the
// weights as JSON. Each form is a file here. Nothing is typed per case: formulas are those of the
// derivation, numbers those of the view.
//
// Titles, names and cells are a person's text. Every form writes them so that they stay text, whatever
// characters they hold.
package export

import (
	"fmt"
	"strings"

	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// usable says why there is nothing to export from a view, or gives nil.
func usable(v *workspace.View) error {
	if v == nil {
		return prose.Say(prose.NoDocument)
	}
	if v.Problem != nil {
		return prose.Say(prose.NothingToExport, v.Problem)
	}
	return nil
}

// oneLine is a person's text on one line: every run of space, of whatever kind, is one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hidden reports whether a character is one that cannot be seen, or that turns the direction of others.
// A person's text shows it by its number, as in [U+202E].
func hidden(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad:
		return true
	case r == 0x61c, r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r == 0xfeff, r == 0xfffd, r >= 0xfff0 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// byNumber shows a character by its number.
func byNumber(r rune) string { return fmt.Sprintf("[U+%04X]", r) }
