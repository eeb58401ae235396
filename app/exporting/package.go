package exporting

import (
	"chainrule/app/act"
	"chainrule/app/download"
	"chainrule/app/promise"
	"chainrule/engine/export"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// askPackage asks when the unit of a package for learning systems is to be completed, and makes the package.
func (p *Panel) askPackage(version string) {
	answer := func(label prose.ID, complete string) act.Answer {
		return act.Answer{Label: prose.Text(label), Do: func(app.Context) { p.pack(version, complete) }}
	}
	act.Ask(p.own, act.Question{Text: prose.Text(prose.WhenCompleted), Answers: []act.Answer{
		answer(prose.CompletedOpened, "opened"), answer(prose.CompletedSteps, "steps"), answer(prose.CompletedExercises, "exercises"),
	}})
}

// pack makes a package of the document and of the files beside the page, by web/page/package.js.
func (p *Panel) pack(version, complete string) {
	d := *p.View.Document
	d.Sample, d.Parameter = p.View.Row, p.View.Param
	text := d.Encode()
	title := d.Title
	if title == "" {
		title = prose.Text(prose.Untitled)
	}
	name := download.Name(d.Title, " SCORM "+version+".zip")
	options := app.Window().Get("Object").New()
	options.Set("title", title)
	options.Set("identifier", export.PackageID(title, "", "", "", complete, string(text)))
	options.Set("complete", complete)
	options.Set("document", promise.Array(text))
	options.Set("name", name)
	act.Report(p.own, prose.Text(prose.PackageMade, prose.Unquoted(name)))
	promise.Then(p.own, app.Window().Call("chainrulePackage", version, options), func(ctx app.Context, size app.Value) {
		act.Report(ctx, prose.Text(prose.PackageSaved, prose.Unquoted(name), prose.Value{V: size.Float() / 1e6, Digits: 2}))
	}, func(ctx app.Context, err app.Value) {
		act.Refuse(ctx, prose.Say(prose.NoPackage, promise.Message(err)))
	})
}
