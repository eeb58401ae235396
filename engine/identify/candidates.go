package identify

import (
	"slices"
	"strconv"

	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// candidate is a quantity with which an array is compared, as a matrix of rows × cols numbers.
type candidate struct {
	quantity   string
	order      int // in the computation
	rows, cols int
	at         func(r, c int) float64
	bias       func(r int) float64 // what stands for the bias before or after a row; nil: nothing
	alone      bool                // the biases are an array of their own as well
	sample     int                 // number of the row that it is of, from 1; 0: of all
	reduction  string
	factors    []factor
	mistakes   []Mistake
	place      int
}

// factor is what a program may have multiplied a quantity by.
type factor struct {
	by        float64
	reduction string // that it makes; "": that of the quantity
	mistakes  []Mistake
}

func mistake(id string, title prose.ID, args ...any) Mistake {
	return Mistake{id, prose.Say(title, args...)}
}

var (
	once   = []factor{{by: 1}}
	sign   = mistake("sign", prose.SlipSign)
	double = mistake("factor-two", prose.SlipTwo)

	outputMean = mistake("mean-over-outputs", prose.SlipMeanOfOutputs)
	// common are the factors that are lost or put in most often.
	common = []factor{
		{by: 1},
		{-1, "", []Mistake{sign}},
		{0.5, "", []Mistake{double}},
		{2, "", []Mistake{double}},
		{-0.5, "", []Mistake{sign, double}},
		{-2, "", []Mistake{sign, double}},
	}
)

// times are factors times another, with what that one makes or is a mistake for.
func times(list []factor, by float64, reduction string, mistakes ...Mistake) []factor {
	var all []factor
	for _, f := range list {
		if len(f.mistakes)+len(mistakes) <= mostMistakes {
			all = append(all, factor{f.by * by, reduction, slices.Concat(f.mistakes, mistakes)})
		}
	}
	return all
}

// join is several lists of factors as one.
func join(lists ...[]factor) []factor {
	var all []factor
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// mostMistakes is how many mistakes may explain an array together.
const mostMistakes = 2

// mostSamples is up to how many samples each is compared on its own; of more, it is the one that a person asks about.
const mostSamples = 2000

// samples are those that are compared each on its own, by their indices.
func (s *Search) samples() []int {
	N := s.problem.Encoding.N
	own := s.problem.Sample
	var list []int
	if own >= 0 {
		list = append(list, own)
	}
	if N == 1 || N > mostSamples {
		return list
	}
	for i := range N {
		if i != own {
			list = append(list, i)
		}
	}
	return list
}

// number is the number of a sample's row in the table.
func (s *Search) number(sample int) int { return s.problem.Encoding.Rows[sample] + 1 }

// try compares the array with everything that a computation gives; of is the mistake in it, and nil for none.
func (s *Search) try(v *values, of *Mistake, place int) {
	c := &comparing{Search: s, values: v, place: place}
	if of != nil {
		c.of = []Mistake{*of}
	}
	c.forwardPass()
	c.losses()
	c.backwardPass()
	c.steps()
}

// comparing is one computation under comparison.
type comparing struct {
	*Search
	*values
	of    []Mistake
	place int
	order int
}

func (c *comparing) N() int { return c.X.rows }

// numbered is the name of a quantity of a layer.
func numbered(name string, layer int) string {
	if layer > 1 {
		return name + strconv.Itoa(layer)
	}
	return name
}

func (c *comparing) offer(k candidate) {
	k.mistakes = slices.Concat(c.of, k.mistakes)
	k.place += c.place
	k.order = c.order
	if k.factors == nil {
		k.factors = once
	}
	c.compare(k)
}

// perSample offers a quantity that has a row for each sample: of all samples, and of each.
func (c *comparing) perSample(name string, m matrix, factors []factor, one bool) {
	c.order++
	k := candidate{quantity: name, rows: m.rows, cols: m.cols, at: m.at, factors: factors}
	if one {
		k.bias = func(int) float64 { return 1 }
	}
	c.offer(k)
	if c.N() == 1 {
		return
	}
	for _, i := range c.samples() {
		k := k
		k.rows, k.at, k.sample, k.reduction = 1, func(_, col int) float64 { return m.at(i, col) }, c.number(i), "sample"
		c.offer(k)
	}
}

func (c *comparing) forwardPass() {
	c.perSample("x", c.X, nil, true)
	c.perSample("y", c.Y, nil, false)
	for layer := 1; layer <= c.shape.Layers(); layer++ {
		c.order++
		if c.of == nil { // a slip leaves them as they are
			c.offer(c.weights(c.shape.LayerID(layer), layer, c.theta))
		}
	}
	for h := range c.A {
		c.perSample(numbered("a", h+1), c.A[h], nil, false)
		c.perSample(numbered("z", h+1), c.Z[h], nil, true)
	}
	c.perSample("T", c.T, nil, false)
	c.perSample("f", c.F, nil, false)
}

// weights is a matrix of a list of parameters, or of derivatives by them.
func (c *comparing) weights(name string, layer int, list []float64) candidate {
	W, cols := c.shape.Matrix(list, layer), c.shape.Cols(layer)
	return candidate{
		quantity: name, rows: c.shape.Rows(layer), cols: cols - 1, alone: true,
		at:   func(m, l int) float64 { return W[m*cols+1+l] },
		bias: func(m int) float64 { return W[m*cols] },
	}
}

func (c *comparing) losses() {
	c.order++
	N, K := c.N(), c.shape.K
	factors := common
	if K > 1 {
		factors = join(factors, times(common, 1/float64(K), "", outputMean))
	}
	if c.loss.Each == nil { // it is a logarithm
		factors = join(factors, times(once, log2, "", mistake("log-base", prose.SlipLogBase, 2)), times(once, log10, "", mistake("log-base", prose.SlipLogBase, 10)))
	}
	each := func(i int) candidate {
		return candidate{quantity: "L", rows: 1, cols: 1, at: func(int, int) float64 { return c.L[i] }, sample: c.number(i), reduction: "sample", factors: factors}
	}
	sum := 0.0
	for _, l := range c.L {
		sum += l
	}
	scalar := func(v float64) func(int, int) float64 { return func(int, int) float64 { return v } }
	if N == 1 {
		k := each(0)
		k.sample, k.reduction = 0, ""
		c.offer(k)
		return
	}
	total := join(times(c.outputMean(), 1/float64(N), "mean"), times(factors, 1, "sum"), times(factors, 1/float64(N), "mean"))
	if c.crossed {
		total = append(total, times(once, 1/float64(N)/float64(N), "mean")...)
	}
	c.offer(candidate{quantity: "L", rows: 1, cols: 1, at: scalar(sum), factors: total})
	c.offer(candidate{quantity: "L", rows: N, cols: 1, at: func(i, _ int) float64 { return c.L[i] }, factors: factors})
	for _, i := range c.samples() {
		c.offer(each(i))
	}
	if c.of == nil && K > 1 && N*K*K <= mostNumbers {
		by := c.byOutput()
		c.offer(candidate{quantity: "L", rows: 1, cols: K, at: func(_, k int) float64 { return by[k] }, factors: total, mistakes: []Mistake{mistake("sum-axis", prose.SlipSumOfLoss)}})
	}
}

// byOutput is the loss summed over the samples for each output.
func (c *comparing) byOutput() []float64 {
	by := make([]float64, c.shape.K)
	form := c.loss.With(c.output)
	_, cancelled := c.loss.CancelledWith(c.output)
	for i := range c.N() {
		y, T, f := c.Y.row(i), c.T.row(i), c.F.row(i)
		for k := range by {
			switch {
			case !cancelled:
				by[k] += c.loss.Each.Value(y[k], f[k])
			case c.output.Each != nil:
				by[k] += form.Value(y[k:k+1], T[k:k+1], f[k:k+1])
			default:
				one := make([]float64, len(y))
				one[k] = y[k]
				by[k] += form.Value(one, T, f)
			}
		}
	}
	return by
}

// outputMean is the factor of a mean over the outputs, where there are several. With a mean over the samples it is more
// frequent than a factor of 2.
func (c *comparing) outputMean() []factor {
	if c.shape.K == 1 {
		return nil
	}
	return times(once, 1/float64(c.shape.K), "", outputMean)
}

// errorFactors are those of δ and s: each can be that of L_i, or of the mean over the samples.
func (c *comparing) errorFactors() []factor {
	N := float64(c.N())
	if N == 1 {
		return join(common, c.outputMean())
	}
	list := join(times(c.outputMean(), 1/N, "mean"), common, times(common, 1/N, "mean"), c.outputMean())
	if c.crossed {
		list = join(list, times(once, 1/(N*N), "mean"))
	}
	return list
}

// gradientFactors are those of the derivatives summed over all samples.
func (c *comparing) gradientFactors() []factor {
	N := float64(c.N())
	step := mistake("update-for-gradient", prose.SlipStep)
	if N == 1 {
		return join(common, c.outputMean(), times(once, -c.rate, "", step), times(once, c.rate, "", step))
	}
	list := join(
		times(c.outputMean(), 1/N, "mean"), times(common, 1, "sum"), times(common, 1/N, "mean"), times(c.outputMean(), 1, "sum"),
		times(once, 1/(N*N), "mean", mistake("mean-twice", prose.SlipMeanTwice)),
	)
	for _, sign := range []float64{-1, 1} {
		list = join(list, times(once, sign*c.rate, "sum", step), times(once, sign*c.rate/N, "mean", step))
	}
	if c.crossed {
		list = join(list, times(once, 1/(N*N), "mean"))
	}
	return list
}

func (c *comparing) backwardPass() {
	factors, total := c.errorFactors(), c.gradientFactors()
	for layer := c.shape.Layers(); layer >= 1; layer-- {
		name := "delta"
		if layer < c.shape.Layers() {
			name = numbered("s", layer)
		}
		errors, in := c.errors[layer-1], c.in[layer-1]
		c.perSample(name, errors, factors, false)
		c.order++
		name = "dL/d" + c.shape.LayerID(layer)
		k := c.weights(name, layer, c.total)
		k.factors = total
		c.offer(k)
		if c.N() == 1 {
			continue
		}
		c.oneRow(k, errors, in)
		if c.of == nil {
			c.wrongSums(k, errors, in)
		}
	}
}

// oneRow offers the derivatives of the loss of each sample alone.
func (c *comparing) oneRow(k candidate, errors, in matrix) {
	for _, i := range c.samples() {
		k := k
		k.at = func(m, l int) float64 { return errors.at(i, m) * in.at(i, l) }
		k.bias = func(m int) float64 { return errors.at(i, m) }
		k.sample, k.reduction, k.factors = c.number(i), "sample", common
		c.offer(k)
	}
}

// wrongSums offers the derivatives as they come out if they are summed wrongly.
func (c *comparing) wrongSums(k candidate, errors, in matrix) {
	N := float64(c.N())
	whole := join(times(once, 1, "sum"), times(once, 1/N, "mean"))
	for _, i := range c.samples() {
		less := k
		less.at = func(m, l int) float64 { return k.at(m, l) - errors.at(i, m)*in.at(i, l) }
		less.bias = func(m int) float64 { return k.bias(m) - errors.at(i, m) }
		less.factors, less.mistakes = join(whole, times(once, 1/(N-1), "mean")), []Mistake{mistake("row-left-out", prose.SlipRowLeftOut, c.number(i))}
		c.offer(less)
	}
	if errors.cols > 1 {
		sums := make([]float64, errors.rows)
		for i := range sums {
			for _, e := range errors.row(i) {
				sums[i] += e
			}
		}
		// the array of biases has a number for each sample then
		c.offer(candidate{
			quantity: k.quantity, rows: len(sums), cols: 0, alone: true, factors: whole, mistakes: []Mistake{mistake("sum-axis", prose.SlipSumOfBias)},
			bias: func(i int) float64 { return sums[i] },
		})
	}
	if c.decay > 0 {
		with := make([]float64, len(c.total))
		for _, scale := range []struct {
			by        float64
			reduction string
		}{{1, "sum"}, {1 / N, "mean"}} {
			for j, g := range c.total {
				with[j] = g * scale.by
				if c.shape.ParamAt(j).Input > 0 {
					with[j] += 2 * c.decay * c.theta[j]
				}
			}
			d := c.weights(k.quantity, c.layerOf(k.quantity), slices.Clone(with))
			d.reduction, d.mistakes = scale.reduction, []Mistake{mistake("with-decay", prose.SlipWithDecay)}
			c.offer(d)
		}
	}
}

func (c *comparing) layerOf(quantity string) int {
	for layer := 1; layer <= c.shape.Layers(); layer++ {
		if quantity == "dL/d"+c.shape.LayerID(layer) {
			return layer
		}
	}
	panic("identify: " + quantity + " has no layer")
}

// steps offers the weights after a step of gradient descent.
func (c *comparing) steps() {
	N, scale := float64(c.N()), c.scale()
	other := mistake("mean-for-sum", prose.SlipMeanForSum)
	otherScale := 1 / N
	if c.reduction == network.Mean {
		other, otherScale = mistake("sum-for-mean", prose.SlipSumForMean), 1
	}
	c.moves(c.moved(), nil, "")
	if N > 1 {
		c.moves(c.step(c.total, otherScale, 2), []Mistake{other}, "")
	}
	if c.of != nil {
		return
	}
	c.moves(c.step(c.total, -scale, -2), []Mistake{mistake("rate-sign", prose.SlipRateSign)}, "")
	c.moves(c.step(c.total, scale/c.rate, 2/c.rate), []Mistake{mistake("no-rate", prose.SlipNoRate)}, "")
	c.moves(c.step(c.total, scale/2, 2), []Mistake{double}, "")
	c.moves(c.step(c.total, scale*2, 2), []Mistake{double}, "")
	if c.decay > 0 {
		c.moves(c.step(c.total, scale, 0), []Mistake{mistake("no-decay", prose.SlipNoDecay)}, "")
		c.moves(c.step(c.total, scale, 1), []Mistake{mistake("half-decay", prose.SlipHalfDecay)}, "")
	}
	if N > 1 && N <= mostSamples && c.N()*len(c.total) <= mostNumbers {
		c.moves(c.afterEachRow(), []Mistake{mistake("update-after-each-row", prose.SlipEachRow)}, "")
	}
	if N > 1 && len(c.samples())*len(c.total) <= mostNumbers {
		c.stepsByOneRow()
	}
}

// stepsByOneRow offers the weights after a step by the loss of each sample alone.
func (c *comparing) stepsByOneRow() {
	gradient := make([]float64, len(c.total))
	for _, i := range c.samples() {
		for layer := 1; layer <= c.shape.Layers(); layer++ {
			G, cols := c.shape.Matrix(gradient, layer), c.shape.Cols(layer)
			for m, e := range c.errors[layer-1].row(i) {
				G[m*cols] = e
				for l, x := range c.in[layer-1].row(i) {
					G[m*cols+1+l] = e * x
				}
			}
		}
		theta := c.step(gradient, 1, 2)
		for layer := 1; layer <= c.shape.Layers(); layer++ {
			k := c.weights("new "+c.shape.LayerID(layer), layer, theta)
			k.sample, k.reduction = c.number(i), "sample"
			c.offer(k)
		}
	}
}

// moves offers new weights, layer by layer.
func (c *comparing) moves(theta []float64, mistakes []Mistake, reduction string) {
	for layer := 1; layer <= c.shape.Layers(); layer++ {
		c.order++
		k := c.weights("new "+c.shape.LayerID(layer), layer, theta)
		k.mistakes, k.reduction = mistakes, reduction
		c.offer(k)
	}
}
