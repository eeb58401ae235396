package datatable

import (
	"chainrule/app/act"
	"chainrule/app/clip"
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
	text := clip.Pasted(e)
	e.PreventDefault()
	if text == "" {
		act.Refuse(ctx, prose.Say(prose.NothingToPaste))
		return
	}
	d := p.data()
	if d.view.Fixed == workspace.NoParts && d.view.Document.Table.IsEmpty() {
		openText(ctx, text)
		return
	}
	block := table.Pasted(text)
	s := p.selected()
	from := place{s.Top, s.Left}
	put := func(ctx app.Context, block [][]string) {
		if act.Try(ctx, p.View, workspace.Paste{Row: from.Row, Column: from.Column, Block: block}) {
			p.at, p.far, p.follow = from, pasted(from, block), true // from the button of an answer, too
		}
	}
	opened := act.Answer{Label: prose.Text(prose.OpenAsNew), Do: func(ctx app.Context) { openText(ctx, text) }}
	switch {
	case d.view.Fixed == workspace.NoParts && width(block) > len(d.columns)-from.Column:
		act.Ask(ctx, act.Question{Text: prose.Text(prose.BlockIsWider, width(block), len(d.columns)-from.Column), Answers: []act.Answer{opened}})
	case d.startsWithNames(block, from.Column):
		answers := []act.Answer{
			{Label: prose.Text(prose.PasteWithoutNames), Do: func(ctx app.Context) { put(ctx, block[1:]) }},
			{Label: prose.Text(prose.PasteAll), Do: func(ctx app.Context) { put(ctx, block) }},
		}
		if d.view.Fixed == workspace.NoParts {
			answers = append(answers, opened)
		}
		act.Ask(ctx, act.Question{Text: prose.Text(prose.BlockHasNames, prose.List(block[0])), Answers: answers})
	default:
		if rewritten, changed := d.rewritten(block, from.Column); changed {
			act.Ask(ctx, act.Question{Text: prose.Text(prose.BlockIsForeign), Answers: []act.Answer{
				{Label: prose.Text(prose.PasteRewritten), Do: func(ctx app.Context) { put(ctx, rewritten) }},
				{Label: prose.Text(prose.PasteAsIs), Do: func(ctx app.Context) { put(ctx, block) }},
			}})
			return
		}
		put(ctx, block)
	}
}

// rewritten is a block with its numbers as the columns write theirs that it goes into.
func (d data) rewritten(block [][]string, column int) (to [][]string, changed bool) {
	to = make([][]string, len(block))
	for r, row := range block {
		to[r] = append([]string(nil), row...)
	}
	for i := column; i < len(d.columns); i++ {
		if d.columns[i].Kind == table.Category || d.view.Document.Table.IsEmptyColumn(i) { // which takes what comes
			continue
		}
		var cells []string
		for _, row := range block {
			if i-column < len(row) {
				cells = append(cells, row[i-column])
			}
		}
		written, other := d.columns[i].Reads.Rewrite(cells)
		if !other {
			continue
		}
		changed = true
		for _, row := range to {
			if i-column < len(row) {
				row[i-column], written = written[0], written[1:]
			}
		}
	}
	return to, changed
}

// openText opens text from the clipboard as new data, as a file is opened.
func openText(ctx app.Context, text string) { act.Open(ctx, act.File{Data: []byte(text)}) }

// width is how many cells the longest row of a block has.
func width(block [][]string) int {
	n := 0
	for _, row := range block {
		n = max(n, len(row))
	}
	return n
}

// startsWithNames reports whether the first row of a block that goes into columns of numbers has a text where its other
// rows have numbers, as it has if it holds the names of the columns.
func (d data) startsWithNames(block [][]string, column int) bool {
	for i, text := range block[0][:min(len(block[0]), len(d.columns)-column)] {
		c := d.columns[column+i]
		if c.Kind == table.Category || table.IsMissing(text) {
			continue
		}
		if _, err := c.Reads.Number(text); err == nil {
			continue
		}
		for _, row := range block[1:] {
			if i < len(row) {
				if _, err := c.Reads.Number(row[i]); err == nil {
					return true
				}
			}
		}
	}
	return false
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
