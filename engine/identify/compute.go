package identify

import (
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/network"
)

// matrix is rows × cols numbers, row by row.
type matrix struct {
	rows, cols int
	v          []float64
}

func newMatrix(rows, cols int) matrix { return matrix{rows, cols, make([]float64, rows*cols)} }

func (m matrix) at(r, c int) float64 { return m.v[r*m.cols+c] }

func (m matrix) row(r int) []float64 { return m.v[r*m.cols : (r+1)*m.cols] }

// recipe is how a program computes its network: the right way, but for what a slip has changed. All samples are computed
// at a time, each in a row.
type recipe struct {
	shape  network.Shape
	theta  []float64
	X, Y   matrix
	hidden []*activation.Activation
	output *activation.Output
	loss   *loss.Loss

	// Of the forward pass.
	noBias     bool // no bias is added
	biasOfRow  bool // row i gets bias i, where unit i should
	turned     bool // W stands where its transpose belongs, where it is square
	noOutput   bool // f is T beside a loss against which g has cancelled; else the output function is the identity
	bySamples  bool // softmax over the samples, where over the outputs it should be
	twice      bool // the output function is applied to the outputs again
	crossed    bool // each output is held against the targets of all samples
	onOutput   slope
	onHidden   slope
	onlyHidden int // the one hidden layer whose slope is wrong, from 1; 0: all

	// Of the backward pass.
	turnedBack bool // W stands where its transpose belongs, where it is square
	noWeight   bool // s_m is σ′(a_m) Σ_k δ_k
	oneUnit    bool // s has the error of the last unit above alone, which has overwritten those before
	updated    bool // the weights above have moved already when s is computed
	inputs     inputs

	// Of the step.
	rate, decay float64
	reduction   network.Reduction
	locked      []bool // of each parameter
}

// slope is what stands where the derivative of an activation or an output function belongs.
type slope int

const (
	rightSlope   slope = iota
	noSlope            // 1
	valueAsSlope       // σ(a)
	slopeAtValue       // σ′(z)
	formulaAtNet       // a (1 − a) for the sigmoid, whose slope is z (1 − z)
	diagonal           // of an output function of all T: ∂f_k/∂T_k alone
	slopeTwice         // g′ beside a loss against which it has cancelled
)

// inputs is what the errors of a layer are multiplied by for the derivatives of its weights.
type inputs int

const (
	rightInputs inputs = iota
	netInputs          // a where z belongs
	dataInputs         // x where z belongs
	unitInputs         // z where x belongs
)

// values is all that a program computes.
type values struct {
	recipe
	A, Z, S     []matrix
	T, F, Delta matrix
	L           []float64
	errors, in  []matrix  // of layer 1…H+1: s or δ, and what comes into it
	total       []float64 // Σ_i ∂L_i/∂θ
}

// run computes a forward and a backward pass by the recipe.
func (r recipe) run() *values {
	v := &values{recipe: r}
	v.forward()
	v.lossAndDelta()
	v.backward()
	return v
}

// square reports whether a layer takes as many numbers as it gives, so that its weights are square.
func (r recipe) square(layer int) bool { return r.shape.Rows(layer) == r.shape.Cols(layer)-1 }

func (v *values) forward() {
	N, s := v.X.rows, v.shape
	in := v.X
	for layer := 1; layer <= s.Layers(); layer++ {
		M, cols := s.Rows(layer), s.Cols(layer)
		W := s.Matrix(v.theta, layer)
		net := newMatrix(N, M)
		for i := range N {
			for m := range M {
				sum := 0.0
				switch {
				case v.noBias:
				case v.biasOfRow && N == M:
					sum = W[i*cols]
				default:
					sum = W[m*cols]
				}
				for l, x := range in.row(i) {
					if v.turned && v.square(layer) {
						sum += W[l*cols+1+m] * x
					} else {
						sum += W[m*cols+1+l] * x
					}
				}
				net.v[i*M+m] = sum
			}
		}
		v.in = append(v.in, in)
		if layer == s.Layers() {
			v.T = net
			break
		}
		z := newMatrix(N, M)
		for j, a := range net.v {
			z.v[j] = v.hidden[layer-1].Value(a)
		}
		v.A, v.Z = append(v.A, net), append(v.Z, z)
		in = z
	}
	v.F = newMatrix(N, s.K)
	switch {
	case v.noOutput:
		copy(v.F.v, v.T.v)
	case v.bySamples:
		T, f := make([]float64, N), make([]float64, N)
		for k := range s.K {
			for i := range N {
				T[i] = v.T.at(i, k)
			}
			v.output.Value(f, T)
			for i := range N {
				v.F.v[i*s.K+k] = f[i]
			}
		}
	default:
		for i := range N {
			v.output.Value(v.F.row(i), v.T.row(i))
		}
	}
}

