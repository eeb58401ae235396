package network

// Batch computes the passes of several samples at once. It holds their values between Load, Forward and
// Backward, so that a caller repeats only what changes. It is not for use by several goroutines at once.
type Batch struct {
	network *Network
	pass    *Pass
	x, y    []float64
	rows    int
	theta   []float64
}

// BatchRows is the most samples that a Batch takes at once.
const BatchRows = 32

// NewBatch makes the buffers of a Batch.
func (n *Network) NewBatch() *Batch {
	return &Batch{
		network: n, pass: n.NewPass(),
		x: make([]float64, BatchRows*n.Shape.P), y: make([]float64, BatchRows*n.Shape.K),
	}
}

// Load takes the given rows of X (N × P) and Y (N × K), at least one and at most [BatchRows].
func (b *Batch) Load(X, Y []float64, rows []int) {
	P, K := b.network.Shape.P, b.network.Shape.K
	b.rows = len(rows)
	for i, row := range rows {
		copy(b.x[i*P:][:P], X[row*P:][:P])
		copy(b.y[i*K:][:K], Y[row*K:][:K])
	}
}

// Forward computes a, z, T and f of the samples loaded.
func (b *Batch) Forward(theta []float64) { b.theta = theta }

// Loss is Σ L_i over the samples loaded, after their Forward.
func (b *Batch) Loss() float64 {
	sum := 0.0
	for i := range b.rows {
		sum += b.network.Loss(b.sample(i))
	}
	return sum
}

// Outputs copies f of the samples loaded (rows × K) to f, after their Forward.
func (b *Batch) Outputs(f []float64) {
	K := b.network.Shape.K
	for i := range b.rows {
		p, _ := b.sample(i)
		copy(f[i*K:][:K], p.F)
	}
}

// Backward adds Σ ∂L_i/∂θ over the samples loaded to gradient, after their Forward at the same theta.
func (b *Batch) Backward(theta, gradient []float64) {
	P := b.network.Shape.P
	for i := range b.rows {
		p, y := b.sample(i)
		b.network.Backward(theta, b.x[i*P:][:P], y, p, gradient)
	}
}

func (b *Batch) sample(i int) (p *Pass, y []float64) {
	P, K := b.network.Shape.P, b.network.Shape.K
	b.network.Forward(b.theta, b.x[i*P:][:P], b.pass)
	return b.pass, b.y[i*K:][:K]
}
