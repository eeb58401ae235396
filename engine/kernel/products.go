package kernel

import "unsafe"

// forward sets net_m = W_m0 + Σ_l W_ml in_l for each group.
func forward() *function {
	f := newLayerFunction()
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
	f := newLayerFunction()
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
	f := newLayerFunction()
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
	f := newLayerFunction()
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
