package kernel

import (
	"unsafe"

	"chainrule/engine/activation"
)

// activations are the functions of units, in the order of their codes. Each sets value and slope from net for all
// groups, and gives 1 where a net input is beyond what it can do, or is not a number.
var activations = []part{
	{"identity", identity},
	{"sigmoid", sigmoid},
	{"tanh", tanh},
	{"relu", relu},
	{"softmax", softmax},
}

// each makes a function that acts on pairs of net inputs: do sets value and slope from net. Where it says of
// the constant exp how large |net| may be, larger is reported.
func each(limit float64, do func(f *product, net local) (make, value, slope code)) *function {
	f := newProduct()
	n := f.begin(mul(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), word(f.layer.get(), unsafe.Offsetof(Layer{}.Rows))))
	from, to, slopes := f.load(unsafe.Offsetof(Layer{}.Net)), f.load(unsafe.Offsetof(Layer{}.Value)), f.load(unsafe.Offsetof(Layer{}.Slope))
	within := f.variable(v128)
	f.body = join(f.body, within.set(bits(^uint64(0))))
	var c code
	for half := 0; half < lanes; half += 16 {
		net := f.variable(v128)
		make, value, slope := do(&f, net)
		c = join(c, net.set(pair(from.get(), half)))
		if limit != 0 {
			c = join(c, within.set(both(within.get(), lessOrEqual(times(net.get(), net.get()), constant(limit*limit)))))
		}
		c = join(c, make, keep(to.get(), half, value), keep(slopes.get(), half, slope))
	}
	return f.end(anyBit(without(bits(^uint64(0)), within.get())),
		loop(n, c, from.plus(lanes), to.plus(lanes), slopes.plus(lanes)))
}

func identity() *function {
	return each(0, func(_ *product, net local) (make, value, slope code) {
		return nil, net.get(), constant(1)
	})
}

// sigmoid is 1 / (1 + e) and e / (1 + e)², where e = e^(−v).
func sigmoid() *function {
	return each(-activation.Exponential.Least, func(f *product, net local) (make, value, slope code) {
		scale, rest, make := exponential(f, negated(net.get()))
		e, r := f.variable(v128), f.variable(v128)
		make = join(make,
			e.set(plus(scale.get(), times(scale.get(), rest.get()))),
			r.set(over(constant(1), plus(constant(1), e.get()))))
		return make, r.get(), times(times(e.get(), r.get()), r.get())
	})
}

// tanh is (1 − e) / (1 + e) with the sign of v, and 4 e / (1 + e)², where e = e^(−2|v|).
func tanh() *function {
	return each(-activation.Exponential.Least/2, func(f *product, net local) (make, value, slope code) {
		scale, rest, make := exponential(f, times(constant(-2), magnitude(net.get())))
		e, r := f.variable(v128), f.variable(v128)
		const sign = 1 << 63
		make = join(make,
			rest.set(times(scale.get(), rest.get())),
			e.set(plus(scale.get(), rest.get())),
			r.set(over(constant(1), plus(constant(1), e.get()))))
		value = times(plus(minus(scale.get(), constant(1)), rest.get()), r.get())
		value = either(without(value, bits(sign)), both(net.get(), bits(sign)))
		return make, value, times(times(times(constant(4), e.get()), r.get()), r.get())
	})
}

// relu keeps what is not ≤ 0, bit by bit, so that NaN stays NaN.
func relu() *function {
	return each(0, func(f *product, net local) (make, value, slope code) {
		no := f.variable(v128)
		make = no.set(lessOrEqual(net.get(), constant(0)))
		return make, without(net.get(), no.get()), without(constant(1), no.get())
	})
}

// softmax is e^(T_k − top) over their sum, for each group.
func softmax() *function {
	f := newProduct()
	groups, rows := f.groups(), f.load(unsafe.Offsetof(Layer{}.Rows))
	net, value := f.load(unsafe.Offsetof(Layer{}.Net)), f.load(unsafe.Offsetof(Layer{}.Value))
	k, at, within := f.variable(i32), f.variable(i32), f.variable(v128)
	f.body = join(f.body, within.set(bits(^uint64(0))))
	var top, finish, do code
	for half := 0; half < lanes; half += 16 {
		most, sum, v, e := f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128)
		scale, rest, make := exponential(&f, v.get())
		top = join(
			most.set(pair(net.get(), half)),
			at.set(net.get()), k.set(rows.get()),
			loop(k, most.set(larger(most.get(), pair(at.get(), half))), at.plus(lanes)),
			sum.set(constant(0)))
		least := activation.Exponential.Least
		do = join(do, top,
			at.set(net.get()), k.set(rows.get()),
			loop(k,
				v.set(minus(pair(at.get(), half), most.get())),
				within.set(both(within.get(), lessOrEqual(times(v.get(), v.get()), constant(least*least)))),
				make,
				e.set(plus(scale.get(), times(scale.get(), rest.get()))),
				keep(add(value.get(), sub(at.get(), net.get())), half, e.get()),
				sum.set(plus(sum.get(), e.get())),
				at.plus(lanes)))
		finish = join(
			sum.set(over(constant(1), sum.get())),
			at.set(value.get()), k.set(rows.get()),
			loop(k, keep(at.get(), half, times(pair(at.get(), half), sum.get())), at.plus(lanes)))
		do = join(do, finish)
	}
	return f.end(anyBit(without(bits(^uint64(0)), within.get())), loop(groups, do,
		net.set(add(net.get(), left(rows.get(), number(5)))),
		value.set(add(value.get(), left(rows.get(), number(5))))))
}

