package train_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/train"

	"pgregory.net/rapid"
)

// drawn is a network, samples and settings.
type drawn struct {
	n           *network.Network
	theta, X, Y []float64
	N           int
	locked      []network.Param
	settings    train.Settings
}

func draw(t *rapid.T) drawn {
	s := network.Shape{P: rapid.IntRange(1, 3).Draw(t, "P"), K: rapid.IntRange(1, 3).Draw(t, "K")}
	for range rapid.IntRange(0, 2).Draw(t, "layers") {
		s.Hidden = append(s.Hidden, hidden(rapid.IntRange(1, 4).Draw(t, "M"), rapid.SampledFrom(activation.All()).Draw(t, "activation").ID))
	}
	l := rapid.SampledFrom(loss.All()).Draw(t, "loss")
	g := rapid.SampledFrom(activation.Outputs()).Filter(func(g *activation.Output) bool { return l.CheckOutput(g) == nil }).Draw(t, "output")
	s.Output, s.Loss = g.ID, l.ID
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	d := drawn{n: n, N: rapid.IntRange(1, 70).Draw(t, "N")}
	d.theta = s.Init(rapid.Uint64().Draw(t, "weights"))
	d.X, d.Y = make([]float64, d.N*s.P), make([]float64, d.N*s.K)
	for i := range d.X {
		d.X[i] = math.Sin(float64(3*i + 1))
	}
	for i := range d.N {
		d.Y[i*s.K+i%s.K] = float64(i % 2)
	}
	if only := l.Targets.Only; len(only) > 0 {
		for i := range d.Y {
			d.Y[i] = only[i%len(only)]
		}
	}
	for i := range d.theta {
		if rapid.IntRange(0, 5).Draw(t, "lock") == 0 {
			d.locked = append(d.locked, s.ParamAt(i))
		}
	}
	d.settings = train.Settings{
		Rate:      rapid.SampledFrom([]float64{0.001, 0.02}).Draw(t, "rate"),
		Batch:     rapid.SampledFrom([]int{0, 1, 3, 10, 40, 100}).Draw(t, "batch"),
		Decay:     rapid.SampledFrom([]float64{0, 0.01}).Draw(t, "decay"),
		Reduction: rapid.SampledFrom(network.Reductions()).Draw(t, "reduction"),
		Seed:      rapid.Uint64Range(0, 5).Draw(t, "seed"),
		InOrder:   rapid.Bool().Draw(t, "in order"),
		Momentum:  rapid.SampledFrom([]float64{0, 0.9}).Draw(t, "momentum"),
		HoldOut:   rapid.SampledFrom([]float64{0, 0.3}).Draw(t, "held out"),
	}
	return d
}

func (d drawn) run(t *rapid.T) *train.Run {
	r, err := train.New(d.n, d.theta, d.X, d.Y, d.locked, d.settings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// same compares two states or histories bit for bit; NaN is the same as NaN.
func same(a, b any) bool { return fmt.Sprintf("%b", a) == fmt.Sprintf("%b", b) }

// TestSlices: in one go, in slices of any size with looks anywhere, and with pauses after which another run resumes, a
// training comes to the same bits.
func TestSlices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		epochs := rapid.IntRange(1, 8).Draw(t, "epochs")
		straight := d.run(t)
		straight.Until(epochs)
		for !straight.Advance(1 << 30) {
		}
		cut := d.run(t)
		cut.Until(epochs)
		for !cut.Advance(rapid.IntRange(1, 90).Draw(t, "work")) {
			switch rapid.IntRange(0, 4).Draw(t, "then") {
			case 0:
				cut.Look()
			case 1:
				if cut.State() != nil {
					next := d.run(t)
					next.Resume(cut.State(), cut.History(), cut.Settings())
					next.Until(epochs)
					cut = next
				}
			}
		}
		if !same(*straight.State(), *cut.State()) || !same(straight.History(), cut.History()) {
			t.Errorf("in one go: %+v %v\nin slices: %+v %v", straight.State(), straight.History(), cut.State(), cut.History())
		}
		for _, p := range d.locked {
			if i := d.n.Shape.Index(p); math.Float64bits(cut.State().Theta[i]) != math.Float64bits(d.theta[i]) {
				t.Errorf("%s is locked and moved", d.n.Shape.ID(p))
			}
		}
	})
}

