package derivation

import (
	"fmt"

	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// outcome is what comes of a derivation: what is special about it, the same derivative on the other samples
// and their sum, the update, and the check.
type outcome struct {
	app.Compo

	Of  *shown
	All bool // every sample in the table

	toggle app.EventHandler
}

// Render draws it.
func (o *outcome) Render() app.UI {
	return app.Div().Class("outcome").Body(
		o.Of.renderNotes(),
		o.renderSamples(),
		o.Of.renderUpdate(),
		o.Of.renderCheck(),
	)
}

func (s *shown) renderNotes() app.UI {
	items := make([]app.UI, len(s.derivation.Notes))
	for i, n := range s.derivation.Notes {
		items[i] = app.P().Body(reason(n))
	}
	return app.Div().Class("notes").Body(items...)
}

func (o *outcome) renderSamples() app.UI {
	s := o.Of
	digits := s.options.digits
	var rows []app.UI
	for _, e := range entries(s.samples, s.view.Row, o.All) {
		if e.gap > 0 {
			rows = append(rows, app.Tr().Class("gap").Body(app.Td().ColSpan(2).Text(fmt.Sprintf("… %d more", e.gap))))
			continue
		}
		class := ""
		if e.row == s.view.Row {
			class = "current"
		}
		of := expr.D(expr.Symbol{Kind: expr.Li, I: expr.At(e.row)}, s.derivation.Symbol)
		rows = append(rows, app.Tr().Class(class).Body(
			app.Td().Body(app.Button().Type("button").Class("plain").DataSet("row", e.row).
				Aria("label", fmt.Sprintf("Show sample %d", e.row)).OnClick(selectSample).Body(markup.Formula(of))),
			app.Td().Text(expr.FormatNumber(e.value, digits)),
		))
	}
	total := 0.0
	for _, e := range s.samples {
		total += e.value
	}
	body := []app.UI{
		app.Table().Class("samples").Body(
			app.Caption().Body(app.Text("Over all samples")),
			app.TBody().Body(rows...),
			app.TFoot().Body(app.Tr().Body(
				app.Th().Scope("row").Body(markup.Formula(s.total), app.Text(" = "), sumSign(), app.Text(" of these")),
				app.Td().Text(expr.FormatNumber(total, digits)),
			)),
		),
	}
	if len(s.samples) > whole {
		text := "Show every sample"
		if len(s.samples) > most {
			text = fmt.Sprintf("Show the first %d", most)
		}
		if o.All {
			text = "Show fewer"
		}
		body = append(body, app.Button().Type("button").OnClick(o.toggle).Text(text))
	}
	return app.Div().Class("over").Body(body...)
}

func sumSign() app.UI { return app.Span().Class("sum").Text("Σ") }

// renderUpdate shows where the parameter goes in one full-batch step, in symbols and in numbers.
func (s *shown) renderUpdate() app.UI {
	u := s.view.Update(s.view.Param)
	symbol := s.derivation.Symbol
	if u.Locked {
		return app.P().Class("update").Body(markup.Message(prose.Say(prose.IsLocked, symbol))...)
	}
	n := func(v float64) expr.Markup { return expr.MathML(expr.Num(v), expr.Format{Digits: s.options.digits}) }
	inProduct := func(v float64) expr.Markup {
		if v < 0 {
			return bracket(n(v))
		}
		return n(v)
	}
	op := func(text string) expr.Markup { return expr.Markup{Tag: "mo", Text: text} }
	marked := func(word string) expr.Markup {
		return expr.Markup{Tag: "msup", Children: []expr.Markup{expr.MathML(symbol, expr.Format{}), {Tag: "mtext", Text: word}}}
	}
	slope := expr.MathML(s.total, expr.Format{})
	gamma := expr.Markup{Tag: "mi", Text: "γ"}
	parts := []expr.Markup{marked("new"), op("="), marked("old"), op("−"), gamma}
	if s.view.Document.Training.Reduction == network.Mean {
		parts = append(parts, expr.Markup{Tag: "mfrac", Children: []expr.Markup{n(1), {Tag: "mi", Text: "N"}}})
	}
	derivative := u.Gradient - u.Decay
	numbers := inProduct(derivative)
	if s.view.Document.Training.Reduction == network.Mean {
		N := float64(s.view.Encoding.N)
		numbers = row2(expr.Markup{Tag: "mfrac", Children: []expr.Markup{n(1), n(N)}}, op("·"), inProduct(derivative*N))
	}
	if u.Decay != 0 {
		slope = bracket(row2(slope, op("+"), n(2), expr.Markup{Tag: "mi", Text: "λ"}, marked("old")))
		numbers = bracket(row2(numbers, op("+"), inProduct(u.Decay)))
	}
	// a formula for each side, so that a narrow screen can break the line between them
	side := func(parts ...expr.Markup) app.UI {
		return markup.Math(expr.Markup{Tag: "math", Children: parts}, false)
	}
	return app.P().Class("update").Body(
		app.Text("Update, with γ = "+expr.FormatNumber(u.Rate, 0)+": "),
		side(append(parts, slope)...), app.Text(" "),
		side(op("="), n(u.Old), op("−"), n(u.Rate), op("·"), numbers), app.Text(" "),
		side(op("="), n(u.New)),
	)
}

func row2(parts ...expr.Markup) expr.Markup { return expr.Markup{Tag: "mrow", Children: parts} }

func bracket(m expr.Markup) expr.Markup {
	fence := func(text string) expr.Markup {
		return expr.Markup{Tag: "mo", Text: text, Attrs: [][2]string{{"stretchy", "false"}, {"lspace", "0"}, {"rspace", "0"}}}
	}
	return row2(fence("("), m, fence(")"))
}

func (s *shown) renderCheck() app.UI {
	c := s.check
	return app.P().Class("note check").Text(fmt.Sprintf(
		"Checked in two other ways: dual numbers, which carry a derivative along through the network, give %s; moving the parameter a little up and down gives %s. Each line is evaluated on its own. Values are computed in full and rounded for display.",
		expr.FormatNumber(c.Dual, 9), expr.FormatNumber(c.Difference, 9)))
}
