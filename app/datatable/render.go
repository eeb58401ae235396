package datatable

import (
	"slices"

	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render draws the panel: its buttons, the grid, what there is to say about it, and an open menu.
func (p *Panel) Render() app.UI {
	d := p.data()
	class := "datatable"
	if p.dropping {
		class += " dropping"
	}
	if d.locked() {
		class += " locked"
	}
	// What is understood keeps its place where nothing is: go-app would make its element of the scrolling box's, to which the
	// panel listens.
	body := []app.UI{p.renderButtons(d), app.Div().Hidden(true)}
	if p.Source != nil && !d.locked() {
		body[1] = p.renderUnderstood(d)
	}
	body = append(body, app.Div().Class("held").Body(p.renderScroller(d), p.renderUnseen(d)), p.renderPart(d))
	body = append(body, p.renderNotes(d, p.at.Column)...)
	if p.menu != nil {
		body = append(body, p.renderMenu(d))
	}
	return app.Section().Class(class).Aria("label", prose.Text(prose.Data)).
		OnDragOver(p.onDragOver).OnDragLeave(p.onDragLeave).OnDrop(p.onDrop).
		Body(body...)
}

func (p *Panel) renderButtons(d data) app.UI {
	if d.locked() {
		return app.Div().Class("head").Body(app.H2().Text(prose.Text(prose.Data)), app.Span().Class("lock").Text(prose.Text(prose.Locked)))
	}
	parts := []app.UI{
		app.H2().Text(prose.Text(prose.Data)),
		app.Button().Type("button").OnClick(p.addRow).Text(prose.Text(prose.AddRow)),
		app.Button().Type("button").OnClick(p.addColumn).Text(prose.Text(prose.AddColumn)),
	}
	if d.view == nil || d.view.Fixed == workspace.NoParts {
		parts = append(
			parts,
			app.Button().Type("button").Title(prose.Text(prose.OpenCSVHint)).OnClick(p.onOpen).Text(prose.Text(prose.OpenCSV)),
			app.Input().Type("file").Class("offscreen").Hidden(true).Accept(".csv,.tsv,.txt,.json").Aria("label", prose.Text(prose.CSVFile)).OnChange(p.onFile),
		)
	}
	return app.Div().Class("head").Body(parts...)
}

func (p *Panel) renderScroller(d data) app.UI {
	return app.Div().Class("scroller").Body(
		p.renderGrid(d),
		app.Input().Class("editor").Type("text").Hidden(true).AutoComplete(false).Spellcheck(false).
			OnKeyDown(p.onEditorKey).OnBlur(p.onEditorBlur),
		app.Div().Class("drop-here").Aria("hidden", "true").Body(app.Span().Text(prose.Text(prose.DropCSV))),
	)
}

func (p *Panel) renderGrid(d data) app.UI {
	x := d.extent(p.page)
	rows := x.last() + 1
	w := p.inPage(d)
	tab := -1
	if !w.holds(p.at) {
		tab = 0 // the active cell is out of sight and not in the page: the grid itself is the stop
	}
	grid := app.Table().Attr("role", "grid").Aria("label", prose.Text(prose.Data)).Aria("multiselectable", "true").
		Aria("rowcount", rows+1).Aria("colcount", len(d.columns)+1).TabIndex(tab).
		OnKeyDown(p.onKey).OnClick(p.onClick).OnDblClick(p.onDoubleClick).OnContextMenu(p.onContextMenu).
		OnCopy(p.onCopy).OnCut(p.onCut).OnPaste(p.onPaste)
	class := "grid"
	if d.plain() {
		class += " plain"
	}
	if p.isBeside {
		class += " beside"
	}
	if p.dragging {
		grid = grid.On("pointerover", p.onPointerOver)
	}
	return grid.Class(class).Body(
		p.renderWidths(w),
		p.renderHead(d, w),
		spacer(w.First*p.rowHeight),
		app.TBody().Class("rows").Body(p.renderRows(d, w)...),
		spacer((rows-w.Last)*p.rowHeight),
	)
}

// renderWidths says how wide columns are; the table spreads what room is left.
func (p *Panel) renderWidths(w window) app.UI {
	columns := []app.UI{app.Elem("col").Attr("width", p.data().gutter())}
	for column := range p.data().columns {
		if p.Paper && column >= w.Right {
			break
		}
		columns = append(columns, app.Elem("col").Attr("width", p.width(column)))
	}
	return app.ColGroup().Body(columns...)
}

// spacer stands for rows that are not in the page.
func spacer(height int) app.UI {
	cell := app.Td()
	if height > 0 {
		cell = cell.Attr("height", height)
	}
	return app.TBody().Class("spacer").Aria("hidden", "true").Body(app.Tr().Body(cell))
}

func (p *Panel) renderHead(d data, w window) app.UI {
	cells := []app.UI{app.Th().Class("gutter").Aria("colindex", 1).Body(app.Span().Class("offscreen").Text(prose.Text(prose.Row)))}
	cells = append(cells, gap(w.Left)...)
	for column := w.Left; column < w.Right; column++ {
		cells = append(cells, renderHeadCell(d.head(column, p.at), d.locked()))
	}
	cells = append(cells, gap(len(d.columns)-w.Right)...)
	return app.THead().Body(app.Tr().Aria("rowindex", 1).Body(cells...))
}

func renderHeadCell(v headView, locked bool) app.UI {
	class := "name " + v.Class
	if v.Text {
		class += " text"
	}
	if v.Active {
		class += " active"
	}
	cell := app.Th().Class(class).Attr("scope", "col").Attr("role", "columnheader").Aria("colindex", v.Column+2).TabIndex(tabIndex(v.Active))
	if !locked {
		cell = cell.Aria("haspopup", "menu").Title(prose.Text(prose.MenuOfColumn))
	}
	return cell.Body(
		app.Span().Class("label").Attr("dir", "auto").Text(v.Name),
		app.Elem("small").Text(v.About),
	)
}

// gap stands for columns that are not in the page.
func gap(columns int) []app.UI {
	if columns <= 0 {
		return nil
	}
	return []app.UI{app.Td().Class("gap").Aria("hidden", "true").ColSpan(columns)}
}

func (p *Panel) renderRows(d data, w window) []app.UI {
	rows := make([]app.UI, 0, w.Last-w.First)
	selected := p.selected()
	for row := w.First; row < w.Last; row++ {
		rows = append(rows, &rowCompo{Row: p.withPending(d, d.row(row, w, p.at, selected))})
	}
	return rows
}

// withPending shows text that was committed and is not in the view yet.
func (p *Panel) withPending(d data, v rowView) rowView {
	kept := p.pending
	if kept == nil || p.View == nil || kept.revision != p.View.Revision || kept.rowID != d.rowID(v.Row) {
		return v
	}
	v.Cells = slices.Clone(v.Cells)
	for i := range v.Cells {
		if d.columns[v.Cells[i].Column].ID == kept.columnID {
			v.Cells[i].Text, v.Cells[i].Encoded = kept.text, ""
		}
	}
	return v
}

func tabIndex(active bool) int {
	if active {
		return 0
	}
	return -1
}
