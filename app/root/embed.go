package root

import (
	"slices"

	"chainrule/app/act"
	"chainrule/app/checking"
	"chainrule/app/datatable"
	"chainrule/app/derivation"
	"chainrule/app/diagram"
	"chainrule/app/opening"
	"chainrule/app/practising"
	"chainrule/app/sharing"
	"chainrule/app/training"
	"chainrule/engine/derive"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// panels are the panels of the page, in their order, by the names that an address uses for them. A name that showable
// has and this list lacks is that of a panel to come.
var panels = []struct {
	name   string
	render func(r *Root) app.UI
}{
	{"table", func(r *Root) app.UI {
		return &datatable.Panel{View: r.trainer.Seen(r.trainer.Shown.Table), Source: r.opener.Source(), Paper: r.paper, Tight: r.tight}
	}},
	{"diagram", func(r *Root) app.UI {
		t := r.trainer
		return &diagram.Panel{View: t.Seen(t.Shown.Diagram), Phase: t.Phase, After: t.After, Walk: r.walk}
	}},
	{"derivation", func(r *Root) app.UI {
		t, v := r.trainer, r.view()
		behind := t.Shown.Derivation != v || v.Training != nil && v.Training.Running
		a := r.opener.Asked
		asked := act.Reading{Form: derive.Form(a.Form), Lines: a.Lines, Digits: a.Digits}
		return &derivation.Panel{Whole: r.excerpt() || r.still, Asked: asked, View: t.Seen(t.Shown.Derivation), Phase: t.Phase, Behind: behind, Turns: &t.Turns, Away: r.readsOther() && !r.excerpt(), Paper: r.paper}
	}},
	{"practise", func(r *Root) app.UI {
		return &practising.Panel{View: r.view(), Away: r.reads != "practise", Drawn: r.course.open == nil || r.course.beside("diagram")}
	}},
	{"check", func(r *Root) app.UI {
		return &checking.Panel{View: r.view(), Away: r.reads != "check"}
	}},
	{"training", func(r *Root) app.UI {
		t := r.trainer
		return &training.Panel{View: r.view(), Rate: t.Rate, Pace: t.Pace, Phase: t.Phase, Before: t.Before, Track: t.Track(r.view()), Ended: t.Ended(r.view()), Turns: &t.Turns, Open: r.reads == "training", Stay: r.stays, Toggle: r.excerpt()}
	}},
}

// onlyWhole are the panels that the whole page alone has. They are read in the place of the derivation.
var onlyWhole = []string{"practise", "check"}

// shown reports whether a panel is shown. If the address names only panels that this page lacks, all panels are
// shown.
func (r *Root) shown(name string) bool {
	if c := &r.course; c.open != nil && (!r.excerpt() || len(r.show) == 1 && r.show[0] == "lesson") && !c.beside(name) {
		return false
	}
	if r.excerpt() && slices.Contains(onlyWhole, name) {
		return false
	}
	if slices.Contains(r.show, name) {
		return true
	}
	for _, p := range panels {
		if slices.Contains(r.show, p.name) {
			return false
		}
	}
	return true
}

// excerpt reports whether the page shows some of its panels and not the whole program, as in a course page.
func (r *Root) excerpt() bool { return len(r.show) > 0 }

// readsOther reports whether something stands in the place of the derivation. On narrow pages the table and the diagram do,
// too, but the derivation is kept there.
func (r *Root) readsOther() bool {
	return r.reads == "training" || slices.Contains(onlyWhole, r.reads)
}

// figure reports whether the page is one derivation in which nothing can be changed. Then there is nothing to choose
// either.
func (r *Root) figure() bool {
	return r.view().Fixed == workspace.AllParts && !slices.ContainsFunc(panels, func(p struct {
		name   string
		render func(r *Root) app.UI
	},
	) bool {
		return p.name != "derivation" && r.shown(p.name)
	})
}

// follow shows the panels and locks the parts that an address asks for.
func (r *Root) follow(a opening.Address) {
	parts, err := workspace.PartsNamed(a.Lock)
	if err != nil {
		panic("root: " + err.Error()) // who reads addresses knows the names
	}
	r.show = a.Show
	r.work.Lock(parts)
	r.course.follow(a.Lesson)
	if !app.IsServer {
		app.Window().Get("document").Get("documentElement").Call("setAttribute", "data-theme", a.Theme)
	}
}

// renderPanels are the panels that are shown. On the whole page the document's stand at the left, and what is read at the
// right; an excerpt has them side by side, and training below them.
func (r *Root) renderPanels() []app.UI {
	panel := map[string]app.UI{}
	var side []app.UI
	for _, p := range panels {
		if !r.shown(p.name) {
			continue
		}
		panel[p.name] = p.render(r)
		if p.name != "training" {
			side = append(side, panel[p.name])
		}
	}
	if !r.excerpt() {
		class := "whole at-" + r.reads
		if r.course.open != nil {
			class += " with-lesson"
			if r.course.inFront {
				class += " in-front"
			}
			if !r.course.reading() {
				class += " no-reading"
			}
		}
		return []app.UI{app.Main().Class(class).Body(
			r.renderCourse(),
			app.Div().Class("model").Body(panel["diagram"], panel["table"], panel["training"]),
			&divider{},
			app.Div().Class("reading").Body(r.renderTabs(), r.renderIntro(), r.renderThread(), panel["derivation"], panel["practise"], panel["check"]),
		)}
	}
	if r.course.open != nil && slices.Contains(r.show, "lesson") {
		return r.renderLessonExcerpt(side, panel["training"])
	}
	list := []app.UI{app.Main().Class([]string{"one", "one", "two", "several"}[min(len(side), 3)]).Body(append([]app.UI{r.renderThread()}, side...)...)}
	if panel["training"] != nil {
		list = append(list, panel["training"])
	}
	return list
}

// renderLessonExcerpt is a lesson in another page: the text, and beside it what is shown of the document.
func (r *Root) renderLessonExcerpt(side []app.UI, training app.UI) []app.UI {
	var beside []app.UI
	if r.shown("derivation") {
		beside = append(beside, r.renderThread())
	}
	beside = append(beside, side...)
	if training != nil {
		beside = append(beside, training)
	}
	return []app.UI{app.Main().Class("lesson-in-page").Body(r.renderCourse(), app.Div().Class("beside").Body(beside...))}
}

// renderExcerptHeader is the header of a page that shows some of its panels: the title, undo where
// anything can be changed, and a link to the whole program with the same document.
func (r *Root) renderExcerptHeader() app.UI {
	v := r.view()
	parts := []app.UI{app.H1().Class("about").Text(prose.Isolated(v.Document.Title))}
	if v.Fixed != workspace.AllParts {
		parts = append(
			parts,
			app.Button().Type("button").Disabled(v.UndoName == "").Title(hint(prose.Undo, v.UndoName, "Ctrl+Z")).OnClick(onUndo).Text(prose.Text(prose.Undo)),
			app.Button().Type("button").Disabled(v.RedoName == "").Title(hint(prose.Redo, v.RedoName, "Ctrl+Shift+Z")).OnClick(onRedo).Text(prose.Text(prose.Redo)),
		)
	}
	parts = append(parts, app.A().Class("whole").Href(r.wholeAddress()).Target("_blank").Rel("noopener").
		Title(prose.Text(prose.OpenWholeHint)).OnClick(r.onWhole).Text(prose.Text(prose.OpenWhole)))
	return app.Header().Class("excerpt").Body(parts...)
}

// wholeAddress is where the whole program opens what the address names.
func (r *Root) wholeAddress() string { return "#" + r.opener.Asked.Document() }

// onWhole opens the document as it is now, in the tab that the link asks for. Its address is made when the link is clicked,
// since packing a large table takes time. A document too large for an address opens as the page was asked for.
func (r *Root) onWhole(_ app.Context, e app.Event) {
	e.Call("stopPropagation") // go-app would take the link for one of its own pages
	e.PreventDefault()
	sharing.Pack(r.ctx, r.view(), func(_ app.Context, packed string, err error) {
		link := app.Window().Get("document").Call("createElement", "a")
		link.Set("target", "_blank")
		link.Set("rel", "noopener")
		link.Set("href", r.wholeAddress())
		if err == nil {
			link.Set("href", "#doc="+packed)
		}
		link.Call("dispatchEvent", app.Window().Get("MouseEvent").New("click", e.Value)) // with Ctrl or Shift, as it was clicked
	})
}
