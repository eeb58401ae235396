package network

// The products of a pass on lanes. Two units are taken together, so that what is read of the layer below serves
// both, and the four samples of a group are written out: the compiler does neither by itself. Slices are cut
// to the length of the loop, which spares checking every index.

// affineLanes sets net_m = W_m0 + Σ_l W_ml in_l for each group, where W begins with the matrix of the layer at.
func affineLanes(net []Lanes, W []float64, in []Lanes, at layer) {
	inputs := at.cols - 1
	for ; len(net) > 0; net, in = net[at.rows:], in[inputs:] {
		in, net, W := in[:inputs], net[:at.rows], W[:at.rows*at.cols]
		for len(net) > 1 {
			affineTwo(&net[0], &net[1], W[:at.cols], W[at.cols:2*at.cols], in)
			net, W = net[2:], W[2*at.cols:]
		}
		if len(net) == 1 {
			affineOne(&net[0], W[:at.cols], in)
		}
	}
}

func affineTwo(net, next *Lanes, W, V []float64, in []Lanes) {
	a0, b0 := W[0], V[0]
	a1, a2, a3 := a0, a0, a0
	b1, b2, b3 := b0, b0, b0
	W, V = W[1:], V[1:]
	W, V = W[:len(in)], V[:len(in)]
	for l := range in {
		x, w, v := &in[l], W[l], V[l]
		x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
		a0 += w * x0
		a1 += w * x1
		a2 += w * x2
		a3 += w * x3
		b0 += v * x0
		b1 += v * x1
		b2 += v * x2
		b3 += v * x3
	}
	net[0], net[1], net[2], net[3] = a0, a1, a2, a3
	next[0], next[1], next[2], next[3] = b0, b1, b2, b3
}

func affineOne(net *Lanes, W []float64, in []Lanes) {
	a0 := W[0]
	a1, a2, a3 := a0, a0, a0
	W = W[1:][:len(in)]
	for l := range in {
		x, w := &in[l], W[l]
		a0 += w * x[0]
		a1 += w * x[1]
		a2 += w * x[2]
		a3 += w * x[3]
	}
	net[0], net[1], net[2], net[3] = a0, a1, a2, a3
}

// outerLanes adds Σ errors_m in_l over the samples of each group to the gradient of W_ml.
func outerLanes(gradient []float64, errors, in []Lanes, at layer) {
	inputs := at.cols - 1
	for ; len(errors) > 0; errors, in = errors[at.rows:], in[inputs:] {
		in, errors, G := in[:inputs], errors[:at.rows], gradient[:at.rows*at.cols]
		for len(errors) > 1 {
			outerTwo(G[:at.cols], G[at.cols:2*at.cols], &errors[0], &errors[1], in)
			errors, G = errors[2:], G[2*at.cols:]
		}
		if len(errors) == 1 {
			outerOne(G[:at.cols], &errors[0], in)
		}
	}
}

func outerTwo(G, H []float64, e, f *Lanes, in []Lanes) {
	e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
	f0, f1, f2, f3 := f[0], f[1], f[2], f[3]
	G[0] += (e0 + e1) + (e2 + e3)
	H[0] += (f0 + f1) + (f2 + f3)
	G, H = G[1:], H[1:]
	G, H = G[:len(in)], H[:len(in)]
	for l := range in {
		x := &in[l]
		x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
		G[l] += (e0*x0 + e1*x1) + (e2*x2 + e3*x3)
		H[l] += (f0*x0 + f1*x1) + (f2*x2 + f3*x3)
	}
}

func outerOne(G []float64, e *Lanes, in []Lanes) {
	e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
	G[0] += (e0 + e1) + (e2 + e3)
	G = G[1:][:len(in)]
	for l := range in {
		x := &in[l]
		G[l] += (e0*x[0] + e1*x[1]) + (e2*x[2] + e3*x[3])
	}
}

// backLanes sets s_l = slope_l Σ_m errors_m W_ml for each group, over the columns of W but its bias's.
func backLanes(s []Lanes, W []float64, errors, slope []Lanes, at layer) {
	inputs := at.cols - 1
	for ; len(errors) > 0; errors, s, slope = errors[at.rows:], s[inputs:], slope[inputs:] {
		errors, s, slope := errors[:at.rows], s[:inputs], slope[:inputs]
		if at.rows == 1 {
			backRow(s, W[1:at.cols], &errors[0], slope)
			continue
		}
		l := 0
		for ; l+1 < len(s); l += 2 {
			backTwo(&s[l], &s[l+1], W[1+l:], errors, &slope[l], &slope[l+1], at.cols)
		}
		if l < len(s) {
			backOne(&s[l], W[1+l:], errors, &slope[l], at.cols)
		}
	}
}

// backRow is backLanes where W has a single row.
func backRow(s []Lanes, W []float64, e *Lanes, slope []Lanes) {
	e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
	W, slope = W[:len(s)], slope[:len(s)]
	for l := range s {
		s, d, w := &s[l], &slope[l], W[l]
		s[0], s[1], s[2], s[3] = e0*w*d[0], e1*w*d[1], e2*w*d[2], e3*w*d[3]
	}
}

func backTwo(s, next *Lanes, W []float64, errors []Lanes, d, dNext *Lanes, cols int) {
	var a0, a1, a2, a3, b0, b1, b2, b3 float64
	i := 0
	for m := range errors {
		e, w, v := &errors[m], W[i], W[i+1]
		e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
		a0 += w * e0
		a1 += w * e1
		a2 += w * e2
		a3 += w * e3
		b0 += v * e0
		b1 += v * e1
		b2 += v * e2
		b3 += v * e3
		i += cols
	}
	s[0], s[1], s[2], s[3] = a0*d[0], a1*d[1], a2*d[2], a3*d[3]
	next[0], next[1], next[2], next[3] = b0*dNext[0], b1*dNext[1], b2*dNext[2], b3*dNext[3]
}

func backOne(s *Lanes, W []float64, errors []Lanes, d *Lanes, cols int) {
	var a0, a1, a2, a3 float64
	i := 0
	for m := range errors {
		e, w := &errors[m], W[i]
		a0 += w * e[0]
		a1 += w * e[1]
		a2 += w * e[2]
		a3 += w * e[3]
		i += cols
	}
	s[0], s[1], s[2], s[3] = a0*d[0], a1*d[1], a2*d[2], a3*d[3]
}
