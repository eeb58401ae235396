package picture

import (
	"math"
	"slices"

	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Surface is the outputs of the network over two inputs, with the samples.
type Surface struct {
	InputX, InputY int // from 0
	X, Y           Axis
	Rest           Rest
	Outputs        []table.Variable
	Classes        int       // how many classes the outputs tell apart, or 0
	Grids          []*Grid   // of each output, in its column's units
	Dots           []Dot     // Kind is the class, where there are classes
	Values         []float64 // of each dot: its first target, in its column's units
	Subset         Subset

	view *workspace.View
	next int // the crossing that comes next
	x    []float64
}

// The crossings of a surface along a side; large networks get the fewest.
const (
	fewestCrossings = 9
	mostCrossings   = 45
	surfaceBudget   = 1 << 20 // multiplications
)

// NewSurface begins a surface over two inputs, counted from 0. Its grids are complete when Advance says so.
func NewSurface(v *workspace.View, inputX, inputY int) *Surface {
	mustCompute(v)
	e := v.Encoding
	s := &Surface{
		InputX: inputX, InputY: inputY, X: NewAxis(e.Inputs[inputX]), Y: NewAxis(e.Inputs[inputY]),
		Rest: rest(v, 2), Outputs: e.Targets, Classes: Classes(v), Subset: Choose(e.N, mostPoints), view: v,
	}
	n := fitting(v.Shape, surfaceBudget, fewestCrossings, mostCrossings)
	for range e.K {
		s.Grids = append(s.Grids, NewGrid(n, s.X.Low, s.X.High, s.Y.Low, s.Y.High))
	}
	for _, i := range s.Subset.Samples {
		x, y := e.Row(i)
		d := Dot{Point: Point{e.Inputs[inputX].Decode(x[inputX]), e.Inputs[inputY].Decode(x[inputY])}, Row: e.Rows[i] + 1}
		if s.Classes > 0 {
			d.Kind = v.Network.ClassOf(y)
		}
		s.Dots = append(s.Dots, d)
		s.Values = append(s.Values, e.Targets[0].Decode(y[0]))
	}
	s.x = slices.Clone(s.Rest.X)
	return s
}

// Advance goes on with the surface for about so many multiplications, and reports whether it is complete.
func (s *Surface) Advance(work int) (done bool) {
	v, n := s.view, s.Grids[0].NX
	pass, cost := v.Network.NewPass(), Cost(v.Shape)
	for ; work > 0 && s.next < n*n; s.next++ {
		work -= cost
		_, s.x[s.InputX] = s.X.at(float64(s.next%n) / float64(n-1))
		_, s.x[s.InputY] = s.Y.at(float64(s.next/n) / float64(n-1))
		v.Network.Forward(v.Theta, s.x, pass)
		for k, f := range pass.F {
			s.Grids[k].V[s.next] = s.Outputs[k].Decode(f)
		}
	}
	return s.next == n*n
}

// Lead is how far the output of a class is above the largest of the others. The class is chosen if that is above 0.
func (s *Surface) Lead(class int) *Grid {
	g := *s.Grids[0]
	g.V = make([]float64, len(g.V))
	for i := range g.V {
		if len(s.Grids) == 1 {
			g.V[i] = 2*s.Grids[0].V[i] - 1
			if class == 0 {
				g.V[i] = -g.V[i]
			}
			continue
		}
		best := math.Inf(-1)
		for k, other := range s.Grids {
			if k != class {
				best = math.Max(best, other.V[i])
			}
		}
		g.V[i] = s.Grids[class].V[i] - best
	}
	return &g
}

// unitCrossings is along a side of the small pictures of hidden units.
const unitCrossings = 13

// Units is what each hidden unit of a network with exactly two inputs computes over them: z of unit m of layer h is
// [h−1][m−1]. It is nil for other networks, and if the pictures would cost too much.
func Units(v *workspace.View) [][]*Grid {
	if !v.Ready() || v.Shape.P != 2 || len(v.Shape.Hidden) == 0 || unitCrossings*unitCrossings*Cost(v.Shape) > surfaceBudget {
		return nil
	}
	X, Y := NewAxis(v.Encoding.Inputs[0]), NewAxis(v.Encoding.Inputs[1])
	grids := make([][]*Grid, len(v.Shape.Hidden))
	for h, layer := range v.Shape.Hidden {
		for range layer.Units {
			grids[h] = append(grids[h], NewGrid(unitCrossings, X.Low, X.High, Y.Low, Y.High))
		}
	}
	pass, x := v.Network.NewPass(), make([]float64, 2)
	for at := range unitCrossings * unitCrossings {
		_, x[0] = X.at(float64(at%unitCrossings) / (unitCrossings - 1))
		_, x[1] = Y.at(float64(at/unitCrossings) / (unitCrossings - 1))
		v.Network.Forward(v.Theta, x, pass)
		for h := range grids {
			for m, z := range pass.Z[h] {
				grids[h][m].V[at] = z
			}
		}
	}
	return grids
}
