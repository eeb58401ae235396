package derivation

import (
	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

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
	if o.Of == blank {
		return app.Div().Class("outcome blank")
	}
	return app.Div().Class("outcome").Body(
		o.Of.renderNotes(),
		o.renderSamples(),
		o.Of.renderUpdate(),
		o.Of.renderCheck(),
	)
}

// renderZero says which factor makes the derivative 0, before the steps.
func (s *shown) renderZero() app.UI {
	if s.derivation.Zero.IsNone() {
		return app.P().Class("zero none")
	}
	return app.P().Class("zero").Body(reason(s.derivation.Zero))
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
			rows = append(rows, app.Tr().Class("gap").Body(app.Td().ColSpan(2).Text(prose.Text(prose.MoreSamples, e.gap))))
			continue
		}
		class := ""
		if e.row == s.view.Row {
			class = "current"
		}
		of := expr.DLoss(e.row, s.derivation.Symbol)
		rows = append(rows, app.Tr().Class(class).Body(
			app.Td().Body(app.Button().Type("button").Class("plain").DataSet("row", e.row).
				Title(prose.Text(prose.ShowSample, e.row)).OnClick(selectSample).Body(markup.Formula(of))),
			app.Td().Text(expr.FormatNumber(e.value, digits)),
		))
	}
	total := 0.0
	for _, e := range s.samples {
		total += e.value
	}
	body := []app.UI{
		app.Table().Class("samples").Body(
			app.Caption().Body(app.Text(prose.Text(prose.OverAll))),
			app.TBody().Body(rows...),
			app.TFoot().Body(app.Tr().Body(
				app.Th().Scope("row").Body(markup.Message(prose.Say(prose.SumOfThese, s.total))...),
				app.Td().Text(expr.FormatNumber(total, digits)),
			)),
		),
	}
	if len(s.samples) > whole {
		text := prose.Text(prose.ShowEvery)
		if len(s.samples) > most {
			text = prose.Text(prose.ShowFirst, most)
		}
		if o.All {
			text = prose.Text(prose.ShowFewer)
		}
		body = append(body, app.Button().Type("button").OnClick(o.toggle).Text(text))
	}
	return app.Div().Class("over").Body(body...)
}

// renderUpdate shows where the parameter goes in one full-batch step, in symbols and in numbers.
func (s *shown) renderUpdate() app.UI {
	u := s.view.Update(s.view.Param)
	if u.Locked {
		return app.P().Class("update").Body(markup.Message(prose.Say(prose.IsLocked, s.derivation.Symbol))...)
	}
	symbols, numbers, result := s.update(u)
	// a formula for each side, so that a narrow screen can break the line between them
	side := func(parts []expr.Markup) app.UI {
		return markup.Math(expr.Markup{Tag: "math", Children: parts}, false)
	}
	return app.P().Class("update").Body(
		app.Text(prose.Text(prose.UpdateWith, u.Rate)+" "),
		side(symbols), app.Text(" "),
		side(numbers), app.Text(" "),
		side(result),
	)
}

// update is a step as formulas: in symbols, in numbers, and its result. The penalty of the decay is no part of the mean.
func (s *shown) update(u workspace.Update) (symbols, numbers, result []expr.Markup) {
	symbol := s.derivation.Symbol
	n := func(v float64) expr.Markup { return expr.MathML(expr.Num(v), expr.Format{Digits: s.options.digits}) }
	inProduct := func(v float64) expr.Markup {
		if v < 0 {
			return bracket(n(v))
		}
		return n(v)
	}
	moved := func(v float64) expr.Markup {
		return expr.MathML(expr.Num(v), expr.Format{Digits: expr.Apart(u.Old, u.New, s.options.digits)})
	}
	op := func(text string) expr.Markup { return expr.Markup{Tag: "mo", Text: text} }
	marked := func(word prose.ID) expr.Markup {
		return expr.Markup{Tag: "msup", Children: []expr.Markup{expr.MathML(symbol, expr.Format{}), {Tag: "mtext", Text: prose.Text(word)}}}
	}
	slope := expr.MathML(s.total, expr.Format{})
	derivative := u.Gradient - u.Decay
	value := inProduct(derivative)
	if s.view.Document.Training.Reduction == network.Mean {
		N := float64(s.view.Encoding.N)
		slope = row2(expr.Markup{Tag: "mfrac", Children: []expr.Markup{n(1), {Tag: "mi", Text: "N"}}}, slope)
		value = row2(expr.Markup{Tag: "mfrac", Children: []expr.Markup{n(1), n(N)}}, op("·"), inProduct(derivative*N))
	}
	if u.Decay != 0 {
		slope = bracket(row2(slope, op("+"), n(2), expr.Markup{Tag: "mi", Text: "λ"}, marked(prose.Old)))
		value = bracket(row2(value, op("+"), inProduct(u.Decay)))
	}
	return []expr.Markup{marked(prose.New), op("="), marked(prose.Old), op("−"), {Tag: "mi", Text: "γ"}, slope},
		[]expr.Markup{op("="), moved(u.Old), op("−"), n(u.Rate), op("·"), value},
		[]expr.Markup{op("="), moved(u.New)}
}

func row2(parts ...expr.Markup) expr.Markup { return expr.Markup{Tag: "mrow", Children: parts} }

func bracket(m expr.Markup) expr.Markup {
	fence := func(text string) expr.Markup {
		return expr.Markup{Tag: "mo", Text: text, Attrs: [][2]string{{"stretchy", "false"}, {"lspace", "0"}, {"rspace", "0"}}}
	}
	return row2(fence("("), m, fence(")"))
}

// checkDigits is how many digits the two checks are shown with.
const checkDigits = 9

func (s *shown) renderCheck() app.UI {
	c := s.check
	return app.P().Class("note check").Text(prose.Text(prose.CheckedTwice,
		prose.Value{V: c.Dual, Digits: checkDigits}, prose.Value{V: c.Difference, Digits: checkDigits}))
}