// lossAndDelta sets L_i and δ.
func (v *values) lossAndDelta() {
	N := v.X.rows
	v.L, v.Delta = make([]float64, N), newMatrix(N, v.shape.K)
	delta := make([]float64, v.shape.K)
	form := v.loss.With(v.output)
	for i := range N {
		of := []int{i}
		if v.crossed {
			of = of[:0]
			for j := range N {
				of = append(of, j)
			}
		}
		for _, j := range of {
			y := v.Y.row(j)
			T, f := v.T.row(i), v.F.row(i)
			if v.twice {
				T, f = f, make([]float64, len(f))
				v.output.Value(f, T)
			}
			v.L[i] += v.lossOf(form, y, T, f)
			v.deltaOf(form, delta, y, T, f)
			if v.twice {
				v.output.Backward(delta, v.T.row(i), T)
			}
			for k, d := range delta {
				v.Delta.v[i*v.shape.K+k] += d
			}
		}
	}
}

// lossOf is L_i of the outputs that the program has, which are not always those of T.
func (v *values) lossOf(form loss.Form, y, T, f []float64) float64 {
	if v.bySamples && v.loss.Each != nil {
		sum := 0.0
		for k := range y {
			sum += v.loss.Each.Value(y[k], f[k])
		}
		return sum
	}
	return form.Value(y, T, f)
}

func (v *values) deltaOf(form loss.Form, delta, y, T, f []float64) {
	_, cancelled := v.loss.CancelledWith(v.output)
	switch {
	case v.onOutput == rightSlope, cancelled && v.onOutput != slopeTwice:
		form.Delta(delta, y, T, f)
		return
	case cancelled:
		form.Delta(delta, y, T, f)
		for k := range delta {
			if g := v.output.Each; g != nil {
				delta[k] *= g.Derivative(T[k])
			} else {
				delta[k] *= f[k] * (1 - f[k])
			}
		}
		return
	}
	for k := range delta {
		delta[k] = v.loss.Each.Slope(y[k], f[k])
		switch g := v.output.Each; {
		case v.onOutput == noSlope:
		case g == nil: // the only output function of all T has f_k (1 − f_k) on its diagonal
			delta[k] *= f[k] * (1 - f[k])
		default:
			delta[k] *= v.onOutput.of(g, T[k], f[k])
		}
	}
}

// of is what stands where the derivative of an activation belongs.
func (s slope) of(a *activation.Activation, net, value float64) float64 {
	switch s {
	case noSlope:
		return 1
	case valueAsSlope:
		return value
	case slopeAtValue:
		return a.Derivative(value)
	case formulaAtNet:
		formula, _ := formulaOfValue(a)
		return expr.Eval(formula, arithmetic{}, letter(net))
	}
	return a.Derivative(net)
}

func (v *values) backward() {
	s := v.shape
	v.total = make([]float64, s.Count())
	v.errors = make([]matrix, s.Layers())
	v.S = make([]matrix, len(v.hidden))
	errors := v.Delta
	for layer := s.Layers(); layer >= 1; layer-- {
		v.errors[layer-1] = errors
		v.in[layer-1] = v.multiplied(layer)
		v.addTotal(layer)
		if layer == 1 {
			break
		}
		errors = v.back(layer, errors)
		v.S[layer-2] = errors
	}
}

// multiplied is what the errors of a layer are multiplied by.
func (v *values) multiplied(layer int) matrix {
	in := v.in[layer-1]
	other := in
	switch {
	case v.inputs == netInputs && layer > 1:
		other = v.A[layer-2]
	case v.inputs == dataInputs && layer > 1:
		other = v.X
	case v.inputs == unitInputs && layer == 1 && len(v.Z) > 0:
		other = v.Z[0]
	}
	if other.cols != in.cols {
		return in
	}
	return other
}

