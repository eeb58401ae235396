package practising

import (
	"fmt"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// question is an exercise, and the numbers that it is about.
type question struct {
	*exercise.Exercise

	theta, x, y []float64
	shape       network.Shape
	rate        float64
}

// holds reports whether the view still has the numbers that the question is about.
func (q *question) holds(v *workspace.View) bool {
	if !v.Ready() || !slices.Equal(q.theta, v.Theta) || q.rate != v.Document.Training.Rate {
		return false
	}
	s := v.Shape
	return slices.Equal(q.x, v.Encoding.X) && slices.Equal(q.y, v.Encoding.Y) && q.shape.P == s.P && q.shape.K == s.K &&
		q.shape.Output == s.Output && q.shape.Loss == s.Loss && slices.Equal(q.shape.Hidden, s.Hidden)
}

// ids are the quantities on the way from the row to the selected parameter's step, in the order of computation: what the unit
// of the parameter takes and gives, the outputs and the loss, the errors back to the unit, the derivative, and the step.
func ids(v *workspace.View) []string {
	s, p, row := v.Shape, v.Param, v.Row
	var list []string
	add := func(kind expr.Kind, layer, unit int) {
		list = append(list, expr.Symbol{Kind: kind, Layer: layer, I: expr.At(unit), J: expr.At(row)}.ID())
	}
	hidden := p.Layer < s.Layers()
	outputs := func(kinds ...expr.Kind) {
		for k := 1; k <= s.K; k++ {
			for _, kind := range kinds {
				if hidden || k == p.Unit {
					add(kind, 0, k)
				}
			}
		}
	}
	if hidden {
		add(expr.A, p.Layer, p.Unit)
		add(expr.Z, p.Layer, p.Unit)
	}
	outputs(expr.T, expr.F)
	list = append(list, fmt.Sprintf("L[%d]", row))
	outputs(expr.Delta)
	if hidden {
		add(expr.S, p.Layer, p.Unit)
	}
	id := s.ID(p)
	return append(list, fmt.Sprintf("dL[%d]/d%s", row, id), "dL/d"+id, "new "+id)
}

// about makes an exercise of the view's quantity with an id; false where it cannot be asked for.
func about(v *workspace.View, id string) (*question, bool) {
	n := exercise.NumbersOf(v.Document, v.Encoding, v.Network, v.Theta)
	asked, err := n.Parse(id, v.Row)
	if err != nil || exercise.TooLarge(n, asked) != nil {
		return nil, false
	}
	x := exercise.New(n, asked, exercise.Number)
	if r := x.Right(); r-r != 0 {
		return nil, false
	}
	return &question{x, v.Theta, v.Encoding.X, v.Encoding.Y, v.Shape, v.Document.Training.Rate}, true
}

// drawn makes an exercise of a level, with a document of its own.
func drawn(level int, seed uint64) (*question, *document.Document) {
	d := draw.Draw(level, exercise.Number, seed)
	e := d.Document.Table.Encode()
	shape := d.Document.Shape(e)
	return &question{d.Exercise, d.Document.Theta(shape), e.X, e.Y, shape, d.Document.Training.Rate}, d.Document
}
