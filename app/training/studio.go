package training

import (
	"chainrule/app/frame"
	"chainrule/app/plot"
	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// kind is a kind of picture.
type kind int

const (
	lossCurve kind = iota
	fitOrMap
	overParam
	overTwo
	predicted
	howGood
	kinds
)

// kindNames are what the pictures are called where they are chosen.
var kindNames = [kinds]prose.ID{
	prose.PictureLoss, prose.PictureFit, prose.PictureOne, prose.PictureTwo, prose.PicturePredicted, prose.PictureHowGood,
}

// choice is what a person wants to see in the pictures.
type choice struct {
	shown  [kinds]bool
	x, y   int  // the inputs of the map, from 0
	curve  bool // over x alone
	output int  // of the surface, from 0
	second network.Param
	trial  float64 // γ while it is being dragged; 0: the document's
}

// key identifies a picture. Two pictures with equal keys are equal.
type key struct {
	revision   int
	x, y, k    int
	curve, log bool
	over       bool // epochs on a logarithmic axis
	rate       float64
	p, q       network.Param
}

// but is whether two keys differ in more than the revision.
func (k key) but(other key) bool {
	k.revision = other.revision
	return k != other
}

// pane is a picture: as it was made last, and as it is being made.
type pane struct {
	figure   *plot.Figure
	revision int
	made     key
	making   *maker
	of       key
}

// maker makes a picture in pieces.
type maker struct {
	advance func(work int) (done bool)
	finish  func() *plot.Figure
}

// at is a maker of what needs no time.
func at(f *plot.Figure) *maker {
	return &maker{func(int) bool { return true }, func() *plot.Figure { return f }}
}

// want is the key of the picture of a kind, for a view without a problem.
func (p *Panel) want(kind kind) key {
	v, c := p.View, p.choice
	k := key{revision: v.Revision}
	switch kind {
	case lossCurve:
		k.log, k.over = p.log, p.epochsLog()
	case fitOrMap:
		x, y, curve := c.inputs(v)
		k.x, k.y, k.k, k.curve = x, y, min(c.output, v.Encoding.K-1), curve
	case overParam:
		k.p, k.rate = v.Param, v.Document.Training.Rate
		if c.trial > 0 {
			k.rate = c.trial
		}
	case overTwo:
		k.p, k.q = v.Param, c.other(v)
	}
	return k
}

// inputs are the inputs of the map, or of the curve, within what there is.
func (c choice) inputs(v *workspace.View) (x, y int, curve bool) {
	P := v.Encoding.P
	if P == 1 {
		return 0, 0, true
	}
	x, y = min(c.x, P-1), min(c.y, P-1)
	if x == y {
		y = (x + 1) % P
	}
	return x, y, c.curve
}

// other is the second parameter of the contours: the one chosen, or the next to the selected one.
func (c choice) other(v *workspace.View) network.Param {
	if v.Shape.Has(c.second) && c.second != v.Param {
		return c.second
	}
	at := v.Shape.Index(v.Param) + 1
	if at == v.Shape.Count() {
		at = max(0, at-2)
	}
	return v.Shape.ParamAt(at)
}

// make begins a picture.
func (p *Panel) make(kind kind, k key) *maker {
	v := p.View
	switch kind {
	case lossCurve:
		return at(lossFigure(v.Training, k.log, k.over))
	case fitOrMap:
		if k.curve {
			return at(fitFigure(picture.NewFit(v, k.x)))
		}
		s := picture.NewSurface(v, k.x, k.y)
		return &maker{s.Advance, func() *plot.Figure { return surfaceFigure(s, k.k) }}
	case overParam:
		s := picture.NewSlope(v, k.p, k.rate)
		return &maker{s.Advance, func() *plot.Figure { return slopeFigure(v, s) }}
	case overTwo:
		if k.p == k.q {
			return at(nil)
		}
		c := picture.NewContours(v, k.p, k.q, p.Track)
		return &maker{c.Advance, func() *plot.Figure { return contoursFigure(v, c) }}
	}
	return at(predictedFigure(picture.NewPredicted(v)))
}

// studio makes the pictures: in the browser's frames, a slice of time in each, one picture after the other, so that none
// waits for one that takes long.
type studio struct {
	panel *Panel
	ctx   app.Context
	loop  *frame.Loop
	panes [kinds]pane
	turn  kind
	began float64     // when its last frame began, in milliseconds
	speed frame.Speed // in multiplications
	ready func()      // shows what is complete, or nil
}

// Milliseconds of a frame that pictures take, while training runs flat out, at a pace, and not at all. They are of a frame
// of usual length. In one that takes longer they are the same share of it, up to longest.
const (
	busySlice  = 1.5
	pacedSlice = 4.0
	restSlice  = 10.0

	usualFrame = 1000.0 / 60
	longest    = 10.0
)

// leastWork is how many multiplications are done at a time at least.
const leastWork = 1000

func (s *studio) mount(ctx app.Context, p *Panel) {
	s.panel, s.ctx, s.speed = p, ctx, frame.Speed{Least: leastWork}
	s.loop = frame.NewLoop(s.frame)
	s.wake()
}

func (s *studio) dismount() { s.loop.Stop() }

// wake looks for pictures to make, from the next frame on.
func (s *studio) wake() { s.loop.Wake() }

// frame goes on with a picture; one that is complete is shown. It reports whether there is more to make.
func (s *studio) frame() (again bool) {
	s.panel.Turns.Begin()
	budget := restSlice
	if s.panel.running() {
		budget = pacedSlice
		if s.panel.Pace == 0 {
			budget = busySlice
		}
	}
	now := frame.Now()
	budget = max(budget, min(longest, budget/usualFrame*(now-s.began)))
	s.began = now
	end := now + budget
	for stale := true; stale && s.ready == nil && frame.Now() < end; {
		stale = s.work(end - frame.Now())
		again = stale
	}
	if s.ready != nil {
		again = true
		s.publish()
	}
	if busy, shown := s.panel.judged.work(judgingSlice); busy {
		again = true
		if shown {
			s.ctx.Dispatch(func(app.Context) {})
		}
	}
	return again
}

// publish shows what is ready: while training runs, in a frame that nothing else is drawn in.
func (s *studio) publish() {
	show := func(app.Context) {
		if ready := s.ready; ready != nil {
			s.ready = nil
			ready()
		}
	}
	if s.panel.running() {
		s.panel.Turns.Draw(s.ctx, s, show)
		return
	}
	s.ctx.Dispatch(show)
}

// work works on one picture for so many milliseconds, and has it ready once it is complete. It reports whether there
// was one to work on.
func (s *studio) work(budget float64) (stale bool) {
	p := s.panel
	if !p.Open || !p.View.Ready() {
		return false
	}
	for n := range kinds {
		kind := (s.turn + n) % kinds
		if !p.choice.shown[kind] {
			continue
		}
		if kind == howGood {
			if p.judged.fit(p.View) {
				s.turn = (kind + 1) % kinds
				s.ready = func() {}
				return true
			}
			continue
		}
		pane, want := &s.panes[kind], p.want(kind)
		if pane.making == nil && pane.made == want && pane.revision > 0 {
			continue
		}
		if pane.making == nil || pane.of.but(want) {
			pane.making, pane.of = p.make(kind, want), want
		}
		s.turn = (kind + 1) % kinds
		if !s.speed.For(budget, pane.making.advance) {
			return true
		}
		figure, of := pane.making.finish(), pane.of
		pane.making = nil
		s.ready = func() {
			pane.figure, pane.made = figure, of
			pane.revision++
		}
		return true
	}
	return false
}
