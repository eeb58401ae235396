package lesson

import (
	"fmt"
	"math"
	"slices"

	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// State is what conditions are about.
type State struct {
	View    *workspace.View // the document now
	Start   *workspace.View // the document as it is opened
	Pointed string          // the ids of what was pointed at last, with spaces between

	now *numbers
}

// Of is the value of an expression; false where the document does not have one of its quantities.
func (s *State) Of(v *Value) (float64, bool) {
	n := s.numbers()
	if n == nil {
		return math.NaN(), false
	}
	e := v.parsed
	if e == nil {
		var err error
		if e, err = parse(v.text, s.View.Shape.ID(s.View.Param)); err != nil {
			return math.NaN(), false
		}
	}
	if row := s.View.Row; s.View.Sample >= 0 {
		e = expr.Bind(e, "i", row)
	}
	x, err := n.eval(e)
	return x, err == nil && !math.IsNaN(x)
}

// numbers are those of the document now, or nil where there is nothing to compute.
func (s *State) numbers() *numbers {
	if s.now == nil && s.View.Ready() {
		s.now = newNumbers(s.View, s.View.Theta)
		if s.Start.Ready() {
			s.now.start = newNumbers(s.Start, s.Start.Theta)
		}
	}
	return s.now
}

// System is the equations of the document now; nil where there is nothing to compute.
func (s *State) System() *work.System {
	if n := s.numbers(); n != nil {
		return n.system
	}
	return nil
}

// Why says why an expression has no value, or gives nil.
func (s *State) Why(v *Value) error {
	if _, ok := s.Of(v); ok {
		return nil
	}
	if s.now == nil {
		return s.View.Problem
	}
	e, err := parse(v.text, s.View.Shape.ID(s.View.Param))
	if err == nil {
		_, err = s.now.eval(expr.Bind(e, "i", s.View.Row))
	}
	if err == nil {
		err = fmt.Errorf("%s is not a number", v.text)
	}
	return err
}

// numbers are those of a view, or of the same view with other weights.
type numbers struct {
	view   *workspace.View
	theta  []float64
	start  *numbers // nil: there is none
	system *work.System
	rows   map[int]*rowNumbers
	all    *rowNumbers // over all rows: loss and gradient
}

// rowNumbers are those of a row.
type rowNumbers struct {
	pass     *network.Pass
	loss     float64
	gradient []float64
}

func newNumbers(v *workspace.View, theta []float64) *numbers {
	return &numbers{view: v, theta: theta, system: work.New(exercise.NumbersOf(v.Document, v.Encoding, v.Network, theta)), rows: map[int]*rowNumbers{}}
}

// eval is the value of an expression without free indices.
func (n *numbers) eval(e expr.Expr) (float64, error) {
	e, err := n.resolve(e)
	if err == nil {
		err = n.system.CheckExpr(e)
	}
	if err != nil {
		return math.NaN(), err
	}
	return expr.Eval(e, expr.Field[float64](field{derive.Reals(), n}), expr.Env[float64](n)), nil
}

// resolve puts the values of what looks at other numbers into an expression, and the functions of the network into its σ and g.
func (n *numbers) resolve(e expr.Expr) (expr.Expr, error) {
	var fault error
	value := func(of *numbers, e expr.Expr) expr.Expr {
		v, err := math.NaN(), error(nil)
		if of != nil {
			v, err = of.eval(e)
		}
		if err != nil && fault == nil {
			fault = err
		}
		return expr.Num(v)
	}
	var walk func(e expr.Expr) expr.Expr
	walk = func(e expr.Expr) expr.Expr {
		call, ok := e.(expr.Call)
		if !ok {
			return expr.Map(e, walk)
		}
		switch call.Function {
		case fStart:
			return value(n.start, call.Args[0])
		case fNew:
			return value(n.stepped(), call.Args[0])
		case fNudged:
			w := call.Args[1].(expr.Symbol)
			if err := n.system.Check(w); err != nil {
				fault = err
				return expr.Num(0)
			}
			by, err := n.eval(call.Args[2])
			if err != nil {
				fault = err
			}
			theta := slices.Clone(n.theta)
			theta[n.view.Shape.Index(n.system.Param(w))] += by
			moved := newNumbers(n.view, theta)
			moved.start = n.start
			return value(moved, call.Args[0])
		case fSigma, fG:
			f, err := n.function(call)
			if err != nil {
				fault = err
				return expr.Num(0)
			}
			call.Function = f
			return expr.Map(call, walk)
		}
		return expr.Map(e, walk)
	}
	e = walk(e)
	return e, fault
}

// function is the function of the network that a σ or g is.
func (n *numbers) function(call expr.Call) (*expr.Function, error) {
	shape := n.view.Shape
	if call.Function == fG {
		return derive.Letter("g", shape.Output), nil
	}
	layer := max(call.Layer, 1)
	if layer > len(shape.Hidden) {
		return nil, fmt.Errorf("there is no hidden layer %d", layer)
	}
	return derive.Letter("σ", shape.Hidden[layer-1].Activation), nil
}

// stepped are the numbers after one step over all rows.
func (n *numbers) stepped() *numbers {
	theta := slices.Clone(n.theta)
	for i := range theta {
		theta[i] = n.view.Update(n.view.Shape.ParamAt(i)).New
	}
	after := newNumbers(n.view, theta)
	after.start = n.start
	return after
}

// row are the numbers of a row, by its number.
func (n *numbers) row(row int) *rowNumbers {
	r := n.rows[row]
	if r == nil {
		sample, _ := n.view.Encoding.Sample(row - 1)
		x, y := n.view.Encoding.Row(sample)
		r = &rowNumbers{pass: n.view.Network.NewPass(), gradient: make([]float64, len(n.theta))}
		n.view.Network.Forward(n.theta, x, r.pass)
		r.loss = n.view.Network.Loss(r.pass, y)
		n.view.Network.Backward(n.theta, x, y, r.pass, r.gradient)
		n.rows[row] = r
	}
	return r
}

// over are the numbers over all rows.
func (n *numbers) over() *rowNumbers {
	if n.all == nil {
		n.all = &rowNumbers{gradient: make([]float64, len(n.theta))}
		n.all.loss = n.view.Network.NewBatch().Total(n.theta, n.view.Encoding.X, n.view.Encoding.Y, n.view.Document.Training.Reduction, n.all.gradient)
	}
	return n.all
}

// Symbol is the value of a quantity, which there is.
func (n *numbers) Symbol(s expr.Symbol) float64 {
	switch s.Kind {
	case expr.L:
		return n.over().loss
	case expr.Li:
		return n.row(s.I.N).loss
	case expr.A:
		return n.row(s.J.N).pass.A[s.Layer-1][s.I.N-1]
	case expr.Z:
		return n.row(s.J.N).pass.Z[s.Layer-1][s.I.N-1]
	case expr.S:
		return n.row(s.J.N).pass.S[s.Layer-1][s.I.N-1]
	case expr.T:
		return n.row(s.J.N).pass.T[s.I.N-1]
	case expr.F:
		return n.row(s.J.N).pass.F[s.I.N-1]
	case expr.Delta:
		return n.row(s.J.N).pass.Delta[s.I.N-1]
	}
	return n.system.Symbol(s)
}

// Deriv is the value of a derivative: of a loss by a weight as training has it, and else by dual numbers.
func (n *numbers) Deriv(d expr.Deriv) float64 {
	of, ok := d.Of.(expr.Symbol)
	if !ok || d.By.Kind != expr.Alpha && d.By.Kind != expr.Beta {
		return n.system.Deriv(d)
	}
	at := n.view.Shape.Index(n.system.Param(d.By))
	switch of.Kind {
	case expr.L:
		return n.over().gradient[at]
	case expr.Li:
		return n.row(of.I.N).gradient[at]
	}
	return n.system.Deriv(d)
}

// field is arithmetic with the words of the language.
type field struct {
	expr.Field[float64]
	n *numbers
}

// Call is a function's value.
func (f field) Call(of *expr.Function, order int, args []float64) float64 {
	if words[of.ID] != of || of == expr.Log {
		return f.Field.Call(of, order, args)
	}
	v := f.n.view
	at := int(args[0])
	switch of.ID {
	case "N":
		return float64(v.Encoding.N)
	case "P":
		return float64(v.Shape.P)
	case "K":
		return float64(v.Shape.K)
	case "H":
		return float64(len(v.Shape.Hidden))
	case "M":
		return f.units(1)
	case "units":
		return f.units(at)
	case "parameters":
		return float64(v.Shape.Count())
	case "row":
		return float64(v.Row)
	case "epoch":
		if v.Training == nil {
			return 0
		}
		return float64(v.Training.Epoch)
	case "changed":
		return f.n.changed()
	case "slope":
		return f.n.slope(at)
	}
	panic("lesson: no word " + of.ID)
}

func (f field) units(layer int) float64 {
	hidden := f.n.view.Shape.Hidden
	if layer < 1 || layer > len(hidden) {
		return math.NaN()
	}
	return float64(hidden[layer-1].Units)
}

// changed is how many weights differ from those at the start.
func (n *numbers) changed() float64 {
	if n.start == nil || !n.start.view.Shape.Equal(n.view.Shape) {
		return math.NaN()
	}
	count := 0
	for i, v := range n.theta {
		if v != n.start.theta[i] {
			count++
		}
	}
	return float64(count)
}

// slope is the mean size of the derivatives by the weights of a layer.
func (n *numbers) slope(layer int) float64 {
	shape := n.view.Shape
	if layer < 1 || layer > shape.Layers() {
		return math.NaN()
	}
	part := shape.Matrix(n.over().gradient, layer)
	sum := 0.0
	for _, v := range part {
		sum += math.Abs(v)
	}
	return sum / float64(len(part))
}