// TestPlainLoop holds a training against a loop that a reader sees to be right: one sample after the other by dual
// numbers, which know nothing of backpropagation, with decay and momentum as their definitions say.
func TestPlainLoop(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		s, shape := d.settings, d.n.Shape
		r := d.run(t)
		theta, velocity := slices.Clone(d.theta), make([]float64, len(d.theta))
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			rows := slices.Clone(r.NextBatch())
			r.Step()
			for !r.Advance(5) {
			}
			gradient := make([]float64, len(theta))
			for j := range gradient {
				p := shape.ParamAt(j)
				if slices.Contains(d.locked, p) {
					continue
				}
				for _, i := range rows {
					gradient[j] += d.n.DualLoss(theta, j, d.X[i*shape.P:][:shape.P], d.Y[i*shape.K:][:shape.K]).Emag
				}
				if s.Reduction == network.Mean {
					gradient[j] /= float64(len(rows))
				}
				if p.Input != 0 {
					gradient[j] += 2 * s.Decay * theta[j]
				}
			}
			for j, g := range gradient {
				velocity[j] = s.Momentum*velocity[j] + g
				theta[j] -= s.Rate * velocity[j]
			}
			for j, got := range r.State().Theta {
				if math.Abs(got-theta[j]) > 1e-10*math.Max(1, math.Abs(theta[j])) {
					t.Fatalf("%s is %v, want %v", shape.ID(shape.ParamAt(j)), got, theta[j])
				}
			}
		}
	})
}

// TestState holds what a look gives against the passes one by one, over the rows trained on and held out.
func TestState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		r := d.run(t)
		r.Until(rapid.IntRange(0, 2).Draw(t, "epochs"))
		for !r.Advance(100) {
		}
		got, shape := r.State(), d.n.Shape
		training, held := train.Split(d.N, d.settings.HoldOut, d.settings.Seed)
		of := func(rows []int) float64 {
			var X, Y []float64
			for _, i := range rows {
				X, Y = append(X, d.X[i*shape.P:][:shape.P]...), append(Y, d.Y[i*shape.K:][:shape.K]...)
			}
			return d.n.Total(got.Theta, X, Y, d.settings.Reduction, d.n.NewPass(), nil)
		}
		gradient := make([]float64, len(got.Theta))
		total := d.n.Total(got.Theta, d.X, d.Y, d.settings.Reduction, d.n.NewPass(), gradient)
		size := math.Max(1, math.Abs(total)) // of what is added up: terms may cancel
		for _, g := range gradient {
			size = math.Max(size, math.Abs(g))
		}
		near := func(what string, a, b float64) {
			if math.Abs(a-b) > 1e-11*float64(d.N)*size {
				t.Errorf("%s is %v, want %v", what, a, b)
			}
		}
		near("the loss", got.Loss, of(training))
		near("the loss held out", got.HoldOut, of(held))
		near("the total", got.Total, total)
		for j := range gradient {
			near(shape.ID(shape.ParamAt(j)), got.Gradient[j], gradient[j])
		}
		if got.Rows != len(training) || got.Held != len(held) {
			t.Errorf("%d rows and %d held out", got.Rows, got.Held)
		}
	})
}

// TestBatches: in each epoch every row is in one batch, in an order that is the epoch's own.
func TestBatches(t *testing.T) {
	w := workloads[1]
	r := w.run(t)
	var orders [][]int
	for range 3 {
		var order []int
		for range 25 {
			order = append(order, r.NextBatch()...)
			r.Step()
			for !r.Advance(100) {
			}
		}
		orders = append(orders, order)
		sorted := slices.Sorted(slices.Values(order))
		for i, row := range sorted {
			if i != row {
				t.Fatalf("the rows of an epoch are %v", sorted)
			}
		}
	}
	if slices.Equal(orders[0], orders[1]) || slices.Equal(orders[1], orders[2]) || slices.IsSorted(orders[0]) {
		t.Error("epochs are not shuffled")
	}
}

