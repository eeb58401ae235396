package network

import "fmt"

// Reduction says how R comes from the losses L_i of the samples.
type Reduction string

// The reductions.
const (
	Sum  Reduction = "sum"  // R = Σ_i L_i
	Mean Reduction = "mean" // R = (1/N) Σ_i L_i
)

// Reductions lists the reductions, in the order in which people are offered them.
func Reductions() []Reduction { return []Reduction{Sum, Mean} }

// Total is R over the samples X (N × P) with targets Y (N × K), both row by row, and sets gradient to
// ∂R/∂θ where it is not nil. p is used as a buffer; afterwards it holds the last sample. Over no samples
// both are 0. It does not allocate.
func (n *Network) Total(theta, X, Y []float64, reduction Reduction, p *Pass, gradient []float64) float64 {
	if reduction != Sum && reduction != Mean {
		panic(fmt.Sprintf("network: no reduction %q", string(reduction)))
	}
	P, K := n.Shape.P, n.Shape.K
	N := len(Y) / K
	expect("Y", len(Y), N*K)
	expect("X", len(X), N*P)
	clear(gradient)
	sum := 0.0
	for i := range N {
		x, y := X[i*P:][:P], Y[i*K:][:K]
		n.Forward(theta, x, p)
		sum += n.Loss(p, y)
		if gradient != nil {
			n.Backward(theta, x, y, p, gradient)
		}
	}
	return reduce(reduction, N, sum, gradient)
}

// Total gives what [Network.Total] gives, up to the last digits, in a fraction of the time.
func (b *Batch) Total(theta, X, Y []float64, reduction Reduction, gradient []float64) float64 {
	N := len(Y) / b.network.Shape.K
	clear(gradient)
	sum, rows := 0.0, make([]int, 0, BatchRows)
	for i := range N {
		if rows = append(rows, i); len(rows) < BatchRows && i < N-1 {
			continue
		}
		b.Load(X, Y, rows)
		b.Forward(theta)
		sum += b.Loss()
		b.Backward(theta, gradient)
		rows = rows[:0]
	}
	return reduce(reduction, N, sum, gradient)
}

// reduce makes R and its gradient of their sums over N samples.
func reduce(reduction Reduction, N int, sum float64, gradient []float64) float64 {
	if reduction == Sum || N == 0 {
		return sum
	}
	for j := range gradient {
		gradient[j] /= float64(N)
	}
	return sum / float64(N)
}
