package workspace

import (
	"math"
	"slices"

	"chainrule/engine/network"
	"chainrule/engine/train"
)

// Progress is where training stands with a document, for who keeps documents. The document has the weights.
type Progress struct {
	Epoch    int       `json:"epoch"`              // epochs completed
	Step     int       `json:"step,omitempty"`     // samples of the epoch under way that steps were taken on
	Initial  []float64 `json:"initial,omitempty"`  // the weights before the first step; nil: drawn from the seed
	Velocity []float64 `json:"velocity,omitempty"` // of the momentum; nil without one

	// Anew is why epochs count from 0 again although the weights are trained.
	Anew Anew `json:"anew,omitempty"`

	// Losses are over the epochs so far: each an epoch, the loss over the rows trained on, and the one over those held out.
	// Of many, some are kept: enough for a picture.
	Losses [][3]float64 `json:"losses,omitempty"`
}

// mostKept is about how many losses are kept.
const mostKept = 400

// thinned gives some of the points of a history, the first and the last among them, as numbers.
func thinned(points []train.Point) [][3]float64 {
	var list [][3]float64
	every := (len(points) + mostKept - 1) / mostKept
	for i, p := range points {
		if i%every != 0 && i != len(points)-1 || !finite(p.Loss) || !finite(p.HoldOut) {
			continue
		}
		list = append(list, [3]float64{float64(p.Epoch), p.Loss, p.HoldOut})
	}
	return list
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// points are the losses as a history, up to the epoch that training stands at. Numbers that cannot be one are left out.
func (p *Progress) points() []train.Point {
	var list []train.Point
	for _, l := range p.Losses {
		epoch := int(l[0])
		if float64(epoch) != l[0] || epoch < 0 || epoch > p.Epoch || len(list) > 0 && epoch <= list[len(list)-1].Epoch || !finite(l[1]) || !finite(l[2]) {
			continue
		}
		list = append(list, train.Point{Epoch: epoch, Loss: l[1], HoldOut: l[2]})
	}
	return list
}

// Progress is where training stands with the view's document, or nil if it has not begun.
func (v *View) Progress() *Progress {
	if !v.Ready() {
		return nil
	}
	return v.Training.progress.kept()
}

// kept is the progress for who keeps documents, or nil.
func (p *progress) kept() *Progress {
	switch {
	case p == nil:
		return nil
	case p.state == nil || p.state.Epoch == 0 && p.state.Step == 0:
		if p.anew == NotAnew {
			return nil
		}
		return &Progress{Initial: p.initial, Anew: p.anew}
	}
	return &Progress{Epoch: p.state.Epoch, Step: p.state.Step, Initial: p.initial, Velocity: p.state.Velocity, Losses: thinned(p.points)}
}

// Restore has training stand where it did with the document that is open. It reports whether the progress can be this document's; else it changes nothing.
func (w *Workspace) Restore(p *Progress) bool {
	n := w.derived
	if p == nil || n.problem != nil || !p.fits(n) {
		return false
	}
	w.StopTraining()
	if p.Epoch == 0 && p.Step == 0 && (p.Anew == DataAnew || p.Anew == WeightsAnew) {
		w.history[w.at].progress, w.view = &progress{initial: p.Initial, anew: p.Anew}, nil
		return true
	}
	from := &progress{initial: p.Initial, of: settings(n.document), points: p.points()}
	from.state = &train.State{
		Epoch: p.Epoch, Step: p.Step, Theta: n.theta, Velocity: p.Velocity, Total: n.loss, Gradient: n.gradient,
	}
	from.state.Loss, from.state.HoldOut, from.state.Rows, from.state.Held = n.split()
	w.history[w.at].progress, w.view = from, nil
	return true
}

// split is R over the rows trained on and over those held out, and how many of each there are.
func (n *derived) split() (loss, heldOut float64, rows, held int) {
	t := n.document.Training
	if t.HoldOut == 0 {
		return n.loss, 0, n.encoding.N, 0
	}
	training, out := train.Split(n.encoding.N, t.HoldOut, t.Seed)
	pass := n.network.NewPass()
	over := func(list []int) float64 {
		sum := 0.0
		for _, i := range list {
			x, y := n.encoding.Row(i)
			n.network.Forward(n.theta, x, pass)
			sum += n.network.Loss(pass, y)
		}
		if t.Reduction == network.Mean {
			return sum / float64(max(1, len(list)))
		}
		return sum
	}
	return over(training), over(out), len(training), len(out)
}

// fits reports whether the progress can be that of a document.
func (p *Progress) fits(n *derived) bool {
	numbers := func(list []float64) bool {
		return list == nil || len(list) == n.shape.Count() && !slices.ContainsFunc(list, func(v float64) bool { return !finite(v) })
	}
	return n.document.Weights != nil && p.Epoch >= 0 && p.Step >= 0 && p.Step < n.encoding.N && numbers(p.Initial) && numbers(p.Velocity)
}
