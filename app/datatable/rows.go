package datatable

import (
	"slices"

	"chainrule/app/act"
	"chainrule/engine/prose"
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
		act.Report(ctx, prose.Text(prose.ColumnIgnored))
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
	reasons := prose.None
	if len(list) > told {
		reasons = prose.Say(prose.AndSoOn)
	}
	for _, s := range slices.Backward(list[:min(len(list), told)]) {
		if reasons.IsNone() {
			reasons = s.Reason
		} else {
			reasons = prose.Say(prose.AndThen, s.Reason, reasons)
		}
	}
	return prose.Text(prose.RowsLeftOut, len(list), reasons)
}