// TestUntilLoss wants a run to rest after the first epoch whose loss is small enough, however the work is cut, and at once
// where it is so already.
func TestUntilLoss(t *testing.T) {
	for _, w := range workloads[:2] {
		losses := []float64{}
		slow := w.run(t)
		for epoch := range 40 {
			slow.Until(epoch)
			for !slow.Advance(1000) {
			}
			losses = append(losses, slow.State().Loss)
		}
		least := slices.Min(losses)
		enough := least + (losses[0]-least)/3
		first := slices.IndexFunc(losses, func(l float64) bool { return l <= enough })
		for _, work := range []int{1, 7, 1 << 30} {
			r := w.run(t)
			r.UntilLoss(enough)
			for !r.Advance(work) {
			}
			if got := r.State(); got.Epoch != first || got.Loss != losses[first] || first == 0 {
				t.Errorf("in slices of %d it stops after %d epochs at %v; want %d and %v", work, got.Epoch, got.Loss, first, losses[first])
			}
			again := w.run(t)
			again.Resume(r.State(), r.History(), r.Settings())
			again.UntilLoss(enough)
			for !again.Advance(work) {
			}
			if again.State().Epoch != first {
				t.Errorf("with a loss that is enough it goes on to epoch %d", again.State().Epoch)
			}
		}
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		n     int
		share float64
		held  int
	}{{10, 0, 0}, {10, 0.3, 3}, {10, 0.999, 9}, {1, 0.5, 0}, {3, 0.1, 0}, {100000, 0.2, 20000}} {
		training, held := train.Split(c.n, c.share, 7)
		if len(held) != c.held || len(training) != c.n-c.held || !slices.IsSorted(held) || !slices.IsSorted(training) {
			t.Errorf("%v of %d rows: %d and %d", c.share, c.n, len(training), len(held))
		}
		seen := make([]bool, c.n)
		for _, i := range append(training, held...) {
			if seen[i] {
				t.Fatalf("row %d is there twice", i)
			}
			seen[i] = true
		}
	}
	_, a := train.Split(100, 0.3, 1)
	_, b := train.Split(100, 0.3, 2)
	if slices.Equal(a, b) {
		t.Error("seeds 1 and 2 hold out the same rows")
	}
}

// TestHistory: every one of the first epochs is there, and later as many for each doubling; what is there is exact.
func TestHistory(t *testing.T) {
	for _, c := range golden.Cases(t) {
		if c.Name != "xor" {
			continue
		}
		losses := []float64{}
		slow := begin(t, c, plain(c))
		for epoch := range 5001 {
			slow.Until(epoch)
			for !slow.Advance(100) {
			}
			losses = append(losses, slow.State().Loss)
		}
		fast := begin(t, c, plain(c))
		fast.Until(5000)
		for !fast.Advance(1 << 30) {
		}
		points, last := fast.History(), -1
		for i, p := range points {
			if p.Loss != losses[p.Epoch] || p.Epoch <= last || p.Epoch <= 256 && p.Epoch != i || float64(p.Epoch-last) > 1+float64(p.Epoch)/128 {
				t.Fatalf("point %d is %+v, after epoch %d; its loss is %v", i, p, last, losses[p.Epoch])
			}
			last = p.Epoch
		}
		if fast.State().Loss != losses[5000] || !slices.Equal(points, slow.History()) || last < 5000-40 {
			t.Errorf("the last is %v at %d, want %v", fast.State().Loss, last, losses[5000])
		}
	}
}

