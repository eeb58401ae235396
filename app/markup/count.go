package markup

import "strconv"

// Count writes a whole number that is not negative, its thousands parted by narrow spaces.
func Count(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "\u202f" + text[i:]
	}
	return text
}
