package datatable

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// menu is an open menu.
type menu struct {
	at   place // the row or column it belongs to
	back place // the cell that has the focus again when it closes
}

// openMenu opens the menu of a row or a column, and focuses its first item.
func (p *Panel) openMenu(ctx app.Context, at place) {
	if !p.finish(ctx) || len(p.data().menuOf(at)) == 0 {
		return
	}
	p.menu = &menu{at: at, back: at}
	p.at, p.far, p.follow = at, at, true
	ctx.Defer(func(app.Context) {
		p.placeMenu()
		p.focusItem(nextItem(p.data().menuOf(at), -1, arrowDown))
	})
}

// placeMenu puts the menu below its head or row number, and within the window.
func (p *Panel) placeMenu() {
	box := p.find(menuSelector)
	if p.menu == nil || !there(box) {
		return
	}
	anchor := p.find(cellSelector(p.menu.at))
	if !there(anchor) {
		anchor = p.find(scrollerSelector)
	}
	from := anchor.Call("getBoundingClientRect")
	width, height := app.Window().Size()
	left := placeAlong(from.Get("left").Float(), from.Get("left").Float(), box.Get("offsetWidth").Float(), float64(width))
	top := placeAlong(from.Get("bottom").Float(), from.Get("top").Float()-box.Get("offsetHeight").Float(), box.Get("offsetHeight").Float(), float64(height))
	style := box.Get("style")
	style.Call("setProperty", "left", pixels(left))
	style.Call("setProperty", "top", pixels(top))
	box.Get("classList").Call("add", "placed")
}

// edge is the room between a menu and the edge of the window, in pixels.
const edge = 8

// placeAlong gives the start of something of a length that must end before size. The start is first if it fits there,
// otherwise second if it fits there, and otherwise the place nearest to first at which it fits.
func placeAlong(first, second, length, size float64) float64 {
	for _, at := range []float64{first, second} {
		if at >= edge && at+length <= size-edge {
			return at
		}
	}
	return max(edge, min(first, size-edge-length))
}

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) + "px" }

func (p *Panel) focusItem(i int) {
	if item := p.find(menuSelector + ` [data-item="` + strconv.Itoa(i) + `"]`); there(item) {
		item.Call("focus")
	}
}

// closeMenu closes the menu. The focus goes back to where it was opened, unless it went elsewhere.
func (p *Panel) closeMenu(ctx app.Context, back bool) {
	if p.menu == nil {
		return
	}
	p.at, p.far = p.menu.back, p.menu.back
	p.menu = nil
	p.follow = back
	p.refocus()
	p.afterRender(ctx)
}

// menuInRange closes the menu where its row or column is gone.
func (p *Panel) menuInRange() {
	if p.menu != nil && len(p.data().menuOf(p.menu.at)) == 0 {
		p.menu = nil
	}
}

// onMenuKey walks the menu: arrows, Home, End, a letter; Enter or Space choose, Escape and Tab close.
func (p *Panel) onMenuKey(ctx app.Context, e app.Event) {
	if p.menu == nil {
		return
	}
	items := p.data().menuOf(p.menu.at)
	at := itemOf(e.Get("target"))
	key := e.Get("key").String()
	e.Call("stopPropagation")
	switch key {
	case "Escape", "Tab":
		e.PreventDefault()
		p.closeMenu(ctx, true)
		return
	case "Enter", " ":
		e.PreventDefault()
		p.choose(ctx, at)
		return
	}
	to := nextItem(items, at, key)
	if to < 0 {
		to = itemByLetter(items, at, key)
	}
	if to >= 0 {
		e.PreventDefault()
		p.focusItem(to)
	}
}

// itemByLetter is the next item after at whose label starts with a letter, or −1.
func itemByLetter(items []item, at int, letter string) int {
	if len([]rune(letter)) != 1 {
		return -1
	}
	for i := range items {
		i = (at + 1 + i + len(items)) % len(items)
		if !items[i].disabled() && strings.HasPrefix(strings.ToLower(items[i].Label), strings.ToLower(letter)) {
			return i
		}
	}
	return -1
}

func (p *Panel) onMenuClick(ctx app.Context, e app.Event) {
	p.choose(ctx, itemOf(e.Get("target")))
}

// itemOf is the index of the item that an element lies in, or −1.
func itemOf(target app.Value) int {
	if e := target.Call("closest", "[data-item]"); e.Truthy() {
		if i, err := strconv.Atoi(e.Call("getAttribute", "data-item").String()); err == nil {
			return i
		}
	}
	return -1
}

// choose does what an item says.
func (p *Panel) choose(ctx app.Context, i int) {
	if p.menu == nil {
		return
	}
	items := p.data().menuOf(p.menu.at)
	if i < 0 || i >= len(items) || items[i].disabled() {
		return
	}
	at, chosen := p.menu.at, items[i]
	p.closeMenu(ctx, true)
	if chosen.Rename {
		p.startEdit(ctx, at, true)
		return
	}
	if !chosen.Chosen {
		p.change(ctx, chosen.Command, chosen.To)
	}
}
