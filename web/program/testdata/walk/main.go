// Command walk makes the runtime walk its stack in every way that it has: to collect garbage, to move a stack that grows, to recover, and
// by reflection. It prints what came out.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

type node struct {
	left, right *node
	text        string
}

// tree keeps all its nodes alive by variables on a stack that grows.
func tree(depth int) *node {
	if depth == 0 {
		return &node{text: strings.Repeat("x", 10)}
	}
	left := tree(depth - 1)
	n := &node{left: left, right: tree(depth - 1), text: fmt.Sprint("depth ", depth)}
	runtime.Gosched()
	return n
}

func (n *node) count() int {
	if n == nil {
		return 0
	}
	return 1 + n.left.count() + n.right.count()
}

func deep(n int, keep *int) int {
	if n == 0 {
		runtime.GC()
		return *keep
	}
	var local [16]int
	local[n%16] = *keep
	return deep(n-1, &local[n%16])
}

type value struct{ n int }

func (v value) Get() int { return v.n }

type getter interface{ Get() int }

// caught gives what a function panics with.
func caught(f func()) (what string) {
	defer func() {
		if r := recover(); r != nil {
			what = fmt.Sprint(r)
		}
	}()
	f()
	return "nothing"
}

type quiet struct{ caught *bool }

func (q quiet) Catch()   { *q.caught = recover() != nil }
func (q quiet) Through() { q.Catch() } // is inlined in its wrapper

type catcher interface {
	Catch()
	Through()
}

func direct(c catcher) {
	defer c.Catch()
	panic("direct")
}

func through(c catcher) {
	defer c.Through()
	panic("through")
}

// orders defers calls in all ways that the compiler has for them.
func orders(n int) (order []int) {
	defer func() { recover() }()
	if n > 1 {
		defer func() { order = append(order, 1) }()
	}
	for i := range n {
		defer func() { order = append(order, 10+i) }()
	}
	defer func() { order = append(order, 2); runtime.GC() }()
	panic("order")
}

func main() {
	n := 7
	fmt.Println("tree", tree(12).count())
	fmt.Println("deep", deep(3_000, &n))

	results := make(chan int)
	for i := range 20 {
		go func() { results <- tree(i % 8).count() + i }()
	}
	sum := 0
	for range 20 {
		sum += <-results
	}
	fmt.Println("goroutines", sum)

	var p *value
	getters := map[string]getter{"nil": p}
	fmt.Println("wrapper of nil:", strings.HasPrefix(caught(func() { getters["nil"].Get() }), "value method "))
	fmt.Println("index:", caught(func() { fmt.Println([]int{1}[n]) }))
	fmt.Println("slice:", caught(func() { fmt.Println("abc"[n:]) }))
	fmt.Println("divide:", caught(func() { fmt.Println(n / (n - 7)) }))
	fmt.Println("nil:", caught(func() { fmt.Println(p.n) }))
	fmt.Println("type:", caught(func() { fmt.Println(any(n).(string)) }))
	fmt.Println("orders", orders(1), orders(3))
	fmt.Println("again:", caught(func() {
		defer func() { panic(fmt.Sprint("second after ", recover())) }()
		panic("first")
	}))

	var done bool
	fmt.Println("recovered directly:", caught(func() { direct(&quiet{&done}) }), done)
	done = false
	fmt.Println("recovered through:", caught(func() { through(&quiet{&done}) }), done)

	swap := reflect.MakeFunc(reflect.TypeFor[func(*node, string) (string, *node)](), func(args []reflect.Value) []reflect.Value {
		runtime.GC()
		deep(2_000, &n)
		return []reflect.Value{args[1], args[0]}
	}).Interface().(func(*node, string) (string, *node))
	text, back := swap(tree(3), strings.Repeat("y", 3))
	fmt.Println("made function", text, back.count())
	get := reflect.ValueOf(value{5}).Method(0).Interface().(func() int)
	runtime.GC()
	fmt.Println("method value", get())
	fmt.Println("error", errors.Is(fmt.Errorf("wrapped: %w", errors.ErrUnsupported), errors.ErrUnsupported))
	fmt.Println("finished")
}
