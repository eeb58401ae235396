package exporting

import (
	"strconv"

	"chainrule/app/markup"
	"chainrule/engine/export"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderLines is a list of steps, with their reasons where they are a derivation's.
func (s *sheet) renderLines(lines []export.Line, reasons bool) app.UI {
	var items []app.UI
	for i, l := range lines {
		var parts []app.UI
		if reasons {
			why := []app.UI{app.B().Text(prose.Text(prose.NumberedRule, i+1, l.Step.Rule.Title()) + " ")}
			parts = append(parts, app.P().Class("why").Body(append(why, markup.Message(l.Step.Reason)...)...))
		}
		parts = append(parts, s.renderLine(l)...)
		items = append(items, app.Li().Body(parts...))
	}
	return app.Ol().Class("lines").Body(items...)
}

// renderLine is a step in symbols, and below it in numbers with its value.
func (s *sheet) renderLine(l export.Line) []app.UI {
	left := expr.Markup{Tag: "mrow"}
	if l.Step.Left != nil {
		left = expr.MathML(l.Step.Left, expr.Format{})
	}
	symbols := expr.MathML(l.Step.Expr, expr.Format{Digits: s.made.Digits})
	list := []app.UI{line(left, symbols)}
	numbers, none := l.Filled, expr.Markup{Tag: "mrow"}
	if s.kind == worksheet {
		numbers = l.Numbers
	}
	value := s.value(l)
	switch {
	case l.Alike && value == nil:
	case l.Alike:
		list = append(list, line(none, *value))
	case value == nil:
		list = append(list, line(none, numbers))
	default:
		list = append(list, line(none, numbers, *value))
	}
	return list
}

// value is what stands after a line's last equals sign: nothing where the line asks for nothing.
func (s *sheet) value(l export.Line) *expr.Markup {
	switch {
	case s.kind == handout:
		m := number(l.Step.Value, s.made.Digits)
		return &m
	case l.Value.Number == 0:
		return nil
	}
	m := s.blank(l.Value)
	return &m
}

// blank is a box to fill in, or on the answer page the answer with its number.
func (s *sheet) blank(b export.Blank) expr.Markup {
	n := strconv.Itoa(b.Number)
	if s.kind == worksheet {
		return expr.Markup{Tag: "mn", Class: "blank", Text: n}
	}
	return expr.Markup{Tag: "mrow", Children: []expr.Markup{
		number(b.Value, s.made.Digits), {Tag: "mtext", Class: "which", Text: "(" + n + ")"},
	}}
}

func number(v float64, digits int) expr.Markup {
	return expr.MathML(expr.Num(v), expr.Format{Digits: digits})
}

// line is left = right = …, in pieces between which it may be broken.
func line(left expr.Markup, right ...expr.Markup) app.UI {
	var parts []app.UI
	for _, r := range right {
		for i, piece := range pieces(r) {
			if i == 0 {
				piece = expr.Markup{Tag: "mrow", Children: []expr.Markup{spaced("="), piece}}
			}
			parts = append(parts, math(piece))
		}
	}
	return app.Div().Class("line").Body(app.Span().Class("left").Body(math(left)), app.Span().Class("right").Body(parts...))
}

func math(m expr.Markup) app.UI {
	return markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{m}}, true)
}

func (s *sheet) renderSamples() app.UI {
	w := s.made
	var rows []app.UI
	add := func(of, value app.UI, class string) {
		rows = append(rows, app.Tr().Class(class).Body(app.Td().Body(of), app.Td().Body(value)))
	}
	for _, one := range w.Samples {
		if one.Gap > 0 {
			add(app.Text(prose.Text(prose.MoreSamples, one.Gap)), math(number(one.Value, w.Digits)), "")
			continue
		}
		value := math(number(one.Value, w.Digits))
		if one.Current && s.kind != handout {
			value = math(s.blank(w.Steps[len(w.Steps)-1].Value))
		}
		add(math(expr.MathML(w.OfSample(one), expr.Format{})), value, "")
	}
	total := math(number(w.Total, w.Digits))
	if s.kind != handout {
		total = math(s.blank(w.Sum))
	}
	add(app.Span().Body(markup.Message(prose.Say(prose.SumOfThese, w.Slope))...), total, "sum")
	return app.Table().Class("samples").Body(app.TBody().Body(rows...))
}

// renderUpdate is where the parameter goes in one step.
func (s *sheet) renderUpdate() []app.UI {
	w, u := s.made, s.made.Update
	list := []app.UI{app.P().Body(markup.Message(w.Say())...)}
	if u.Locked {
		return list
	}
	symbol := expr.MathML(w.Derivation.Symbol, expr.Format{})
	marked := expr.Markup{Tag: "msup", Children: []expr.Markup{symbol, {Tag: "mtext", Text: prose.Text(prose.New)}}}
	gradient, result := fenced(number(u.Gradient, w.Digits), u.Gradient < 0), number(u.New, w.Digits)
	if s.kind == worksheet {
		gradient = s.blank(w.Sum)
		if w.Mean || u.Decay != 0 { // another number than the sum, and no quantity of its own
			gradient = expr.Markup{Tag: "mn", Class: "blank", Text: "…"}
		}
	}
	if s.kind != handout {
		result = s.blank(w.New)
	}
	step := expr.Markup{Tag: "mrow", Children: []expr.Markup{
		number(u.Old, w.Digits), spaced("−"), expr.MathML(expr.Num(u.Rate), expr.Format{}), spaced("·"), gradient,
	}}
	return append(list, line(marked, step, result))
}

func fenced(m expr.Markup, negative bool) expr.Markup {
	if !negative {
		return m
	}
	return expr.Markup{Tag: "mrow", Children: []expr.Markup{{Tag: "mo", Text: "("}, m, {Tag: "mo", Text: ")"}}}
}

// renderAnswers lists the answers by number.
func (s *sheet) renderAnswers() app.UI {
	var items []app.UI
	for _, a := range s.made.Answers {
		items = append(items, app.Li().Body(
			app.B().Text(prose.Text(prose.NumberOf, a.Number)+" "),
			equation(a.Of, a.Value, s.made.Digits),
		))
	}
	return app.Div().Class("answer-list").Body(app.H3().Text(prose.Text(prose.Answers)), app.Ul().Class("given").Body(items...))
}
