package network

import (
	"math"

	"chainrule/engine/random"
)

// Init draws theta from a seed: the same numbers for the same seed on every machine.
//
// Weights are uniform in ±√(6 / (inputs + units)) of their layer: Glorot and Bengio, Understanding the
// Difficulty of Training Deep Feedforward Neural Networks, AISTATS 2010, equation 16. Biases are uniform
// in ±0.1 rather than 0: at 0 a sample of zeros would sit on the kink of relu, and a formula that forgets
// the bias would give the right number. All are rounded to four decimals, so that a person who copies
// what is shown computes with what the machine computes with.
func (s Shape) Init(seed uint64) []float64 {
	const bias = 0.1
	r := random.SplitMix64(seed)
	theta := make([]float64, 0, s.Count())
	for h := 1; h <= s.Layers(); h++ {
		rows, cols := s.Rows(h), s.Cols(h)
		weight := math.Sqrt(6 / float64(cols-1+rows))
		for range rows {
			theta = append(theta, round4(bias*r.Symmetric()))
			for range cols - 1 {
				theta = append(theta, round4(weight*r.Symmetric()))
			}
		}
	}
	return theta
}

// round4 rounds to four decimals; the 0 added turns −0 into 0.
func round4(v float64) float64 { return math.Round(v*1e4)/1e4 + 0 }
