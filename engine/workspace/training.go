package workspace

import (
	"math"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/train"
)

// Training is how training stands with a document. It is part of a View, and immutable.
type Training struct {
	Running bool
	Epoch   int // epochs completed
	Step    int // samples of the epoch under way that steps were taken on

	Loss    float64       // R over the training rows, without decay
	HoldOut float64       // R over the rows held out; 0 where there are none
	Rows    int           // trained on
	Held    int           // held out
	Points  []train.Point // the loss over epochs, bounded; the last may lie before Epoch

	Stopped  *train.Overflow // why it stopped by itself, or nil
	CanReset bool            // whether there are weights from before the first step to go back to
	Anew     Anew            // why epochs count from 0 again although the weights are trained

	progress *progress // for who keeps documents, or nil
}

// Anew is why epochs count from 0 again: the losses so far are of other data, or of other weights. The weights stay as
// they were trained.
type Anew string

// The reasons.
const (
	NotAnew     Anew = ""
	DataAnew    Anew = "data"
	WeightsAnew Anew = "weights"
)

// progress is what training knows of a document.
type progress struct {
	initial []float64 // the weights before the first step; nil: drawn from the seed
	anew    Anew
	state   *train.State
	points  []train.Point
	of      train.Settings // that led to state
	stopped *train.Overflow
}

// training is one under way: from a start to a stop, and one entry of the history.
type training struct {
	run    *train.Run
	shown  *train.State // what the document has
	pushed bool         // the entry is there
	until  int          // epochs at which it comes to rest
	enough float64      // the loss at which it comes to rest
	single bool         // it comes to rest after one step
}

// untilStopped is no limit.
const untilStopped = math.MaxInt

// StartTraining begins a training on the document, or goes on from where the last one stopped. It says why
// there is nothing to train.
func (w *Workspace) StartTraining() error { return w.TrainUntil(untilStopped) }

// TrainUntil is StartTraining with an end: when so many epochs are completed in all.
func (w *Workspace) TrainUntil(epochs int) error { return w.TrainUntilLoss(epochs, math.Inf(-1)) }

// TrainUntilLoss is TrainUntil with another end: when R over the training rows, without decay, is no more than loss.
func (w *Workspace) TrainUntilLoss(epochs int, loss float64) error {
	t, err := w.begin()
	if err != nil {
		return err
	}
	t.until, t.enough = epochs, loss
	t.run.Until(epochs)
	t.run.UntilLoss(loss)
	return nil
}

// TrainStep is StartTraining with an end after one step: a batch, or an epoch where all rows are one.
func (w *Workspace) TrainStep() error {
	t, err := w.begin()
	if err != nil {
		return err
	}
	t.single = true
	t.run.Step()
	return nil
}

func (w *Workspace) begin() (*training, error) {
	w.StopTraining()
	n := w.derived
	if n.problem != nil {
		return nil, n.problem
	}
	run, err := train.New(n.network, n.theta, n.encoding.X, n.encoding.Y, n.document.Locked, settings(n.document))
	if err != nil {
		return nil, err
	}
	t := &training{run: run, until: untilStopped, enough: math.Inf(-1)}
	if p := w.history[w.at].progress; p != nil && p.state != nil {
		run.Resume(p.state, p.points, p.of)
	}
	w.training, w.view = t, nil
	return t, nil
}

func settings(d *document.Document) train.Settings {
	t := d.Training
	return train.Settings{
		Rate: t.Rate, Batch: t.Batch, Decay: t.Decay, Reduction: t.Reduction, Seed: t.Seed,
		InOrder: t.Order == document.AsTable, Momentum: t.Momentum, HoldOut: t.HoldOut,
	}
}

// AdvanceTraining does about so much work, counted in passes over one sample, and takes what came out into
// the document. It reports whether there is nothing more to do: no training, or one that came to its end.
func (w *Workspace) AdvanceTraining(work int) (done bool) {
	t := w.training
	if t == nil {
		return true
	}
	t.run.Look()
	done = t.run.Advance(work)
	w.show(t)
	if done {
		w.training, w.view = nil, nil
	}
	return done
}

// StopTraining ends the training under way at once, at what the document shows: the end of an epoch. What was done of
// the next one is dropped, and done again where training goes on.
func (w *Workspace) StopTraining() {
	if w.training != nil {
		w.training, w.view = nil, nil
	}
}

// TrainingUntil is at how many epochs the training under way comes to rest; ok is false without one.
func (w *Workspace) TrainingUntil() (epochs int, ok bool) {
	if w.training == nil {
		return 0, false
	}
	return w.training.until, true
}

// goOn begins a training again that a command has interrupted, where what it came to still holds.
func (w *Workspace) goOn(t *training) {
	if p := w.history[w.at].progress; t != nil && !t.single && p != nil && p.state != nil {
		_ = w.TrainUntilLoss(t.until, t.enough) // what is refused now stays stopped
	}
}

