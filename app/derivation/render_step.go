package derivation

import (
	"chainrule/app/markup"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// stepRow is a step of the list. It is a component so that a row that stays as it was is left alone.
type stepRow struct {
	app.Compo

	Row *row // nil where nothing is drawn yet
	Now bool // it is the step that was gone to last

	unfolded bool // the formula that the step puts in is derived below it
}

// Render draws the step: its rule and reason, its formula, its value, and what the article prints there.
func (s *stepRow) Render() app.UI {
	r := s.Row
	if r == nil {
		return app.Li().Class("step blank")
	}
	class := "step"
	if r.last {
		class += " result"
	}
	if s.Now {
		class += " now"
	}
	return app.Li().Class(class).Body(
		app.Div().Class("why").Body(
			app.Span().Class("rule").Title(r.step.Rule.Prose().String()).Text(r.step.Rule.Title()),
			reason(r.reason()),
			app.Button().Type("button").Class("copy").DataSet("step", r.index).Title(prose.Text(prose.CopyStepHint)).
				Aria("label", prose.Text(prose.CopyStep, r.index+1)).Text("TeX"),
		),
		r.renderFormula(),
		r.renderColumn(),
		s.renderUnfolded(),
		r.renderRemarks(),
	)
}

func (r *row) renderColumn() app.UI {
	text := r.column()
	if text != tick {
		return app.Div().Class("is").Text(text)
	}
	return app.Div().Class("is same").Title(prose.Text(prose.SameNumber, r.value())).Text(text)
}

// renderUnfolded offers to derive the formula that the step puts in.
func (s *stepRow) renderUnfolded() app.UI {
	r := s.Row
	if !r.of.Unfolds(r.index) {
		return app.Div().Class("unfold none")
	}
	body := []app.UI{app.Summary().Text(prose.Text(prose.HowDerived))}
	if s.unfolded {
		for _, steps := range r.of.Unfold(r.index) {
			var list []app.UI
			for i, step := range steps {
				line := &row{step: step, of: r.of, with: r.with, index: i, known: true}
				list = append(list, app.Li().Class("step").Body(
					app.Div().Class("why").Body(app.Span().Class("rule").Title(step.Rule.Prose().String()).Text(step.Rule.Title()), reason(step.Reason)),
					line.renderFormula(), app.Div().Class("is").Text(line.value()),
				))
			}
			body = append(body, app.Ol().DataSet("steps", "1").Body(list...))
		}
	}
	return app.Details().Class("unfold").Open(s.unfolded).OnToggle(s.onUnfold).Body(body...)
}

func (s *stepRow) onUnfold(ctx app.Context, _ app.Event) { s.unfolded = ctx.JSSrc().Get("open").Bool() }

// reason is why the line holds, and why its sums are folded although they were to be written out.
func (r *row) reason() prose.Message {
	if r.with.expanded && !r.written() {
		return prose.Join(r.step.Reason, prose.Say(prose.StaysFolded, prose.Count(mostWritten)))
	}
	return r.step.Reason
}

// renderFormula is a step's line in symbols, in numbers, or both. One formula of a list is reached by
// Tab; the arrow keys go on from there, see package link.
func (r *row) renderFormula() app.UI {
	f := r.formulas()
	var lines []app.UI
	if r.with.show != numbers {
		lines = append(lines, app.Div().Class("symbols").Body(line(f.left, f.symbols)...))
	}
	if r.with.show != symbols && !(r.with.show == both && f.alike) {
		left := (*expr.Markup)(nil)
		if r.with.show == numbers {
			left = f.left
		}
		lines = append(lines, app.Div().Class("numbers").Body(line(left, f.numbers)...))
	}
	tab := -1
	if r.index == 0 {
		tab = 0
	}
	return app.Div().Class("formula").TabIndex(tab).Role("group").Aria("label", f.speech).Body(lines...)
}

// line is a formula after an equals sign, with its left side where it has one. A line that is too long for the panel goes on
// below, after the equals sign.
func line(left *expr.Markup, right expr.Markup) []app.UI {
	side := app.Span().Class("left")
	if left != nil {
		side = side.Body(markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{*left}}, true))
	}
	equals := expr.Markup{Tag: "mo", Text: "=", Attrs: [][2]string{{"form", "infix"}}}
	pieces := expr.Pieces(right)
	pieces[0] = expr.Markup{Tag: "mrow", Children: []expr.Markup{equals, pieces[0]}}
	return []app.UI{side, markup.Pieces("right", pieces)}
}

func reason(m prose.Message) app.UI { return app.Span().Class("reason").Body(markup.Message(m)...) }

// renderRemarks is what the article prints at this place, where the document asks for it.
func (r *row) renderRemarks() app.UI {
	var items []app.UI
	for _, m := range r.step.Remarks {
		items = append(items, app.P().Body(markup.Message(m.Text)...))
	}
	if len(items) == 0 || !r.with.remarks {
		return app.Div().Class("remark none")
	}
	return app.Details().Class("remark").Body(append([]app.UI{app.Summary().Text(prose.Text(prose.ArticlePrints))}, items...)...)
}
