package datatable

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// draft is text being typed. It knows its cell by the IDs of row and column, so that it stays with the cell
// when the table changes under it. The text itself stands in the editor, the one text field of the panel,
// which lies over the cell; rendering never touches it.
type draft struct {
	at       place
	rowID    int // newRow in the empty last row; headRow where a column is renamed
	columnID int
	opening  int    // of the document that was open
	start    string // what stood in the editor first
	refused  string // the text that was refused last, so that leaving does not ask again
}

// headRow stands for the ID of the head's row in a draft.
const headRow = -2

// pending is text that was committed and is not in the view yet. It is shown meanwhile, so that the old
// text does not flash.
type pending struct {
	rowID, columnID int
	text            string
	revision        int // of the view that does not have it yet
}

// startEdit opens the editor over a cell or a column's name. The editor holds the text that is there, or nothing if
// the key that was pressed replaces it. It opens at once and not with the next render: the browser sends the key to
// the text field that has the focus when the key has been handled.
func (p *Panel) startEdit(ctx app.Context, at place, keep bool) {
	d := p.data()
	field := p.find(editorSelector)
	if at.Column < 0 || at.Column >= len(d.columns) || at.Row > d.rows || !there(field) {
		return
	}
	if d.locked() {
		act.Refuse(ctx, workspace.PartData.Refusal())
		return
	}
	p.finish(ctx)
	column := d.columns[at.Column]
	text, rowID := d.text(at.Row, at.Column), d.rowID(at.Row)
	if at.Row == head {
		text, rowID = column.Name, headRow
	}
	p.at, p.far, p.follow = at, at, true
	p.draft = &draft{at: at, rowID: rowID, columnID: column.ID, opening: p.View.Opening}
	field.Set("value", text)
	if !keep {
		p.draft.start = text
		text = ""
		field.Set("value", text)
	} else {
		p.draft.start = field.Get("value").String() // as the field took it: line breaks are gone
	}
	field.Set("inputMode", inputMode(column, at))
	field.Call("setAttribute", "aria-label", editorLabel(column.Name, at, d.rows))
	field.Set("hidden", false)
	p.bring(ctx)
	p.placeEditor()
	field.Call("focus", map[string]any{"preventScroll": true})
	if at.Row == head {
		field.Call("select")
	} else {
		field.Call("setSelectionRange", len(text), len(text))
	}
}

// inputMode is the keyboard that a telephone offers.
func inputMode(c table.Column, at place) string {
	if at.Row != head && c.Kind != table.Category && c.Role != table.Ignore {
		return "decimal"
	}
	return "text"
}

func editorLabel(name string, at place, rows int) string {
	switch at.Row {
	case head:
		return prose.Text(prose.NameOfColumn, at.Column+1)
	case rows:
		return prose.Text(prose.CellInNewRow, name)
	}
	return prose.Text(prose.CellInRow, name, at.Row+1)
}

// placeEditor lays the editor over its cell, or hides it where there is nothing to edit.
func (p *Panel) placeEditor() {
	field := p.find(editorSelector)
	if !there(field) {
		return
	}
	if p.draft == nil {
		field.Set("hidden", true)
		return
	}
	cell := p.find(cellSelector(p.draft.at))
	if !there(cell) {
		return // out of sight, and so is the editor, where it was
	}
	box := cell.Call("getBoundingClientRect")
	frame := p.find(scrollerSelector)
	outer := frame.Call("getBoundingClientRect")
	style := field.Get("style")
	for name, length := range map[string]float64{
		"left":   box.Get("left").Float() - outer.Get("left").Float() + frame.Get("scrollLeft").Float(),
		"top":    box.Get("top").Float() - outer.Get("top").Float() + frame.Get("scrollTop").Float(),
		"width":  box.Get("width").Float(),
		"height": box.Get("height").Float(),
	} {
		style.Call("setProperty", name, strconv.FormatFloat(length, 'f', 1, 64)+"px")
	}
}

// finish commits what is being typed, if anything is. It reports whether the editor is closed: text that
// is refused stays in it.
func (p *Panel) finish(ctx app.Context) bool {
	field := p.find(editorSelector)
	if p.draft == nil || !there(field) {
		return true
	}
	text := field.Get("value").String()
	if text != p.draft.start {
		if text == p.draft.refused && text != "" {
			return false
		}
		if !act.Try(ctx, p.View, p.draft.command(p.data(), text)) {
			p.draft.refused = text
			return false
		}
		p.keepShowing(ctx, text)
		p.typedAt = p.draft.at
	}
	p.close(field)
	return true
}

// command is the change that a draft's text asks for.
func (f *draft) command(d data, text string) workspace.Command {
	switch f.rowID {
	case headRow:
		return workspace.RenameColumn{At: f.at.Column, To: text}
	case newRow:
		return workspace.Paste{Row: d.rows, Column: f.at.Column, Block: [][]string{{text}}}
	}
	return workspace.SetCell{Row: f.at.Row, Column: f.at.Column, Text: text}
}

// pendingTime is how long committed text is shown in place of the view's, which has it much sooner.
const pendingTime = 4 * rest

func (p *Panel) keepShowing(ctx app.Context, text string) {
	kept := &pending{rowID: p.draft.rowID, columnID: p.draft.columnID, text: text, revision: p.View.Revision}
	p.pending = kept
	ctx.After(pendingTime, func(app.Context) {
		if p.pending == kept {
			p.pending = nil
		}
	})
}

// close closes the editor, whatever stands in it.
func (p *Panel) close(field app.Value) {
	p.draft = nil
	if there(field) {
		field.Set("hidden", true)
	}
}

// leaveEdit commits and goes on to another cell.
func (p *Panel) leaveEdit(ctx app.Context, to place) {
	if !p.finish(ctx) {
		return
	}
	p.moveTo(ctx, p.extent().clamp(to))
	if to != p.at {
		p.goal = &goal{to: to, typed: true} // a row that is there once the view has it
	}
	p.refocus()
}

// restoreEdit closes the editor and leaves the cell as it was.
func (p *Panel) restoreEdit(ctx app.Context) {
	p.close(p.find(editorSelector))
	p.refocus()
	p.afterRender(ctx)
}

// onEditorBlur commits when the focus goes elsewhere.
func (p *Panel) onEditorBlur(ctx app.Context, _ app.Event) {
	p.finish(ctx)
}

// followDraft keeps the editor with its cell after the table changed. Where the cell is gone, the text is
// given back in a message.
func (p *Panel) followDraft(ctx app.Context) {
	if p.draft == nil {
		return
	}
	d := p.data()
	column, ok := d.columnOf(p.draft.columnID)
	ok = ok && p.View.Opening == p.draft.opening // the ids of another document may be the same
	row := head
	if ok && p.draft.rowID != headRow {
		row, ok = d.rowOf(p.draft.rowID, p.draft.at.Row)
	}
	if ok {
		p.draft.at = place{row, column}
		p.at, p.far = p.draft.at, p.draft.at
		return
	}
	field := p.find(editorSelector)
	if there(field) {
		act.Refuse(ctx, prose.Say(prose.CellIsGone, `"`+field.Get("value").String()+`"`)) // in full, as it is nowhere else
	}
	p.close(field)
}
