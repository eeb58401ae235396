package network

// These are the products of a pass on lanes, which are used if there is no kernel. In the browser a call costs as
// much as twenty multiplications, and the end of a loop's body as much as five. So each product is one function over
// all groups of samples. It takes two units and two inputs at a time, and the four samples of a group are written
// out, since the compiler does none of this by itself. Slices are cut to the length of their loop, so that not every
// index is checked.

// forward sets net_m = W_m0 + Σ_l W_ml in_l for each group.
func (at *layerLanes) forward(theta []float64) {
	rows, cols := at.rows, at.cols
	theta = theta[at.offset:][:rows*cols]
	net, in := at.net, at.in
	for len(net) >= rows {
		x, rest := in[:cols-1], theta
		for m := 0; m < rows; m += 2 {
			a0 := rest[0]
			a1, a2, a3 := a0, a0, a0
			W := rest[1:][:len(x)]
			if m+1 == rows { // the last of an odd number
				for l := range x {
					x, w := &x[l], W[l]
					a0 += w * x[0]
					a1 += w * x[1]
					a2 += w * x[2]
					a3 += w * x[3]
				}
				to := &net[m]
				to[0], to[1], to[2], to[3] = a0, a1, a2, a3
				break
			}
			b0 := rest[cols]
			b1, b2, b3 := b0, b0, b0
			V := rest[cols+1:][:len(x)]
			l := 0
			for ; l < len(x)-1; l += 2 {
				p, w, v := &x[l], W[l], V[l]
				p0, p1, p2, p3 := p[0], p[1], p[2], p[3]
				a0 += w * p0
				a1 += w * p1
				a2 += w * p2
				a3 += w * p3
				b0 += v * p0
				b1 += v * p1
				b2 += v * p2
				b3 += v * p3
				p, w, v = &x[l+1], W[l+1], V[l+1]
				p0, p1, p2, p3 = p[0], p[1], p[2], p[3]
				a0 += w * p0
				a1 += w * p1
				a2 += w * p2
				a3 += w * p3
				b0 += v * p0
				b1 += v * p1
				b2 += v * p2
				b3 += v * p3
			}
			if l < len(x) {
				p, w, v := &x[l], W[l], V[l]
				p0, p1, p2, p3 := p[0], p[1], p[2], p[3]
				a0 += w * p0
				a1 += w * p1
				a2 += w * p2
				a3 += w * p3
				b0 += v * p0
				b1 += v * p1
				b2 += v * p2
				b3 += v * p3
			}
			to, next := &net[m], &net[m+1]
			to[0], to[1], to[2], to[3] = a0, a1, a2, a3
			next[0], next[1], next[2], next[3] = b0, b1, b2, b3
			rest = rest[2*cols:]
		}
		net, in = net[rows:], in[cols-1:]
	}
}

// outer adds Σ errors_m in_l over the samples of each group to the gradient of W_ml.
func (at *layerLanes) outer(gradient []float64) {
	rows, cols := at.rows, at.cols
	gradient = gradient[at.offset:][:rows*cols]
	errors, in := at.errors, at.in
	for len(errors) >= rows {
		x, rest := in[:cols-1], gradient
		for m := 0; m < rows; m += 2 {
			e := &errors[m]
			e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
			rest[0] += (e0 + e2) + (e1 + e3)
			W := rest[1:][:len(x)]
			if m+1 == rows { // the last of an odd number
				for l := range x {
					x := &x[l]
					W[l] += (e0*x[0] + e2*x[2]) + (e1*x[1] + e3*x[3])
				}
				break
			}
			f := &errors[m+1]
			f0, f1, f2, f3 := f[0], f[1], f[2], f[3]
			rest[cols] += (f0 + f2) + (f1 + f3)
			V := rest[cols+1:][:len(x)]
			l := 0
			for ; l < len(x)-1; l += 2 {
				p := &x[l]
				p0, p1, p2, p3 := p[0], p[1], p[2], p[3]
				W[l] += (e0*p0 + e2*p2) + (e1*p1 + e3*p3)
				V[l] += (f0*p0 + f2*p2) + (f1*p1 + f3*p3)
				p = &x[l+1]
				p0, p1, p2, p3 = p[0], p[1], p[2], p[3]
				W[l+1] += (e0*p0 + e2*p2) + (e1*p1 + e3*p3)
				V[l+1] += (f0*p0 + f2*p2) + (f1*p1 + f3*p3)
			}
			if l < len(x) {
				p := &x[l]
				p0, p1, p2, p3 := p[0], p[1], p[2], p[3]
				W[l] += (e0*p0 + e2*p2) + (e1*p1 + e3*p3)
				V[l] += (f0*p0 + f2*p2) + (f1*p1 + f3*p3)
			}
			rest = rest[2*cols:]
		}
		errors, in = errors[rows:], in[cols-1:]
	}
}

// back sets s_l = slope_l Σ_m errors_m W_ml of the layer below for each group, over the columns of W but its bias's.
func (at *layerLanes) back(theta []float64, below *layerLanes) {
	rows, cols := at.rows, at.cols
	theta = theta[at.offset:][:rows*cols]
	all, s, slope := at.errors, below.errors, below.slope
	for len(all) >= rows {
		errors, s0, slope0 := all[:rows], s[:cols-1], slope[:cols-1][:cols-1]
		if rows == 1 { // one output is the most frequent case, and has no sum
			e, W := &errors[0], theta[1:][:len(s0)]
			e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
			for l := range s0 {
				to, d, w := &s0[l], &slope0[l], W[l]
				to[0], to[1], to[2], to[3] = e0*w*d[0], e1*w*d[1], e2*w*d[2], e3*w*d[3]
			}
			s0 = nil
		}
		for l := 0; l < len(s0); l += 2 {
			var a0, a1, a2, a3, b0, b1, b2, b3 float64
			i, two := l+1, 1 // the last of an odd number is its own neighbour
			if l+1 == len(s0) {
				two = 0
			}
			for m := range errors {
				e, w, v := &errors[m], theta[i], theta[i+two]
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
			to, d := &s0[l+two], &slope0[l+two]
			to[0], to[1], to[2], to[3] = b0*d[0], b1*d[1], b2*d[2], b3*d[3]
			to, d = &s0[l], &slope0[l]
			to[0], to[1], to[2], to[3] = a0*d[0], a1*d[1], a2*d[2], a3*d[3]
		}
		all, s, slope = all[rows:], s[cols-1:], slope[cols-1:]
	}
}
