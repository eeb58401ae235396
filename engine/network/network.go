// Package network is the feed-forward network of ESL 11.3 with any number of hidden layers: its shape,
// its parameters as one flat vector, and its forward and backward pass on slices that the caller owns.
package network

import (
	"fmt"

	"chainrule/engine/activation"
	"chainrule/engine/loss"

	"gonum.org/v1/gonum/num/dual"
)

// Reduction says how the losses of the samples make one number R.
type Reduction string

// The reductions, as the document spells them.
const (
	Sum  Reduction = "sum"  // R = Σ_i L_i, the article's
	Mean Reduction = "mean" // R = (1/N) Σ_i L_i
)

// Network evaluates a shape: its forward pass and its backward pass. It holds no parameters and no
// state, and may be shared.
type Network struct {
	Shape
	hidden []*activation.Activation
	output *activation.Output
	loss   *loss.Loss
}

// New makes a network of a shape, which it checks.
func New(s Shape) (*Network, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	n := &Network{Shape: s}
	for _, layer := range s.Hidden {
		a, _ := activation.ByID(layer.Activation)
		n.hidden = append(n.hidden, a)
	}
	n.output, _ = activation.OutputByID(s.Output)
	n.loss, _ = loss.ByID(s.Loss)
	return n, nil
}

// Pass holds what a forward and a backward pass compute on one sample. A, Z and S have a slice for each
// hidden layer, of its units; T, F and Delta are of the K outputs.
type Pass struct {
	A, Z, S     [][]float64
	T, F, Delta []float64
}

// NewPass makes the buffers of a pass.
func (n *Network) NewPass() *Pass {
	p := &Pass{T: make([]float64, n.K), F: make([]float64, n.K), Delta: make([]float64, n.K)}
	for _, layer := range n.Hidden {
		p.A = append(p.A, make([]float64, layer.Units))
		p.Z = append(p.Z, make([]float64, layer.Units))
		p.S = append(p.S, make([]float64, layer.Units))
	}
	return p
}

// weights is the matrix of a layer within theta.
func (n *Network) weights(theta []float64, layer int) []float64 {
	from := n.Offset(layer)
	return theta[from : from+n.Rows(layer)*n.Cols(layer)]
}

// Forward computes a, z, T and f of the sample x (P) at theta into p.
func (n *Network) Forward(theta, x []float64, p *Pass) {
	in := x
	for h, a := range n.hidden {
		net, out := p.A[h], p.Z[h]
		affine(net, n.weights(theta, h+1), in)
		for m, v := range net {
			out[m] = a.Value(v)
		}
		in = out
	}
	affine(p.T, n.weights(theta, len(n.hidden)+1), in)
	n.output.Value(p.F, p.T)
}

// affine sets net to w (1, in): the bias of each row of w and the weighted sum of in.
func affine(net, w, in []float64) {
	cols := len(in) + 1
	for m := range net {
		row := w[m*cols : (m+1)*cols]
		sum := row[0]
		row = row[1:]
		for l, v := range in {
			sum += row[l] * v
		}
		net[m] = sum
	}
}

// Loss is L_i of the sample with targets y (K) after Forward.
func (n *Network) Loss(p *Pass, y []float64) float64 {
	return n.loss.Value(n.Output, y, p.T, p.F)
}

// Backward adds ∂L_i/∂θ of the sample x (P), y (K) to gradient after Forward, and fills p.Delta and p.S
// with the errors δ_k = ∂L_i/∂T_k and s_m = ∂L_i/∂a_m (ESL 11.12–11.15).
func (n *Network) Backward(theta, x, y []float64, p *Pass, gradient []float64) {
	n.deltas(y, p)
	errors := p.Delta
	for layer := n.Layers(); layer >= 1; layer-- {
		in := x
		if layer > 1 {
			in = p.Z[layer-2]
		}
		outer(n.weights(gradient, layer), errors, in)
		if layer == 1 {
			return
		}
		s := p.S[layer-2]
		transposed(s, n.weights(theta, layer), errors)
		a := n.hidden[layer-2]
		for m, v := range p.A[layer-2] {
			s[m] *= a.Derivative(v)
		}
		errors = s
	}
}

// deltas sets p.Delta to ∂L_i/∂T_k.
func (n *Network) deltas(y []float64, p *Pass) {
	if n.loss.ByNetInput != nil {
		n.loss.ByNetInput(n.Output, p.Delta, y, p.F)
		return
	}
	n.loss.ByOutput(p.Delta, y, p.F)
	n.output.Backward(p.Delta, p.T, p.F)
}

// outer adds errors (1, in)ᵀ to g: the derivative by each weight is the error of its unit times what the
// weight is multiplied with.
func outer(g, errors, in []float64) {
	cols := len(in) + 1
	for k, e := range errors {
		row := g[k*cols : (k+1)*cols]
		row[0] += e
		row = row[1:]
		for m, v := range in {
			row[m] += e * v
		}
	}
}

// transposed sets s_m to Σ_k errors_k w_km, the bias column left out.
func transposed(s, w, errors []float64) {
	cols := len(s) + 1
	clear(s)
	for k, e := range errors {
		row := w[k*cols+1 : (k+1)*cols]
		for m, v := range row {
			s[m] += e * v
		}
	}
}

// Total is R over all samples of X (N × P) and Y (N × K), and sets gradient to ∂R/∂θ.
func (n *Network) Total(theta, X, Y []float64, r Reduction, p *Pass, gradient []float64) float64 {
	clear(gradient)
	N := len(Y) / n.K
	total := 0.0
	for i := range N {
		x, y := X[i*n.P:(i+1)*n.P], Y[i*n.K:(i+1)*n.K]
		n.Forward(theta, x, p)
		total += n.Loss(p, y)
		n.Backward(theta, x, y, p, gradient)
	}
	if r == Mean && N > 0 {
		scale := 1 / float64(N)
		for i := range gradient {
			gradient[i] *= scale
		}
		total *= scale
	}
	return total
}

// DualLoss is L_i of the sample x, y as a dual number in which the parameter at index is the variable:
// its Emag is ∂L_i/∂θ, by the forward pass alone.
func (n *Network) DualLoss(theta []float64, index int, x, y []float64) dual.Number {
	in := make([]dual.Number, len(x))
	for l, v := range x {
		in[l] = dual.Number{Real: v}
	}
	for layer := 1; layer <= n.Layers(); layer++ {
		net := n.dualAffine(theta, layer, index, in)
		if layer == n.Layers() {
			f := make([]dual.Number, n.K)
			n.output.Dual(f, net)
			return n.loss.Dual(n.Output, y, net, f)
		}
		for m, v := range net {
			net[m] = n.hidden[layer-1].Dual(v)
		}
		in = net
	}
	panic("network: no output layer")
}

func (n *Network) dualAffine(theta []float64, layer, index int, in []dual.Number) []dual.Number {
	net := make([]dual.Number, n.Rows(layer))
	at := n.Offset(layer)
	weight := func() dual.Number {
		w := dual.Number{Real: theta[at]}
		if at == index {
			w.Emag = 1
		}
		at++
		return w
	}
	for m := range net {
		sum := weight()
		for _, v := range in {
			sum = dual.Add(sum, dual.Mul(weight(), v))
		}
		net[m] = sum
	}
	return net
}

// CheckTargets says which of the samples Y (N × K) the loss cannot take, by the index of the first, or
// gives nil.
func (n *Network) CheckTargets(Y []float64) error {
	for i, y := range Y {
		if err := n.loss.CheckTarget(y); err != nil {
			return fmt.Errorf("sample %d: %w", i/n.K+1, err)
		}
	}
	return nil
}
