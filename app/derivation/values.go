package derivation

import (
	"chainrule/app/frame"
	"chainrule/engine/derive"
	"chainrule/engine/network"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// values are the values of a derivation's lines. Those of a large network take longer than a person waits for a click, so
// they are computed line by line in between what else the page does.
type values struct {
	*derive.Work
	begun   bool
	stopped bool
	slice   frame.Slice
}

// swift is how many parameters or classes a network has at most whose values are computed at once.
const (
	swiftParams  = 8000
	swiftClasses = 60
)

func isSwift(s network.Shape) bool { return s.Count() <= swiftParams && s.K <= swiftClasses }

// newValues begins a derivation. That of a small network is complete.
func newValues(p derive.Problem, form derive.Form) *values {
	v := &values{}
	if !isSwift(p.Network.Shape) {
		v.Work = derive.Begin(p, form, v.pause)
		return v
	}
	v.Work = derive.Begin(p, form, nil)
	for v.Next() {
	}
	return v
}

// complete reports whether every line has its value.
func (v *values) complete() bool { return v.Valued == len(v.Steps) }

// broken is the panic that breaks off the computation of a derivation that is shown no more.
type broken struct{}

// pause lets the page have its turn.
func (v *values) pause() {
	if v.slice.Pause() && v.stopped {
		panic(broken{})
	}
}

// compute computes the values that are missing, and shows each of them.
func (s *shown) compute(ctx app.Context) {
	defer func() {
		if r := recover(); r != nil && r != (broken{}) {
			panic(r)
		}
	}()
	s.values.slice.Begin()
	for !s.values.stopped && s.values.Next() {
		i := s.values.Valued - 1
		ctx.Dispatch(func(app.Context) {
			made++
			s.rows[i] = s.newRow(i)
			s.rows[i].id[0] = made // so that it is drawn again
		})
		s.values.pause()
	}
}
