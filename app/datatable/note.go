package datatable

import (
	"strings"

	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/table"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderNotes is what stands below the grid: what to do with an empty table, what is left out, and how the
// small figure of the current row in a column came about.
func (p *Panel) renderNotes(d data, column int) []app.UI {
	if d.view == nil {
		return nil
	}
	wrong := ""
	if at := p.typedAt; at.Row >= 0 && at.Row < d.rows && at.Column < len(d.columns) {
		wrong = d.reason(at.Row, at.Column)
	}
	notes := []app.UI{app.Div().Class("offscreen").Role("status").Aria("live", "polite").Text(wrong)}
	if d.rows == 0 {
		notes = append(notes, app.P().Class("note").Text(prose.Text(prose.NoRowsYet)))
	} else if d.view.Problem != nil {
		notes = append(notes, app.P().Class("note problem").Text(prose.Sentence(d.view.Problem)))
	}
	if text := d.leftOut(); text != "" && d.rows > 0 {
		notes = append(notes, app.P().Class("note left").Body(
			app.Text(text), app.Text(" "),
			app.Button().Type("button").Class("show-left").OnClick(p.onShowLeft).Text(prose.Text(prose.ShowNextRow)),
		))
	}
	if n, ok := d.note(column); ok {
		notes = append(notes, app.P().Class("note small-figure").Body(markup.Message(n)...))
	}
	return notes
}

// onShowLeft goes to the next row that is left out, at the cell that is the reason.
func (p *Panel) onShowLeft(ctx app.Context, _ app.Event) {
	list := p.View.Encoding.Skipped
	next := list[0]
	for _, s := range list {
		if s.Row > p.at.Row {
			next = s
			break
		}
	}
	p.goTo(ctx, place{next.Row, next.Column})
}

// mostSymbols is how many of the variables of a category a note names.
const mostSymbols = 3

// note explains the numbers that a cell of the current row became, as in "The small figure enters the network: x₁₁ is age,
// scaled: (28 − 36) / 8 = −1." It is about the column, or about the first input where that one does
// not enter the network. There is none where the current row is left out.
func (d data) note(column int) (note prose.Message, ok bool) {
	sample := d.sample(d.view.Row - 1)
	if sample < 0 {
		return prose.None, false
	}
	variables := d.variables(column)
	if len(variables) == 0 {
		if len(d.view.Encoding.Inputs) == 0 {
			return prose.None, false
		}
		column = d.view.Encoding.Inputs[0].Column
		variables = d.variables(column)
	}
	text, _ := d.asRead(column, strings.TrimSpace(d.text(d.view.Row-1, column)))
	explained := d.explain(variables, sample, d.columns[column], text)
	switch {
	case !transforms(variables[0]):
		return explained, true
	case d.columns[column].Role == table.Target:
		return prose.Join(prose.Say(prose.NetworkShould), explained), true
	}
	return prose.Join(prose.Say(prose.EntersNetwork), explained), true
}

// explain says how a cell became the numbers of its variables.
func (d data) explain(variables []variable, sample int, c table.Column, text string) prose.Message {
	first := variables[0]
	symbol := first.symbol(d.view.Row - 1)
	switch {
	case len(variables) > 1:
		return d.explainLevels(variables, c, text)
	case first.Indicator:
		return prose.Say(prose.IsIndicator, symbol, figure(d.value(sample, first)), c.Name, text, first.Level)
	case !transforms(first):
		return prose.Say(prose.IsAsTyped, symbol, c.Name, minus(text))
	case first.Factor == 0:
		return prose.Say(prose.IsConstant0, symbol, c.Name)
	}
	return prose.Say(prose.IsScaled, symbol, c.Name, scaling(first, text, d.value(sample, first)))
}

func (d data) explainLevels(variables []variable, c table.Column, text string) prose.Message {
	var symbols []expr.Expr
	var levels prose.List
	for _, v := range variables[:min(len(variables), mostSymbols)] {
		symbols, levels = append(symbols, v.symbol(d.view.Row-1)), append(levels, v.Level)
	}
	if len(variables) > mostSymbols {
		return prose.Say(prose.AreIndicatorsMore, symbols, c.Name, levels, text)
	}
	return prose.Say(prose.AreIndicators, symbols, c.Name, levels, text)
}
