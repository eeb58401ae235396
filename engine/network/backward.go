package network

// Backward computes δ and s of the sample x (P values) with targets y (K values) into p, which holds its
// forward pass at the same theta, and adds ∂L_i/∂θ to gradient (as long as theta). A nil gradient leaves
// it at δ and s. It does not allocate.
//
//	∂L_i/∂β_km = δ_k z_m,   s_m = σ′(a_m) Σ_k δ_k β_km,   ∂L_i/∂α_ml = s_m x_l
//
// and for deeper networks s^(h) = σ′(a^(h)) Σ s^(h+1) α^(h+1): ESL 2nd ed., equations 11.12 to 11.15.
func (n *Network) Backward(theta, x, y []float64, p *Pass, gradient []float64) {
	expect("theta", len(theta), n.count)
	expect("x", len(x), n.Shape.P)
	expect("y", len(y), n.Shape.K)
	if gradient != nil {
		expect("gradient", len(gradient), n.count)
	}
	n.outputErrors(y, p)
	at, errors := n.last, p.Delta
	for h := len(n.hidden) - 1; h >= 0; h-- {
		l := n.hidden[h]
		outer(gradient, at, errors, p.Z[h])
		back(p.S[h], theta[at.offset:], errors)
		for m, a := range p.A[h] {
			p.S[h][m] *= l.activation.Derivative(a)
		}
		at, errors = l, p.S[h]
	}
	outer(gradient, at, errors, x)
}

// outputErrors sets δ_k = ∂L_i/∂T_k.
func (n *Network) outputErrors(y []float64, p *Pass) {
	n.form.Delta(p.Delta, y, p.T, p.F)
}

// outer adds errors_m in_l to the gradient of W_ml; the bias is the weight of a constant 1.
func outer(gradient []float64, at layer, errors, in []float64) {
	if gradient == nil {
		return
	}
	for m, e := range errors {
		row := gradient[at.offset+m*at.cols:][:at.cols]
		row[0] += e
		weights := row[1:][:len(in)]
		for l, v := range in {
			weights[l] += e * v
		}
	}
}

// back sets sums_l = Σ_m errors_m W_ml over the columns of a matrix but its bias's, row by row so that
// memory is read in its order.
func back(sums, W, errors []float64) {
	clear(sums)
	cols := len(sums) + 1
	for m, e := range errors {
		weights := W[m*cols+1:][:len(sums)]
		for l, w := range weights {
			sums[l] += e * w
		}
	}
}
