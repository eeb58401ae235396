package loss

import (
	"chainrule/engine/activation"

	"gonum.org/v1/gonum/num/dual"
)

// Form is how a loss is computed with a certain output function, from the targets y, the net inputs T and
// the outputs f = g(T) of a sample.
type Form struct {
	// Value is L_i.
	Value func(y, T, f []float64) float64

	// Delta sets δ_k = ∂L_i/∂T_k.
	Delta func(delta, y, T, f []float64)

	// Lanes is Delta for groups of four samples. Each group has K values in every list, and slope_k is g′(T_k)
	// where g acts on every T_k alone. It is nil where there is nothing faster than Delta for each sample.
	Lanes func(delta, y, f, slope []activation.Lanes, K int)

	// Dual is L_i on dual numbers, from its definition.
	Dual func(y []float64, T, f []dual.Number) dual.Number
}

// With gives the form of the loss with an output function. It panics where [Loss.CheckOutput] refuses it.
func (l *Loss) With(g *activation.Output) Form {
	if c, ok := l.CancelledWith(g); ok {
		return c.form()
	}
	if l.Each == nil {
		panic("loss: " + l.ID + " does not go with " + g.ID)
	}
	return l.Each.form(g)
}

// CancelledWith gives the form of the loss in which the output function has cancelled, if it has one.
func (l *Loss) CancelledWith(g *activation.Output) (Cancelled, bool) {
	for _, c := range l.Cancelled {
		if c.With == g {
			return c, true
		}
	}
	return Cancelled{}, false
}

func (c Cancelled) form() Form {
	f := Form{
		Value: func(y, T, _ []float64) float64 { return c.Value(y, T) },
		Delta: func(delta, y, _, f []float64) { c.Delta(delta, y, f) },
		Dual:  func(y []float64, T, _ []dual.Number) dual.Number { return c.Dual(y, T) },
	}
	if c.Lanes != nil {
		f.Lanes = func(delta, y, f, _ []activation.Lanes, K int) {
			for at := 0; at < len(delta); at += K {
				c.Lanes(delta[at:at+K], y[at:at+K], f[at:at+K])
			}
		}
	}
	return f
}

func (t *Term) form(g *activation.Output) Form {
	form := Form{
		Value: func(y, _, f []float64) float64 {
			sum := 0.0
			for k, yk := range y {
				sum += t.Value(yk, f[k])
			}
			return sum
		},
		Delta: func(delta, y, T, f []float64) {
			for k, yk := range y {
				delta[k] = t.Slope(yk, f[k])
			}
			g.Backward(delta, T, f)
		},
		Dual: func(y []float64, _, f []dual.Number) dual.Number {
			var sum dual.Number
			for k, yk := range y {
				sum = dual.Add(sum, t.Dual(yk, f[k]))
			}
			return sum
		},
	}
	if g.Each != nil {
		form.Lanes = func(delta, y, f, slope []activation.Lanes, _ int) { t.lanes(delta, y, f, slope) }
	}
	return form
}

// lanes sets delta_k = ℓ′(y_k, f_k) slope_k.
func (t *Term) lanes(delta, y, f, slope []activation.Lanes) {
	if t.Lanes != nil {
		t.Lanes(delta, y, f, slope)
		return
	}
	for k := range delta {
		for lane := range delta[k] {
			delta[k][lane] = t.Slope(y[k][lane], f[k][lane]) * slope[k][lane]
		}
	}
}
