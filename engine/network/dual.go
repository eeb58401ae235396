package network

import "gonum.org/v1/gonum/num/dual"

// DualLoss is L_i on dual numbers with ε on the parameter at index: its Real is L_i, its Emag is
// ∂L_i/∂θ. It follows the definitions of the forward pass and knows nothing of back-propagation, so that
// the two can be held against each other.
func (n *Network) DualLoss(theta []float64, index int, x, y []float64) dual.Number {
	expect("theta", len(theta), n.count)
	expect("x", len(x), n.Shape.P)
	expect("y", len(y), n.Shape.K)
	parameters := lift(theta)
	parameters[index].Emag = 1
	in := lift(x)
	for _, l := range n.hidden {
		in = dualAffine(parameters, l, in)
		for m, a := range in {
			in[m] = l.activation.Dual(a)
		}
	}
	T := dualAffine(parameters, n.last, in)
	f := make([]dual.Number, len(T))
	n.output.Dual(f, T)
	return n.form.Dual(y, T, f)
}

// lift makes dual numbers of constants.
func lift(values []float64) []dual.Number {
	numbers := make([]dual.Number, len(values))
	for i, v := range values {
		numbers[i].Real = v
	}
	return numbers
}

func dualAffine(theta []dual.Number, l layer, in []dual.Number) []dual.Number {
	net := make([]dual.Number, l.rows)
	for m := range net {
		row := theta[l.offset+m*l.cols:][:l.cols]
		net[m] = row[0]
		for i, v := range in {
			net[m] = dual.Add(net[m], dual.Mul(row[i+1], v))
		}
	}
	return net
}
