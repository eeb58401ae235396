package datatable

import (
	"slices"

	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/table"
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
	var others []table.Skipped
	for _, s := range d.view.Encoding.Skipped {
		if !s.Missing {
			others = append(others, s)
		}
	}
	said := prose.None
	if missing := len(d.view.Encoding.Skipped) - len(others); missing > 0 {
		said = prose.Say(prose.RowsMissing, missing, prose.Count(d.rows))
	}
	if len(others) == 0 {
		return said.String()
	}
	reasons := prose.None
	if len(others) > told {
		reasons = prose.Say(prose.AndSoOn)
	}
	for _, s := range slices.Backward(others[:min(len(others), told)]) {
		if reasons.IsNone() {
			reasons = s.Reason
		} else {
			reasons = prose.Say(prose.AndThen, s.Reason, reasons)
		}
	}
	return prose.Join(said, prose.Say(prose.RowsLeftOut, len(others), reasons)).String()
}
