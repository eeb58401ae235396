package kernel

import "unsafe"

// losses are those of the output errors, by their ids. Each sets δ of the layer from f, y and the slope.
func losses() map[string]*function {
	return map[string]*function{
		"rss": squares(2), "half-rss": squares(1), "cross-entropy": entropy(false), "cross-entropy of softmax": entropy(true),
	}
}

// squares sets δ_k = factor · (f_k − y_k) · slope_k.
func squares(factor float64) *function {
	f := newLayerFunction()
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
	f := newLayerFunction()
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
