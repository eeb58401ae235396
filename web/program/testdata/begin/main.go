// Command begin starts goroutines, and has the garbage collected before they begin.
package main

import (
	"fmt"
	"runtime"
)

var kept []*int

// allocate has the garbage collected while nothing else runs: who allocates takes part in it, and walks stacks.
func allocate() {
	for range 100_000 {
		kept = append(kept[:0:0], make([]*int, 100)...)
	}
}

func work(results chan int, n *int) { results <- *n }

func main() {
	runtime.GC() // from here on, its goroutines are there
	results := make(chan int, 20)
	for i := range 20 {
		go work(results, &i)
	}
	allocate()
	sum := 0
	for range 20 {
		sum += <-results
	}
	fmt.Println("sum", sum)
}
