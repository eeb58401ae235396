package datatable

import (
	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// onCopy puts the selected cells on the clipboard as spreadsheets take them.
func (p *Panel) onCopy(ctx app.Context, e app.Event) { p.copySelection(e) }

// onCut copies the selected cells and empties them.
func (p *Panel) onCut(ctx app.Context, e app.Event) {
	if p.copySelection(e) {
		p.clear(ctx)
	}
}

func (p *Panel) copySelection(e app.Event) bool {
	if p.draft != nil {
		return false // of the editor's own text
	}
	d := p.data()
	text := ""
	switch s, ok := p.selected().within(d.rows, len(d.columns)); {
	case p.at.cell() && ok:
		text = s.tsv(d.text)
	case p.at.Row == head && p.at.Column >= 0 && p.at.Column < len(d.columns):
		text = d.columns[p.at.Column].Name
	default:
		return false
	}
	e.PreventDefault()
	e.Get("clipboardData").Call("setData", "text/plain", text)
	return p.at.cell()
}

// onPaste pastes a block of cells with its first cell on the active one, or on the first of the
// selection. Rows are added where the block goes on below the last.
func (p *Panel) onPaste(ctx app.Context, e app.Event) {
	if p.draft != nil || !p.at.cell() {
		return
	}
	text := e.Get("clipboardData").Call("getData", "text/plain").String()
	e.PreventDefault()
	if text == "" {
		act.Refuse(ctx, prose.Say(prose.NothingToPaste))
		return
	}
	block := table.ParseBlock(text)
	s := p.selected()
	from := place{s.Top, s.Left}
	if act.Try(ctx, p.View, workspace.Paste{Row: from.Row, Column: from.Column, Block: block}) {
		p.at, p.far = from, pasted(from, block)
	}
}

// pasted is the far corner of a block with its first cell at from: what is selected afterwards.
func pasted(from place, block [][]string) place {
	to := from
	for i, row := range block {
		to.Row = from.Row + i
		to.Column = max(to.Column, from.Column+len(row)-1)
	}
	return to
}
