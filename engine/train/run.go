package train

import (
	"math"
	"slices"

	"chainrule/engine/network"
)

// Run is gradient descent under way. It advances by an amount of work, so that a caller with a clock can cut
// it into slices; whatever the slices, the same bits come out. It is not for use by several goroutines at
// once.
//
// Between epochs it looks: it computes R and its gradient over all rows into a [State]. It looks before the first
// step, whenever the history wants the loss of an epoch, when it is asked to, and when it comes to rest. With one
// batch of all rows, a look is one half of the next step and costs little.
type Run struct {
	settings Settings
	network  *network.Network
	batch    *network.Batch
	X, Y     []float64
	training []int     // the rows trained on
	held     []int     // the rows held out
	size     int       // samples a step
	locked   []int     // indices of parameters that stay
	decay    []float64 // 2λ for a weight; 0 for a bias and what is locked

	start    []float64 // θ before the first step
	infinite bool      // the loss or its gradient is not finite there
	looked   bool      // at start
	began    int       // epochs completed there
	theta    []float64
	next     []float64 // θ after the step, for a moment
	velocity []float64 // nil without momentum
	epoch    int
	step     int   // samples of the epoch that steps were taken on
	order    []int // the rows in this epoch's order
	ordered  int   // the epoch that order is of
	stopped  *Overflow
	trial    bool // it only tries a learning rate

	phase    phase
	at       int       // samples done: of the epoch while stepping, of the rows while looking
	gradient []float64 // Σ ∂L_i/∂θ of the samples done
	ofHeld   []float64 // the same of the rows held out
	loss     float64   // Σ L_i of the training rows, while looking
	lossHeld float64   // Σ L_i of the rows held out
	loaded   bool      // all training rows are in batch, in their order
	complete bool      // gradient is that of all training rows at theta

	state   *State
	seen    bool // state is of theta
	asked   bool // for a look
	history history
	epochs  int     // it rests after so many
	enough  float64 // and as soon as the loss is no more than this; −∞: it is never enough
	steps   int     // it rests after so many more; −1: it does not
}

// phase is what a Run is in the middle of.
type phase int

const (
	between      phase = iota // steps
	stepping                  // through a batch
	looking                   // at the training rows
	lookingAtOut              // at the rows held out
)

// New is a training from theta on the samples X (N × P) with targets Y (N × K), which it keeps and does not
// change. It says what is wrong with the settings. It has no limit until it is given one.
func New(n *network.Network, theta, X, Y []float64, locked []network.Param, s Settings) (*Run, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	N, count := len(Y)/n.Shape.K, n.Shape.Count()
	if len(theta) != count || len(X) != N*n.Shape.P {
		panic("train: theta or X does not fit the network")
	}
	r := &Run{
		settings: s, network: n, batch: n.NewBatch(), X: X, Y: Y,
		decay: make([]float64, count), start: theta, theta: slices.Clone(theta), next: make([]float64, count),
		gradient: make([]float64, count), ofHeld: make([]float64, count),
		ordered: -1, epochs: math.MaxInt, enough: math.Inf(-1), steps: -1,
	}
	r.training, r.held = Split(N, s.HoldOut, s.Seed)
	r.size = s.Batch
	if r.size == 0 || r.size >= len(r.training) {
		r.size, r.order = len(r.training), r.training
	}
	if s.Momentum > 0 {
		r.velocity = make([]float64, count)
	}
	for i := range r.decay {
		if n.Shape.ParamAt(i).Input != 0 {
			r.decay[i] = 2 * s.Decay
		}
	}
	for _, p := range locked {
		i := n.Shape.Index(p)
		r.locked, r.decay[i] = append(r.locked, i), 0
	}
	return r, nil
}

// Resume goes on from where another training of the same network on the same rows was. An epoch that was under way
// goes on only under the settings with which it began. Otherwise it begins again.
func (r *Run) Resume(from *State, points []Point, settings Settings) {
	r.start, r.theta, r.epoch = from.Theta, slices.Clone(from.Theta), from.Epoch
	r.infinite, r.looked = !from.finite(), true
	r.began = from.Epoch
	was, is := settings, r.settings
	if was.Batch == is.Batch && was.Seed == is.Seed && was.HoldOut == is.HoldOut && was.InOrder == is.InOrder {
		r.step = from.Step
	}
	if r.velocity != nil && from.Velocity != nil {
		copy(r.velocity, from.Velocity)
	}
	if was.HoldOut == is.HoldOut && was.Reduction == is.Reduction && (is.HoldOut == 0 || was.Seed == is.Seed) {
		r.history.restore(points)
	}
}

// Settings are those that the training was made with.
func (r *Run) Settings() Settings { return r.settings }

// Until makes the training rest when it has completed so many epochs in all.
func (r *Run) Until(epochs int) { r.epochs, r.steps = epochs, -1 }

