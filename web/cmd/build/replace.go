package main

import (
	"fmt"
	"strings"
)

// replacement is a text that the build writes in the place of another.
type replacement struct {
	old, new string
	times    int // how often old stands in the file; any other number is an error
}

// replaced applies replacements to the text of a file, one after the other. A replacement that finds its old text
// another number of times than expected is an error: the file has changed, and the replacement no longer does what it
// was written for.
func replaced(file, text string, list ...replacement) (string, error) {
	for _, r := range list {
		if found := strings.Count(text, r.old); found != r.times {
			return "", fmt.Errorf("%s: found %q %s, expected it %s; adapt the replacement to the file", file, r.old, times(found), times(r.times))
		}
		text = strings.ReplaceAll(text, r.old, r.new)
	}
	return text, nil
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprint(n, " times")
}
