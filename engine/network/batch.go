package network

import "chainrule/engine/activation"

// Lanes are what four samples have in one place; a Batch computes four samples at once.
type Lanes = activation.Lanes

const lanes = len(Lanes{})

// BatchRows is the most samples that a Batch takes at once: enough to make up for the calls that a pass is,
// and few enough to stay in the processor's nearest memory.
const BatchRows = 32

// Batch computes the passes of several samples at once, much faster than one after the other, to the last
// digits of what a [Pass] holds. It keeps their values between Load, Forward, Loss and Backward, so that a
// caller repeats only what changes. It is not for use by several goroutines at once.
//
// Values lie by groups of four samples, in a group by unit, and of a unit by sample.
type Batch struct {
	network *Network
	rows    int     // samples loaded
	x, y    []Lanes // of P and K a group
	hidden  []unitLanes
	out     unitLanes
	one     *Pass // one sample's, for what is not computed on lanes
	target  []float64
}

// unitLanes are the values of a layer's units.
type unitLanes struct {
	net    []Lanes // a, or T
	value  []Lanes // z, or f
	slope  []Lanes // σ′(a), or g′(T) where g acts on every T_k alone
	errors []Lanes // s, or δ
}

func newUnitLanes(units int) unitLanes {
	const groups = BatchRows / lanes
	all := make([]Lanes, 4*groups*units)
	take := func() []Lanes {
		part := all[: groups*units : groups*units]
		all = all[groups*units:]
		return part
	}
	return unitLanes{take(), take(), take(), take()}
}

// NewBatch makes the buffers of a Batch.
func (n *Network) NewBatch() *Batch {
	const groups = BatchRows / lanes
	b := &Batch{
		network: n, one: n.NewPass(), target: make([]float64, n.Shape.K),
		x: make([]Lanes, groups*n.Shape.P), y: make([]Lanes, groups*n.Shape.K), out: newUnitLanes(n.Shape.K),
	}
	for _, l := range n.hidden {
		b.hidden = append(b.hidden, newUnitLanes(l.rows))
	}
	return b
}

// Load takes the given rows, from 0, of X (N × P) and Y (N × K): at least one and at most [BatchRows].
func (b *Batch) Load(X, Y []float64, rows []int) {
	if len(rows) == 0 || len(rows) > BatchRows {
		panic("network: a batch takes 1 to 32 rows")
	}
	b.rows = len(rows)
	P, K := b.network.Shape.P, b.network.Shape.K
	for i := range b.groups() * lanes {
		row := rows[min(i, len(rows)-1)] // the last one again, to fill the group
		spread(b.x[i/lanes*P:], X[row*P:][:P], i%lanes)
		spread(b.y[i/lanes*K:], Y[row*K:][:K], i%lanes)
	}
}

// spread puts a sample's values into one lane.
func spread(to []Lanes, values []float64, lane int) {
	to = to[:len(values)]
	for l, v := range values {
		to[l][lane%lanes] = v
	}
}

// groups is how many groups of four the samples loaded make.
func (b *Batch) groups() int { return (b.rows + lanes - 1) / lanes }

// Forward computes a, z, T and f of the samples loaded.
func (b *Batch) Forward(theta []float64) {
	n, groups := b.network, b.groups()
	expect("theta", len(theta), n.count)
	in := b.x[:groups*n.Shape.P]
	for h, l := range n.hidden {
		u, size := &b.hidden[h], groups*l.rows
		affineLanes(u.net[:size], theta[l.offset:], in, l)
		l.activation.Lanes(u.value, u.slope, u.net[:size])
		in = u.value[:size]
	}
	K := n.Shape.K
	u, size := &b.out, groups*K
	affineLanes(u.net[:size], theta[n.last.offset:], in, n.last)
	if n.output.Each != nil {
		n.output.Each.Lanes(u.value, u.slope, u.net[:size])
		return
	}
	for at := 0; at < size; at += K {
		n.output.Lanes(u.value[at:at+K], u.net[at:at+K])
	}
}

// Loss is Σ L_i over the samples loaded, after their Forward.
func (b *Batch) Loss() float64 {
	n, sum := b.network, 0.0
	for i := range b.rows {
		b.gather(b.one.T, b.out.net, i)
		b.gather(b.one.F, b.out.value, i)
		b.gather(b.target, b.y, i)
		sum += n.loss.Value(n.Shape.Output, b.target, b.one.T, b.one.F)
	}
	return sum
}

// Outputs copies f of the samples loaded to f (rows × K), after their Forward.
func (b *Batch) Outputs(f []float64) {
	K := b.network.Shape.K
	for i := range b.rows {
		b.gather(f[i*K:][:K], b.out.value, i)
	}
}

// gather takes one sample's values of the outputs out of its lane.
func (b *Batch) gather(to []float64, from []Lanes, i int) {
	K := len(to)
	for k := range to {
		to[k] = from[i/lanes*K+k][i%lanes]
	}
}

// Backward adds Σ ∂L_i/∂θ over the samples loaded to gradient, after their Forward at the same theta.
func (b *Batch) Backward(theta, gradient []float64) {
	n, groups := b.network, b.groups()
	expect("theta", len(theta), n.count)
	expect("gradient", len(gradient), n.count)
	b.outputErrors()
	at, errors := n.last, b.out.errors[:groups*n.Shape.K]
	for h := len(n.hidden) - 1; h >= 0; h-- {
		u, size := &b.hidden[h], groups*n.hidden[h].rows
		outerLanes(gradient[at.offset:], errors, u.value[:size], at)
		backLanes(u.errors[:size], theta[at.offset:], errors, u.slope[:size], at)
		at, errors = n.hidden[h], u.errors[:size]
	}
	outerLanes(gradient[at.offset:], errors, b.x[:groups*n.Shape.P], at)
}

// outputErrors sets δ_k = ∂L_i/∂T_k, and 0 in the lanes that only fill the last group.
func (b *Batch) outputErrors() {
	n, K := b.network, b.network.Shape.K
	u, size := &b.out, b.groups()*K
	switch {
	case n.loss.NetInputLanes != nil:
		for at := 0; at < size; at += K {
			n.loss.NetInputLanes(n.Shape.Output, u.errors[at:at+K], b.y[at:at+K], u.value[at:at+K])
		}
	case n.output.Each != nil:
		n.loss.OutputLanes(u.errors[:size], b.y, u.value)
		for j := range u.errors[:size] {
			e, s := &u.errors[j], &u.slope[j]
			e[0], e[1], e[2], e[3] = e[0]*s[0], e[1]*s[1], e[2]*s[2], e[3]*s[3]
		}
	default:
		b.outputErrorsEach()
	}
	for i := b.rows; i < b.groups()*lanes; i++ {
		for k := range K {
			u.errors[i/lanes*K+k][i%lanes] = 0
		}
	}
}

// outputErrorsEach sets δ sample by sample, for an output function whose every output depends on every T.
func (b *Batch) outputErrorsEach() {
	n, p := b.network, b.one
	for i := range b.rows {
		b.gather(p.T, b.out.net, i)
		b.gather(p.F, b.out.value, i)
		b.gather(b.target, b.y, i)
		n.outputErrors(b.target, p)
		spread(b.out.errors[i/lanes*n.Shape.K:], p.Delta, i%lanes)
	}
}
