package expr

import "strings"

// Outside finds the first of some signs in the text of a formula that stands outside of parentheses and brackets: where it is and which one,
// or −1. Where two signs begin at one place, the one that is named first counts.
func Outside(text string, signs ...string) (at int, sign string) {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth != 0 {
			continue
		}
		for _, s := range signs {
			if strings.HasPrefix(text[i:], s) {
				return i, s
			}
		}
	}
	return -1, ""
}

// SplitOutside parts the text of a formula at a sign where that stands outside of parentheses and brackets.
func SplitOutside(text, sign string) []string {
	var parts []string
	for {
		at, _ := Outside(text, sign)
		if at < 0 {
			return append(parts, text)
		}
		parts, text = append(parts, text[:at]), text[at+len(sign):]
	}
}
