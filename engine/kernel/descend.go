package kernel

import "unsafe"

// move computes θ after a step into next, and clears the gradient. It gives 1 where all of it is finite.
func move() *function {
	f := newLayerFunction()
	field := func(offset uintptr) local { return f.begin(word(f.program.get(), offset)) }
	theta, next := field(unsafe.Offsetof(Program{}.Theta)), field(unsafe.Offsetof(Program{}.Next))
	gradient, decay := field(unsafe.Offsetof(Program{}.Gradient)), field(unsafe.Offsetof(Program{}.Decay))
	n := field(unsafe.Offsetof(Program{}.Parameters))
	rate, scale, w, v, zero := f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128), f.variable(v128)
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
			zero.set(plus(zero.get(), minus(v.get(), v.get()))), // stays 0 as long as everything is finite
			theta.plus(int32(size*float)), next.plus(int32(size*float)), gradient.plus(int32(size*float)), decay.plus(int32(size*float)))
	}
	return f.end(sub(number(1), anyBit(without(bits(^uint64(0)), lessOrEqual(zero.get(), constant(0))))),
		rate.set(twice(f.program.get(), int(unsafe.Offsetof(Program{}.Rate)))),
		scale.set(twice(f.program.get(), int(unsafe.Offsetof(Program{}.Scale)))),
		blocks(n, []int{2, 1}, step))
}
