package datatable

import (
	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderUnderstood is what was understood of a file, in one line: each part of it can be changed.
func (p *Panel) renderUnderstood(d data) app.UI {
	s := p.Source
	parts := []app.UI{app.Span().Text(prose.Text(prose.RowsOfFile, d.rows))}
	for _, role := range []table.Role{table.Input, table.Target} {
		if label, column := d.summary(role); column >= 0 {
			parts = append(parts, app.Button().Type("button").Title(prose.Text(prose.MenuOfColumn)).Text(label).
				OnClick(func(ctx app.Context, _ app.Event) { p.openMenu(ctx, place{head, column}) }))
		}
	}
	delimiters := make([]app.UI, 0, len(table.Delimiters()))
	for i, sign := range table.Delimiters() { // told by its number: go-app would trim a tab and a space to nothing
		delimiters = append(delimiters, app.Option().Value(i).Selected(sign == s.Report.Delimiter).Text(prose.Text(delimiterNames[sign])))
	}
	var points []app.UI
	for _, r := range []table.Reads{{Thousands: ","}, {Decimal: ",", Thousands: "."}} {
		label := prose.DecimalPoint
		if r.Decimal == "," {
			label = prose.DecimalComma
		}
		points = append(points, app.Option().Value(r.Point()).Selected(r.Decimal == s.Report.Reads.Decimal).Text(prose.Text(label)))
	}
	if s.Report.Delimiter != "" {
		parts = append(parts, app.Select().Class("delimiter").Aria("label", prose.Text(prose.ColumnsSeparated)).OnChange(p.onDelimiter).Body(delimiters...))
	}
	return app.Div().Class("understood").Role("group").Aria("label", prose.Text(prose.WhatWasRead)).Body(append(
		parts,
		app.Select().Class("point").Aria("label", prose.Text(prose.NumbersWritten)).OnChange(p.onPoint).Body(points...),
		app.Label().Body(
			app.Input().Type("checkbox").Class("header").Checked(d.view.Document.Table.HasNames()).OnChange(p.onHeader),
			app.Text(prose.Text(prose.Row1HasNames)),
		),
		app.Button().Type("button").Class("close").Aria("label", prose.Text(prose.Dismiss)).OnClick(onUnderstood).Text("×"),
	)...)
}

// delimiterNames are what people call the signs between columns.
var delimiterNames = map[string]prose.ID{",": prose.Commas, ";": prose.Semicolons, "\t": prose.Tabs, "|": prose.Bars, " ": prose.Spaces}

// summary says which columns have a role, and gives the first of them; −1 where none has it.
func (d data) summary(role table.Role) (label string, first int) {
	count, first := 0, -1
	for i, c := range d.columns {
		if c.Role == role {
			if count++; first < 0 {
				first = i
			}
		}
	}
	switch {
	case first < 0:
		return "", first
	case role == table.Input:
		return prose.Text(prose.InputsOfFile, count), first
	case count > 1:
		return prose.Text(prose.TargetsOfFile, count), first
	case d.columns[first].Kind == table.Category:
		return prose.Text(prose.AsClasses, d.columns[first].Name, len(d.view.Document.Table.Levels(first))), first
	}
	return prose.Text(prose.AsTarget, d.columns[first].Name), first
}

// The changes of what was understood read the file again. What is said of it otherwise stays.
func (p *Panel) onDelimiter(ctx app.Context, _ app.Event) {
	o := p.Source.Options
	o.Delimiter = table.Delimiters()[ctx.JSSrc().Get("selectedIndex").Int()]
	act.ReadAgain(ctx, o)
}

func (p *Panel) onPoint(ctx app.Context, _ app.Event) {
	o := p.Source.Options
	o.Reads = &table.Reads{Thousands: ","}
	if ctx.JSSrc().Get("value").String() == "," {
		o.Reads = &table.Reads{Decimal: ",", Thousands: "."}
	}
	act.ReadAgain(ctx, o)
}

func (p *Panel) onHeader(ctx app.Context, _ app.Event) {
	on := ctx.JSSrc().Get("checked").Bool()
	if !act.Try(ctx, p.View, workspace.SetHeader{On: on}) {
		ctx.JSSrc().Set("checked", !on)
	}
}

func onUnderstood(ctx app.Context, _ app.Event) { act.Dismiss(ctx) }