// UntilLoss makes it rest also at the end of the first epoch after which R over the training rows, without decay, is no
// more than this. It looks at the end of each epoch then.
func (r *Run) UntilLoss(loss float64) { r.enough = loss }

// Step makes the training rest after one more step.
func (r *Run) Step() { r.epochs, r.steps = math.MaxInt, 1 }

// Look asks for the state at the end of the epoch under way: no more often, since a look takes as long as an epoch.
func (r *Run) Look() { r.asked = true }

// State is what was seen at the last look, or nil before the first. It is another pointer after each look.
func (r *Run) State() *State { return r.state }

// History is the loss over epochs, bounded for any number of them: the first is exact, and the state has the
// last. What it gives stays as it is.
func (r *Run) History() []Point {
	return r.history.points[:len(r.history.points):len(r.history.points)]
}

// Stopped says why the training stopped by itself, or gives nil.
func (r *Run) Stopped() *Overflow { return r.stopped }

// NextBatch is the rows, from 0, that the next step is taken on. It holds between steps only, and is not to be
// changed.
func (r *Run) NextBatch() []int {
	r.arrange()
	return r.order[r.step:min(r.step+r.size, len(r.training))]
}

// Advance does about so much work, counted in passes over one sample, and reports whether the training came
// to rest: at a limit, or because it stopped by itself.
func (r *Run) Advance(work int) (done bool) {
	for {
		if r.phase == between && r.turn() {
			return true
		}
		if work <= 0 {
			return false
		}
		switch r.phase {
		case stepping:
			work -= r.advanceStep(work)
		case looking:
			work -= r.look()
		case lookingAtOut:
			work -= r.lookAtOut()
		}
	}
}

// turn decides between two steps what comes next, and reports whether it is rest.
func (r *Run) turn() (rest bool) {
	watched := !math.IsInf(r.enough, -1)
	rest = r.stopped != nil || r.steps == 0 || r.epoch >= r.epochs || watched && r.seen && r.step == 0 && r.state.Loss <= r.enough
	if !r.seen && (rest || r.step == 0 && (watched || r.asked || r.epoch >= r.history.next)) {
		r.phase, r.at, r.loss, r.lossHeld = looking, 0, 0, 0
		clear(r.gradient)
		clear(r.ofHeld)
		return false
	}
	if !rest {
		r.phase, r.at = stepping, r.step
	}
	return rest
}

// look does the next block of a look at the training rows, and gives the work it was.
func (r *Run) look() int {
	rows := blockOf(r.training, r.at, len(r.training))
	r.load(rows)
	r.batch.Forward(r.theta)
	r.loss += r.batch.Loss()
	r.batch.Backward(r.theta, r.gradient)
	if r.at += len(rows); r.at == len(r.training) {
		r.complete, r.phase, r.at = r.size == len(r.training), lookingAtOut, 0
		if len(r.held) == 0 {
			r.see()
		}
	}
	return len(rows)
}

// lookAtOut does the next block of a look at the rows held out.
func (r *Run) lookAtOut() int {
	rows := blockOf(r.held, r.at, len(r.held))
	r.loaded = false
	r.batch.Load(r.X, r.Y, rows)
	r.batch.Forward(r.theta)
	r.lossHeld += r.batch.Loss()
	r.batch.Backward(r.theta, r.ofHeld)
	if r.at += len(rows); r.at == len(r.held) {
		r.see()
	}
	return len(rows)
}

// advanceStep does the next block of the batch under way, and takes the step at its end. If the batch is all rows and
// they fit into one block, it goes on for about so much work.
func (r *Run) advanceStep(work int) int {
	N := len(r.training)
	if r.complete { // a look has done it
		r.take(N)
		return 1
	}
	if r.size < N && r.ordered != r.epoch {
		r.arrange()
	}
	end := min(r.step+r.size, N)
	rows := blockOf(r.order, r.at, end)
	if !r.loaded || len(rows) < N {
		r.load(rows)
	}
	if r.at += len(rows); r.at < end {
		r.batch.Pass(r.theta, r.gradient)
		return len(rows)
	}
	if r.velocity != nil || r.locked != nil {
		r.batch.Pass(r.theta, r.gradient)
		r.take(end - r.step)
		return len(rows)
	}
	steps := 1
	if len(rows) == N { // all there is is loaded: several steps are one call
		steps = max(1, min(work/N, r.epochs-r.epoch, r.history.next-r.epoch))
		if r.steps > 0 {
			steps = min(steps, r.steps)
		}
		if !math.IsInf(r.enough, -1) {
			steps = 1
		}
	}
	d := r.descent(end - r.step)
	taken := r.batch.Descend(&d, steps)
	r.taken(&d, end-r.step, taken, taken == steps)
	return max(1, taken) * len(rows)
}

// blockOf is the next rows of a list up to end that a Batch takes at once.
func blockOf(list []int, at, end int) []int { return list[at:min(at+network.BatchRows, end)] }

