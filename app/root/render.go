package root

import (
	"chainrule/app/about"
	"chainrule/app/act"
	"chainrule/app/exporting"
	"chainrule/app/menu"
	"chainrule/app/recent"
	"chainrule/app/sharing"
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
			app.Header().Class("excerpt").Body(app.H1().Class("about").Text(prose.Text(prose.Product))),
			r.renderMessage(),
		)
	}
	if !r.opener.Ready() && !r.still && !article() {
		return app.Div().ID("app").Class(class).Body(
			app.Header().Body(app.H1().Text(prose.Text(prose.Product))),
			app.Div().Class("said").Body(r.renderUnkept(), r.renderMessage()),
		)
	}
	return app.Div().ID("app").Class(class).Body(append([]app.UI{
		r.renderHeader(),
		app.Div().Class("said").Body(r.renderUnkept(), r.renderMessage()),
	}, r.renderPanels()...)...)
}

// article reports whether a view of the article's example stands on the page until the program has drawn its own (web/page/first.js). Where
// another document is to be opened, the example would be drawn for nobody.
func article() bool {
	return app.Window().Get("document").Get("documentElement").Get("classList").Call("contains", "article").Bool()
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
		app.Button().Type("button").Class("skip").OnClick(r.onSkip).Text(prose.Text(prose.SkipToReading)),
		app.H1().Text(prose.Text(prose.Product)),
		app.Input().Class("title").Type("text").Attr("dir", "auto").Aria("label", prose.Text(prose.DocumentTitle)).Placeholder(prose.Text(prose.NoTitle)).ReadOnly(v.Fixed.Has(workspace.PartSettings)).Value(v.Document.Title).OnChange(r.onTitle),
	}
	if v.Fixed == workspace.NoParts {
		parts = append(parts, r.renderLessons(), r.renderExamples(), r.files.RenderField(), &recent.Panel{Drafts: r.opener.Drafts})
	}
	parts = append(
		parts,
		&exporting.Panel{View: v, Before: r.fileItems(), Choose: r.onFile}, &sharing.Panel{View: v},
		app.Button().Type("button").Disabled(v.UndoName == "").Aria("label", prose.Text(prose.Undo)).Title(hint(prose.Undo, v.UndoName, "Ctrl+Z")).OnClick(onUndo).Text("↶"),
		app.Button().Type("button").Disabled(v.RedoName == "").Aria("label", prose.Text(prose.Redo)).Title(hint(prose.Redo, v.RedoName, "Ctrl+Shift+Z")).OnClick(onRedo).Text("↷"),
		&about.Panel{},
	)
	return app.Header().Body(parts...)
}

// fileItems are the choices of the menu of files before the exports.
func (r *Root) fileItems() []menu.Item {
	if r.view().Fixed != workspace.NoParts {
		return r.files.SaveItems()
	}
	list := []menu.Item{
		{Value: "new", Name: prose.Text(prose.NewTable), About: prose.Text(prose.NewHint)},
		r.files.OpenItem(),
		{Value: "recent", Name: prose.Text(prose.RecentDrafts)},
	}
	return append(list, r.files.SaveItems()...)
}

// onFile does what was chosen among them, and reports whether it was one of them.
func (r *Root) onFile(ctx app.Context, value string) bool {
	switch value {
	case "new":
		act.New(ctx)
	case "recent":
		menu.Show("recent")
	default:
		return r.files.Choose(value)
	}
	return true
}

func hint(verb, name prose.ID, keys string) string {
	if name == "" {
		return prose.Text(prose.WithKeys, prose.Message{ID: verb}, keys)
	}
	return prose.Text(prose.WithKeysOf, prose.Message{ID: verb}, prose.Message{ID: name}, keys)
}

func onUndo(ctx app.Context, _ app.Event) { act.Undo(ctx) }
func onRedo(ctx app.Context, _ app.Event) { act.Redo(ctx) }

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
