package activation

import "gonum.org/v1/gonum/num/dual"

// Output is an output function g. Unlike an [Activation] it takes the net inputs T_1…T_K of all outputs
// at once, since with softmax each output depends on every one of them.
type Output struct {
	ID   string // as the document spells it: "softmax"
	Name string // for people, in a sentence

	Value func(f, T []float64) // sets f_k = g_k(T)

	// Lanes sets f_k = g_k(T) for each lane. It is nil where Each is there, which has Lanes too.
	Lanes func(f, T []Lanes)

	// Backward turns delta from ∂L_i/∂f_k into ∂L_i/∂T_k = Σ_j ∂L_i/∂f_j · ∂f_j/∂T_k, in place, where
	// f is g(T).
	Backward func(delta, T, f []float64)

	Dual func(f, T []dual.Number) // sets f_k = g_k(T), from its definition

	// Each is g where it acts on every T_k alone; nil for softmax, whose outputs depend on all of them.
	Each *Activation
}

// outputs is the registry, in the order in which people are offered them.
var outputs = []*Output{elementWise(Identity), elementWise(Sigmoid), Softmax}

// Outputs lists the output functions, in the order in which people are offered them. The list is the
// registry itself: read it, do not change it.
func Outputs() []*Output { return outputs }

// OutputByID finds an output function by the id that the document spells it with.
func OutputByID(id string) (*Output, bool) {
	for _, g := range outputs {
		if g.ID == id {
			return g, true
		}
	}
	return nil, false
}

// elementWise is the output function that applies a to each T_k: ∂f_j/∂T_k is 0 but for j = k.
func elementWise(a *Activation) *Output {
	return &Output{
		ID:   a.ID,
		Name: a.Name,
		Value: func(f, T []float64) {
			for k, t := range T {
				f[k] = a.Value(t)
			}
		},
		Backward: func(delta, T, _ []float64) {
			for k, t := range T {
				delta[k] *= a.Derivative(t)
			}
		},
		Dual: func(f, T []dual.Number) {
			for k, t := range T {
				f[k] = a.Dual(t)
			}
		},
		Each: a,
	}
}