// load loads rows, unless they are all there are and still loaded.
func (r *Run) load(rows []int) {
	all := r.size == len(r.training) && len(rows) == r.size
	if !all || !r.loaded {
		r.batch.Load(r.X, r.Y, rows)
	}
	r.loaded = all
}

// arrange puts the rows in order for the epoch, where there is more than one batch: shuffled, or as they are.
func (r *Run) arrange() {
	if r.size == len(r.training) || r.ordered == r.epoch {
		return
	}
	r.order = append(r.order[:0], r.training...)
	if !r.settings.InOrder {
		draws := stream(r.settings.Seed, shuffleStream, uint64(r.epoch))
		draws.Shuffle(r.order)
	}
	r.ordered = r.epoch
}

// descent is a step on a batch of n samples.
func (r *Run) descent(n int) network.Descent {
	d := network.Descent{
		Theta: r.theta, Next: r.next, Gradient: r.gradient, Decay: r.decay, Rate: r.settings.Rate, Scale: 1,
	}
	if r.settings.Reduction == network.Mean {
		d.Scale = 1 / float64(n)
	}
	return d
}

// take takes the step of a batch of n samples, whose gradient is there: all parameters move at once.
func (r *Run) take(n int) {
	for _, i := range r.locked {
		r.gradient[i] = 0
	}
	d, moved := r.descent(n), false
	if r.velocity == nil {
		moved = d.Move()
	} else {
		moved = r.moveWithMomentum(&d)
	}
	steps := 0
	if moved {
		steps = 1
	}
	r.taken(&d, n, steps, moved)
}

// taken counts steps that were taken on a batch of n samples. It stops the training if a further step could not be
// taken.
func (r *Run) taken(d *network.Descent, n, steps int, finite bool) {
	r.theta, r.next = d.Theta, d.Next
	r.phase, r.complete = between, false
	if steps > 0 {
		r.seen = false
	}
	if r.steps > 0 {
		r.steps -= steps
	}
	if n == len(r.training) {
		r.epoch += steps
	} else if steps > 0 {
		if r.step += n; r.step == len(r.training) {
			r.step = 0
			r.epoch++
		}
	}
	if !finite {
		r.stop()
	}
}

// moveWithMomentum is what Move is, along the velocity.
func (r *Run) moveWithMomentum(d *network.Descent) bool {
	rate, scale, momentum, theta := d.Rate, d.Scale, r.settings.Momentum, d.Theta
	next, gradient, decay, velocity := d.Next[:len(theta)], d.Gradient[:len(theta)], d.Decay[:len(theta)], r.velocity[:len(theta)]
	zero := 0.0
	for i, w := range theta {
		v := momentum*velocity[i] + (gradient[i]*scale + decay[i]*w)
		n := w - rate*v
		velocity[i], next[i], gradient[i] = v, n, 0
		zero += n - n
	}
	if zero != 0 {
		return false
	}
	d.Theta, d.Next = next, theta
	return true
}

// stop ends the training where the step would have left the finite numbers.
func (r *Run) stop() {
	clear(r.velocity) // it may be what grew; going on begins without it
	for i, w := range r.next {
		if w-w != 0 {
			s := r.network.Shape
			r.stopped = &Overflow{
				Epoch: r.epoch + 1, Parameter: s.ID(s.ParamAt(i)),
				Rate: r.settings.Rate, Reduction: r.settings.Reduction,
			}
			if !r.trial {
				r.stopped.Tried, r.stopped.Epochs = r.tried()
				r.stopped.Infinite, r.stopped.Began = r.stopped.Tried == 0 && r.infinite, r.began
			}
			return
		}
	}
}

// see makes the state of what was looked at.
func (r *Run) see() {
	r.phase, r.seen, r.asked = between, true, false
	n, held := float64(len(r.training)), float64(len(r.held))
	s := &State{
		Epoch: r.epoch, Step: r.step, Theta: slices.Clone(r.theta), Velocity: slices.Clone(r.velocity),
		Rows: len(r.training), Held: len(r.held),
		Loss: r.loss, HoldOut: r.lossHeld, Total: r.loss + r.lossHeld, Gradient: make([]float64, len(r.theta)),
	}
	by := 1.0
	if r.settings.Reduction == network.Mean {
		by = n + held
		s.Loss, s.Total = s.Loss/n, s.Total/by
		if held > 0 {
			s.HoldOut /= held
		}
	}
	for i := range s.Gradient {
		s.Gradient[i] = (r.gradient[i] + r.ofHeld[i]) / by
	}
	if !r.complete {
		clear(r.gradient)
	}
	r.state = s
	if !r.looked {
		r.infinite, r.looked = !s.finite(), true
	}
	if r.step == 0 {
		r.history.add(Point{Epoch: s.Epoch, Loss: s.Loss, HoldOut: s.HoldOut})
	}
}