func (v *values) addTotal(layer int) {
	G, cols := v.shape.Matrix(v.total, layer), v.shape.Cols(layer)
	errors, in := v.errors[layer-1], v.in[layer-1]
	for i := range errors.rows {
		x := in.row(i)
		for m, e := range errors.row(i) {
			row := G[m*cols:][:cols]
			row[0] += e
			for l, x := range x {
				row[1+l] += e * x
			}
		}
	}
}

// back is the errors of the layer below.
func (v *values) back(layer int, errors matrix) matrix {
	s := v.shape
	W, cols := s.Matrix(v.theta, layer), s.Cols(layer)
	if v.updated {
		W = s.Matrix(v.moved(), layer)
	}
	a := v.hidden[layer-2]
	S := newMatrix(errors.rows, cols-1)
	wrong := v.onHidden
	if v.onlyHidden != 0 && v.onlyHidden != layer-1 {
		wrong = rightSlope
	}
	for i := range errors.rows {
		for l := range cols - 1 {
			sum := 0.0
			for m, e := range errors.row(i) {
				switch {
				case v.oneUnit && m < errors.cols-1:
				case v.noWeight:
					sum += e
				case v.turnedBack && v.square(layer):
					sum += e * W[l*cols+1+m]
				default:
					sum += e * W[m*cols+1+l]
				}
			}
			S.v[i*S.cols+l] = sum * wrong.of(a, v.A[layer-2].at(i, l), v.Z[layer-2].at(i, l))
		}
	}
	return S
}

// scale is what R's gradient is of the sum.
func (v *values) scale() float64 {
	if v.reduction == network.Mean {
		return 1 / float64(v.X.rows)
	}
	return 1
}

// moved is θ after a step by the gradient as far as it is known.
func (v *values) moved() []float64 { return v.step(v.total, v.scale(), 2) }

// step is θ after a step by a gradient, a factor on it, and a factor on the decay's θ.
func (v *values) step(gradient []float64, factor, decay float64) []float64 {
	next := slices.Clone(v.theta)
	for j, g := range gradient {
		p := v.shape.ParamAt(j)
		if v.locked[j] {
			continue
		}
		d := g * factor
		if p.Input > 0 {
			d += decay * v.decay * v.theta[j]
		}
		next[j] -= v.rate * d
	}
	return next
}

// afterEachRow is θ after a step by each sample, one after the other.
func (r recipe) afterEachRow() []float64 {
	one := r
	one.theta = slices.Clone(r.theta)
	for i := range r.X.rows {
		one.X, one.Y = matrix{1, r.X.cols, r.X.row(i)}, matrix{1, r.Y.cols, r.Y.row(i)}
		v := one.run()
		one.theta = v.step(v.total, 1, 2)
	}
	return one.theta
}

// formulaOfValue is the derivative of an activation as a formula of its value alone, if it has one.
func formulaOfValue(a *activation.Activation) (expr.Expr, bool) {
	v, z := expr.Symbol{Kind: expr.V}, expr.Symbol{Kind: expr.Z}
	formula := a.DerivativeOf(v, z)
	ofValue := false
	for _, s := range expr.Symbols(formula) {
		if s.Kind == expr.V {
			return nil, false
		}
		ofValue = true
	}
	return formula, ofValue
}

// arithmetic is that of formulas without functions.
type arithmetic struct{}

func (arithmetic) Const(v float64) float64  { return v }
func (arithmetic) Add(a, b float64) float64 { return a + b }
func (arithmetic) Neg(a float64) float64    { return -a }
func (arithmetic) Mul(a, b float64) float64 { return a * b }
func (arithmetic) Div(a, b float64) float64 { return a / b }
func (arithmetic) Real(a float64) float64   { return a }
func (arithmetic) Power(a float64, n int) float64 {
	p := 1.0
	for range max(n, -n) {
		p *= a
	}
	if n < 0 {
		return 1 / p
	}
	return p
}

func (arithmetic) Call(f *expr.Function, _ int, _ []float64) float64 {
	panic("identify: a function in a formula of a value: " + f.ID)
}

// letter is the value of the only symbol of a formula.
type letter float64

func (l letter) Symbol(expr.Symbol) float64 { return float64(l) }

func (letter) Deriv(expr.Deriv) float64 { panic("identify: a derivative in a formula of a value") }
