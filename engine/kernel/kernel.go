// Package kernel makes the inner loops of training as a WebAssembly module of its own: the passes of a network's
// Batch, with two numbers an instruction, which Go's compiler does not use, and with loops and registers as
// Go's compiler does not lay them out for the browser. In the browser training is several times faster by it.
// The same sums are made in the same order, so the same bits come out.
package kernel

import "unsafe"

// bytes that the values of one unit for a group of four samples take, and one float64.
const (
	lanes = 32
	float = 8
)

// Module is the module. It imports the memory that a Program is in as go.mem, and exports run(address of
// the Program), which gives 1; or 0 where a value is too large for it, and the passes have to be computed otherwise.
func Module() []byte {
	functions := []*function{forward(), back(), outer(), blank(), move()}
	first := len(functions)
	for _, p := range activations {
		functions = append(functions, p.make())
	}
	for _, p := range losses {
		functions = append(functions, p.make())
	}
	return module(append(functions, run(first, first+len(activations))))
}

// The functions that are there once, by their index.
const (
	forwardIndex = iota
	backIndex
	outerIndex
	blankIndex
	moveIndex
)

// run does what the program asks for.
func run(activation, loss int) *function {
	f := &function{params: 1, result: true}
	program := f.parameters()[0]
	layer, last, n, again := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)
	first := add(program.get(), number(int32(unsafe.Offsetof(Program{}.Layers))))
	size := int32(unsafe.Sizeof(Layer{}))
	asked := func(op int32) code { return and(word(program.get(), unsafe.Offsetof(Program{}.Op)), number(op)) }
	apply := code{}
	for i := range activations {
		apply = join(apply, when(equal(word(layer.get(), unsafe.Offsetof(Layer{}.Activation)), number(int32(i))),
			when(call(activation+i, program.get(), layer.get()), give(number(0)))))
	}
	outputErrors := code{}
	for i := range losses {
		outputErrors = join(outputErrors, when(equal(word(program.get(), unsafe.Offsetof(Program{}.Loss)), number(int32(i))),
			drop(call(loss+i, program.get(), layer.get()))))
	}
	f.body = join(
		last.set(add(first, mul(sub(word(program.get(), unsafe.Offsetof(Program{}.Count)), number(1)), number(size)))),
		repeat(again.get(),
			when(asked(Forward), layer.set(first), repeat(atMost(layer.get(), last.get()),
				drop(call(forwardIndex, program.get(), layer.get())),
				apply,
				layer.plus(size),
			)),
			when(asked(Backward),
				layer.set(last.get()),
				outputErrors,
				drop(call(blankIndex, program.get(), layer.get())),
				n.set(sub(word(program.get(), unsafe.Offsetof(Program{}.Count)), number(1))),
				loop(n,
					drop(call(outerIndex, program.get(), layer.get())),
					drop(call(backIndex, program.get(), layer.get())),
					layer.plus(-size),
				),
				drop(call(outerIndex, program.get(), layer.get())),
			),
			again.set(number(0)),
			when(asked(Descend),
				when(call(moveIndex, program.get(), layer.get()),
					again.set(sub(word(program.get(), unsafe.Offsetof(Program{}.Steps)), number(1))),
					keepWord(program.get(), unsafe.Offsetof(Program{}.Steps), again.get()),
					n.set(word(program.get(), unsafe.Offsetof(Program{}.Theta))),
					keepWord(program.get(), unsafe.Offsetof(Program{}.Theta), word(program.get(), unsafe.Offsetof(Program{}.Next))),
					keepWord(program.get(), unsafe.Offsetof(Program{}.Next), n.get()),
				),
			)),
		number(1),
	)
	return f
}

// product begins a function of a program and a layer: it gives locals with fields of both.
type product struct {
	*function
	program, layer local
}

func newProduct() product {
	f := &function{params: 2, result: true}
	p := f.parameters()
	return product{f, p[0], p[1]}
}

// load puts a field of the layer into a local.
func (p *product) load(offset uintptr) local { return p.begin(word(p.layer.get(), offset)) }

// begin puts a value into a local at the function's beginning.
func (p *product) begin(v code) local {
	l := p.variable(i32)
	p.body = join(p.body, l.set(v))
	return l
}

// groups is the program's, in a local.
func (p *product) groups() local {
	return p.begin(word(p.program.get(), unsafe.Offsetof(Program{}.Groups)))
}

