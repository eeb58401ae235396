// Package pattern compiles regular expressions when they are first needed, so that a page on which nobody types or pastes what they look for
// does not wait for them.
package pattern

import (
	"regexp"
	"sync"
)

// Of gives the expression of a text. It panics where the text is none, when it is first needed.
func Of(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
