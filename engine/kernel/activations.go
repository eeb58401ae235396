package kernel

import (
	"unsafe"

	"chainrule/engine/activation"
)

// activations are the functions of units, by their ids. Each sets value and slope from net for all groups, and gives
// 1 where a net input is beyond what it can do, or is not a number.
func activations() map[string]*function {
	return map[string]*function{"identity": identity(), "sigmoid": sigmoid(), "tanh": tanh(), "relu": relu(), "softmax": softmax()}
}

// each makes a function that acts on every net input alone. do computes value and slope of a pair of net inputs.
// limit is how large they may be; 0 is no limit.
func each(name, about string, limit float64, do func(f *layerFunction, net local) (prepare, value, slope code)) *function {
	f := newLayerFunction(name, about)
	n := f.begin("n", mul(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), word(f.layer.get(), unsafe.Offsetof(Layer{}.Rows))))
	from, to := f.load("from", unsafe.Offsetof(Layer{}.Net)), f.load("to", unsafe.Offsetof(Layer{}.Value))
	slopes := f.load("slopes", unsafe.Offsetof(Layer{}.Slope))
	within := f.variable("within", v128)
	f.body = join(f.body, within.set(bits(^uint64(0))))
	var c code
	for half := 0; half < lanes; half += 16 {
		net := f.variable("net", v128)
		prepare, value, slope := do(&f, net)
		c = join(c, halves(half), net.set(pair(from.get(), half)))
		if limit != 0 {
			c = join(c, within.set(both(within.get(), lessOrEqual(times(net.get(), net.get()), constant(limit*limit)))))
		}
		c = join(c, prepare, keep(to.get(), half, value), keep(slopes.get(), half, slope))
	}
	return f.end(anyBit(without(bits(^uint64(0)), within.get())),
		loop(n, c, from.plus(lanes), to.plus(lanes), slopes.plus(lanes)))
}

// halves notes which two of the four samples of a group come now.
func halves(half int) code {
	if half == 0 {
		return note("the first two samples of the group")
	}
	return note("the last two samples of the group")
}

func identity() *function {
	return each("identity", "The value is the net input, and the slope is 1.", 0, func(_ *layerFunction, net local) (prepare, value, slope code) {
		return nil, net.get(), constant(1)
	})
}

func sigmoid() *function {
	return each("sigmoid", "The value is 1 / (1 + e) and the slope e / (1 + e)², where e = e^(−v).", -activation.Exponential.Least, func(f *layerFunction, net local) (prepare, value, slope code) {
		scale, rest, prepare := exponential(f, negated(net.get()))
		e, r := f.variable("e", v128), f.variable("r", v128)
		prepare = join(prepare,
			e.set(plus(scale.get(), times(scale.get(), rest.get()))),
			r.set(over(constant(1), plus(constant(1), e.get()))))
		return prepare, r.get(), times(times(e.get(), r.get()), r.get())
	})
}

func tanh() *function {
	return each("tanh", "The value is (1 − e) / (1 + e) with the sign of v, and the slope 4 e / (1 + e)², where e = e^(−2|v|).", -activation.Exponential.Least/2, func(f *layerFunction, net local) (prepare, value, slope code) {
		scale, rest, prepare := exponential(f, times(constant(-2), magnitude(net.get())))
		e, r := f.variable("e", v128), f.variable("r", v128)
		const sign = 1 << 63
		prepare = join(prepare,
			rest.set(times(scale.get(), rest.get())),
			e.set(plus(scale.get(), rest.get())),
			r.set(over(constant(1), plus(constant(1), e.get()))))
		value = times(plus(minus(scale.get(), constant(1)), rest.get()), r.get())
		value = either(without(value, bits(sign)), both(net.get(), bits(sign)))
		return prepare, value, times(times(times(constant(4), e.get()), r.get()), r.get())
	})
}

func relu() *function {
	return each("relu", "A net input that is not ≤ 0 is kept bit by bit, so that NaN stays NaN.", 0, func(f *layerFunction, net local) (prepare, value, slope code) {
		no := f.variable("no", v128)
		prepare = no.set(lessOrEqual(net.get(), constant(0)))
		return prepare, without(net.get(), no.get()), without(constant(1), no.get())
	})
}

func softmax() *function {
	f := newLayerFunction("softmax", "The values are e^(T_k − top) over their sum, for each group.")
	groups, rows := f.groups(), f.load("rows", unsafe.Offsetof(Layer{}.Rows))
	net, value := f.load("net", unsafe.Offsetof(Layer{}.Net)), f.load("value", unsafe.Offsetof(Layer{}.Value))
	k, at, within := f.variable("k", i32), f.variable("at", i32), f.variable("within", v128)
	f.body = join(f.body, within.set(bits(^uint64(0))))
	var top, finish, do code
	for half := 0; half < lanes; half += 16 {
		most, sum, v, e := f.variable("top", v128), f.variable("sum", v128), f.variable("v", v128), f.variable("e", v128)
		scale, rest, prepare := exponential(&f, v.get())
		top = join(
			halves(half),
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
				prepare,
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
func exponential(f *layerFunction, v code) (scale, rest local, prepare code) {
	powers := f.variable("powers", i32)
	whole, r, a, b := f.variable("whole", v128), f.variable("rest.of.v", v128), f.variable("a", v128), f.variable("b", v128)
	scale, rest = f.variable("scale", v128), f.variable("rest", v128)
	x := activation.Exponential
	entry := func(which byte) code {
		return pair(add(powers.get(), left(and(low(scale.get(), which), number(63)), number(4))), 0)
	}
	prepare = join(
		note("e^v is scale + scale·rest"),
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
	return scale, rest, prepare
}
