package root

import (
	"slices"

	"chainrule/app/act"
	"chainrule/engine/picture"
	"chainrule/engine/table"
	"chainrule/engine/train"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Training runs in the browser's frames, in the time that a frame leaves once it is drawn. What panels show is
// brought up to date a few times a second, one kind of panel in a frame, so that no frame becomes long.
const (
	frameWork   = 13.0  // milliseconds after a frame began at which training leaves the rest of it to what comes next
	leastWork   = 4.0   // milliseconds that training takes of a frame that has become long
	shortWork   = 2.0   // milliseconds that it takes at a time while something is to be drawn
	liveEvery   = 120.0 // milliseconds from one look at the training panel, and at the diagram, to the next
	calmEvery   = 300.0 // and at the derivation, which takes longest, at least
	calmShare   = 25    // times as long as drawing it took passes before it is drawn again
	usualWait   = 25.0  // milliseconds of that which were waiting for frames
	earlyEpochs = 5000  // until which training is cut into shares of
	pathPieces  = 16    // the epochs before
	calmRows    = 5000  // rows up to which the derivation follows while training runs
	firstWork   = 128   // passes in the first slice, until it is known how many a millisecond takes
)

// trainer is how training runs. What it trains is the workspace's.
type trainer struct {
	pace    float64 // epochs a second; 0 is flat out
	loop    app.Func
	work    app.Func  // called when a frame is drawn
	port    app.Value // by a message, which comes without the delay that timers have
	looping bool
	frames  act.Frames
	due     [looks]float64 // when each kind of panel is to be drawn
	drawing float64        // when drawing of the derivation began, until it is known how long it took
	drew    bool           // it is in the page, and is laid out before the next frame
	since   float64        // when the loop or its pace began, in milliseconds
	epochs  float64        // what the pace has allowed since, less what was done
	perMS   float64        // passes in a millisecond
	rate    float64        // epochs a second, as measured
	track   picture.Track
	theta   []float64    // where it came to
	trained *table.Table // and on what
	markAt  float64      // when rate was measured, and the epoch then
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

// hurried reports whether all panels are to show a view at once. While training runs, on orders of the API as
// well, they need not, unless something else changed.
func (t *trainer) hurried(v, shown *workspace.View) bool {
	if v.Problem != nil || !v.Training.Running || v.Row != shown.Row || v.Param != shown.Param ||
		v.Document.Table != shown.Document.Table || v.UndoName != shown.UndoName || v.Locked != shown.Locked {
		return true
	}
	at := now()
	if at < t.due[calm] || v.Encoding.N > calmRows {
		return false
	}
	t.due[calm] = at + calmEvery
	return true
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
	if order.Do != act.Pause {
		if err := (r.view.Locked & workspace.PartWeights).Refusal(); err != nil {
			r.refuse(err)
			return
		}
	}
	t := &r.trainer
	if order.Do != act.Step {
		t.endPhase()
	}
	switch order.Do {
	case act.Run:
		r.begin(ctx, r.work.StartTraining(order.Options))
	case act.Pause:
		r.work.StopTraining()
		r.rest(ctx)
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

// rest shows that training came to rest: at once where it is told, then in the diagram, and then in the
// derivation, which says of which epoch it is until it follows. The page is drawn in between.
func (r *Root) rest(ctx app.Context) {
	if t := &r.trainer; t.phase == act.Update {
		r.refresh()
		return
	}
	v := r.work.View()
	r.view = v
	r.drafts.See(v)
	emit("change")
	onceDrawn(ctx, func(ctx app.Context) {
		if r.work.View() == v {
			r.drawn = v
		}
		onceDrawn(ctx, func(app.Context) { r.refresh() })
	})
}

// onceDrawn calls f as an event of the page once what was changed is drawn.
func onceDrawn(ctx app.Context, f func(app.Context)) {
	ctx.Defer(func(ctx app.Context) {
		var frame app.Func
		frame = app.FuncOf(func(app.Value, []app.Value) any {
			frame.Release()
			later(ctx, f)
			return nil
		})
		app.Window().Call("requestAnimationFrame", frame)
	})
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
	t.looping, t.rate = true, 0
	t.since, t.epochs = now(), 1 // the first epoch is due at once
	t.due = [looks]float64{live: t.since, drawn: t.since, calm: t.since + calmEvery}
	v := r.work.View()
	t.markAt, t.mark = t.since, v.Training.Epoch
	if !t.continues(v) {
		t.track = picture.Track{}
	}
	t.track.Add(v.Training.Epoch, v.Theta)
	if t.loop == nil {
		r.prepare(ctx)
	}
	app.Window().Call("requestAnimationFrame", t.loop)
}

// prepare makes what calls the trainer: in each frame, and once it is drawn.
func (r *Root) prepare(ctx app.Context) {
	t := &r.trainer
	t.loop = app.FuncOf(func(app.Value, []app.Value) any {
		r.frame(ctx)
		return nil
	})
	t.work = app.FuncOf(func(app.Value, []app.Value) any {
		r.slice(ctx)
		return nil
	})
	channel := app.Window().Get("MessageChannel").New()
	channel.Get("port1").Set("onmessage", t.work)
	t.port = channel.Get("port2")
}

// continues reports whether a view is where the track came to.
func (t *trainer) continues(v *workspace.View) bool {
	return t.trained == v.Document.Table && slices.Equal(t.theta, v.Theta)
}

// frame shows what is due, and has training go on once that is drawn.
func (r *Root) frame(ctx app.Context) {
	t := &r.trainer
	if !t.looping {
		return
	}
	t.frames.Begin()
	at := now()
	if t.drew {
		t.due[calm] = max(t.due[calm], at+calmShare*(at-t.drawing-usualWait))
		t.drew = false
	}
	if look := r.next(at); look != nothing && t.frames.Draw(ctx, func(ctx app.Context) { r.look(ctx, look) }) {
		every := liveEvery
		if look == calm {
			every = calmEvery
			if t.pace == 0 { // no one reads along
				every *= 2
			}
		}
		t.due[look] = at + every
	}
	t.port.Call("postMessage", nil)
}

// slice trains in what is left of a frame. While something is to be drawn in it, it trains a little at a time, and
// leaves the page to draw in between.
func (r *Root) slice(ctx app.Context) {
	t := &r.trainer
	if !t.looping {
		return
	}
	end := t.frames.Began() + frameWork
	budget := max(leastWork, end-now())
	if t.frames.Drawing() {
		budget = shortWork
	}
	done := !r.training() || r.train(budget)
	t.theta, t.trained = r.work.View().Theta, r.work.View().Document.Table
	switch {
	case done:
		t.looping = false
		ctx.Dispatch(func(ctx app.Context) { r.rest(ctx) })
	case t.pace == 0 && now() < end-shortWork:
		t.port.Call("postMessage", nil)
	default:
		app.Window().Call("requestAnimationFrame", t.loop)
	}
}

// training reports whether training is under way: a command may have ended it, or left nothing to train.
func (r *Root) training() bool {
	v := r.work.View()
	return v.Problem == nil && v.Training.Running
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
		if v := r.work.View().Training; v.Epoch < earlyEpochs { // small pieces at first, for the path to be told by
			work = min(work, (v.Epoch/pathPieces+1)*v.Rows)
		}
		began := now()
		if r.work.AdvanceTraining(work) {
			return true
		}
		v := r.work.View()
		t.track.Add(v.Training.Epoch, v.Theta)
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
		v := r.work.View()
		t.track.Add(v.Training.Epoch, v.Theta)
		t.epochs -= float64(v.Training.Epoch - epoch)
	}
	return false
}

// onPace sets how fast training goes.
func (r *Root) onPace(_ app.Context, a app.Action) {
	t := &r.trainer
	t.pace = a.Value.(float64)
	t.epochs, t.since, t.rate = 1, now(), 0
	if v := r.work.View(); v.Problem == nil {
		t.markAt, t.mark = t.since, v.Training.Epoch
	}
}

// look is a kind of panel to be brought up to date.
type look int

const (
	live  look = iota // the training panel
	drawn             // the diagram, and the line above the panels
	calm              // the derivation
	looks
	nothing = looks
)

// next is the kind of panel that is due, one at a time: one that shows something else than there is now.
func (r *Root) next(at float64) look {
	v := r.work.View()
	for kind, shown := range [looks]*workspace.View{live: r.view, drawn: r.drawn, calm: r.calm} {
		if at >= r.trainer.due[kind] && shown != v && (look(kind) != calm || v.Encoding.N <= calmRows) {
			return look(kind)
		}
	}
	return nothing
}

// look shows a kind of panel what training has come to.
func (r *Root) look(ctx app.Context, kind look) {
	v := r.work.View()
	if v.Problem != nil {
		r.refresh()
		return
	}
	switch kind {
	case live:
		r.view = v
		r.measure(v)
		emit("change")
	case drawn:
		r.drawn = v
	case calm:
		r.calm = v
		r.trainer.drawing = now()
		ctx.Defer(func(app.Context) { r.trainer.drew = true })
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
