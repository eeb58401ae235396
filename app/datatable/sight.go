package datatable

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The elements of the panel that are looked for in the page.
const (
	scrollerSelector = ".scroller"
	gridSelector     = "[role=grid]"
	editorSelector   = ".editor"
	menuSelector     = ".choices"
)

// find finds an element of the panel; it is falsy where there is none, and nil where there is no page.
func (p *Panel) find(selector string) app.Value {
	if app.IsServer || !p.Mounted() {
		return nil
	}
	return p.JSValue().Call("querySelector", selector)
}

func there(v app.Value) bool { return v != nil && v.Truthy() }

// cellSelector finds the element of a cell, head or row number that is in the page.
func cellSelector(at place) string {
	return `[role=grid] [aria-rowindex="` + rowIndex(at.Row) + `"] > [aria-colindex="` + columnIndex(at.Column) + `"]`
}

// sight is what the scrolling box shows now.
func (p *Panel) sight() (sight, bool) {
	box := p.find(scrollerSelector)
	if !there(box) {
		return sight{}, false
	}
	top, edge, gutter := 0, 0, p.data().gutter()
	if h := p.find("thead"); there(h) {
		top = h.Get("offsetHeight").Int()
	}
	if grid := p.find(gridSelector); there(grid) {
		edge = grid.Get("offsetLeft").Int()
	}
	left, right := p.unseen.room()
	p.pad(box, frozen{Top: top, Left: gutter + edge, Right: edge}, left, right)
	return sight{
		Top: int(box.Get("scrollTop").Float()), Left: int(box.Get("scrollLeft").Float()),
		Height: max(0, box.Get("clientHeight").Int()-top), Width: max(0, box.Get("clientWidth").Int()-gutter-2*edge),
	}, true
}

// frozen is how far the parts of the grid that stay in sight lie over the others, in pixels.
type frozen struct{ Top, Left, Right int }

// pad has the browser keep what it scrolls to out of the frozen parts, and of the room of a sign at the left or the right.
func (p *Panel) pad(box app.Value, f frozen, left, right int) {
	beside := f.Left // where the sign of a target at the left stands
	f.Left, f.Right = f.Left+left, f.Right+right
	if p.frozen != f {
		p.frozen = f
		box.Get("parentElement").Get("style").Call("setProperty", "--beside", fmt.Sprintf("%dpx", beside))
		box.Get("style").Set("scrollPadding", fmt.Sprintf("%dpx %dpx 0 %dpx", f.Top, f.Right, f.Left))
	}
}

// look measures the page and chooses the window. It reports whether the window moved.
func (p *Panel) look() bool {
	s, ok := p.sight()
	if !ok {
		s = sight{Height: usualSight, Width: usualSight}
	}
	if row := p.find("tbody.rows > tr"); there(row) {
		if height := row.Get("offsetHeight").Int(); height > 0 {
			p.rowHeight = height
		}
	}
	if ok {
		s = p.stay(s)
	}
	return p.arrange(s)
}

// stay keeps the active cell in sight where the box got lower under it, as when a note below the table takes a line more.
func (p *Panel) stay(now sight) sight {
	was, start := p.saw, p.at.Row*p.rowHeight
	if p.follow && now.Top == was.Top && now.Height < was.Height && p.at.Row >= 0 {
		if _, out := within(was.Top, was.Height, start, p.rowHeight); !out {
			if top, moved := within(now.Top, now.Height, start, p.rowHeight); moved {
				p.find(scrollerSelector).Set("scrollTop", top)
				now.Top = top
			}
		}
	}
	p.saw = now
	return now
}

// arrange chooses the window for a sight.
func (p *Panel) arrange(s sight) bool {
	d, wasBeside := p.data(), p.isBeside
	if d.view != nil && (p.below == nil || p.shown != d.view.Document.Table) {
		p.below, p.beside, p.shown = d.widths(false), nil, d.view.Document.Table
		if !d.plain() && d.view.Encoding != nil {
			p.beside = d.widths(true)
		}
	}
	p.widths = p.below
	if p.isBeside = p.beside != nil && sum(p.beside) <= s.Width; p.isBeside {
		p.widths = p.beside
	}
	p.page = max(1, s.Height/p.rowHeight-1)
	rows := d.extent(p.page).last() + 1
	before, unseen := p.window, p.unseen
	p.window = windowOf(s, p.rowHeight, rows, p.widths)
	p.unseen = d.unseenTarget(s, p.widths)
	return p.window != before || p.isBeside != wasBeside || p.unseen != unseen
}

func sum(list []int) int {
	total := 0
	for _, n := range list {
		total += n
	}
	return total
}

// bring brings the active cell into sight, and what it is scrolled with, as a person goes there.
func (p *Panel) bring(ctx app.Context) {
	p.reveal(ctx)
	ctx.Defer(func(app.Context) {
		if cell := p.find(cellSelector(p.at)); there(cell) {
			cell.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
		}
	})
}

// reveal brings the active cell into what the table shows.
func (p *Panel) reveal(ctx app.Context) {
	s, ok := p.sight()
	if !ok {
		return
	}
	box := p.find(scrollerSelector)
	if top, moved := within(s.Top, s.Height, p.at.Row*p.rowHeight, p.rowHeight); moved && p.at.Row >= 0 {
		box.Set("scrollTop", top)
	}
	if p.at.Column >= 0 {
		x := 0
		for _, width := range p.widths[:min(p.at.Column, len(p.widths))] {
			x += width
		}
		before, after := p.unseen.room()
		if left, moved := within(s.Left+before, s.Width-before-after, x, p.width(p.at.Column)); moved {
			box.Set("scrollLeft", left-before)
		}
	}
	p.look()
	p.afterRender(ctx)
}

func (p *Panel) width(column int) int {
	if column >= len(p.widths) {
		return narrowest
	}
	return p.widths[column]
}

// within gives how far a box must be scrolled so that it shows a piece that begins at start and has a length. The box
// is scrolled to at now and shows size. It also reports whether that is a change.
func within(at, size, start, length int) (int, bool) {
	switch {
	case start < at:
		return start, true
	case start+length > at+size:
		return start + length - size, true
	}
	return at, false
}

// afterRender puts things right that only the rendered page knows: the height of rows, the focus, the
// place of the editor and of the menu.
func (p *Panel) afterRender(ctx app.Context) {
	ctx.Defer(func(ctx app.Context) {
		if p.look() {
			ctx.Dispatch(func(app.Context) {})
		}
		p.placeEditor()
		p.refocus()
	})
}

// refocus gives the focus to the active cell where the grid has it, or to the grid while that cell is out
// of sight: elements are used again for other rows when the grid scrolls.
func (p *Panel) refocus() {
	if !p.follow || p.draft != nil || p.menu != nil {
		return
	}
	want := p.find(cellSelector(p.at))
	if !there(want) {
		want = p.find(gridSelector)
	}
	if there(want) && !want.Equal(app.Window().Get("document").Get("activeElement")) {
		want.Call("focus", map[string]any{"preventScroll": true})
	}
}

// FocusHead puts the focus on the first column's head, so that what is typed names the column.
func FocusHead() {
	if cell := app.Window().Get("document").Call("querySelector", cellSelector(place{head, 0})); cell.Truthy() {
		cell.Call("focus")
	}
}