// end ends the function, which gives an i32.
func (p *product) end(result code, do ...code) *function {
	p.body = join(p.body, join(do...), result)
	return p.function
}

// weights is the address of the layer's part of a list with a number for each parameter.
func (p *product) weights(list uintptr) local {
	return p.begin(add(word(p.program.get(), list), word(p.layer.get(), unsafe.Offsetof(Layer{}.Offset))))
}

// blocks does something for n things, as many at once as the sizes say, from the largest.
func blocks(n local, sizes []int, do func(size int) code) code {
	var all code
	for i, size := range sizes {
		block := join(do(size), n.plus(-int32(size)))
		enough := atMost(number(int32(size)), n.get())
		if i == 0 {
			block = repeat(enough, block)
		}
		all = join(all, when(enough, block))
	}
	return all
}

// forward sets net_m = W_m0 + Σ_l W_ml in_l for each group.
func forward() *function {
	f := newProduct()
	W0, groups := f.weights(unsafe.Offsetof(Program{}.Theta)), f.groups()
	in, net := f.load(unsafe.Offsetof(Layer{}.In)), f.load(unsafe.Offsetof(Layer{}.Net))
	rows, cols := f.load(unsafe.Offsetof(Layer{}.Rows)), f.load(unsafe.Offsetof(Layer{}.Cols))
	stride, width := f.begin(left(cols.get(), number(3))), f.begin(left(sub(cols.get(), number(1)), number(5)))
	W, m, x, end := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)
	at, sums, weight := f.variables(4, i32), f.variables(8, v128), f.variable(v128)
	p, q := f.variable(v128), f.variable(v128)
	units := func(size int) code {
		var start, sum, finish code
		for i := range size {
			from := W.get()
			if i > 0 {
				from = add(at[i-1].get(), stride.get())
			}
			a, b := sums[2*i], sums[2*i+1]
			start = join(start, at[i].set(from), a.set(twice(at[i].get(), 0)), b.set(a.get()))
			sum = join(sum, weight.set(twice(at[i].get(), float)), at[i].plus(float),
				a.set(plus(a.get(), times(weight.get(), p.get()))),
				b.set(plus(b.get(), times(weight.get(), q.get()))))
			finish = join(finish, keep(net.get(), i*lanes, a.get()), keep(net.get(), i*lanes+16, b.get()))
		}
		return join(start,
			x.set(in.get()),
			repeat(below(x.get(), end.get()), p.set(pair(x.get(), 0)), q.set(pair(x.get(), 16)), sum, x.plus(lanes)),
			finish,
			net.plus(int32(size*lanes)),
			W.set(add(at[size-1].get(), number(float))))
	}
	return f.end(number(0), loop(groups,
		W.set(W0.get()),
		m.set(rows.get()),
		end.set(add(in.get(), width.get())),
		blocks(m, []int{4, 2, 1}, units),
		in.set(end.get())))
}

// outer adds Σ errors_m in_l over the samples of each group to the gradient of W_ml.
func outer() *function {
	f := newProduct()
	W0, groups := f.weights(unsafe.Offsetof(Program{}.Gradient)), f.groups()
	in, errors := f.load(unsafe.Offsetof(Layer{}.In)), f.load(unsafe.Offsetof(Layer{}.Errors))
	rows, cols := f.load(unsafe.Offsetof(Layer{}.Rows)), f.load(unsafe.Offsetof(Layer{}.Cols))
	stride := f.begin(left(cols.get(), number(3)))
	W, m, l, x := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)
	at, e, p, t := f.variables(2, i32), f.variables(4, v128), f.variables(4, v128), f.variables(2, v128)
	// add what lies in a pair to one number of the gradient
	one := func(at local, offset int, t local) code {
		return keepFirst(at.get(), offset, plus(lone(at.get(), offset), plus(t.get(), seconds(t.get(), t.get()))))
	}
	units := func(size int) code {
		start := code{}
		for i := range size {
			from := W.get()
			if i > 0 {
				from = add(at[i-1].get(), stride.get())
			}
			a, b := e[2*i], e[2*i+1]
			start = join(start, at[i].set(from),
				a.set(pair(errors.get(), i*lanes)), b.set(pair(errors.get(), i*lanes+16)),
				t[0].set(plus(a.get(), b.get())), one(at[i], 0, t[0]))
		}
		inputs := func(width int) code {
			var c code
			for j := range width {
				c = join(c, p[2*j].set(pair(x.get(), j*lanes)), p[2*j+1].set(pair(x.get(), j*lanes+16)))
			}
			for i := range size {
				for j := range width {
					c = join(c, t[j].set(plus(times(e[2*i].get(), p[2*j].get()), times(e[2*i+1].get(), p[2*j+1].get()))))
				}
				if width == 2 {
					c = join(c, keep(at[i].get(), float, plus(pair(at[i].get(), float),
						plus(firsts(t[0].get(), t[1].get()), seconds(t[0].get(), t[1].get())))))
				} else {
					c = join(c, one(at[i], float, t[0]))
				}
				c = join(c, at[i].plus(int32(width*float)))
			}
			return join(c, x.plus(int32(width*lanes)))
		}
		return join(start,
			x.set(in.get()),
			l.set(sub(cols.get(), number(1))),
			blocks(l, []int{2, 1}, inputs),
			errors.plus(int32(size*lanes)),
			W.set(add(at[size-1].get(), number(float))))
	}
	return f.end(number(0), loop(groups,
		W.set(W0.get()),
		m.set(rows.get()),
		blocks(m, []int{2, 1}, units),
		in.set(x.get())))
}

