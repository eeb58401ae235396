package root

import (
	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderIntro says what the program is and what the example shows, until something in the example is changed.
func (r *Root) renderIntro() app.UI {
	v := r.view()
	e, ok := static.ExampleNamed(r.opener.Example())
	if !ok || v.UndoName != "" || v.Fixed != workspace.NoParts || v.Training != nil && v.Training.Epoch > 0 {
		return app.P().Class("intro none")
	}
	return app.P().Class("intro").Body(
		app.Text(prose.Text(prose.Intro)+" "+e.About+" "),
		app.Button().Type("button").Class("own start").OnClick(r.startLessons).Text(prose.Text(r.course.invites())),
		app.Text(" · "),
		app.Button().Type("button").Class("own new").OnClick(func(ctx app.Context, _ app.Event) { act.New(ctx) }).Text(prose.Text(prose.UseOwnData)),
	)
}
