package network

// Pass holds what a forward and a backward pass over one sample compute. Layer h of the formulas is
// index h−1 here, unit m is index m−1.
type Pass struct {
	A, Z  [][]float64 // a^(h) and z^(h), of M_h values a hidden layer
	T, F  []float64   // T_k and f_k
	Delta []float64   // δ_k = ∂L_i/∂T_k
	S     [][]float64 // s^(h) = ∂L_i/∂a^(h), of M_h values a hidden layer
}

// NewPass makes the buffers of a pass.
func (n *Network) NewPass() *Pass {
	units := 0
	for _, l := range n.hidden {
		units += l.rows
	}
	K := n.Shape.K
	free := make([]float64, 3*units+3*K)
	take := func(size int) []float64 {
		part := free[:size:size]
		free = free[size:]
		return part
	}
	p := &Pass{}
	for _, l := range n.hidden {
		p.A = append(p.A, take(l.rows))
		p.Z = append(p.Z, take(l.rows))
		p.S = append(p.S, take(l.rows))
	}
	p.T, p.F, p.Delta = take(K), take(K), take(K)
	return p
}
