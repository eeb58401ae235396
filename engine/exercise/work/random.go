package work

import (
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/random"
)

// widest is how far from 0 drawn numbers are: far enough for every branch of a function, and near enough for its slope.
const widest = 2

// Random is a system of the same network and rows with drawn numbers: a point at which two expressions that are equal have
// the same value, and others have not. Targets are such as the loss takes, and add up to 1 where they did.
func (n *Numbers) Random(r *random.SplitMix64) *System {
	other := n.redrawn(r)
	other.Y = DrawTargets(n.Network.Shape, len(n.Rows), n.Y, func() float64 { return widest * r.Symmetric() }, r)
	return New(other)
}

// SameClasses is like Random where targets are numbers, and keeps them where they are classes.
func (n *Numbers) SameClasses(r *random.SplitMix64) *System {
	if l, _ := loss.ByID(n.Network.Shape.Loss); l.Classes {
		return New(n.redrawn(r))
	}
	return n.Random(r)
}

// redrawn are the numbers with other weights and inputs, and another learning rate.
func (n *Numbers) redrawn(r *random.SplitMix64) *Numbers {
	other := *n
	fill := func(size int) []float64 {
		list := make([]float64, size)
		for i := range list {
			list[i] = widest * r.Symmetric()
		}
		return list
	}
	other.Theta, other.X = fill(len(n.Theta)), fill(len(n.X))
	if n.Raw != nil {
		other.Raw = fill(len(n.Raw))
	}
	other.Rate = (r.Symmetric() + 1.1) / 2
	return &other
}

// DrawTargets draws the targets of so many rows. Those before, where there are any, say which rows add up to 1.
func DrawTargets(shape network.Shape, rows int, before []float64, number func() float64, r *random.SplitMix64) []float64 {
	l, _ := loss.ByID(shape.Loss)
	g, _ := activation.OutputByID(shape.Output)
	Y := make([]float64, rows*shape.K)
	for i := range Y {
		switch only := l.Targets.Only; {
		case len(only) > 0:
			Y[i] = only[r.Below(len(only))]
		case !math.IsInf(l.Targets.Lower, -1):
			Y[i] = l.Targets.Lower + (l.Targets.Upper-l.Targets.Lower)*(r.Symmetric()+1)/2
		default:
			Y[i] = number()
		}
	}
	if !g.Distribution || before == nil || len(l.Targets.Only) > 0 {
		return Y
	}
	for at := 0; at < len(Y); at += shape.K {
		row, was := Y[at:at+shape.K], total(before[at:at+shape.K])
		if sum := total(row); math.Abs(was-1) < close && sum != 0 {
			for k := range row {
				row[k] /= sum
			}
		}
	}
	return Y
}

// close is how near to 1 targets add up that are meant to add up to 1.
const close = 1e-9

func total(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum
}
