package root

import (
	"chainrule/app/about"
	"chainrule/app/act"
	"chainrule/app/exporting"
	"chainrule/app/markup"
	"chainrule/app/menu"
	"chainrule/app/recent"
	"chainrule/app/sharing"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render composes the page.
func (r *Root) Render() app.UI {
	class := ""
	if r.excerpt() {
		class = "excerpt"
	}
	if r.opener.Failed() != nil {
		return app.Div().ID("app").Class("excerpt failed").Body(
			app.Header().Class("excerpt").Body(app.Span().Class("about").Text(prose.Text(prose.Product))),
			r.renderMessage(),
		)
	}
	return app.Div().ID("app").Class(class).Body(append([]app.UI{
		r.renderHeader(),
		r.renderThread(),
		app.Div().Class("said").Body(r.renderUnkept(), r.renderMessage()),
	}, r.renderPanels()...)...)
}

// renderUnkept says why drafts cannot be kept, as long as that is so.
func (r *Root) renderUnkept() app.UI {
	if r.opener.Drafts == nil || r.opener.Drafts.Problem() == nil {
		return app.Div().Class("unkept none")
	}
	return app.Div().Class("unkept").Role("alert").Body(
		app.Span().Text(r.opener.Drafts.Problem().Error()), app.Text(" "), r.files.RenderSave(),
	)
}

func (r *Root) renderHeader() app.UI {
	v := r.view()
	if r.excerpt() {
		return r.renderExcerptHeader()
	}
	parts := []app.UI{
		app.Strong().Text(prose.Text(prose.Product)),
		app.Input().Class("title").Type("text").Aria("label", prose.Text(prose.DocumentTitle)).Placeholder(prose.Text(prose.NoTitle)).ReadOnly(v.Fixed.Has(workspace.PartSettings)).Value(v.Document.Title).OnChange(r.onTitle),
		app.Button().Type("button").Disabled(v.UndoName == "").Title(hint(prose.Undo, v.UndoName, "Ctrl+Z")).OnClick(onUndo).Text(prose.Text(prose.Undo)),
		app.Button().Type("button").Disabled(v.RedoName == "").Title(hint(prose.Redo, v.RedoName, "Ctrl+Shift+Z")).OnClick(onRedo).Text(prose.Text(prose.Redo)),
	}
	if v.Fixed == workspace.NoParts {
		parts = append(parts, app.Button().Type("button").Class("new").Title(prose.Text(prose.NewHint)).OnClick(onNew).Text(prose.Text(prose.NewTable)), r.renderExamples(), r.files.RenderOpen(), &recent.Panel{Drafts: r.opener.Drafts})
	}
	parts = append(parts, r.files.RenderSave(), &sharing.Panel{View: v}, &exporting.Panel{View: v}, &about.Panel{})
	return app.Header().Body(parts...)
}

func hint(verb, name prose.ID, keys string) string {
	if name == "" {
		return prose.Text(prose.WithKeys, prose.Message{ID: verb}, keys)
	}
	return prose.Text(prose.WithKeysOf, prose.Message{ID: verb}, prose.Message{ID: name}, keys)
}

func onUndo(ctx app.Context, _ app.Event) { act.Undo(ctx) }
func onNew(ctx app.Context, _ app.Event)  { act.New(ctx) }
func onRedo(ctx app.Context, _ app.Event) { act.Redo(ctx) }

// renderThread is the line that ties the panels together: what is selected, and its derivative.
func (r *Root) renderThread() app.UI {
	v := r.trainer.Seen(r.trainer.Shown.Diagram)
	if r.figure() {
		return r.renderFixed()
	}
	rows := v.Document.Table.Len()
	return app.Div().Class("thread").Role("toolbar").Aria("label", prose.Text(prose.Selection)).Body(
		app.Span().Class("pick").Body(
			app.Span().Class("label").Text(prose.Text(prose.Sample)),
			app.Button().Type("button").Aria("label", prose.Text(prose.PreviousSample)).Title(hint(prose.PreviousSample, "", " , ")).Disabled(v.Row <= 1).OnClick(r.onSampleStep(-1)).Text("‹"),
			app.Input().Class("number").Type("number").Min(1).Max(rows).Aria("label", prose.Text(prose.Sample)).Value(v.Row).OnChange(r.onSample),
			app.Span().Text(prose.Text(prose.OfSamples, rows)),
			app.Button().Type("button").Aria("label", prose.Text(prose.NextSample)).Title(hint(prose.NextSample, "", " . ")).Disabled(v.Row >= rows).OnClick(r.onSampleStep(1)).Text("›"),
		),
		app.Span().Class("pick").Body(
			app.Span().Class("label").Text(prose.Text(prose.Parameter)),
			app.Button().Type("button").Aria("label", prose.Text(prose.PreviousParam)).Title(hint(prose.PreviousParam, "", " [ ")).OnClick(r.onParamStep(-1)).Text("‹"),
			&paramList{List: r.params(), change: r.onParamID},
			app.Button().Type("button").Aria("label", prose.Text(prose.NextParam)).Title(hint(prose.NextParam, "", " ] ")).OnClick(r.onParamStep(1)).Text("›"),
		),
		r.renderValues(),
	)
}

func (r *Root) renderValues() app.UI {
	v := r.trainer.Seen(r.trainer.Shown.Diagram)
	if v.Problem != nil {
		return app.Span().Class("value").Body(app.Span().Class("label").Text(prose.Sentence(v.Problem)))
	}
	index := v.Shape.Index(v.Param)
	symbol := v.Shape.Symbol(v.Param)
	var parts []app.UI
	if v.Sample >= 0 {
		of := expr.D(expr.Symbol{Kind: expr.Li, I: expr.At(v.Row)}, symbol)
		parts = append(parts, equation(of, v.OfSample[index]), app.Span().Class("label").Text(prose.Text(prose.OnThisSample)))
	} else {
		parts = append(parts, app.Span().Class("label").Text(prose.Text(prose.ThisRowLeftOut)))
	}
	of := expr.D(expr.Symbol{Kind: expr.L}, symbol)
	value, over := v.Gradient[index], prose.OverAllRows
	if mean(v) {
		value, over = value*float64(v.Encoding.N), prose.OverAllMean
	}
	parts = append(parts, equation(of, value), app.Span().Class("label").Text(prose.Say(over).String()))
	return app.Span().Class("value").Body(parts...)
}

// equation is e = value as a formula.
func equation(e expr.Expr, value float64) app.UI {
	digits := expr.Format{Digits: 4}
	return markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{
		expr.MathML(e, digits), {Tag: "mo", Text: "="}, expr.MathML(expr.Num(value), digits),
	}}, false)
}

// renderExamples is the menu of examples.
func (r *Root) renderExamples() app.UI {
	var items []menu.Item
	for _, e := range static.Examples {
		items = append(items, menu.Item{Value: e.Name, Name: e.Title, About: e.About})
	}
	return r.examples.Render("examples", prose.Text(prose.Examples), items, func(_ app.Context, name string) {
		r.say("")
		r.opener.OpenExample(name)
	})
}
