package network

// Forward computes a, z, T and f of the sample x (P values) into p, without allocating.
func (n *Network) Forward(theta, x []float64, p *Pass) {
	expect("theta", len(theta), n.count)
	expect("x", len(x), n.Shape.P)
	in := x
	for h, l := range n.hidden {
		a, z := p.A[h], p.Z[h]
		affine(a, theta[l.offset:], in)
		for m, v := range a {
			z[m] = l.activation.Value(v)
		}
		in = z
	}
	affine(p.T, theta[n.last.offset:], in)
	n.output.Value(p.F, p.T)
}

// Loss is L_i of the sample whose forward pass is in p, with the targets y (K values).
func (n *Network) Loss(p *Pass, y []float64) float64 {
	expect("y", len(y), n.Shape.K)
	return n.form.Value(y, p.T, p.F)
}

// affine sets net_m = W_m0 + Σ_l W_ml in_l for a matrix W of len(net) × (len(in)+1), row by row.
func affine(net, W, in []float64) {
	cols := len(in) + 1
	for m := range net {
		row := W[m*cols:][:cols]
		sum := row[0]
		weights := row[1:][:len(in)]
		for l, v := range in {
			sum += weights[l] * v
		}
		net[m] = sum
	}
}
