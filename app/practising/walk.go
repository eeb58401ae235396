package practising

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// walk is how a question is answered by a path in the drawing of the network.
type walk struct {
	from  string // the panel that asks
	drawn bool   // the network is drawn beside it
	on    bool   // places that are taken in the drawing are for this question
}

// listenWalk follows what is taken in the drawing, for the question of a component, whose context it takes.
func (q *asked) listenWalk(ctx app.Context) {
	ctx.Handle(act.TakePlaceName, func(ctx app.Context, a app.Action) {
		if w, field, ok := q.walks(); ok {
			field.Set("value", w.Toggle(field.Get("value").String(), a.Value.(ask.Place)))
			q.showWalk(ctx)
		}
	})
	ctx.Handle(act.WalkName, func(_ app.Context, a app.Action) {
		w := a.Value.(*act.Walk)
		q.walk.on = w != nil && w.Of == q.of // another question takes its place
	})
	ctx.Handle(act.WalkBackName, func(ctx app.Context, _ app.Action) {
		if _, field, ok := q.walks(); ok {
			q.walk.on = false
			ctx.Defer(func(app.Context) { field.Call("focus") })
		}
	})
}

// walks is the question that is answered in the drawing, with the field for its answer; false where it is not.
func (q *asked) walks() (w ask.Walk, field app.Value, ok bool) {
	if !q.walk.on {
		return nil, nil, false
	}
	w, ok = q.of.(ask.Walk)
	field = app.Window().GetElementByID(q.field)
	return w, field, ok && field.Truthy()
}

// showWalk shows in the drawing what the answer has.
func (q *asked) showWalk(ctx app.Context) {
	if w, field, ok := q.walks(); ok {
		act.SetWalk(ctx, &act.Walk{Of: w, Marked: w.Marked(field.Get("value").String()), From: q.walk.from})
	}
}

// leaveWalk has the drawing be as it was, where the question is over.
func (q *asked) leaveWalk(ctx app.Context) {
	if q.walk.on {
		q.walk.on = false
		ctx.Defer(func(ctx app.Context) { act.SetWalk(ctx, nil) })
	}
}

func (q *asked) onWalk(ctx app.Context, _ app.Event) {
	if q.walk.on {
		q.leaveWalk(ctx)
		return
	}
	q.walk.on = true
	q.showWalk(ctx)
}

// onTyped shows in the drawing what was typed.
func (q *asked) onTyped(ctx app.Context, _ app.Event) { q.showWalk(ctx) }

// renderWalk is the button that leads to the drawing; nil where the question is not answered there.
func (q *asked) renderWalk() app.UI {
	if _, ok := q.of.(ask.Walk); !ok || !q.walk.drawn {
		return nil
	}
	return app.Div().Class("give").Body(app.Button().Type("button").Class("walk").Aria("pressed", strconv.FormatBool(q.walk.on)).OnClick(q.onWalk).Text(prose.Text(prose.WalkBegin)))
}
