package main

import (
	"log"

	"chainrule/web/program"
)

// shrink rewrites a linked program so that it packs to less, and does the same. What a later version of Go lays out in another way is left
// as it is.
func shrink(linked []byte) []byte {
	m, err := program.Read(linked)
	if err != nil {
		log.Print("the program stays as it was linked, and larger than it could be: ", err)
		return linked
	}
	return m.Bytes()
}
