package workspace

import (
	"slices"

	"chainrule/engine/network"
)

// Update is one full-batch step of gradient descent on one parameter: New = Old − Rate · Gradient, where
// Gradient is ∂R/∂θ and, for a weight with decay λ, 2λθ more. A locked parameter stays.
type Update struct {
	Rate     float64 `json:"rate"`
	Old      float64 `json:"old"`
	Gradient float64 `json:"gradient"`
	New      float64 `json:"new"`
	Decay    float64 `json:"-"` // 2λθ, which is part of Gradient
	Locked   bool    `json:"-"`
}

// Update is where a parameter goes in one step. The view must have no Problem.
func (v *View) Update(p network.Param) Update {
	t := v.Document.Training
	i := v.Shape.Index(p)
	u := Update{Rate: t.Rate, Old: v.Theta[i], Gradient: v.Gradient[i], Locked: slices.Contains(v.Document.Locked, p)}
	if p.Input != 0 {
		u.Decay = 2 * t.Decay * u.Old
		u.Gradient += u.Decay
	}
	u.New = u.Old
	if !u.Locked {
		u.New -= u.Rate * u.Gradient
	}
	return u
}
