package network

import "chainrule/engine/kernel"

// Descent is what a step of gradient descent needs:
//
//	θ_new = θ_old − Rate (Scale · gradient + Decay · θ_old),
//
// for each parameter, with a Decay of its own. Source: ESL 2nd ed., equation 11.13, p. 396, and 11.16, p. 398.
type Descent struct {
	Theta, Next     []float64 // θ_old, and θ_new for a moment
	Gradient, Decay []float64
	Rate, Scale     float64
}

// Move takes a step, in which all parameters move at once. It swaps Theta and Next, clears Gradient, and reports
// whether all of θ_new is finite. If not, it swaps nothing.
func (d *Descent) Move() bool {
	rate, scale, theta := d.Rate, d.Scale, d.Theta
	next, gradient, decay := d.Next[:len(theta)], d.Gradient[:len(theta)], d.Decay[:len(theta)]
	zero, i := 0.0, 0                // zero stays 0 as long as everything is finite
	for ; i < len(theta)-3; i += 4 { // four at a time: the end of a loop's body costs as much as a parameter
		w0, w1, w2, w3 := theta[i], theta[i+1], theta[i+2], theta[i+3]
		n0 := w0 - rate*(gradient[i]*scale+decay[i]*w0)
		n1 := w1 - rate*(gradient[i+1]*scale+decay[i+1]*w1)
		n2 := w2 - rate*(gradient[i+2]*scale+decay[i+2]*w2)
		n3 := w3 - rate*(gradient[i+3]*scale+decay[i+3]*w3)
		next[i], next[i+1], next[i+2], next[i+3] = n0, n1, n2, n3
		gradient[i], gradient[i+1], gradient[i+2], gradient[i+3] = 0, 0, 0, 0
		zero += ((n0 - n0) + (n1 - n1)) + ((n2 - n2) + (n3 - n3))
	}
	for ; i < len(theta); i++ {
		w := theta[i]
		n := w - rate*(gradient[i]*scale+decay[i]*w)
		next[i], gradient[i] = n, 0
		zero += n - n
	}
	if zero != 0 {
		return false
	}
	d.Theta, d.Next = d.Next, d.Theta
	return true
}

// Descend does a Pass over the samples loaded, which adds to Gradient, and then a step, n times. It gives the number
// of steps taken. That is fewer than n if the next step would have left the finite numbers, as d.Next shows then.
func (b *Batch) Descend(d *Descent, n int) int {
	taken := 0
	for taken < n {
		steps, ok := b.descendFast(d, n-taken)
		if taken += steps; ok {
			break
		}
		b.forward(d.Theta)
		b.backward(d.Theta, d.Gradient)
		if !d.Move() {
			break
		}
		taken++
	}
	return taken
}

// descendFast has the kernel take up to n steps. It gives the number of steps taken. It also reports whether the
// kernel got to the end: of the n steps, or of the finite numbers.
func (b *Batch) descendFast(d *Descent, n int) (taken int, ok bool) {
	p := b.program
	if Kernel == nil || p == nil {
		return 0, false
	}
	b.told[2], b.told[3] = d.Next, d.Decay
	p.Rate, p.Scale = d.Rate, d.Scale
	p.Steps, p.Parameters, p.Next, p.Decay = uint32(n), uint32(len(d.Theta)), address(&d.Next[0]), address(&d.Decay[0])
	ok = b.run(kernel.Forward|kernel.Backward|kernel.Descend, d.Theta, d.Gradient)
	taken = n - int(p.Steps)
	if taken%2 == 1 {
		d.Theta, d.Next = d.Next, d.Theta
	}
	return taken, ok
}
