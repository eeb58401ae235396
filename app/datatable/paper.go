package datatable

import (
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// What is printed of a table at most.
const (
	rowsOnPaper  = 500 // about 15 pages
	widthOnPaper = 680 // of all columns, in pixels: between the margins of A4
)

// onPaper is the window for paper: from the first row and column on, as much as is printed.
func (d data) onPaper(widths []int) window {
	w := window{Last: min(d.rows, rowsOnPaper)}
	for width := d.gutter(); w.Right < len(d.columns); w.Right++ {
		if width += widths[w.Right]; width > widthOnPaper && w.Right > 0 {
			break
		}
	}
	return w
}

// inPage is the part of the grid that is in the page.
func (p *Panel) inPage(d data) window {
	if p.Paper && len(p.widths) == len(d.columns) {
		return d.onPaper(p.widths)
	}
	return p.window.clamp(d.extent(p.page).last()+1, len(d.columns))
}

// renderPart says on paper which part of the table is there, unless it is all.
func (p *Panel) renderPart(d data) app.UI {
	if !p.Paper && app.IsClient { // it is not to be made anew with each scroll, where nobody sees it
		return app.P().Class("note printed")
	}
	w, text := p.inPage(d), ""
	if last := min(w.Last, d.rows); w.First > 0 || last < d.rows {
		text = prose.Text(prose.RowsPrinted, prose.Count(w.First+1), prose.Count(last), prose.Count(d.rows))
	}
	if w.Left > 0 || w.Right < len(d.columns) {
		text += " " + prose.Text(prose.ColumnsPrinted, w.Left+1, w.Right, len(d.columns))
	}
	return app.P().Class("note printed").Text(text)
}
