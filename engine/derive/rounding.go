package derive

import "chainrule/engine/expr"

// rounding bounds how far rounding alone can take the value of e from the true one. It evaluates e from the data and
// parameters in numbers that carry their error, and derivatives too.
func (p *point) rounding(e expr.Expr) float64 {
	env := &roundedEnv{point: p, values: map[expr.Symbol]rounded{}, seeds: map[expr.Symbol]*roundedDuals{}}
	return expr.Eval(e, roundedField{}, env).err
}

// roundedEnv gives symbols their values with their error.
type roundedEnv struct {
	point  *point
	values map[expr.Symbol]rounded
	seeds  map[expr.Symbol]*roundedDuals
}

func (e *roundedEnv) Symbol(s expr.Symbol) rounded {
	e.point.tick()
	if v, ok := e.values[s]; ok {
		return v
	}
	v := e.define(s)
	e.values[s] = v
	return v
}

func (e *roundedEnv) define(s expr.Symbol) rounded {
	m := e.point.model
	switch {
	case s.Kind == expr.Delta:
		return e.delta(s)
	case s.Kind == expr.S:
		return expr.Eval(expr.Mul(m.slopeOf(s.Layer, s.I), m.arriving(s.Layer, s.I)), roundedField{}, e)
	case s.Kind == expr.F && m.joint():
		T, f := make([]rounded, m.shape.K), make([]float64, m.shape.K)
		for k := range T {
			T[k] = e.Symbol(m.t(expr.At(k + 1)))
		}
		return roundedValue(T, func(T []float64) float64 {
			m.g.Value(f, T)
			return f[s.I.N-1]
		})
	}
	definition, ok := m.definition(s)
	if !ok {
		return rounded{e.point.Symbol(s), 0}
	}
	return expr.Eval(definition, roundedField{}, e)
}

// delta is the error at an output as the backward pass computes it. If a denominator has cancelled, it is computed
// from y and f, so that an f near 1 does not bring its own rounding into it.
func (e *roundedEnv) delta(s expr.Symbol) rounded {
	m := e.point.model
	if c, ok := m.loss.CancelledWith(m.g); ok {
		f := func(k expr.Index) expr.Expr { return m.f(k) }
		return expr.Eval(c.DeltaOf(m.shape.K, s.I, m.y, f), roundedField{}, e)
	}
	return rounded{e.point.Symbol(s), e.Deriv(expr.Deriv{Of: m.li(), By: m.t(s.I)}).err}
}

// Deriv is a derivative with its error.
func (e *roundedEnv) Deriv(d expr.Deriv) rounded {
	seed, ok := e.seeds[d.By]
	if !ok {
		seed = &roundedDuals{env: e, by: d.By, values: map[expr.Symbol]roundedDual{}}
		e.seeds[d.By] = seed
	}
	return expr.Eval(d.Of, roundedDualField{}, seed).slope
}

// roundedDual is a dual number of which both parts carry their error.
type roundedDual struct{ value, slope rounded }

type roundedDuals struct {
	env    *roundedEnv
	by     expr.Symbol
	values map[expr.Symbol]roundedDual
}

func (e *roundedDuals) Symbol(s expr.Symbol) roundedDual {
	e.env.point.tick()
	m := e.env.point.model
	switch {
	case s == e.by:
		return roundedDual{e.env.Symbol(s), rounded{1, 0}}
	case !m.depends(s, e.by):
		return roundedDual{value: e.env.Symbol(s)}
	}
	if v, ok := e.values[s]; ok {
		return v
	}
	var v roundedDual
	if s.Kind == expr.F && m.joint() {
		v = e.joint(s)
	} else {
		definition, _ := m.definition(s)
		v = expr.Eval(definition, roundedDualField{}, e)
	}
	e.values[s] = v
	return v
}

// joint is f_k with its slope Σ_j ∂f_k/∂T_j T_j′, where each output depends on the net inputs of all.
func (e *roundedDuals) joint(s expr.Symbol) roundedDual {
	m := e.env.point.model
	in := roundedField{}
	slope := rounded{}
	for j := 1; j <= m.shape.K; j++ {
		by := m.g.DerivativeOf(s.I, expr.At(j), func(k expr.Index) expr.Expr { return m.f(k) })
		slope = in.Add(slope, in.Mul(expr.Eval(by, in, e.env), e.Symbol(m.t(expr.At(j))).slope))
	}
	return roundedDual{e.env.Symbol(s), slope}
}

func (e *roundedDuals) Deriv(d expr.Deriv) roundedDual {
	panic("derive: a second derivative, by " + d.By.ID())
}

// roundedDualField is the arithmetic of dual numbers over roundedField.
type roundedDualField struct{}

func (roundedDualField) Const(v float64) roundedDual { return roundedDual{value: rounded{v, 0}} }

func (roundedDualField) Add(a, b roundedDual) roundedDual {
	in := roundedField{}
	return roundedDual{in.Add(a.value, b.value), in.Add(a.slope, b.slope)}
}

func (roundedDualField) Neg(a roundedDual) roundedDual {
	in := roundedField{}
	return roundedDual{in.Neg(a.value), in.Neg(a.slope)}
}

func (roundedDualField) Mul(a, b roundedDual) roundedDual {
	in := roundedField{}
	return roundedDual{in.Mul(a.value, b.value), in.Add(in.Mul(a.value, b.slope), in.Mul(a.slope, b.value))}
}

func (f roundedDualField) Div(a, b roundedDual) roundedDual {
	in := roundedField{}
	inverse := in.Div(rounded{1, 0}, b.value)
	slope := in.Neg(in.Mul(in.Mul(inverse, inverse), b.slope))
	return f.Mul(a, roundedDual{inverse, slope})
}

func (f roundedDualField) Power(a roundedDual, n int) roundedDual {
	if n < 0 {
		return f.Div(f.Const(1), f.Power(a, -n))
	}
	p := f.Const(1)
	for range n {
		p = f.Mul(p, a)
	}
	return p
}

func (roundedDualField) Real(a roundedDual) float64 { return a.value.v }

func (roundedDualField) Call(f *expr.Function, order int, args []roundedDual) roundedDual {
	in := roundedField{}
	values := make([]rounded, len(args))
	for i, a := range args {
		values[i] = a.value
	}
	d := roundedDual{value: in.Call(f, order, values)}
	for i, a := range args {
		by := roundedValue(values, func(v []float64) float64 { return slope(f, order, v, i) })
		d.slope = in.Add(d.slope, in.Mul(by, a.slope))
	}
	return d
}
