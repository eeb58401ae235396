package datatable

import (
	"fmt"
	"strconv"

	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// rowCompo is a row of the grid. It is a component so that a row that looks the same is left alone.
type rowCompo struct {
	app.Compo

	Row rowView
}

// Render draws the row.
func (r *rowCompo) Render() app.UI {
	v := r.Row
	cells := []app.UI{renderNumber(v)}
	cells = append(cells, gap(v.Before)...)
	for _, c := range v.Cells {
		cells = append(cells, renderCell(v, c))
	}
	cells = append(cells, gap(v.After)...)
	row := app.Tr().Aria("rowindex", rowIndex(v.Row)).Body(cells...)
	switch {
	case v.New:
		row = row.Class("new")
	case v.Current && v.Left != "":
		row = row.Class("current left-out")
	case v.Current:
		row = row.Class("current")
	case v.Left != "":
		row = row.Class("left-out")
	}
	if v.Current {
		row = row.Aria("current", "true")
	}
	return row
}

// renderNumber is the row's number, which opens its menu.
func renderNumber(v rowView) app.UI {
	class := "gutter"
	if v.Active {
		class += " active"
	}
	cell := app.Th().Attr("scope", "row").Attr("role", "rowheader").Aria("colindex", 1).TabIndex(tabIndex(v.Active))
	if v.New {
		return cell.Class(class).Aria("label", prose.Text(prose.AddARow)).Title(prose.Text(prose.AddARow)).Body(app.Text("+"))
	}
	number := v.Row + 1
	label := prose.Text(prose.RowNumber, number)
	if v.Left != "" {
		cell = cell.Title(prose.Text(prose.LeftOutBecause, v.Left))
		label = prose.Text(prose.RowIsLeftOut, number)
	}
	return cell.Class(class).Aria("label", label).Aria("haspopup", "menu").Body(
		app.Span().Class("number").Text(strconv.Itoa(number)),
		app.Span().Class("more").Aria("hidden", "true").Title(prose.Text(prose.MenuOfRow, number)).Text("⋮"),
	)
}

func renderCell(row rowView, v cellView) app.UI {
	class := v.Class
	if v.Left {
		class += " text"
	}
	if v.Reason != "" {
		class += " bad"
	}
	if v.Active {
		class += " active"
	}
	cell := app.Td().Attr("role", "gridcell").Aria("colindex", v.Column+2).TabIndex(tabIndex(v.Active))
	if v.Refs != "" {
		cell = cell.Attr("data-ref", v.Refs)
	}
	if v.Selected {
		class += " selected"
		cell = cell.Aria("selected", "true")
	}
	if v.Formula != "" {
		cell = cell.Title(v.Formula)
	}
	body := []app.UI{app.Span().Class("typed").Attr("dir", "auto").Text(v.Text)}
	if v.Encoded != "" {
		body = append(body, app.Text(" "), app.Elem("small").Text(v.Encoded))
	}
	if v.Reason != "" {
		id := fmt.Sprintf("datatable-why-%d-%d", row.Row+1, v.Column+1)
		cell = cell.Title(v.Reason).Aria("invalid", "true").Aria("describedby", id)
		body = append(body, app.Span().ID(id).Hidden(true).Text(v.Reason))
	}
	return cell.Class(class).Body(body...)
}
