package datatable

import (
	"strconv"
	"strings"

	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/table"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderNotes is what stands below the grid: what to do with an empty table, what is left out, and how the
// small figure of the current row in a column came about.
func (d data) renderNotes(column int) []app.UI {
	if d.view == nil {
		return nil
	}
	var notes []app.UI
	if d.rows == 0 {
		notes = append(notes, app.P().Class("note").Text("There are no rows yet. Type into the empty one, paste a block from a spreadsheet, or open a CSV file."))
	} else if d.view.Problem != nil {
		notes = append(notes, app.P().Class("note problem").Text(prose.Sentence(d.view.Problem)))
	}
	if text := d.leftOut(); text != "" && d.rows > 0 {
		notes = append(notes, app.P().Class("note left").Text(text))
	}
	if n, ok := d.note(column); ok {
		notes = append(notes, n.render())
	}
	return notes
}

// note explains the numbers that a cell of the current row became: "The small figure is what enters the
// network: x₁₁ is age 28 …".
type note struct {
	opening string
	symbols []symbol
	text    string
}

// symbol is a symbol of a note, with the class of its hue.
type symbol struct {
	expr.Symbol
	class string
}

// note is about the column, or about the first input where that one does not enter the network. There is
// none where the current row is left out.
func (d data) note(column int) (note, bool) {
	sample := d.sample(d.view.Row - 1)
	if sample < 0 {
		return note{}, false
	}
	variables := d.variables(column)
	if len(variables) == 0 {
		if len(d.view.Encoding.Inputs) == 0 {
			return note{}, false
		}
		column = d.view.Encoding.Inputs[0].Column
		variables = d.variables(column)
	}
	c, text := d.columns[column], strings.TrimSpace(d.text(d.view.Row-1, column))
	n := note{text: d.explain(variables, sample, c, text)}
	if transforms(variables[0]) {
		n.opening = "The small figure is what enters the network: "
		if c.Role == table.Target {
			n.opening = "The small figure is what the network is to give: "
		}
	}
	for _, v := range variables[:min(len(variables), 3)] {
		n.symbols = append(n.symbols, symbol{v.symbol(d.view.Row - 1), hue(c.Role)})
	}
	return n, true
}

// explain says how a cell became the numbers of its variables; the sentence begins with their symbols.
func (d data) explain(variables []variable, sample int, c table.Column, text string) string {
	first := variables[0]
	switch {
	case len(variables) > 1:
		return explainLevels(variables, c, text)
	case first.Indicator:
		return " is " + figure(d.value(sample, first)) + " because " + c.Name + " is " + text + "; it is 1 for " + first.Level + " and else 0."
	case !transforms(first):
		return " is " + c.Name + " " + minus(text) + " as typed: its column is not scaled."
	case first.Factor == 0:
		return " is 0: every usable row has the same " + c.Name + ", so that there is nothing to scale."
	}
	return " is " + c.Name + " " + minus(text) + " on the scale of its column: " + scaling(first, text, d.value(sample, first)) + "."
}

func explainLevels(variables []variable, c table.Column, text string) string {
	more := ""
	if len(variables) > 3 {
		more = " …"
	}
	levels := make([]string, len(variables))
	for i, v := range variables {
		levels[i] = v.Level
	}
	list := strings.Join(levels[:min(len(levels), 3)], ", ") + more
	return more + " stand for the levels of " + c.Name + " (" + list + "): the one for " + text + " is 1, the others 0."
}

func (n note) render() app.UI {
	body := []app.UI{app.Text(n.opening)}
	for i, s := range n.symbols {
		if i > 0 {
			body = append(body, app.Text(", "))
		}
		body = append(body, app.Span().Class(s.class).Body(markup.Math(expr.Markup{
			Tag: "math", Children: []expr.Markup{expr.MathML(s.Symbol, expr.Format{Digits: digits})},
		}, false)))
	}
	return app.P().Class("note small-figure").Body(append(body, app.Text(n.text))...)
}

// count is a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
