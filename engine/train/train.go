// Package train is gradient descent on a network, in slices of work: it has no clock, and gives the same
// bits however the work is cut. It also holds what a training is judged by: the loss over epochs, on the
// training rows and on those held out, accuracy and R², a reference optimum, and a check of the gradient.
package train

import (
	"math"

	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Settings says how gradient descent goes. A step is taken on R of the samples of one batch,
//
//	R = Σ_i L_i + λ Σ θ²   or   (1/n) Σ_i L_i + λ Σ θ²,
//
// where the second sum runs over weights and not over biases. All parameters move at once.
type Settings struct {
	Rate      float64           // γ
	Batch     int               // samples a step; 0: all of them
	Decay     float64           // λ
	Reduction network.Reduction // whether the losses of a batch are summed or averaged
	Seed      uint64            // of the shuffles, and of the choice of the rows held out
	InOrder   bool              // batches take the rows in their order, and are not shuffled each epoch
	// Momentum μ makes a step of v ← μ v + ∂R/∂θ, θ ← θ − γ v, from v = 0: Polyak, Some methods of
	// speeding up the convergence of iteration methods, 1964. 0 is plain gradient descent.
	Momentum float64
	// HoldOut is the share of the rows that training does not see, 0 ≤ HoldOut < 1.
	HoldOut float64
}

// Check says what is wrong with the settings, or gives nil.
func (s Settings) Check() error {
	switch {
	case !(s.Rate > 0) || math.IsInf(s.Rate, 0):
		return prose.Say(prose.RateFound, s.Rate)
	case s.Batch < 0:
		return prose.Say(prose.BatchFound, s.Batch)
	case !(s.Decay >= 0) || math.IsInf(s.Decay, 0):
		return prose.Say(prose.DecayFound, s.Decay)
	case s.Reduction != network.Sum && s.Reduction != network.Mean:
		return prose.Say(prose.NotReduction, prose.Quoted(s.Reduction), prose.Choice(network.Reductions()...))
	case !(s.Momentum >= 0 && s.Momentum < 1):
		return prose.Say(prose.MomentumFound, s.Momentum)
	case !(s.HoldOut >= 0 && s.HoldOut < 1):
		return prose.Say(prose.HoldOutFound, prose.Value{V: 100 * s.HoldOut, Digits: 12})
	}
	return nil
}

// State is how far a training came, and what the network does there. It is immutable.
type State struct {
	Epoch int // epochs completed
	Step  int // samples of the epoch under way that steps were taken on; 0 at the end of an epoch

	Theta    []float64
	Velocity []float64 // v of the momentum; nil without one

	Rows, Held int // trained on, and held out

	Loss     float64   // R over the training rows, without decay
	HoldOut  float64   // R over the rows held out; 0 where there are none
	Total    float64   // R over both
	Gradient []float64 // ∂R/∂θ over both, without decay
}

// finite reports whether the loss and its gradient are finite numbers.
func (s *State) finite() bool {
	zero := s.Total - s.Total
	for _, g := range s.Gradient {
		zero += g - g
	}
	return zero == 0
}

// Point is the loss at the end of an epoch, without decay; epoch 0 is before the first step.
type Point struct {
	Epoch   int
	Loss    float64 // R over the training rows
	HoldOut float64 // R over the rows held out; 0 where there are none
}

// Overflow is why a training stopped by itself: a parameter would have become ±∞ or NaN.
type Overflow struct {
	Epoch     int    // in which it happened, from 1
	Parameter string // id of the first parameter concerned
	Rate      float64
	Reduction network.Reduction
	Tried     float64 // a smaller rate with which a copy was trained without growing for so many epochs, or 0
	Epochs    int     // 0: none was tried
	Infinite  bool    // the loss or its gradient is not finite where this training began, so that no rate helps
	Began     int     // epochs completed there
}

// Error says where it happened, and what to try.
func (o *Overflow) Error() string {
	if o.Infinite {
		why := prose.Say(prose.ValueTooLarge, "∞")
		if o.Began > 0 {
			return prose.Say(prose.NoStepFurther, o.Epoch, why).String()
		}
		return prose.Say(prose.NoStepAtAll, o.Epoch, why).String()
	}
	name := o.Parameter
	if s, err := expr.ParseSymbol(name); err == nil {
		name = s.Unicode()
	}
	if o.Tried == 0 && o.Epochs > 0 {
		return prose.Say(prose.NoRateHelps, o.Epoch, name, trialRates, prose.Value{V: o.Rate / math.Pow(10, trialRates), Digits: 3}).String()
	}
	rate := prose.Say(prose.UntriedRate, prose.Value{V: o.Rate / 10, Digits: 3})
	if o.Tried > 0 {
		rate = prose.Say(prose.TriedRate, prose.Value{V: o.Tried, Digits: 3}, prose.Count(o.Epochs))
	}
	if o.Reduction == network.Sum {
		return prose.Say(prose.OverflowOfSum, o.Epoch, name, rate).String()
	}
	return prose.Say(prose.OverflowOfMean, o.Epoch, name, rate).String()
}
