package picture

import (
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// mostPoints is how many samples a picture shows: more would cover each other.
const mostPoints = 400

// Dot is a sample in a picture.
type Dot struct {
	Point
	Row  int // its number in the table, from 1
	Kind int // the output that it belongs to, or its class; from 0
}

// Fit is the outputs of the network over one input: a curve for each output, with the samples.
type Fit struct {
	Input   int // from 0
	X       Axis
	Rest    Rest
	Outputs []table.Variable
	Curves  [][]Point // of each output
	Dots    []Dot     // of each output, at the samples' own values of every input
	Subset  Subset
}

// curvePoints is how many points a curve has: a pixel or two apart.
const curvePoints = 161

// NewFit is the fit over an input, counted from 0.
func NewFit(v *workspace.View, input int) *Fit {
	mustCompute(v)
	e := v.Encoding
	f := &Fit{Input: input, X: NewAxis(e.Inputs[input]), Rest: rest(v, 1), Outputs: e.Targets, Subset: Choose(e.N, mostPoints)}
	f.Curves = make([][]Point, e.K)
	x, pass := slices.Clone(f.Rest.X), v.Network.NewPass()
	for i := range curvePoints {
		var raw float64
		raw, x[input] = f.X.at(float64(i) / (curvePoints - 1))
		v.Network.Forward(v.Theta, x, pass)
		for k, value := range pass.F {
			f.Curves[k] = append(f.Curves[k], Point{raw, e.Targets[k].Decode(value)})
		}
	}
	for _, i := range f.Subset.Samples {
		at := e.Inputs[input].Decode(e.X[i*e.P+input])
		for k := range e.K {
			f.Dots = append(f.Dots, Dot{Point{at, e.Targets[k].Decode(e.Y[i*e.K+k])}, e.Rows[i] + 1, k})
		}
	}
	return f
}

// Predicted holds the outputs against the targets, on the samples.
type Predicted struct {
	Outputs []table.Variable
	Classes bool  // the outputs are classes, and a dot is what the network gives the class that a row has
	Dots    []Dot // X the target and Y the output, of each output; with classes X is the number of the class
	Subset  Subset
}

// NewPredicted is predicted against actual.
func NewPredicted(v *workspace.View) *Predicted {
	mustCompute(v)
	e := v.Encoding
	p := &Predicted{Outputs: e.Targets, Classes: Classes(v) > 0, Subset: Choose(e.N, mostPoints)}
	pass := v.Network.NewPass()
	for _, i := range p.Subset.Samples {
		x, y := e.Row(i)
		v.Network.Forward(v.Theta, x, pass)
		row := e.Rows[i] + 1
		if p.Classes {
			class := v.Network.ClassOf(y)
			given := pass.F[min(class, e.K-1)]
			if e.K == 1 && class == 0 {
				given = 1 - given
			}
			p.Dots = append(p.Dots, Dot{Point{float64(class), given}, row, class})
			continue
		}
		for k, f := range pass.F {
			p.Dots = append(p.Dots, Dot{Point{e.Targets[k].Decode(y[k]), e.Targets[k].Decode(f)}, row, k})
		}
	}
	return p
}

// Classes is how many classes the network tells apart: K with indicators of a category, 2 where a single output
// between 0 and 1 has targets that are all 0 or 1, and else 0.
func Classes(v *workspace.View) int {
	e := v.Encoding
	if e.K > 1 {
		for _, t := range e.Targets {
			if !t.Indicator || t.Column != e.Targets[0].Column {
				return 0
			}
		}
		return e.K
	}
	t := e.Targets[0]
	if g, _ := activation.OutputByID(v.Shape.Output); !g.Within(0, 1) || !t.Indicator && (t.Min != 0 || t.Max != 1) {
		return 0
	}
	for _, y := range e.Y {
		if y != 0 && y != 1 {
			return 0
		}
	}
	return 2
}

// ClassName is the name of a class of the targets.
func ClassName(targets []table.Variable, class int) string {
	t := targets[min(class, len(targets)-1)]
	switch {
	case len(targets) > 1:
		return t.Level
	case class == 1:
		return prose.Isolated(t.Name) + " = 1"
	}
	return prose.Isolated(t.Name) + " = 0"
}

// fitting is the size of a grid, between fewest and most. Each of its crossings costs so much, and all of them must
// stay within a budget.
func fitting(s network.Shape, budget, fewest, most int) int {
	cost := Cost(s)
	for n := most; n > fewest; n -= 4 {
		if n*n*cost <= budget {
			return n
		}
	}
	return fewest
}
