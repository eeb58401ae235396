// Package datatable is the panel that shows a person's data as a grid like a spreadsheet's: edited in
// place, with what each cell becomes to the network below it.
package datatable

import (
	"time"

	"chainrule/app/act"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the table of a view. It changes nothing itself: it asks the root to, by actions.
type Panel struct {
	app.Compo

	View   *workspace.View
	Source *act.Source // the file that the table was read from, or nil
	Paper  bool        // it is drawn for paper
	Tight  bool        // as long as nothing is measured, there is no room for small figures beside what was typed

	at        place // the active cell
	far       place // the far corner of the selection; at where one cell is selected
	window    window
	rowHeight int   // measured, in pixels
	page      int   // whole rows in sight
	widths    []int // of the columns: one of the next two
	below     []int // with the small figures below what was typed
	beside    []int // with the small figures beside it; nil where there are none
	isBeside  bool  // there is room for them beside it
	unseen    unseen
	saw       sight // what the scrolling box showed when it was measured last
	frozen    frozen
	draft     *draft
	typedAt   place // where text was typed last: what is wrong with it is announced
	menu      *menu
	tapped    place // where the last click was: a second tap edits
	dropping  bool  // a file is held over the panel
	moves     int   // counts movements of the active cell, to know when they have come to rest
	follow    bool  // the focus belongs in the grid: it goes to the active cell after each render
	dragging  bool  // the pointer is extending the selection
	goal      *goal // where the active cell goes with the next view
	pending   *pending
	shown     *table.Table
	from      *act.Source // the source that is shown
	kept      kept
	row       int  // the view's row when the panel last looked
	printed   bool // it was drawn for paper then

	stops []func()
}

// usual values until the page has been measured
const (
	usualRowHeight = 48
	usualSight     = 800
)

// OnInit sets what the first render needs.
func (p *Panel) OnInit() {
	p.rowHeight = usualRowHeight
	p.typedAt = place{head, head}
	p.page = usualSight / usualRowHeight
	if p.View != nil {
		p.at = p.extent().clamp(place{p.View.Row - 1, 0})
		p.far = p.at
	}
	s := sight{Height: usualSight, Width: usualSight}
	if p.Tight {
		s.Width = 0
	}
	p.arrange(s)
}

// OnMount starts listening for what go-app's handlers would be too slow or too late for.
func (p *Panel) OnMount(ctx app.Context) {
	p.stops = p.listen(ctx)
	p.afterRender(ctx)
	ctx.Defer(p.followRow) // when the height of rows is known
}

// OnUpdate follows a new view: the draft stays with its cell, the active cell with the selected row.
//
// Measuring makes the browser lay the page out at once, so it is left where nothing of the table's changed,
// as when another parameter is selected.
func (p *Panel) OnUpdate(ctx app.Context) {
	if p.View != nil && p.View.Row == p.row && p.View.Document.Table == p.shown && p.Source == p.from && p.Paper == p.printed && p.goal == nil && p.draft == nil && p.menu == nil {
		p.pending = nil
		ctx.PreventUpdate()
		return
	}
	p.from, p.printed = p.Source, p.Paper
	d := p.data()
	p.followRow(ctx)
	p.reachGoal(ctx)
	x := d.extent(p.page)
	p.at, p.far = x.clamp(p.at), x.clamp(p.far)
	if p.View != nil {
		p.row = p.View.Row
	}
	p.pending = nil
	p.followDraft(ctx)
	p.menuInRange()
	p.look()
	p.afterRender(ctx)
}

// followRow takes the active cell to the sample that is selected elsewhere, and brings it into sight.
func (p *Panel) followRow(ctx app.Context) {
	if p.View != nil && p.View.Row != p.row && !p.follow {
		p.at = p.extent().clamp(place{p.View.Row - 1, max(0, p.at.Column)})
		p.far = p.at
		p.reveal(ctx)
	}
}

// goal is where the active cell goes once a command has been applied.
type goal struct {
	to     place
	rename bool // a new column, whose name is asked for at once
	typed  bool // the cell was left by typing: the sample stays
}

func (p *Panel) reachGoal(ctx app.Context) {
	goal := p.goal
	p.goal = nil
	if goal == nil {
		return
	}
	if goal.typed {
		p.moveTo(ctx, p.extent().clamp(goal.to))
		return
	}
	p.goTo(ctx, p.extent().clamp(goal.to))
	if goal.rename {
		ctx.Defer(func(ctx app.Context) { p.startEdit(ctx, goal.to, true) })
	}
}

// OnResize measures again.
func (p *Panel) OnResize(ctx app.Context) {
	p.look()
	p.afterRender(ctx)
}

// OnDismount stops listening.
func (p *Panel) OnDismount() {
	for _, stop := range p.stops {
		stop()
	}
	p.stops = nil
}

func (p *Panel) data() data {
	d := dataOf(p.View)
	if p.View != nil && p.View.Document != nil {
		p.kept.follow(p.View.Document.Table, p.View.Encoding)
		d.kept = &p.kept
	}
	return d
}

func (p *Panel) extent() extent { return p.data().extent(p.page) }

// selected is the selection, the empty last row left out.
func (p *Panel) selected() area { return between(p.at, p.far) }

// rest is how long the active cell stays before its row becomes the current sample: less than a person
// waits for, more than between two repeats of a held key.
const rest = 120 * time.Millisecond

// moveTo makes a cell the active one, and brings it into sight with the focus on it.
func (p *Panel) moveTo(ctx app.Context, to place) {
	p.at, p.far, p.goal, p.follow = to, to, nil, true
	p.bring(ctx)
	p.moves++
}

// goTo is moveTo for a person who goes to a cell to look at it: its row becomes the current sample. Whoever leaves a cell
// that they have typed into wants to see what that did to the sample, which stays.
func (p *Panel) goTo(ctx app.Context, to place) {
	p.moveTo(ctx, to)
	moves := p.moves
	ctx.After(rest, func(ctx app.Context) {
		if p.moves == moves {
			p.selectRow(ctx)
		}
	})
}

// selectRow makes the active cell's row the current sample.
func (p *Panel) selectRow(ctx app.Context) {
	if d := p.data(); p.at.Row >= 0 && p.at.Row < d.rows && d.view.Row != p.at.Row+1 {
		act.SelectRow(ctx, p.at.Row+1)
	}
}

// change sends a command and says where the active cell goes with it; nil leaves it.
func (p *Panel) change(ctx app.Context, c workspace.Command, to *place) {
	p.goal = nil
	if !act.Try(ctx, p.View, c) || to == nil {
		return
	}
	_, rename := c.(workspace.InsertColumn)
	p.goal = &goal{to: *to, rename: rename}
}
