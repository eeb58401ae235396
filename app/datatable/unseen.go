package datatable

import (
	"chainrule/engine/prose"
	"chainrule/engine/table"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// unseen is a target that is scrolled out of sight.
type unseen struct {
	Is     bool
	Column int
	Left   bool // it is left of what is in sight
}

// signWidth is the width of the sign, in pixels.
const signWidth = 34

// room is how much of what is in sight the sign lies over.
func (u unseen) room() (left, right int) {
	switch {
	case !u.Is:
		return 0, 0
	case u.Left:
		return signWidth, 0
	}
	return 0, signWidth
}

// unseenTarget is the first target of which less than half is in sight.
func (d data) unseenTarget(s sight, widths []int) unseen {
	if sum(widths) <= s.Width || s.Width == 0 { // the columns are spread over the room, or the table is not shown
		return unseen{}
	}
	x := 0
	for column, width := range widths {
		middle := x + width/2
		if d.columns[column].Role == table.Target && (middle < s.Left || middle > s.Left+s.Width) {
			return unseen{Is: true, Column: column, Left: middle < s.Left}
		}
		x += width
	}
	return unseen{}
}

// renderUnseen is a sign at the edge of the table that a target is out of sight, and a way to it.
func (p *Panel) renderUnseen(d data) app.UI {
	if !p.unseen.Is || p.unseen.Column >= len(d.columns) {
		return app.Div().Class("unseen").Hidden(true)
	}
	name := prose.Text(prose.ShowColumn, d.columns[p.unseen.Column].Name)
	class, arrow := "unseen", "›"
	if p.unseen.Left {
		class, arrow = "unseen left", "‹"
	}
	return app.Div().Class(class).Body(app.Button().Type("button").Title(name).Aria("label", name).OnClick(p.showUnseen).Text(arrow))
}

// showUnseen brings the target that is out of sight into it.
func (p *Panel) showUnseen(ctx app.Context, _ app.Event) {
	if p.unseen.Is {
		p.moveTo(ctx, place{max(0, p.at.Row), p.unseen.Column})
	}
}
