package network

import (
	"chainrule/engine/activation"
	"chainrule/engine/kernel"
)

// Lanes are what four samples have in one place; a Batch computes four samples at once.
type Lanes = activation.Lanes

const lanes = len(Lanes{})

// BatchRows is the largest number of samples that a Batch takes at once. It is large enough to make up for the calls
// of a pass, and small enough for the processor's nearest memory.
const BatchRows = 32

// Batch computes the passes of several samples at once, much faster than one after the other, to the last
// digits of what a [Pass] holds. It keeps their values between Load, Forward, Loss and Backward, so that a
// caller repeats only what changes. It is not for use by several goroutines at once.
//
// Values lie by groups of four samples, in a group by unit, and of a unit by sample.
type Batch struct {
	network *Network
	rows    int     // samples loaded
	x, y    []Lanes // P and K for each group there is room for
	layers  []layerLanes
	one     *Pass // one sample's, for what is not computed on lanes
	target  []float64
	program *kernel.Program // nil where the kernel lacks something of the network
	told    [4][]float64    // what the kernel was told of last
}

// layerLanes is a layer and the values of its units, for the samples loaded.
type layerLanes struct {
	layer
	apply func(z, slope, a []Lanes) // σ, or g where it acts on every T_k alone

	in     []Lanes // x, or z of the layer below
	net    []Lanes // a, or T
	value  []Lanes // z, or f
	slope  []Lanes // σ′(a), or g′(T)
	errors []Lanes // s, or δ
	buffer []Lanes // in which the last four lie
}

// NewBatch makes the buffers of a Batch.
func (n *Network) NewBatch() *Batch {
	const groups = BatchRows / lanes
	b := &Batch{
		network: n, one: n.NewPass(), target: make([]float64, n.Shape.K),
		x: make([]Lanes, groups*n.Shape.P), y: make([]Lanes, groups*n.Shape.K),
	}
	for _, l := range n.hidden {
		b.layers = append(b.layers, layerLanes{layer: l, apply: l.activation.Lanes})
	}
	last := layerLanes{layer: n.last}
	if n.output.Each != nil {
		last.apply = n.output.Each.Lanes
	}
	b.layers = append(b.layers, last)
	for i := range b.layers {
		b.layers[i].buffer = make([]Lanes, 4*groups*b.layers[i].rows)
	}
	b.program = b.newProgram()
	return b
}

// Load takes the given rows, from 0, of X (N × P) and Y (N × K): at least one and at most [BatchRows].
func (b *Batch) Load(X, Y []float64, rows []int) {
	if len(rows) == 0 || len(rows) > BatchRows {
		panic("network: a batch takes 1 to 32 rows")
	}
	before := b.groups()
	b.rows = len(rows)
	if b.groups() != before {
		b.cut()
	}
	P, K := b.network.Shape.P, b.network.Shape.K
	last := len(rows) - 1
	for g := 0; g <= last; g += lanes {
		r0, r1, r2, r3 := rows[g], rows[min(g+1, last)], rows[min(g+2, last)], rows[min(g+3, last)] // the last again, to fill the group
		transpose(b.x[g/lanes*P:][:P], X[r0*P:], X[r1*P:], X[r2*P:], X[r3*P:])
		transpose(b.y[g/lanes*K:][:K], Y[r0*K:], Y[r1*K:], Y[r2*K:], Y[r3*K:])
	}
}

// transpose puts the values of four samples side by side.
func transpose(to []Lanes, a, b, c, d []float64) {
	a, b, c, d = a[:len(to)], b[:len(to)], c[:len(to)], d[:len(to)]
	for l := range to {
		t := &to[l]
		t[0], t[1], t[2], t[3] = a[l], b[l], c[l], d[l]
	}
}

// cut cuts the values of all layers to the groups loaded.
func (b *Batch) cut() {
	in := b.x[:b.groups()*b.network.Shape.P]
	for i := range b.layers {
		l := &b.layers[i]
		size := b.groups() * l.rows
		l.in, l.net, l.value, l.slope, l.errors = in, l.buffer[:size], l.buffer[size:2*size], l.buffer[2*size:3*size], l.buffer[3*size:4*size]
		in = l.value
	}
	b.place()
}