// TestHistoryOfMillions wants ten million epochs to be few points, which keep the first ones.
func TestHistoryOfMillions(t *testing.T) {
	for _, c := range golden.Cases(t) {
		if c.Name != "mazur" {
			continue
		}
		r := begin(t, c, plain(c))
		r.Resume(&train.State{Epoch: 0, Theta: c.Theta}, nil, r.Settings())
		r.Until(300)
		for !r.Advance(1 << 30) {
		}
		far := begin(t, c, plain(c))
		far.Resume(&train.State{Epoch: 10_000_000 - 200_000, Theta: c.Theta}, r.History(), r.Settings())
		far.Until(10_000_000)
		for !far.Advance(1 << 30) {
		}
		points := far.History()
		if n := len(points) - len(r.History()); n < 2 || n > 5 || !slices.Equal(points[:len(r.History())], r.History()) {
			t.Errorf("200,000 epochs before ten million are %d points", n)
		}
	}
}

// TestOverflow: a rate that is too large ends the training where the numbers do, with the last finite weights.
func TestOverflow(t *testing.T) {
	for _, momentum := range []float64{0, 0.9} {
		for _, c := range golden.Cases(t) {
			if c.Name != "relu" {
				continue
			}
			s := plain(c)
			s.Rate, s.Momentum = 1e3, momentum
			r := begin(t, c, s)
			r.Until(1000)
			for !r.Advance(3) {
			}
			stopped, state := r.Stopped(), r.State()
			if stopped == nil || stopped.Epoch != state.Epoch+1 || state.Epoch == 0 {
				t.Fatalf("stopped: %v, at %+v", stopped, state)
			}
			for _, w := range state.Theta {
				if w-w != 0 {
					t.Errorf("kept %v", state.Theta)
				}
			}
			if !strings.Contains(stopped.Error(), "grew past the largest number") || !strings.Contains(stopped.Error(), "γ of 1, which was tried on a copy") {
				t.Error(stopped)
			}
			s.Rate = stopped.Tried
			advised := begin(t, c, s)
			advised.Until(stopped.Epochs)
			for !advised.Advance(100) {
			}
			if first := advised.History()[0].Loss; advised.Stopped() != nil || advised.State().Loss > first {
				t.Errorf("with the rate %v that is advised the loss goes from %v to %v, %v", s.Rate, first, advised.State().Loss, advised.Stopped())
			}
			if !r.Advance(100) {
				t.Error("it goes on")
			}
		}
	}
}

func TestSettingsRefused(t *testing.T) {
	for want, spoil := range map[string]func(s *train.Settings){
		"the learning rate γ is a number above 0, found 0":                       func(s *train.Settings) { s.Rate = 0 },
		"the learning rate γ is a number above 0, found not a number":            func(s *train.Settings) { s.Rate = math.NaN() },
		"a batch is a whole number from 0 on, and 0 takes all samples; found -1": func(s *train.Settings) { s.Batch = -1 },
		"the weight decay λ is 0 or a number above 0, found ∞":                   func(s *train.Settings) { s.Decay = math.Inf(1) },
		`"median" is not a reduction; write sum or mean`:                         func(s *train.Settings) { s.Reduction = "median" },
		"the momentum μ is a number from 0 to below 1, found 1":                  func(s *train.Settings) { s.Momentum = 1 },
		"the share of rows held out is from 0 % to below 100 %, found −50 %":     func(s *train.Settings) { s.HoldOut = -0.5 },
	} {
		s := train.Settings{Rate: 1, Reduction: network.Sum}
		spoil(&s)
		if err := s.Check(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestAdviceWithDecay: a large decay makes the loss itself grow from small losses on, with a rate of any size. It is what steps descend on
// that must not grow with the rate that is advised.
func TestAdviceWithDecay(t *testing.T) {
	n := 0
	for _, c := range golden.Cases(t) {
		near := begin(t, c, plain(c))
		near.Until(2000)
		for !near.Advance(1000) {
		}
		if near.Stopped() != nil {
			continue
		}
		c.Theta = near.State().Theta
		s := plain(c)
		s.Rate, s.Decay = 1e6, 5
		r := begin(t, c, s)
		r.Until(1000)
		for !r.Advance(100) {
		}
		if stopped := r.Stopped(); stopped != nil {
			n++
			if stopped.Tried == 0 {
				t.Errorf("%s: %v", c.Name, stopped)
			}
		}
	}
	if n < 3 {
		t.Errorf("only %d cases overflow", n)
	}
}