// show takes what a training has seen last into the document: the first time as an entry of the history, and
// then in that entry's place.
func (w *Workspace) show(t *training) {
	s, before := t.run.State(), w.history[w.at].progress
	news := s != t.shown || before != nil && before.stopped != t.run.Stopped() // it can stop at what was seen before
	if s == nil || !news {
		return
	}
	t.shown, w.view = s, nil
	p := &progress{state: s, points: t.run.History(), of: t.run.Settings(), stopped: t.run.Stopped()}
	if before != nil {
		p.initial, p.anew = before.initial, before.anew
	} else {
		p.initial = w.current().Weights
	}
	if !t.pushed && slices.Equal(s.Theta, w.derived.theta) { // nothing moved yet
		w.history[w.at].progress = p
		return
	}
	next := *w.current()
	next.Weights = s.Theta
	if !t.pushed {
		t.pushed = true
		w.push(entry{name: prose.DidTraining, from: w.selected, to: w.selected, gone: w.history[w.at].gone})
	}
	e := &w.history[w.at]
	e.document, e.progress, e.to = &next, p, w.selected
	n := *w.derived
	n.document, n.theta, n.loss, n.gradient = &next, s.Theta, s.Total, s.Gradient
	w.derived = &n
}

// carry is what training still knows after a command, whose derived values are there: everything where rows
// and weights are the same, the initial weights where the network is, and else nothing.
func (w *Workspace) carry(c Command, was *derived) *progress {
	p, now := w.history[w.at].progress, w.derived
	if _, is := c.(reset); is || p == nil || now.problem != nil || was.problem != nil || now.document.Weights == nil || !was.shape.Equal(now.shape) {
		return nil
	}
	anew := p.anew
	switch moved := p.state != nil && (p.state.Epoch > 0 || p.state.Step > 0); {
	case was.encoding != now.encoding && (moved || anew != NotAnew):
		anew = DataAnew
	case !slices.Equal(was.theta, now.theta) && moved:
		anew = WeightsAnew
	}
	if was.encoding != now.encoding || !slices.Equal(was.theta, now.theta) || p.state == nil {
		return &progress{initial: p.initial, anew: anew}
	}
	if to := now.document.Training.Reduction; to != p.of.Reduction {
		return p.reduced(to)
	}
	return p
}

// reduced is the progress with its losses under the other reduction: a sum is the mean times the number of
// its rows.
func (p *progress) reduced(to network.Reduction) *progress {
	q, s := *p, *p.state
	n, held := float64(s.Rows), float64(max(1, s.Held))
	if to == network.Mean {
		n, held = 1/n, 1/held
	}
	s.Loss, s.HoldOut = s.Loss*n, s.HoldOut*held
	q.state, q.points, q.of.Reduction = &s, slices.Clone(p.points), to
	for i := range q.points {
		q.points[i].Loss *= n
		q.points[i].HoldOut *= held
	}
	return &q
}

// viewTraining is how training stands, for a view that has no problem.
func (w *Workspace) viewTraining() *Training {
	v := &Training{Running: w.training != nil, Loss: w.derived.loss, Rows: w.derived.encoding.N}
	p := w.history[w.at].progress
	if p == nil {
		return v
	}
	v.CanReset, v.Anew, v.progress = true, p.anew, p
	if s := p.state; s != nil {
		v.Epoch, v.Step, v.Loss, v.HoldOut, v.Rows, v.Held = s.Epoch, s.Step, s.Loss, s.HoldOut, s.Rows, s.Held
		v.Points, v.Stopped = p.points, p.stopped
		if s.Epoch > 0 || s.Step > 0 {
			v.Anew = NotAnew
		} else {
			v.CanReset = p.anew != NotAnew
		}
	}
	return v
}

// Reset goes back to the weights from before the first step, as one entry of the history: those that the
// document came with, or those that its seed draws. It reports whether there was anything to go back from.
func (w *Workspace) Reset() bool {
	w.StopTraining()
	p := w.history[w.at].progress
	if p == nil || p.anew == NotAnew && p.state != nil && p.state.Epoch == 0 && p.state.Step == 0 {
		return false
	}
	if err := w.do(reset{p.initial}); err != nil {
		panic("workspace: " + err.Error()) // reset refuses nothing
	}
	return true
}

// reset puts the initial weights in; nil are drawn from the seed.
type reset struct{ weights []float64 }

// Name says what undo takes back.
func (reset) Name() prose.ID { return prose.DidReset }

// Apply puts them in.
func (c reset) Apply(d *document.Document) (*document.Document, error) {
	next := *d
	next.Weights = c.weights
	return &next, nil
}

// NextBatch is the samples, from 0, that the next step would be taken on. The view must have
// no Problem.
func (w *Workspace) NextBatch() ([]int, error) {
	n := w.derived
	run, err := train.New(n.network, n.theta, n.encoding.X, n.encoding.Y, n.document.Locked, settings(n.document))
	if err != nil {
		return nil, err
	}
	if p := w.history[w.at].progress; p != nil && p.state != nil {
		run.Resume(p.state, p.points, p.of)
	}
	return run.NextBatch(), nil
}
