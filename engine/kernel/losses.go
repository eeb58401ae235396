package kernel

import (
	"fmt"
	"unsafe"
)

// losses are those of the output errors, by their ids. Each sets δ of the layer from f, y and the slope.
func losses() map[string]*function {
	return map[string]*function{
		"rss": squares("rss", 2), "half-rss": squares("half-rss", 1),
		"cross-entropy": entropy("cross-entropy", false), "cross-entropy of softmax": entropy("cross-entropy-of-softmax", true),
	}
}

func squares(name string, factor float64) *function {
	f := newLayerFunction(name, fmt.Sprintf("δ_k = %v (f_k − y_k) slope_k.", factor))
	n := f.begin("n", mul(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), word(f.layer.get(), unsafe.Offsetof(Layer{}.Rows))))
	y := f.field("y", unsafe.Offsetof(Program{}.Target))
	value, slope := f.load("value", unsafe.Offsetof(Layer{}.Value)), f.load("slope", unsafe.Offsetof(Layer{}.Slope))
	errors := f.load("errors", unsafe.Offsetof(Layer{}.Errors))
	var do code
	for half := 0; half < lanes; half += 16 {
		difference := minus(pair(value.get(), half), pair(y.get(), half))
		do = join(do, keep(errors.get(), half, times(times(constant(factor), difference), pair(slope.get(), half))))
	}
	return f.end(number(0), loop(n, do, y.plus(lanes), value.plus(lanes), slope.plus(lanes), errors.plus(lanes)))
}

func entropy(name string, softmax bool) *function {
	about := "δ_k = f_k − y_k."
	if softmax {
		about = "δ_k = f_k Σ_j y_j − y_k."
	}
	f := newLayerFunction(name, about)
	groups, rows := f.groups(), f.load("rows", unsafe.Offsetof(Layer{}.Rows))
	y := f.field("y", unsafe.Offsetof(Program{}.Target))
	value, errors := f.load("value", unsafe.Offsetof(Layer{}.Value)), f.load("errors", unsafe.Offsetof(Layer{}.Errors))
	k, at := f.variable("k", i32), f.variable("at", i32)
	total := f.list(2, "total", v128)
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
