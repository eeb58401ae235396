package exporting

import (
	"fmt"
	"strconv"

	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/export"
	"chainrule/engine/expr"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderSheet is the sheet with a bar above it, which is not printed.
func (p *Panel) renderSheet() app.UI {
	s := p.sheet
	bar := []app.UI{
		choice("Way", option{"From the loss", s.form == derive.Chain, p.setForm(derive.Chain)},
			option{"By errors δ, s", s.form == derive.Errors, p.setForm(derive.Errors)}),
		choice("Sheet", option{"Hand-out", s.kind == handout, p.setKind(handout)},
			option{"Worksheet", s.kind == worksheet, p.setKind(worksheet)}, option{"Answers", s.kind == answers, p.setKind(answers)}),
		app.Button().Type("button").Class("go").OnClick(onPrint).Text("Print"),
		app.Button().Type("button").Class("close").OnClick(p.closeSheet).Text("Close"),
	}
	return app.Div().Class("sheet").Role("dialog").Aria("modal", "true").Aria("label", "Print").OnKeyDown(p.onSheetKey).Body(
		app.Div().Class("bar").Body(bar...),
		app.Article().Class(string(s.kind)).Body(s.render()...),
	)
}

type option struct {
	label string
	on    bool
	click app.EventHandler
}

// choice is a row of buttons of which one is on.
func choice(label string, list ...option) app.UI {
	buttons := make([]app.UI, len(list))
	for i, o := range list {
		class := ""
		if o.on {
			class = "on"
		}
		buttons[i] = app.Button().Type("button").Class(class).Aria("pressed", strconv.FormatBool(o.on)).OnClick(o.click).Text(o.label)
	}
	return app.Span().Class("seg").Role("group").Aria("label", label).Body(buttons...)
}

// render is what is printed.
func (s *sheet) render() []app.UI {
	w := s.made
	title := w.Title
	if title == "" {
		title = "A derivation"
	}
	parts := []app.UI{app.H1().Text(title), s.renderIntroduction()}
	if s.kind != handout {
		parts = append(parts, app.P().Class("name").Text("Name"))
	}
	parts = append(parts, app.H3().Text("Data"), renderTable(w.Handout))
	if s.drawing != "" && s.kind == handout {
		parts = append(parts, app.Div().Class("figure").Body(app.Raw(s.drawing)))
	}
	if s.kind == handout {
		parts = append(parts, renderGiven(fmt.Sprintf("Row %d as it enters the network", w.Row()), w.Handout.Given, w.Handout))
	} else {
		parts = append(parts, renderGiven("Given", w.Given, w.Handout))
	}
	parts = append(parts, app.H3().Text("Forward pass"), s.renderLines(w.Forward, false))
	parts = append(parts, app.H3().Text("Derivation"), s.renderLines(w.Steps, true))
	for _, n := range w.Derivation.Notes {
		parts = append(parts, app.P().Class("note").Body(markup.Message(n)...))
	}
	parts = append(parts, app.H3().Text("Over all samples"), s.renderSamples(), app.H3().Text("Update"))
	parts = append(parts, s.renderUpdate()...)
	switch s.kind {
	case handout:
		parts = append(parts, app.P().Class("note").Text(fmt.Sprintf(
			"Checked: dual numbers give %s, a central difference %s. Values are computed in full and rounded for display.",
			expr.FormatNumber(w.Check.Dual, 9), expr.FormatNumber(w.Check.Difference, 9))))
	case answers:
		parts = append(parts, s.renderAnswers())
	}
	return parts
}

func (s *sheet) renderIntroduction() app.UI {
	w := s.made
	of := formula(w.Derivation.Of, expr.Format{})
	switch s.kind {
	case worksheet:
		return app.P().Body(app.Text("Compute "), of, app.Text(fmt.Sprintf(
			" on row %d. Each numbered box is one quantity: where its number comes again, put the same value in. Round to %d digits.", w.Row(), w.Digits)))
	case answers:
		return app.P().Body(app.Text("Answers: "), of, app.Text(fmt.Sprintf(" on row %d, computed in full and rounded to %d digits.", w.Row(), w.Digits)))
	}
	return app.P().Body(app.Text("How "), of, app.Text(fmt.Sprintf(" comes about on row %d.", w.Row())))
}

// renderTable is the table as typed; of a long one its ends and the selected row.
func renderTable(h *export.Handout) app.UI {
	head := []app.UI{app.Th().Scope("col").Text("Row")}
	for _, name := range h.Columns {
		head = append(head, app.Th().Scope("col").Text(name))
	}
	var rows []app.UI
	for _, r := range h.Rows {
		if r.Gap > 0 {
			rows = append(rows, app.Tr().Body(app.Td().ColSpan(len(h.Columns)+1).Text(fmt.Sprintf("… %d more", r.Gap))))
			continue
		}
		class, number := "", strconv.Itoa(r.Number)
		if r.Current {
			class, number = "current", "→ "+number
		}
		if r.Left {
			number += ", left out"
		}
		cells := []app.UI{app.Td().Text(number)}
		for _, c := range r.Cells {
			cells = append(cells, app.Td().Text(c))
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
			items = append(items, app.Li().Text(fmt.Sprintf("and %d more", len(list)-i)))
			break
		}
		parts := []app.UI{equation(g.Symbol, g.Value, h.Digits)}
		if g.Name != "" {
			parts = append(parts, app.Small().Text(g.Name+": "+g.Cell))
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

func formula(e expr.Expr, f expr.Format) app.UI {
	return markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{expr.MathML(e, f)}}, false)
}
