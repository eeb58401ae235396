package root

import (
	"chainrule/app/act"
	"chainrule/engine/train"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Training runs in the browser's frames. Each frame trains for a slice of time, which leaves the rest of it
// to drawing; what panels show is brought up to date a few times a second, one kind of panel in a frame, so
// that no frame becomes long.
const (
	slice     = 8.0 // milliseconds of a frame that training takes
	drawSlice = 3.0 // and in a frame in which panels are drawn
	liveEvery = 6   // frames from one look at the training panel and the diagram to the next
	calmEvery = 45  // and at the table and the derivation, which take longest
	calmRows  = 5000
	firstWork = 128 // passes in the first slice, until it is known how many a millisecond takes
)

// trainer is how training runs. What it trains is the workspace's.
type trainer struct {
	pace    float64 // epochs a second; 0 is flat out
	loop    app.Func
	looping bool
	frames  int     // of the loop
	since   float64 // when the loop or its pace began, in milliseconds
	epochs  float64 // what the pace has allowed since, less what was done
	perMS   float64 // passes in a millisecond
	rate    float64 // epochs a second, as measured
	markAt  float64 // when rate was measured, and the epoch then
	mark    int

	phase  act.Phase
	before *workspace.View // before the update that the phase shows
	after  *workspace.View // and after it
}

// follow ends the phase of an update once there is something else to see.
func (t *trainer) follow(v *workspace.View) {
	switch {
	case t.phase != act.Update || t.looping:
	case t.after == nil:
		t.after = v
	case t.after != v:
		t.endPhase()
	}
}

func (t *trainer) endPhase() { t.phase, t.before, t.after = act.NoPhase, nil, nil }

// seen is the view for panels that show a phase: an update is shown where it came from.
func (t *trainer) seen(v *workspace.View) *workspace.View {
	if t.before != nil {
		return t.before
	}
	return v
}

// now is the page's clock in milliseconds.
func now() float64 { return app.Window().Get("performance").Call("now").Float() }

// onTrain obeys an order to training.
func (r *Root) onTrain(ctx app.Context, a app.Action) {
	order := a.Value.(act.Train)
	t := &r.trainer
	if order.Do != act.Step {
		t.endPhase()
	}
	switch order.Do {
	case act.Run:
		r.begin(ctx, r.work.StartTraining(order.Options))
	case act.Pause:
		r.work.StopTraining()
		r.refresh()
	case act.Epoch:
		if v := r.work.View(); v.Problem == nil {
			r.begin(ctx, r.work.TrainUntil(v.Training.Epoch+1, order.Options))
		}
	case act.Reset:
		if r.work.Reset() {
			r.message = message{}
		}
		r.refresh()
	case act.Step:
		r.stepPhase(ctx, order.Options)
	}
}

// stepPhase shows the next phase of a step; the last one takes the step.
func (r *Root) stepPhase(ctx app.Context, o train.Options) {
	t := &r.trainer
	switch t.phase {
	case act.Forward:
		t.phase = act.Backward
	case act.Backward:
		before := r.work.View()
		if r.begin(ctx, r.work.TrainStep(o)); r.message.bad {
			return
		}
		t.phase, t.before = act.Update, before
	default:
		r.work.StopTraining()
		t.endPhase()
		r.refresh()
		if r.view.Problem == nil {
			t.phase = act.Forward
		}
	}
}

// begin starts the loop, unless training was refused.
func (r *Root) begin(ctx app.Context, err error) {
	r.try(err)
	t := &r.trainer
	if err != nil || t.looping {
		return
	}
	t.looping, t.frames, t.rate = true, 0, 0
	t.since, t.epochs = now(), 1 // the first epoch is due at once
	t.markAt, t.mark = t.since, r.work.View().Training.Epoch
	if t.loop == nil {
		t.loop = app.FuncOf(func(app.Value, []app.Value) any {
			r.frame(ctx)
			return nil
		})
	}
	r.frame(ctx)
}

// frame trains for a slice and shows what is due.
func (r *Root) frame(ctx app.Context) {
	t := &r.trainer
	if !t.looping {
		return
	}
	t.frames++
	live, drawn, calm := t.frames%liveEvery == 0, t.frames%liveEvery == liveEvery/2, t.frames%calmEvery == 1
	budget := slice
	if live || drawn || calm {
		budget = drawSlice
	}
	done := r.train(budget)
	switch {
	case done:
		t.looping = false
		ctx.Dispatch(func(app.Context) { r.refresh() })
		return
	case live:
		ctx.Dispatch(func(app.Context) { r.look(true, false, false) })
	case drawn:
		ctx.Dispatch(func(app.Context) { r.look(false, true, false) })
	case calm && r.work.View().Encoding.N <= calmRows:
		ctx.Dispatch(func(app.Context) { r.look(false, false, true) })
	}
	app.Window().Call("requestAnimationFrame", t.loop)
}

// train trains for about so many milliseconds, and reports whether there is nothing more to do.
func (r *Root) train(budget float64) (done bool) {
	t := &r.trainer
	start := now()
	if t.pace > 0 {
		return r.trainPaced(start, budget)
	}
	for left := budget; left > budget/4; {
		work := firstWork
		if t.perMS > 0 {
			work = max(1, int(t.perMS*left))
		}
		began := now()
		if r.work.AdvanceTraining(work) {
			return true
		}
		ended := now()
		if took := ended - began; took > 0.2 { // a shorter time says little
			t.perMS = float64(work) / took
		} else {
			t.perMS = max(t.perMS, float64(work)/0.4)
		}
		left = budget - (ended - start)
	}
	return false
}

// trainPaced trains as many epochs as are due by now, one block of rows at a time.
func (r *Root) trainPaced(start, budget float64) (done bool) {
	t := &r.trainer
	t.epochs = min(t.epochs+(start-t.since)/1000*t.pace, max(1, t.pace/10)) // what was missed is not made up for
	t.since = start
	for t.epochs >= 1 && now()-start < budget {
		epoch := r.work.View().Training.Epoch
		if r.work.AdvanceTraining(1) {
			return true
		}
		t.epochs -= float64(r.work.View().Training.Epoch - epoch)
	}
	return false
}

// onPace sets how fast training goes.
func (r *Root) onPace(_ app.Context, a app.Action) {
	t := &r.trainer
	t.pace = a.Value.(float64)
	t.epochs, t.since = 1, now()
	t.markAt, t.mark, t.rate = t.since, r.work.View().Training.Epoch, 0
}

// look shows some kinds of panels what training has come to.
func (r *Root) look(live, drawn, calm bool) {
	v := r.work.View()
	if live {
		r.view = v
		r.measure(v)
		emit("change")
	}
	if drawn {
		r.drawn = v
	}
	if calm {
		r.calm = v
	}
}

// measure takes the epochs a second over half a second or more.
func (r *Root) measure(v *workspace.View) {
	t := &r.trainer
	at := now()
	if took := at - t.markAt; took >= 500 {
		t.rate = float64(v.Training.Epoch-t.mark) / took * 1000
		t.markAt, t.mark = at, v.Training.Epoch
	}
}
