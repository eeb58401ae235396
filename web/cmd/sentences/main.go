// Command sentences prints what the product says in the words of its catalogue, each under its id, so that it can be
// read whole.
package main

import (
	"fmt"
	"maps"
	"slices"

	"chainrule/engine/prose"
)

func main() {
	all := prose.All()
	for _, id := range slices.Sorted(maps.Keys(all)) {
		fmt.Printf("%-24s %s\n", id, all[id])
	}
}
