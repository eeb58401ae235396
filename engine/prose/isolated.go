package prose

import "strings"

// The characters between which a text has a direction of its own, that of its first letter, and turns nothing around it.
const (
	beginIsolated = "\u2068"
	endIsolated   = "\u2069"
)

// Isolated is a name as it may stand within a line of another direction: a Hebrew or Arabic one within an English sentence, or
// beside a number, which would else change places with it. Other names stay as they are.
func Isolated(name string) string {
	if !strings.ContainsFunc(name, turns) || strings.Contains(name, beginIsolated) {
		return name
	}
	return beginIsolated + strings.ReplaceAll(name, endIsolated, "") + endIsolated
}

// turns reports whether a character belongs to a script that is read from right to left, by the blocks that Unicode keeps for
// these, or turns what follows.
func turns(c rune) bool {
	switch {
	case c >= 0x590 && c <= 0x8ff, c >= 0xfb1d && c <= 0xfdff, c >= 0xfe70 && c <= 0xfeff, c >= 0x10800 && c <= 0x10fff, c >= 0x1e800 && c <= 0x1efff:
		return true
	}
	return c == 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2067
}

// WithoutIsolates is a message's text for a medium that has no such characters.
func WithoutIsolates(text string) string {
	return strings.NewReplacer(beginIsolated, "", endIsolated, "").Replace(text)
}

// BetweenIsolates writes a message's text in a medium's way, and keeps what isolates the names in it.
func BetweenIsolates(written func(string) string) func(string) string {
	return func(text string) string {
		var b strings.Builder
		for {
			at := strings.IndexAny(text, beginIsolated+endIsolated)
			if at < 0 {
				b.WriteString(written(text))
				return b.String()
			}
			b.WriteString(written(text[:at]))
			b.WriteString(text[at : at+len(beginIsolated)])
			text = text[at+len(beginIsolated):]
		}
	}
}
