package network

import (
	"math"
	"math/rand/v2"
)

// Init draws initial parameters from a seed. Weights are uniform in ±√(6 / (inputs + units)) of their
// layer (Glorot and Bengio 2010), which keeps net inputs of order one; biases are 0.
//
// The generator is PCG with the seed and a fixed increment, whose values Go's compatibility promise
// fixes, so that a seed gives the same weights on every machine.
func (s Shape) Init(seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
	theta := make([]float64, s.Count())
	at := 0
	for layer := 1; layer <= s.Layers(); layer++ {
		bound := math.Sqrt(6 / float64(s.Cols(layer)-1+s.Rows(layer)))
		for range s.Rows(layer) {
			at++ // the bias
			for range s.Cols(layer) - 1 {
				theta[at] = float64(bound * (2*r.Float64() - 1))
				at++
			}
		}
	}
	return theta
}
