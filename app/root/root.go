// Package root is the page: it owns the workspace, composes the panels, and applies what they ask for.
//
// A panel posts an action of package act. The root obeys it in OnMount's handlers: by a command to the workspace, or by
// handing it to the trainer, which trains, or the opener, which opens documents. Each ends in refresh, which has the
// panels show the workspace's view, or in refuse, which says why nothing was done.
package root

import (
	"chainrule/app/act"
	"chainrule/app/answer"
	"chainrule/app/datatable"
	"chainrule/app/files"
	"chainrule/app/link"
	"chainrule/app/menu"
	"chainrule/app/opening"
	"chainrule/app/trainer"
	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Root is the page's component.
type Root struct {
	app.Compo

	work     *workspace.Workspace
	trainer  *trainer.Trainer
	opener   *opening.Opener
	files    *files.Files
	answers  *answer.Answers
	message  message
	said     said
	examples menu.Menu
	show     []string    // the panels that are shown, by name; nil: all
	tab      string      // the name of the browser's tab
	reads    string      // the panel that is read, by its name
	course   course      // the lesson
	walk     *act.Walk   // the question that a path in the drawing of the network answers, or nil
	stays    bool        // a person went away from the pictures of training
	still    bool        // it is drawn once, where there is no browser
	tight    bool        // and has little room for the table
	paper    bool        // it is drawn for paper
	ctx      app.Context // the component's own, for what comes later: that of a handler ends with its element
	typed    app.Value   // the field with a text that is being typed, or nil
	stops    []func()
}

// OnInit opens the article's example, so that the first view needs no click and no download.
func (r *Root) OnInit() {
	if r.work != nil {
		return // it is still, and shows a document
	}
	first, err := document.Decode(static.Article)
	if err != nil {
		panic("root: the first example: " + err.Error())
	}
	r.work = workspace.New(first)
	r.reads = "derivation"
	if a, err := opening.Here(); err == nil {
		r.follow(a) // before the first render, so that it shows no panel that is not asked for
	}
	r.trainer = trainer.New(r.work, trainer.Page{
		Refuse: r.refuse,
		Obeyed: func() { r.say("") },
		Changed: func(v *workspace.View) {
			r.nameTab()
			r.opener.Drafts.See(v)
			answer.Emit("change")
		},
		Advanced: func(v *workspace.View) {
			r.opener.Drafts.See(v) // a reload while training runs loses no more than what came after the last save
			answer.Emit("change")
		},
	})
	page := opening.Page{
		Say: r.say, Offer: r.offer, Refuse: r.refuse, Retry: r.retry, Follow: r.follow, Refresh: r.refresh,
		Ready: func() { r.ctx.Defer(func(app.Context) { r.afterLesson(func() { answer.Emit("ready") }) }) }, // when the page shows it
		Over: func() {
			r.bringLesson()
			r.answers.Resume(r.ctx)
		}, Typing: r.typing,
		Lesson: r.documentOfLesson,
	}
	r.opener = opening.New(r.work, page)
	r.files = files.New(r.work, r.opener, page)
	requests := api.New(r.work)
	requests.Lesson = r.lessonReached
	r.answers = answer.New(requests, r.refresh, r.opener)
}

// OnMount starts listening: to the panels, the keyboard, dropped files, the address, and the API.
func (r *Root) OnMount(ctx app.Context) {
	r.ctx = ctx
	ctx.Handle(act.DoName, func(_ app.Context, a app.Action) { r.do(a.Value.(workspace.Command)) })
	ctx.Handle(act.UndoName, func(app.Context, app.Action) { r.undo() })
	ctx.Handle(act.RedoName, func(app.Context, app.Action) { r.redo() })
	ctx.Handle(act.SelectRowName, func(_ app.Context, a app.Action) { r.try(r.work.SelectRow(a.Value.(int))) })
	ctx.Handle(act.SelectParamName, func(_ app.Context, a app.Action) { r.try(r.work.SelectParam(a.Value.(network.Param))) })
	ctx.Handle(act.OpenName, func(_ app.Context, a app.Action) { r.opener.OpenFile(a.Value.(act.File)) })
	ctx.Handle(act.ReadAgainName, func(_ app.Context, a app.Action) { r.opener.ReadAgain(a.Value.(table.Options)) })
	ctx.Handle(act.DismissName, func(app.Context, app.Action) { r.opener.Dismiss() })
	ctx.Handle(act.OpenDraftName, func(_ app.Context, a app.Action) { r.opener.OpenDraft(a.Value.(string)) })
	ctx.Handle(act.ShowName, func(_ app.Context, a app.Action) {
		if name := a.Value.(string); !(name == "table" || name == "diagram") || narrow() { // where there is room, they are there
			r.showPanel(name)
		}
	})
	ctx.Handle(act.WalkName, func(_ app.Context, a app.Action) { r.setWalk(a.Value.(*act.Walk)) })
	ctx.Handle(act.WalkBackName, func(app.Context, app.Action) { r.walkBack() })
	ctx.Handle(act.TrainName, r.trainer.OnTrain)
	ctx.Handle(act.PaceName, r.trainer.OnPace)
	ctx.Handle(act.RefuseName, func(_ app.Context, a app.Action) { r.refuse(a.Value.(error)) })
	ctx.Handle(act.AskName, func(_ app.Context, a app.Action) {
		q := a.Value.(act.Question)
		r.message = message{text: q.Text, ask: q.Answers}
	})
	ctx.Handle(act.HandOverName, func(ctx app.Context, a app.Action) { r.handOver(ctx, a.Value.(act.Text)) })
	ctx.Handle(act.NewName, func(ctx app.Context, _ app.Action) {
		r.opener.New()
		ctx.Defer(func(app.Context) { datatable.FocusHead() })
	})
	ctx.Handle(act.ReachedName, func(_ app.Context, a app.Action) { answer.EmitWith("lesson", a.Value.(act.Reached)) })
	ctx.Handle(act.AnsweredName, func(_ app.Context, a app.Action) { answer.EmitWith("answer", a.Value.(act.Answered)) })
	ctx.Handle(act.ReportName, func(_ app.Context, a app.Action) { r.say(a.Value.(string)) })

	r.stops = append(
		r.stops,
		link.Listen(),
		listenLeave(r),
		listenKeys(r),
		listenTyping(r),
		listenPaste(r),
		listenCovered(),
		listenWidth(),
		listenPaper(r),
		r.files.Listen(ctx),
		r.opener.Listen(ctx),
		r.answers.Listen(ctx),
	)
	r.listenCourse(ctx)
	r.opener.OpenAddress()
	r.nameTab()
}

// OnDismount stops listening.
func (r *Root) OnDismount() {
	for _, stop := range r.stops {
		stop()
	}
	r.stops = nil
}

// view is the document as it is, with all that follows from it.
func (r *Root) view() *workspace.View { return r.trainer.Shown.Latest }

// refresh has the panels show the workspace's view.
func (r *Root) refresh() { r.trainer.Refresh() }

// do applies a command; one that is refused changes nothing and says why.
func (r *Root) do(c workspace.Command) {
	before := r.work.View()
	err := r.work.Check(c)
	if err == nil {
		err = r.work.Do(c)
	}
	r.try(err)
	if said := workspace.Changes(before, r.work.View()); err == nil && !said.IsNone() {
		r.offer(said.String())
	}
}

func (r *Root) undo() { r.step(r.work.CheckUndo, r.work.Undo) }
func (r *Root) redo() { r.step(r.work.CheckRedo, r.work.Redo) }

// step takes a step in the history, unless it is refused.
func (r *Root) step(check func() error, take func() bool) {
	if err := check(); err != nil {
		r.refuse(err)
		return
	}
	if take() {
		r.try(nil)
	}
}

// try shows what a change led to: the new view, or the reason why there was no change.
func (r *Root) try(err error) {
	if err != nil {
		r.refuse(err)
		return
	}
	r.say("")
	r.refresh()
}

// say tells of something that was done; "" clears what was said before.
func (r *Root) say(text string) { r.message = message{text: text} }

// offer tells of something that was done, and offers to take it back.
func (r *Root) offer(text string) {
	r.message = message{text: text, ask: []act.Answer{{Label: prose.Text(prose.Undo), Do: act.Undo}}}
}

// refuse says why something is not done, as a sentence.
func (r *Root) refuse(why error) { r.message = message{text: prose.Sentence(why), bad: true} }
