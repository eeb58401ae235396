package network

// The products of a pass on lanes. Two units are taken together, so that what is read of the layer below serves
// both, and the four samples of a group are written out: the compiler does neither by itself. Slices are cut
// to the length of the loop, which spares checking every index. Each product is one function over all groups:
// in the browser a call costs as much as ten multiplications.

// affineLanes sets net_m = W_m0 + Σ_l W_ml in_l for each group, where W begins with the matrix of the layer at.
func affineLanes(net []Lanes, W []float64, in []Lanes, at layer) {
	inputs, cols := at.cols-1, at.cols
	for len(net) >= at.rows {
		x, rest := in[:inputs], W
		for m := 0; m < at.rows; m += 2 {
			if m+1 == at.rows { // the last of an odd number
				a0 := rest[0]
				a1, a2, a3 := a0, a0, a0
				row := rest[1:][:len(x)]
				for l := range x {
					x, w := &x[l], row[l]
					a0 += w * x[0]
					a1 += w * x[1]
					a2 += w * x[2]
					a3 += w * x[3]
				}
				to := &net[m]
				to[0], to[1], to[2], to[3] = a0, a1, a2, a3
				break
			}
			a0, b0 := rest[0], rest[cols]
			a1, a2, a3 := a0, a0, a0
			b1, b2, b3 := b0, b0, b0
			row, next := rest[1:][:len(x)], rest[cols+1:][:len(x)]
			for l := range x {
				x, w, v := &x[l], row[l], next[l]
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
			to, too := &net[m], &net[m+1]
			to[0], to[1], to[2], to[3] = a0, a1, a2, a3
			too[0], too[1], too[2], too[3] = b0, b1, b2, b3
			rest = rest[2*cols:]
		}
		net, in = net[at.rows:], in[inputs:]
	}
}

// outerLanes adds Σ errors_m in_l over the samples of each group to the gradient of W_ml.
func outerLanes(gradient []float64, errors, in []Lanes, at layer) {
	inputs, cols := at.cols-1, at.cols
	for len(errors) >= at.rows {
		x, rest := in[:inputs], gradient
		for m := 0; m < at.rows; m += 2 {
			e := &errors[m]
			e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
			rest[0] += (e0 + e1) + (e2 + e3)
			row := rest[1:][:len(x)]
			if m+1 == at.rows { // the last of an odd number
				for l := range x {
					x := &x[l]
					row[l] += (e0*x[0] + e1*x[1]) + (e2*x[2] + e3*x[3])
				}
				break
			}
			f := &errors[m+1]
			f0, f1, f2, f3 := f[0], f[1], f[2], f[3]
			rest[cols] += (f0 + f1) + (f2 + f3)
			next := rest[cols+1:][:len(x)]
			for l := range x {
				x := &x[l]
				x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
				row[l] += (e0*x0 + e1*x1) + (e2*x2 + e3*x3)
				next[l] += (f0*x0 + f1*x1) + (f2*x2 + f3*x3)
			}
			rest = rest[2*cols:]
		}
		errors, in = errors[at.rows:], in[inputs:]
	}
}

// backLanes sets s_l = slope_l Σ_m errors_m W_ml for each group, over the columns of W but its bias's.
func backLanes(s []Lanes, W []float64, errors, slope []Lanes, at layer) {
	inputs := at.cols - 1
	for len(errors) >= at.rows {
		s0, slope0, errors0 := s[:inputs], slope[:inputs], errors[:at.rows]
		if at.rows == 1 {
			backRow(s0, W[1:at.cols], &errors0[0], slope0)
		} else {
			backColumns(s0, W, errors0, slope0, at.cols)
		}
		errors, s, slope = errors[at.rows:], s[inputs:], slope[inputs:]
	}
}

// backRow is backLanes of one group where W has a single row.
func backRow(s []Lanes, W []float64, e *Lanes, slope []Lanes) {
	e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
	W, slope = W[:len(s)], slope[:len(s)]
	for l := range s {
		s, d, w := &s[l], &slope[l], W[l]
		s[0], s[1], s[2], s[3] = e0*w*d[0], e1*w*d[1], e2*w*d[2], e3*w*d[3]
	}
}

// backColumns is backLanes of one group.
func backColumns(s []Lanes, W []float64, errors, slope []Lanes, cols int) {
	for l := 0; l < len(s); l += 2 {
		var a0, a1, a2, a3, b0, b1, b2, b3 float64
		if l+1 == len(s) { // the last of an odd number
			at := l + 1
			for m := range errors {
				e, w := &errors[m], W[at]
				a0 += w * e[0]
				a1 += w * e[1]
				a2 += w * e[2]
				a3 += w * e[3]
				at += cols
			}
			to, d := &s[l], &slope[l]
			to[0], to[1], to[2], to[3] = a0*d[0], a1*d[1], a2*d[2], a3*d[3]
			break
		}
		at := l + 1
		for m := range errors {
			e, w, v := &errors[m], W[at], W[at+1]
			e0, e1, e2, e3 := e[0], e[1], e[2], e[3]
			a0 += w * e0
			a1 += w * e1
			a2 += w * e2
			a3 += w * e3
			b0 += v * e0
			b1 += v * e1
			b2 += v * e2
			b3 += v * e3
			at += cols
		}
		to, d := &s[l], &slope[l]
		to[0], to[1], to[2], to[3] = a0*d[0], a1*d[1], a2*d[2], a3*d[3]
		to, d = &s[l+1], &slope[l+1]
		to[0], to[1], to[2], to[3] = b0*d[0], b1*d[1], b2*d[2], b3*d[3]
	}
}
