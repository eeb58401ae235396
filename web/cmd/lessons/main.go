// Command lessons checks all lessons, and says what is in them.
package main

import (
	"fmt"
	"log"
	"os"

	"chainrule/web/lesson"
)

func main() {
	log.SetFlags(0)
	list, err := lesson.All(os.DirFS("."))
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range list {
		fmt.Printf("%2d %-10s %2d minutes, %d tasks and exercises: %s\n", r.Number, r.Name, r.Minutes, len(r.Tasks), r.Title)
	}
}
