package kernel

import "unsafe"

func forward() *function {
	f := newLayerFunction("forward", "net_m = W_m0 + Σ_l W_ml in_l for each group.")
	W0, groups := f.weights(unsafe.Offsetof(Program{}.Theta)), f.groups()
	in, net := f.load("in", unsafe.Offsetof(Layer{}.In)), f.load("net", unsafe.Offsetof(Layer{}.Net))
	rows, cols := f.load("rows", unsafe.Offsetof(Layer{}.Rows)), f.load("cols", unsafe.Offsetof(Layer{}.Cols))
	stride := f.begin("stride", left(cols.get(), number(3)))               // bytes of a row of W
	width := f.begin("width", left(sub(cols.get(), number(1)), number(5))) // bytes of a group of inputs
	W, m, x, end := f.variable("W", i32), f.variable("m", i32), f.variable("x", i32), f.variable("end", i32)
	at, sums, weight := f.list(4, "at", i32), f.list(8, "sum", v128), f.variable("weight", v128)
	p, q := f.variable("p", v128), f.variable("q", v128)
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

func outer() *function {
	f := newLayerFunction("outer", "Σ errors_m in_l over the samples of each group is added to the gradient of W_ml.")
	W0, groups := f.weights(unsafe.Offsetof(Program{}.Gradient)), f.groups()
	in, errors := f.load("in", unsafe.Offsetof(Layer{}.In)), f.load("errors", unsafe.Offsetof(Layer{}.Errors))
	rows, cols := f.load("rows", unsafe.Offsetof(Layer{}.Rows)), f.load("cols", unsafe.Offsetof(Layer{}.Cols))
	stride := f.begin("stride", left(cols.get(), number(3)))
	W, m, l, x := f.variable("W", i32), f.variable("m", i32), f.variable("l", i32), f.variable("x", i32)
	at, e, p, t := f.list(2, "at", i32), f.list(4, "e", v128), f.list(4, "p", v128), f.list(2, "t", v128)
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

func back() *function {
	f := newLayerFunction("back", "s_l = slope_l Σ_m errors_m W_ml of the layer below for each group, over the columns of W but its bias's.")
	W0, groups := f.weights(unsafe.Offsetof(Program{}.Theta)), f.groups()
	errors := f.load("errors", unsafe.Offsetof(Layer{}.Errors))
	rows, cols := f.load("rows", unsafe.Offsetof(Layer{}.Rows)), f.load("cols", unsafe.Offsetof(Layer{}.Cols))
	below := func(name string, offset uintptr) local { // of the layer that lies before it
		return f.begin(name, word(sub(f.layer.get(), number(int32(unsafe.Sizeof(Layer{})))), offset))
	}
	s, slope := below("s", unsafe.Offsetof(Layer{}.Errors)), below("slope", unsafe.Offsetof(Layer{}.Slope))
	stride := f.begin("stride", left(cols.get(), number(3)))
	l, m, first := f.variable("l", i32), f.variable("m", i32), f.variable("first", i32)
	w, e := f.variable("w", i32), f.variable("e", i32)
	sums, weight, p, q := f.list(8, "sum", v128), f.variable("weight", v128), f.variable("p", v128), f.variable("q", v128)
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

func blank() *function {
	f := newLayerFunction("blank", "The errors become 0 in the lanes that only fill the last group.")
	rows := f.load("rows", unsafe.Offsetof(Layer{}.Rows))
	samples := f.field("samples", unsafe.Offsetof(Program{}.Rows))
	n := f.begin("n", sub(left(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), number(2)), samples.get()))
	m, at := f.variable("m", i32), f.variable("at", i32)
	// the last lane of the last group's first unit, and from there backwards
	last := add(word(f.layer.get(), unsafe.Offsetof(Layer{}.Errors)),
		mul(left(rows.get(), number(5)), sub(word(f.program.get(), unsafe.Offsetof(Program{}.Groups)), number(1))))
	first := f.begin("first", add(last, number(lanes-float)))
	return f.end(number(0), loop(n,
		at.set(first.get()),
		m.set(rows.get()),
		loop(m, keepFirst(at.get(), 0, constant(0)), at.plus(lanes)),
		first.plus(-float)))
}
