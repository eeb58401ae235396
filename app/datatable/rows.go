package datatable

import (
	"strings"

	"chainrule/app/act"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// addRow adds a row below the last.
func (p *Panel) addRow(ctx app.Context, _ app.Event) {
	if p.finish(ctx) {
		rows := p.data().rows
		p.change(ctx, workspace.InsertRow{At: rows}, &place{rows, 0})
	}
}

// addColumn adds a column after the last, and asks for its name.
func (p *Panel) addColumn(ctx app.Context, _ app.Event) {
	if !p.finish(ctx) {
		return
	}
	d := p.data()
	at := len(d.columns)
	p.change(ctx, d.newColumn(at), &place{head, at})
	if p.goal != nil {
		act.Report(ctx, "The new column is ignored until you make it an input or a target: choose its role in the menu of its head.")
	}
}

// told is how many reasons for left-out rows are listed.
const told = 3

// leftOut says which rows are left out and why, or "".
func (d data) leftOut() string {
	if d.view == nil || d.view.Encoding == nil || len(d.view.Encoding.Skipped) == 0 {
		return ""
	}
	list := d.view.Encoding.Skipped
	reasons := make([]string, 0, told+1)
	for _, s := range list[:min(len(list), told)] {
		reasons = append(reasons, s.Reason.String())
	}
	if len(list) > told {
		reasons = append(reasons, "and so on")
	}
	return count(len(list), "row is", "rows are") + " left out: " + strings.Join(reasons, "; ") + "."
}
