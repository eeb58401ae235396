package datatable

import (
	"chainrule/app/act"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// pressOf reads a keyboard event.
func pressOf(e app.Event) press {
	return press{
		Key:   e.Get("key").String(),
		Shift: e.Get("shiftKey").Bool(),
		Ctrl:  e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool(),
		Alt:   e.Get("altKey").Bool(),
	}
}

// onKey handles a key while a cell is active and not being edited.
func (p *Panel) onKey(ctx app.Context, e app.Event) {
	if p.menu != nil || e.Get("isComposing").Bool() {
		return
	}
	x, d := p.extent(), p.data()
	what, to := x.whileMoving(pressOf(e), p.at, p.far)
	if what == nothing {
		return
	}
	e.Call("stopPropagation")
	if what != replace { // that key goes on to the editor, as its first character
		e.PreventDefault()
	}
	switch what {
	case move:
		p.goTo(ctx, to)
	case extend:
		p.extendTo(ctx, to)
	case selectAll:
		p.at = place{0, 0}
		p.far = place{max(0, d.rows-1), max(0, len(d.columns)-1)}
	case letGo:
		p.far = p.at
	case edit:
		p.startEdit(ctx, to, true)
	case replace:
		p.startEdit(ctx, to, false)
	case clearCells:
		p.clear(ctx)
	case openMenu:
		p.openMenu(ctx, to)
	case moveRow:
		p.change(ctx, workspace.MoveRow{From: p.at.Row, To: to.Row}, &to)
	case moveColumn:
		p.change(ctx, workspace.MoveColumn{From: p.at.Column, To: to.Column}, &to)
	case addRow:
		p.change(ctx, workspace.InsertRow{At: to.Row}, &to)
	}
}

// extendTo moves the far corner of the selection, and keeps it in sight.
func (p *Panel) extendTo(ctx app.Context, to place) {
	at := p.at
	p.at = to
	p.bring(ctx)
	p.at, p.far = at, to
}

// clear empties the selected cells.
func (p *Panel) clear(ctx app.Context) {
	d := p.data()
	s, ok := p.selected().within(d.rows, len(d.columns))
	switch {
	case !ok:
	case !s.single():
		act.Try(ctx, p.View, workspace.Paste{Row: s.Top, Column: s.Left, Block: s.empty()})
	case d.text(s.Top, s.Left) != "":
		act.Try(ctx, p.View, workspace.SetCell{Row: s.Top, Column: s.Left})
	}
}

// onEditorKey handles a key in the editor.
func (p *Panel) onEditorKey(ctx app.Context, e app.Event) {
	if p.draft == nil || e.Get("isComposing").Bool() {
		return
	}
	what, to := p.extent().whileEditing(pressOf(e), p.draft.at)
	if what == toBrowser {
		return
	}
	e.Call("stopPropagation")
	e.PreventDefault()
	switch what {
	case commit:
		p.leaveEdit(ctx, to)
	case restore:
		p.restoreEdit(ctx)
	}
}
