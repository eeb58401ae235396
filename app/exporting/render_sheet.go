package exporting

import (
	"strconv"

	"chainrule/app/markup"
	"chainrule/app/menu"
	"chainrule/engine/derive"
	"chainrule/engine/export"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderSheet is the sheet with a bar above it, which is not printed.
func (p *Panel) renderSheet() app.UI {
	s := p.sheet
	bar := []app.UI{
		menu.Segments(
			prose.Way,
			menu.Segment{Label: prose.Text(prose.FromTheLoss), On: s.form == derive.Chain, Click: p.setForm(derive.Chain)},
			menu.Segment{Label: prose.Text(prose.ByErrors), On: s.form == derive.Errors, Click: p.setForm(derive.Errors)},
		),
		menu.Segments(
			prose.Sheet,
			menu.Segment{Label: prose.Text(prose.HandOut), On: s.kind == handout, Click: p.setKind(handout)},
			menu.Segment{Label: prose.Text(prose.Worksheet), On: s.kind == worksheet, Click: p.setKind(worksheet)},
			menu.Segment{Label: prose.Text(prose.Answers), On: s.kind == answers, Click: p.setKind(answers)},
		),
		app.Button().Type("button").Class("go").OnClick(onPrint).Text(prose.Text(prose.Print)),
		app.Button().Type("button").Class("close").OnClick(p.closeSheet).Text(prose.Text(prose.Close)),
	}
	return app.Div().Class("sheet").Role("dialog").Aria("modal", "true").Aria("label", prose.Text(prose.Print)).OnKeyDown(p.onSheetKey).Body(
		app.Div().Class("bar").Body(bar...),
		app.Article().Class(string(s.kind)).Body(s.render()...),
	)
}

// render is what is printed.
func (s *sheet) render() []app.UI {
	w := s.made
	title := w.Title
	if title == "" {
		title = prose.Text(prose.Untitled)
	}
	parts := []app.UI{app.H1().Text(title), s.renderIntroduction()}
	if s.kind != handout {
		parts = append(parts, app.P().Class("name").Text(prose.Text(prose.NameLine)))
	}
	parts = append(parts, app.H3().Text(prose.Text(prose.Data)), renderTable(w.Handout))
	if s.drawing != "" && s.kind == handout {
		parts = append(parts, app.Div().Class("figure").Body(app.Raw(s.drawing)))
	}
	if s.kind == handout {
		parts = append(parts, renderGiven(prose.Text(prose.RowEnters, w.Row()), w.Handout.Given, w.Handout))
	} else {
		parts = append(parts, renderGiven(prose.Text(prose.Given), w.Given, w.Handout))
	}
	parts = append(parts, app.H3().Text(prose.Text(prose.ForwardPass)), s.renderLines(w.Forward, false))
	parts = append(parts, app.H3().Text(prose.Text(prose.Derivation)))
	if zero := w.Derivation.Zero; s.kind == handout && !zero.IsNone() {
		parts = append(parts, app.P().Class("note").Body(markup.Message(zero)...))
	}
	parts = append(parts, s.renderLines(w.Steps, true))
	for _, n := range w.Derivation.Notes {
		parts = append(parts, app.P().Class("note").Body(markup.Message(n)...))
	}
	parts = append(parts, app.H3().Text(prose.Text(prose.OverAll)), s.renderSamples(), app.H3().Text(prose.Text(prose.Update)))
	parts = append(parts, s.renderUpdate()...)
	switch s.kind {
	case handout:
		parts = append(parts, app.P().Class("note").Text(prose.Text(prose.CheckedSheet,
			prose.Value{V: w.Check.Dual, Digits: 9}, prose.Value{V: w.Check.Difference, Digits: 9})))
	case answers:
		parts = append(parts, s.renderAnswers())
	}
	return parts
}

func (s *sheet) renderIntroduction() app.UI {
	w := s.made
	of, row := w.Derivation.Of, w.Row()
	said := prose.Say(prose.HowComesAbout, of, row)
	switch s.kind {
	case worksheet:
		said = prose.Say(prose.ComputeIt, of, row, w.Digits)
	case answers:
		said = prose.Say(prose.AnswersTo, of, row, w.Digits)
	}
	return app.P().Body(markup.Message(said)...)
}

// renderTable is the table as typed; of a long one its ends and the selected row.
func renderTable(h *export.Handout) app.UI {
	head := []app.UI{app.Th().Scope("col").Text(prose.Text(prose.Row))}
	for _, name := range h.Columns {
		head = append(head, app.Th().Scope("col").Text(prose.Isolated(name)))
	}
	var rows []app.UI
	for _, r := range h.Rows {
		if r.Gap > 0 {
			rows = append(rows, app.Tr().Body(app.Td().ColSpan(len(h.Columns)+1).Text(prose.Text(prose.MoreSamples, r.Gap))))
			continue
		}
		class, number := "", strconv.Itoa(r.Number)
		if r.Current {
			class, number = "current", "→ "+number
		}
		if r.Left {
			number = prose.Text(prose.LeftOutNumber, number)
		}
		cells := []app.UI{app.Td().Text(number)}
		for _, c := range r.Cells {
			cells = append(cells, app.Td().Text(prose.Isolated(c)))
		}
		rows = append(rows, app.Tr().Class(class).Body(cells...))
	}
	return app.Table().Class("data").Body(app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...))
}

// mostGiven is how many given numbers are listed.
const mostGiven = 200

func renderGiven(title string, list []export.Given, h *export.Handout) app.UI {
	var items []app.UI
	for i, g := range list {
		if i == mostGiven {
			items = append(items, app.Li().Text(prose.Text(prose.AndMore, len(list)-i)))
			break
		}
		parts := []app.UI{equation(g.Symbol, g.Value, h.Digits)}
		if g.Name != "" {
			parts = append(parts, app.Small().Text(prose.Text(prose.TypedAs, g.Name, g.Cell)))
		}
		items = append(items, app.Li().Body(parts...))
	}
	return app.Div().Body(app.H3().Text(title), app.Ul().Class("given").Body(items...))
}

// equation is e = value.
func equation(e expr.Expr, value float64, digits int) app.UI {
	f := expr.Format{Digits: digits}
	return markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{
		expr.MathML(e, f), {Tag: "mo", Text: "="}, expr.MathML(expr.Num(value), f),
	}}, false)
}
