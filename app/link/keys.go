package link

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Lists of formulas are walked by keyboard: an element with data-steps holds elements of class formula, of
// which one is reached by Tab. Up and Down go from formula to formula, Right and Left from term to term
// within one, which lights what the term stands for; Escape goes back to the whole formula.
const (
	stepsSelector   = "[data-steps]"
	formulaSelector = ".formula"
)

// key moves the focus within a list of formulas. It reports whether the key was for it.
func (l *linker) key(event app.Value) bool {
	target := event.Get("target")
	if !target.Get("closest").Truthy() || event.Get("ctrlKey").Bool() || event.Get("altKey").Bool() || event.Get("metaKey").Bool() {
		return false
	}
	formula := target.Call("closest", formulaSelector)
	if !formula.Truthy() {
		return false
	}
	list := formula.Call("closest", stepsSelector)
	if !list.Truthy() {
		return false
	}
	switch event.Get("key").String() {
	case "ArrowDown":
		return focusNeighbour(list.Call("querySelectorAll", formulaSelector), formula, 1)
	case "ArrowUp":
		return focusNeighbour(list.Call("querySelectorAll", formulaSelector), formula, -1)
	case "ArrowRight":
		return focusNeighbour(formula.Call("querySelectorAll", "["+Attribute+"]"), target, 1)
	case "ArrowLeft":
		return focusNeighbour(formula.Call("querySelectorAll", "["+Attribute+"]"), target, -1)
	case "Escape":
		formula.Call("focus")
		return true
	}
	return false
}

// focusNeighbour focuses the element that stands by places after current in list; where current is not
// in it, the first or the last.
func focusNeighbour(list, current app.Value, by int) bool {
	n := list.Get("length").Int()
	at := -1
	for i := range n {
		if list.Index(i).Equal(current) {
			at = i
			break
		}
	}
	switch {
	case at < 0 && by < 0:
		at = n - 1
	default:
		at += by
	}
	if at < 0 || at >= n {
		return false
	}
	next := list.Index(at)
	if !next.Call("hasAttribute", "tabindex").Bool() {
		next.Call("setAttribute", "tabindex", "-1")
	}
	next.Call("focus")
	return true
}
