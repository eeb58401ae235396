package plot

import (
	"chainrule/app/download"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// View shows a figure: its title with buttons to export it, the picture, its notes, and on request the same
// in words and numbers.
type View struct {
	app.Compo

	Revision int // differs where the figure does
	ID       string
	Figure   *Figure

	numbers bool   // the numbers are open
	svg     string // of drawn, on a page under id
	drawn   *Figure
	id      string
}

// mostRows is how many rows of a figure's table are shown.
const mostRows = 400

// Render shows the figure.
func (v *View) Render() app.UI {
	f := v.Figure
	if f == nil {
		return app.Figure().Class("plot-view")
	}
	if v.drawn != f || v.id != v.ID { // revisions count for one picture, and the page may give this view another
		v.svg, v.drawn, v.id = f.SVG(v.ID), f, v.ID
	}
	notes := make([]app.UI, len(f.Notes))
	for i, n := range f.Notes {
		notes[i] = app.P().Text(n)
	}
	return app.Figure().Class("plot-view").ID(v.ID).Body(
		app.Div().Class("bar").Body(
			app.H3().Text(f.Title),
			app.Button().Type("button").Class("export").DataSet("format", "svg").Aria("label", prose.Text(prose.ExportSVGOf, f.Title)).
				Title(prose.Text(prose.ExportSVG)).OnClick(v.onExport).Text("SVG"),
			app.Button().Type("button").Class("export").DataSet("format", "png").Aria("label", prose.Text(prose.ExportPNGOf, f.Title)).
				Title(prose.Text(prose.ExportPNG)).OnClick(v.onExport).Text("PNG"),
		),
		app.Raw(v.svg),
		app.FigCaption().Body(notes...),
		v.renderNumbers(),
	)
}

func (v *View) renderNumbers() app.UI {
	body := []app.UI{app.Summary().Text(prose.Text(prose.WordsNumbers))}
	if v.numbers {
		body = append(body, app.P().Text(v.Figure.Summary), renderTable(v.Figure.Table))
	}
	return app.Details().Class("numbers").OnToggle(v.onNumbers).Body(body...)
}

func renderTable(t Table) app.UI {
	if len(t.Rows) == 0 {
		return app.Div()
	}
	head := make([]app.UI, len(t.Head))
	for i, h := range t.Head {
		head[i] = app.Th().Scope("col").Text(prose.Isolated(h))
	}
	shown := t.Rows[:min(len(t.Rows), mostRows)]
	rows := make([]app.UI, len(shown))
	for i, r := range shown {
		cells := make([]app.UI, len(r))
		for j, c := range r {
			cells[j] = app.Td().Text(prose.Isolated(c))
		}
		rows[i] = app.Tr().Body(cells...)
	}
	parts := []app.UI{app.Table().Body(app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...))}
	if n := len(t.Rows) - len(shown); n > 0 {
		parts = append(parts, app.P().Text(prose.Text(prose.PictureRows, n)))
	}
	return app.Div().Class("table").TabIndex(0).Role("region").Aria("label", prose.Text(prose.PictureTable)).Body(parts...)
}

func (v *View) onNumbers(ctx app.Context, _ app.Event) { v.numbers = ctx.JSSrc().Get("open").Bool() }

func (v *View) onExport(ctx app.Context, _ app.Event) {
	text := v.Figure.Standalone(Colours())
	if ctx.JSSrc().Get("dataset").Get("format").String() == "png" {
		download.PNG(ctx, v.Figure.Name+".png", text)
		return
	}
	download.File(ctx, v.Figure.Name+".svg", "image/svg+xml", []byte(text))
}
