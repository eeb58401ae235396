package export

import (
	"fmt"
	"hash/fnv"
)

// PackageID names a package for learning systems by what is in it: its title, document and options. So a system tells two
// packages apart, and one that is packed again takes the place of the one before. It is an identifier as XML takes it.
func PackageID(parts ...string) string {
	sum := fnv.New64a()
	for _, part := range parts {
		fmt.Fprintf(sum, "%d %s ", len(part), part)
	}
	return fmt.Sprintf("chainrule-%016x", sum.Sum64())
}