// back sets s_l = slope_l Σ_m errors_m W_ml of the layer below for each group, over the columns of W but its bias's.
func back() *function {
	f := newProduct()
	W0, groups := f.weights(unsafe.Offsetof(Program{}.Theta)), f.groups()
	errors := f.load(unsafe.Offsetof(Layer{}.Errors))
	rows, cols := f.load(unsafe.Offsetof(Layer{}.Rows)), f.load(unsafe.Offsetof(Layer{}.Cols))
	below := func(offset uintptr) local { // of the layer that lies before it
		return f.begin(word(sub(f.layer.get(), number(int32(unsafe.Sizeof(Layer{})))), offset))
	}
	s, slope := below(unsafe.Offsetof(Layer{}.Errors)), below(unsafe.Offsetof(Layer{}.Slope))
	stride := f.begin(left(cols.get(), number(3)))
	l, m, first, w, e := f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32), f.variable(i32)
	sums, weight, p, q := f.variables(8, v128), f.variable(v128), f.variable(v128), f.variable(v128)
	inputs := func(width int) code {
		var start, sum, finish code
		for j := range width {
			a, b := sums[2*j], sums[2*j+1]
			start = join(start, a.set(constant(0)), b.set(constant(0)))
			sum = join(sum, weight.set(twice(w.get(), j*float)),
				a.set(plus(a.get(), times(weight.get(), p.get()))),
				b.set(plus(b.get(), times(weight.get(), q.get()))))
			finish = join(finish,
				keep(s.get(), j*lanes, times(a.get(), pair(slope.get(), j*lanes))),
				keep(s.get(), j*lanes+16, times(b.get(), pair(slope.get(), j*lanes+16))))
		}
		return join(start,
			e.set(errors.get()), w.set(first.get()), m.set(rows.get()),
			loop(m,
				p.set(pair(e.get(), 0)), q.set(pair(e.get(), 16)), sum,
				e.plus(lanes), w.set(add(w.get(), stride.get()))),
			finish,
			s.plus(int32(width*lanes)), slope.plus(int32(width*lanes)), first.plus(int32(width*float)))
	}
	return f.end(number(0), loop(groups,
		first.set(add(W0.get(), number(float))),
		l.set(sub(cols.get(), number(1))),
		blocks(l, []int{4, 2, 1}, inputs),
		errors.set(e.get())))
}

// blank sets the errors to 0 in the lanes that only fill the last group.
func blank() *function {
	f := newProduct()
	rows := f.load(unsafe.Offsetof(Layer{}.Rows))
	samples := f.begin(word(f.program.get(), unsafe.Offsetof(Program{}.Rows)))
	n := f.begin(sub(left(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), number(2)), samples.get()))
	m, at := f.variable(i32), f.variable(i32)
	// the last lane of the last group's first unit, and from there backwards

	last := add(word(f.layer.get(), unsafe.Offsetof(Layer{}.Errors)),
		mul(left(rows.get(), number(5)), sub(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), number(1))))
	first := f.begin(add(last, number(lanes-float)))
	return f.end(number(0), loop(n,
		at.set(first.get()),
		m.set(rows.get()),
		loop(m, keepFirst(at.get(), 0, constant(0)), at.plus(lanes)),
		first.plus(-float)))
}

// move computes θ after a step into next, and clears the gradient. It gives 1 where all of it is finite.
func move() *function {
	f := newProduct()
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