// exponential is e^v = scale + scale·rest as package activation computes it.
func exponential(f *product, v code) (scale, rest local, make code) {
	powers := f.variable(i32)
	whole, r, a, b := f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128)
	scale, rest = f.variable(v128), f.variable(v128)
	x := activation.Exponential
	entry := func(which byte) code {
		return pair(add(powers.get(), left(and(low(scale.get(), which), number(63)), number(4))), 0)
	}
	make = join(
		powers.set(word(f.program.get(), unsafe.Offsetof(Program{}.Powers))),
		r.set(v),
		scale.set(plus(times(r.get(), constant(x.Steps)), constant(x.Round))),
		whole.set(minus(scale.get(), constant(x.Round))),
		r.set(minus(minus(r.get(), times(whole.get(), constant(x.High))), times(whole.get(), constant(x.Low)))),
		a.set(entry(0)), b.set(entry(1)),
		scale.set(plusBits(firsts(a.get(), b.get()), leftBits(scale.get(), 46))),
		whole.set(times(r.get(), r.get())),
		rest.set(plus(times(whole.get(), constant(x.Terms[4])), plus(constant(x.Terms[2]), times(r.get(), constant(x.Terms[3]))))),
		rest.set(plus(plus(constant(x.Terms[0]), times(r.get(), constant(x.Terms[1]))), times(whole.get(), rest.get()))),
		rest.set(plus(seconds(a.get(), b.get()), times(r.get(), rest.get()))),
	)
	return scale, rest, make
}

// losses are those of the output errors, in the order of their codes. Each sets δ of the layer from f, y and the slope.
var losses = []part{
	{"rss", func() *function { return squares(2) }},
	{"half-rss", func() *function { return squares(1) }},
	{"cross-entropy", func() *function { return entropy(false) }},
	{"cross-entropy of softmax", func() *function { return entropy(true) }},
}

// squares sets δ_k = factor · (f_k − y_k) · slope_k.
func squares(factor float64) *function {
	f := newProduct()
	n := f.begin(mul(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), word(f.layer.get(), unsafe.Offsetof(Layer{}.Rows))))
	y := f.begin(word(f.program.get(), unsafe.Offsetof(Program{}.Target)))
	value, slope, errors := f.load(unsafe.Offsetof(Layer{}.Value)), f.load(unsafe.Offsetof(Layer{}.Slope)), f.load(unsafe.Offsetof(Layer{}.Errors))
	var do code
	for half := 0; half < lanes; half += 16 {
		difference := minus(pair(value.get(), half), pair(y.get(), half))
		do = join(do, keep(errors.get(), half, times(times(constant(factor), difference), pair(slope.get(), half))))
	}
	return f.end(number(0), loop(n, do, y.plus(lanes), value.plus(lanes), slope.plus(lanes), errors.plus(lanes)))
}

// entropy sets δ_k = f_k Σ_j y_j − y_k with softmax, and f_k − y_k without.
func entropy(softmax bool) *function {
	f := newProduct()
	groups, rows := f.groups(), f.load(unsafe.Offsetof(Layer{}.Rows))
	y := f.begin(word(f.program.get(), unsafe.Offsetof(Program{}.Target)))
	value, errors := f.load(unsafe.Offsetof(Layer{}.Value)), f.load(unsafe.Offsetof(Layer{}.Errors))
	k, at := f.variable(i32), f.variable(i32)
	total := f.variables(2, v128)
	var start, sum, do code
	for half, t := range total {
		half *= 16
		if softmax {
			start = join(start, t.set(constant(0)))
			sum = join(sum, t.set(plus(t.get(), pair(at.get(), half))))
		} else {
			start = join(start, t.set(constant(1)))
		}
		do = join(do, keep(errors.get(), half, minus(times(pair(value.get(), half), t.get()), pair(y.get(), half))))
	}
	if softmax {
		start = join(start, at.set(y.get()), k.set(rows.get()), loop(k, sum, at.plus(lanes)))
	}
	return f.end(number(0), loop(groups, start, k.set(rows.get()),
		loop(k, do, y.plus(lanes), value.plus(lanes), errors.plus(lanes))))
}
