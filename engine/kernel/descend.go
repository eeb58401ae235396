package kernel

import "unsafe"

func move() *function {
	f := newLayerFunction("move", "θ after a step is computed into next, and the gradient becomes 0. The result is 1 if all of it is finite.")
	theta, next := f.field("theta", unsafe.Offsetof(Program{}.Theta)), f.field("next", unsafe.Offsetof(Program{}.Next))
	gradient, decay := f.field("gradient", unsafe.Offsetof(Program{}.Gradient)), f.field("decay", unsafe.Offsetof(Program{}.Decay))
	n := f.field("n", unsafe.Offsetof(Program{}.Parameters))
	rate, scale := f.variable("rate", v128), f.variable("scale", v128)
	w, v, zero := f.variable("w", v128), f.variable("v", v128), f.variable("zero", v128)
	step := func(size int) code {
		read, write := pair, keep
		if size == 1 {
			read, write = lone, keepFirst
		}
		return join(
			w.set(read(theta.get(), 0)),
			v.set(minus(w.get(), times(rate.get(), plus(times(read(gradient.get(), 0), scale.get()), times(read(decay.get(), 0), w.get()))))),
			write(next.get(), 0, v.get()),
			write(gradient.get(), 0, constant(0)),
			note("stays 0 as long as everything is finite"),
			zero.set(plus(zero.get(), minus(v.get(), v.get()))),
			theta.plus(int32(size*float)), next.plus(int32(size*float)), gradient.plus(int32(size*float)), decay.plus(int32(size*float)))
	}
	return f.end(sub(number(1), anyBit(without(bits(^uint64(0)), lessOrEqual(zero.get(), constant(0))))),
		rate.set(twice(f.program.get(), int(unsafe.Offsetof(Program{}.Rate)))),
		scale.set(twice(f.program.get(), int(unsafe.Offsetof(Program{}.Scale)))),
		blocks(n, []int{2, 1}, step))
}
