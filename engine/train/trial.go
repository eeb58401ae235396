package train

import "chainrule/engine/network"

// What trying a learning rate may take: 1 unit is one parameter of one sample, and 10 million of them are a moment.
const (
	trialWork   = 10_000_000
	trialRates  = 12 // γ/10, γ/100, …
	trialEpochs = 50 // at least
)

// tried is the largest of γ/10, γ/100, … with which training from the same start does not stop, and what it descends on does not
// end larger than it began, or not finite, for so many epochs. It is 0 if there is none, and epochs too if
// the network is too large to try.
func (r *Run) tried() (rate float64, epochs int) {
	passes := trialWork / len(r.theta)
	epochs = min(max(trialEpochs, 2*(r.epoch+1)), passes/max(1, len(r.training)+len(r.held)))
	if epochs < trialEpochs {
		return 0, 0
	}
	s := r.settings
	for range trialRates {
		s.Rate /= 10
		copy, err := New(r.network, r.start, r.X, r.Y, nil, s)
		if err != nil {
			break // it is smaller than any number
		}
		copy.trial, copy.locked, copy.decay = true, r.locked, r.decay
		copy.Until(epochs)
		for !copy.Advance(passes) {
		}
		losses := copy.History()
		if copy.stopped == nil && len(losses) > 0 && copy.state.finite() && copy.objective(copy.state.Loss, copy.theta) <= copy.objective(losses[0].Loss, r.start) {
			return s.Rate, epochs
		}
	}
	return 0, epochs
}

// objective is what steps descend on at weights with a loss: the loss with the penalty of the decay, as often as the loss is parted
// among batches whose losses are summed. With a large decay the loss alone may well grow.
func (r *Run) objective(loss float64, theta []float64) float64 {
	penalty := 0.0
	for i, d := range r.decay {
		penalty += d / 2 * theta[i] * theta[i]
	}
	if r.settings.Reduction == network.Sum {
		penalty *= float64(len(r.training)) / float64(r.size)
	}
	return loss + penalty
}
