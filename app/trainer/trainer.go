// Package trainer has training run in the browser's frames, in the time that a frame leaves once it is drawn. What
// panels show is brought up to date a few times a second, one panel in a frame, so that no frame becomes long. It also
// takes a step phase by phase.
package trainer

import (
	"slices"
	"strconv"

	"chainrule/app/act"
	"chainrule/app/frame"
	"chainrule/app/prefer"
	"chainrule/engine/document"
	"chainrule/engine/picture"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Trainer is how training runs. What it trains is the workspace's.
type Trainer struct {
	Shown  Views
	Pace   float64         // epochs a second that are wanted; 0 is flat out
	Rate   float64         // epochs a second, as measured
	Phase  act.Phase       // of the step that is shown
	Before *workspace.View // before the update that Phase shows
	After  *workspace.View // and after it
	Turns  frame.Turns     // who draws in which frame while training runs

	work *workspace.Workspace
	page Page

	loop    *frame.Loop
	running bool
	due     [panels]float64 // when each kind of panel is to be drawn
	drawing float64         // when drawing of the derivation began, until it is known how long it took
	drew    bool            // it is in the page, and is laid out before the next frame
	since   float64         // when the loop or its pace began, in milliseconds
	epochs  float64         // what the pace has allowed since, less what was done
	speed   frame.Speed     // of passes
	theta   []float64       // where training came to
	trained *table.Table    // and on what
	track   picture.Track   // the way there
	tracked *workspace.View // its last view
	markAt  float64         // when Rate was measured, and the epoch then
	mark    int
	stop    act.Stop           // where the run under way, or the last one, is to stop
	from    int                // the epoch at which it began
	over    *document.Document // where it came to its end by itself
}

// Page is how the trainer tells the page of what it does.
type Page struct {
	Refuse   func(why error)         // an order is not obeyed
	Obeyed   func()                  // an order is obeyed: what was said of an earlier one is over
	Changed  func(v *workspace.View) // the page shows another view
	Advanced func(v *workspace.View) // the page shows that training has come further
}

// New is a trainer of a workspace. All panels show its view.
func New(work *workspace.Workspace, page Page) *Trainer {
	v, pace := work.View(), float64(usualPace)
	if kept, err := strconv.ParseFloat(prefer.InTab(paceName), 64); err == nil && kept >= 0 {
		pace = kept
	}
	return &Trainer{Shown: Views{v, v, v, v}, Pace: pace, work: work, page: page}
}

// paceName is the name under which the pace is kept that a person chose in a tab.
const paceName = "pace"

// usualPace is how many epochs a second training goes at first: a person can follow what changes.
const usualPace = 10

// Milliseconds and other limits by which training shares the browser with the page.
const (
	frameWork   = 13.0  // milliseconds after a frame began at which training leaves the rest of it to what comes next
	leastWork   = 4.0   // milliseconds that training takes of a frame that has become long
	shortWork   = 2.0   // milliseconds that it takes at a time while something is to be drawn
	lateFrame   = 33.0  // milliseconds after a frame began at which the next one is late: the browser waits for something else
	noFrame     = 250.0 // and at which there is none to come: the page is hidden
	earlyEpochs = 5000  // until which training is cut into shares of
	pathPieces  = 16    // the epochs before, for the path to be told by
)

// OnTrain obeys an order to training, an action of [act.TrainName].
func (t *Trainer) OnTrain(ctx app.Context, a app.Action) {
	order := a.Value.(act.Train)
	if order.Do != act.Pause {
		if err := (t.Shown.Latest.Fixed & workspace.PartWeights).Refusal(); err != nil {
			t.page.Refuse(err)
			return
		}
	}
	if order.Do != act.Step {
		t.endPhase()
	}
	t.stop, t.over = act.Stop{}, nil
	switch order.Do {
	case act.Run:
		if v := t.work.View(); v.Ready() {
			t.stop, t.from = order.Stop, v.Training.Epoch
		}
		t.begin(ctx, run(t.work, order.Stop))
	case act.Pause:
		t.work.StopTraining()
		t.rest(ctx)
	case act.Epoch:
		if v := t.work.View(); v.Ready() {
			t.begin(ctx, t.work.TrainUntil(v.Training.Epoch+1))
		}
	case act.Reset:
		if t.work.Reset() {
			t.page.Obeyed()
		}
		t.Refresh()
	case act.Step:
		t.step(ctx)
	}
}

// OnPace sets how fast training goes, by an action of [act.PaceName].
func (t *Trainer) OnPace(_ app.Context, a app.Action) {
	t.Pace = a.Value.(float64)
	prefer.SetInTab(paceName, strconv.FormatFloat(t.Pace, 'g', -1, 64))
	t.epochs, t.since, t.Rate = 1, frame.Now(), 0
	if v := t.work.View(); v.Ready() {
		t.markAt, t.mark = t.since, v.Training.Epoch
	}
}

// begin starts the loop and reports whether it did. It does not if training was refused.
func (t *Trainer) begin(ctx app.Context, err error) bool {
	if err != nil {
		t.page.Refuse(err)
		return false
	}
	t.page.Obeyed()
	t.Refresh()
	if t.running {
		return true
	}
	t.running, t.Rate, t.speed = true, 0, frame.Speed{} // of another network it says nothing
	t.since, t.epochs = frame.Now(), 1                  // the first epoch is due at once
	t.due = [panels]float64{live: t.since, diagram: t.since, derivation: t.since + derivationEvery}
	v := t.work.View()
	t.markAt, t.mark = t.since, v.Training.Epoch
	if !t.continues(v) {
		t.track = picture.Track{}
	}
	t.addToTrack(v)
	if t.loop == nil {
		t.loop = frame.NewLoop(func() bool {
			t.frame(ctx)
			return false // the slice asks for the next frame
		})
	}
	t.loop.Wake()
	return true
}

// Ended says why the last run ended by itself where a view shows, or "".
func (t *Trainer) Ended(v *workspace.View) string {
	if t.over == nil || v.Document != t.over || !v.Ready() {
		return ""
	}
	return ended(v.Training, t.from, t.stop)
}

// addToTrack adds the weights of a view to the path of training.
func (t *Trainer) addToTrack(v *workspace.View) {
	t.track.Add(v.Training.Epoch, v.Theta)
	t.tracked = v
}

// Track is the path that training took to a view, or nil if it trained another network, or on other rows, or if the view's
// weights are others than it came to, as after an undo.
func (t *Trainer) Track(v *workspace.View) *picture.Track {
	if !v.SameNetwork(t.tracked) || !t.running && !t.continues(v) {
		return nil
	}
	return &t.track
}

// continues reports whether a view is where the track came to.
func (t *Trainer) continues(v *workspace.View) bool {
	return t.trained == v.Document.Table && slices.Equal(t.theta, v.Theta)
}

// frame shows what is due, and has training go on once that is drawn.
func (t *Trainer) frame(ctx app.Context) {
	if !t.running {
		return
	}
	t.Turns.Begin()
	t.show(ctx, frame.Now())
	frame.Later(func() { t.slice(ctx) })
}

// slice trains in what is left of a frame. While something is to be drawn in it, it trains a little at a time, and
// leaves the page to draw in between.
func (t *Trainer) slice(ctx app.Context) {
	if !t.running {
		return
	}
	end := t.Turns.Began() + frameWork
	budget := max(leastWork, end-frame.Now())
	if t.Turns.Drawing() {
		budget = shortWork
	}
	done := !t.Training()
	if !done && t.train(budget) {
		done, t.over = true, t.work.View().Document
	}
	t.theta, t.trained = t.work.View().Theta, t.work.View().Document.Table
	switch {
	case done:
		t.running = false
		ctx.Dispatch(func(ctx app.Context) { t.rest(ctx) })
	case t.Pace == 0 && frame.Now() < end-shortWork:
		frame.Later(func() { t.slice(ctx) })
	default:
		t.loop.Wake()
		t.goOnLate(ctx)
	}
}

// goOnLate has training that runs flat out go on, a little at a time, where the next frame is late. A browser that waits
// for the system to show a frame leaves the page nothing to do meanwhile.
func (t *Trainer) goOnLate(ctx app.Context) {
	began := t.Turns.Began()
	since := frame.Now() - began
	if t.Pace > 0 || since > noFrame {
		return
	}
	goOn := func() {
		if t.Turns.Began() == began {
			t.slice(ctx)
		}
	}
	if since < lateFrame {
		frame.After(lateFrame-since, goOn)
	} else {
		frame.Later(goOn)
	}
}

// Training reports whether training is under way: a command may have ended it, or left nothing to train.
func (t *Trainer) Training() bool {
	v := t.work.View()
	return v.Ready() && v.Training.Running
}

// train trains for about so many milliseconds, and reports whether there is nothing more to do.
func (t *Trainer) train(budget float64) (done bool) {
	if t.Pace > 0 {
		return t.trainPaced(budget)
	}
	t.limit()
	return t.speed.For(budget, func(work int) bool {
		if t.work.AdvanceTraining(work) {
			return true
		}
		v := t.work.View()
		t.addToTrack(v)
		t.limit()
		return false
	})
}

// limit cuts early training into pieces.
func (t *Trainer) limit() {
	t.speed.Most = 0
	if v := t.work.View().Training; v.Epoch < earlyEpochs {
		t.speed.Most = (v.Epoch/pathPieces + 1) * v.Rows
	}
}

// trainPaced trains as many epochs as are due by now, one block of rows at a time.
func (t *Trainer) trainPaced(budget float64) (done bool) {
	start := frame.Now()
	t.epochs = min(t.epochs+(start-t.since)/1000*t.Pace, max(1, t.Pace/10)) // what was missed is not made up for
	t.since = start
	for t.epochs >= 1 && frame.Now()-start < budget {
		epoch := t.work.View().Training.Epoch
		if t.work.AdvanceTraining(1) {
			return true
		}
		v := t.work.View()
		t.addToTrack(v)
		t.epochs -= float64(v.Training.Epoch - epoch)
	}
	return false
}

// measure takes the epochs a second over half a second or more.
func (t *Trainer) measure(v *workspace.View) {
	at := frame.Now()
	if took := at - t.markAt; took >= 500 {
		t.Rate = float64(v.Training.Epoch-t.mark) / took * 1000
		t.markAt, t.mark = at, v.Training.Epoch
	}
}
