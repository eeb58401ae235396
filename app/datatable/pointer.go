package datatable

import (
	"strconv"

	"chainrule/app/act"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The grid says its positions in ARIA's counting: the head is row 1, and the row numbers are column 1.
func rowIndex(row int) string       { return strconv.Itoa(row + 2) }
func columnIndex(column int) string { return strconv.Itoa(column + 2) }

// placeOf is the position of the cell that an element lies in.
func placeOf(target app.Value) (place, bool) {
	if !target.Get("closest").Truthy() {
		return place{}, false
	}
	cell := target.Call("closest", "[aria-colindex]")
	if !cell.Truthy() {
		return place{}, false
	}
	row := cell.Call("closest", "[aria-rowindex]")
	if !row.Truthy() {
		return place{}, false
	}
	r, err := strconv.Atoi(row.Call("getAttribute", "aria-rowindex").String())
	if err != nil {
		return place{}, false
	}
	c, err := strconv.Atoi(cell.Call("getAttribute", "aria-colindex").String())
	if err != nil {
		return place{}, false
	}
	at := place{r - 2, c - 2}
	return at, at != corner
}

// onPointerDown makes the cell under the pointer active; with Shift it extends the selection to it.
func (p *Panel) onPointerDown(ctx app.Context, e app.Value) {
	at, ok := placeOf(e.Get("target"))
	if !ok || e.Get("button").Int() != 0 || !p.finish(ctx) {
		return
	}
	defer render(ctx)
	if e.Get("shiftKey").Bool() && at.cell() && p.at.cell() {
		p.far, p.follow = at, true
		return
	}
	p.at, p.far, p.follow, p.goal = at, at, true, nil
	p.moves++                                             // a movement by keyboard that is at rest by now must not undo this one
	p.dragging = e.Get("pointerType").String() != "touch" // touch scrolls
}

// onMouseDown keeps the focus on the active cell while Shift extends the selection from it.
func onMouseDown(e app.Value) {
	if at, ok := placeOf(e.Get("target")); ok && at.cell() && e.Get("shiftKey").Bool() {
		e.Call("preventDefault")
	}
}

// onSelectStart keeps the browser from selecting text while the pointer selects cells. A style that says so, set while the
// button is held, would have the browser work out all cells anew.
func (p *Panel) onSelectStart(e app.Value) {
	if p.dragging {
		e.Call("preventDefault")
	}
}

// onPointerOver extends the selection while the button is held.
func (p *Panel) onPointerOver(_ app.Context, e app.Event) {
	if e.Get("buttons").Int() != 1 {
		p.dragging = false
		return
	}
	if at, ok := placeOf(e.Get("target")); ok && at.cell() && p.at.cell() {
		p.far = at
	}
}

// onClick makes the row of the cell the current sample. A head opens its menu, and so does the button
// beside a row number; a second tap on a cell edits it, where there is no double click.
func (p *Panel) onClick(ctx app.Context, e app.Event) {
	p.dragging = false
	target := e.Get("target")
	at, ok := placeOf(target)
	if !ok || e.Get("shiftKey").Bool() {
		return
	}
	d := p.data()
	switch {
	case at.Row == head, target.Call("closest", ".more").Truthy():
		p.openMenu(ctx, at)
		return
	case at.Row == d.rows && at.Column == gutter:
		p.addRow(ctx, e)
		return
	case at.Row < d.rows && d.view.Row != at.Row+1:
		act.SelectRow(ctx, at.Row+1)
	}
	touched := e.Get("pointerType").Truthy() && e.Get("pointerType").String() == "touch"
	if touched && at.cell() && at == p.tapped {
		p.startEdit(ctx, at, true)
	}
	p.tapped = at
}

// onDoubleClick edits the cell.
func (p *Panel) onDoubleClick(ctx app.Context, e app.Event) {
	if at, ok := placeOf(e.Get("target")); ok && at.cell() && p.draft == nil {
		p.startEdit(ctx, at, true)
	}
}

// onContextMenu opens the menu of the row or column instead of the browser's.
func (p *Panel) onContextMenu(ctx app.Context, e app.Event) {
	if at, ok := placeOf(e.Get("target")); ok && len(p.data().menuOf(at)) > 0 {
		e.PreventDefault()
		p.openMenu(ctx, at)
	}
}

// onFocusIn notes that the grid has the focus. If the focus came by Tab, the active cell is brought into sight.
func (p *Panel) onFocusIn(ctx app.Context, e app.Value) {
	p.follow = true
	at, ok := placeOf(e.Get("target"))
	switch {
	case ok && at != p.at && p.window.holds(p.at):
		p.at, p.far = at, at
		render(ctx)
	case !ok && !p.owns(e.Get("relatedTarget")):
		p.reveal(ctx)
	}
}

// onFocusOut notes that the focus left the grid, unless the focused element itself is gone from the page, where it still is while it is
// being taken out, or the focus came back meanwhile, as from the editor that closes to the next cell.
func (p *Panel) onFocusOut(ctx app.Context, e app.Value) {
	if p.owns(e.Get("relatedTarget")) {
		return
	}
	ctx.Dispatch(func(app.Context) {
		if e.Get("target").Get("isConnected").Bool() && !p.owns(app.Window().Get("document").Get("activeElement")) {
			p.follow = false
		}
	})
}

// owns reports whether an element belongs to the grid, its editor or its menu.
func (p *Panel) owns(e app.Value) bool {
	return there(e) && e.Get("closest").Truthy() && e.Call("closest", ".datatable "+scrollerSelector+", .datatable "+menuSelector).Truthy()
}