// groups is how many groups of four the samples loaded make.
func (b *Batch) groups() int { return (b.rows + lanes - 1) / lanes }

func (b *Batch) last() *layerLanes { return &b.layers[len(b.layers)-1] }

// Forward computes a, z, T and f of the samples loaded.
func (b *Batch) Forward(theta []float64) {
	if len(theta) != b.network.count {
		expect("theta", len(theta), b.network.count)
	}
	if !b.run(kernel.Forward, theta, nil) {
		b.forward(theta)
	}
}

func (b *Batch) forward(theta []float64) {
	for i := range b.layers {
		l := &b.layers[i]
		l.forward(theta)
		if l.apply != nil {
			l.apply(l.value, l.slope, l.net)
			continue
		}
		for at, K := 0, l.rows; at < len(l.net); at += K {
			b.network.output.Lanes(l.value[at:at+K], l.net[at:at+K])
		}
	}
}

// Loss is Σ L_i over the samples loaded, after their Forward.
func (b *Batch) Loss() float64 {
	n, sum := b.network, 0.0
	for i := range b.rows {
		b.gather(i)
		sum += n.form.Value(b.target, b.one.T, b.one.F)
	}
	return sum
}

// Outputs copies f of the samples loaded to f (rows × K), after their Forward.
func (b *Batch) Outputs(f []float64) {
	K := b.network.Shape.K
	for i := range b.rows {
		b.gather(i)
		copy(f[i*K:][:K], b.one.F)
	}
}

// gather takes T, f and y of one sample out of its lane.
func (b *Batch) gather(i int) {
	l, at, lane := b.last(), i/lanes*b.network.Shape.K, i%lanes
	for k := range b.target {
		b.one.T[k], b.one.F[k], b.target[k] = l.net[at+k][lane], l.value[at+k][lane], b.y[at+k][lane]
	}
}

// Backward adds Σ ∂L_i/∂θ over the samples loaded to gradient, after their Forward at the same theta.
func (b *Batch) Backward(theta, gradient []float64) {
	b.expect(theta, gradient)
	if !b.run(kernel.Backward, theta, gradient) {
		b.backward(theta, gradient)
	}
}

// Pass is Forward, and then Backward.
func (b *Batch) Pass(theta, gradient []float64) {
	b.expect(theta, gradient)
	if !b.run(kernel.Forward|kernel.Backward, theta, gradient) {
		b.forward(theta)
		b.backward(theta, gradient)
	}
}

// expect panics where a list has not a number for each parameter.
func (b *Batch) expect(theta, gradient []float64) {
	if n := b.network.count; len(theta) != n || len(gradient) != n {
		expect("theta", len(theta), n)
		expect("gradient", len(gradient), n)
	}
}

func (b *Batch) backward(theta, gradient []float64) {
	b.outputErrors()
	for i := len(b.layers) - 1; i > 0; i-- {
		b.layers[i].outer(gradient)
		b.layers[i].back(theta, &b.layers[i-1])
	}
	b.layers[0].outer(gradient)
}

// outputErrors sets δ_k = ∂L_i/∂T_k, and 0 in the lanes that only fill the last group.
func (b *Batch) outputErrors() {
	n, l := b.network, b.last()
	if n.form.Lanes != nil {
		n.form.Lanes(l.errors, b.y[:len(l.errors)], l.value, l.slope, l.rows)
	} else {
		for i := range b.rows {
			b.gather(i)
			n.outputErrors(b.target, b.one)
			for k, d := range b.one.Delta {
				l.errors[i/lanes*l.rows+k][i%lanes] = d
			}
		}
	}
	for i := b.rows; i < b.groups()*lanes; i++ {
		for k := range l.rows {
			l.errors[i/lanes*l.rows+k][i%lanes] = 0
		}
	}
}
