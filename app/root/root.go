// Package root is the page: it owns the workspace, composes the panels, and applies what they ask for.
package root

import (
	"time"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/app/link"
	"chainrule/app/menu"
	"chainrule/app/trainer"
	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Root is the page's component.
type Root struct {
	app.Compo

	work     *workspace.Workspace
	api      *api.API
	answers  answers
	trainer  *trainer.Trainer
	message  message
	examples menu.Menu
	list     *params
	asked    fragment
	show     []string // the panels that are shown, by name; nil: all
	ready    bool     // the program has told its listeners that it is ready
	drafts   *draft.Keeper
	recent   recent
	share    share
	handles  map[int]app.Value // of the files that documents were opened from or saved to, by the view's opening
	ctx      app.Context       // the component's own, for what comes later: that of a handler ends with its element
	stops    []func()
}

// message is the page's message line.
type message struct {
	text string
	bad  bool // an error: it stays until it is dismissed, and is announced at once
}

// OnInit opens the article's example, so that the first view needs no click and no download.
func (r *Root) OnInit() {
	first, err := document.Decode(static.Article)
	if err != nil {
		panic("root: the first example: " + err.Error())
	}
	r.work = workspace.New(first)
	r.api = api.New(r.work)
	if f, err := address(); err == nil {
		r.setExcerpt(f) // before the first render, so that it shows no panel that is not asked for
	}
	r.trainer = trainer.New(r.work, trainer.Page{
		Refuse: r.refuse,
		Obeyed: func() { r.message = message{} },
		Changed: func(v *workspace.View) {
			r.showParam()
			r.drafts.See(v)
			emit("change")
		},
		Advanced: func() { emit("change") },
	})
}

// view is the document as it is, with all that follows from it.
func (r *Root) view() *workspace.View { return r.trainer.Shown.Latest }

// OnMount starts listening: to the panels, the keyboard, dropped files, the address, and the API.
func (r *Root) OnMount(ctx app.Context) {
	ctx.Handle(act.DoName, func(_ app.Context, a app.Action) { r.do(a.Value.(workspace.Command)) })
	ctx.Handle(act.UndoName, func(app.Context, app.Action) { r.undo() })
	ctx.Handle(act.RedoName, func(app.Context, app.Action) { r.redo() })
	ctx.Handle(act.SelectRowName, func(_ app.Context, a app.Action) { r.try(r.work.SelectRow(a.Value.(int))) })
	ctx.Handle(act.SelectParamName, func(_ app.Context, a app.Action) { r.try(r.work.SelectParam(a.Value.(network.Param))) })
	ctx.Handle(act.OpenName, func(_ app.Context, a app.Action) { r.openByHand(a.Value.(act.File)) })
	ctx.Handle(act.RefuseName, func(_ app.Context, a app.Action) { r.refuse(a.Value.(error)) })
	ctx.Handle(act.TrainName, r.trainer.OnTrain)
	ctx.Handle(act.PaceName, r.trainer.OnPace)
	ctx.Handle(act.ReportName, func(_ app.Context, a app.Action) { r.message = message{text: a.Value.(string)} })
	r.ctx = ctx
	r.handles = map[int]app.Value{}
	r.drafts = draft.New(store(ctx), draft.NewSystem(ctx), r.fail)
	r.stops = append(
		r.stops,
		link.Listen(),
		listenLeave(r),
		listenKeys(ctx, r),
		listenDrops(r),
		listenFragment(r),
		exposeAPI(ctx, r),
	)
	r.openFragment()
	ctx.After(patience, func(app.Context) { r.announce() })
}

// patience is how long requests wait at most for the document that the address names.
const patience = 5 * time.Second

// announce tells listeners, once, that the program is ready: the document that the address names is open,
// or cannot be had.
func (r *Root) announce() {
	if !r.ready {
		r.ready = true
		r.work.Forget()
		r.refresh()
		emit("ready")
	}
}

// OnDismount stops listening.
func (r *Root) OnDismount() {
	for _, stop := range r.stops {
		stop()
	}
	r.stops = nil
}

// do applies a command; one that is refused changes nothing and says why.
func (r *Root) do(c workspace.Command) {
	if err := r.work.Check(c); err != nil {
		r.refuse(err)
		return
	}
	r.try(r.work.Do(c))
}

func (r *Root) undo() {
	if err := r.work.CheckUndo(); err != nil {
		r.refuse(err)
		return
	}
	if r.work.Undo() {
		r.message = message{}
		r.refresh()
	}
}

func (r *Root) redo() {
	if err := r.work.CheckRedo(); err != nil {
		r.refuse(err)
		return
	}
	if r.work.Redo() {
		r.message = message{}
		r.refresh()
	}
}

// try shows what a change led to: the new view, or the reason why there was no change.
func (r *Root) try(err error) {
	r.message = message{}
	if err != nil {
		r.refuse(err)
		return
	}
	r.refresh()
}

// refuse says why something is not done.
func (r *Root) refuse(why error) { r.fail(prose.Sentence(why)) }

func (r *Root) fail(text string) { r.message = message{text: text, bad: true} }

// refresh has the page show the workspace's view.
func (r *Root) refresh() { r.trainer.Refresh() }
