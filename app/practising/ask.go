package practising

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// holds reports whether a view still has the numbers that an exercise is about.
func holds(q ask.Question, v *workspace.View) bool {
	of := q.Numbers()
	return v.Ready() && of.Network.Shape.Equal(v.Shape) && of.Rate == v.Document.Training.Rate &&
		slices.Equal(of.Theta, v.Theta) && slices.Equal(of.X, v.Encoding.X) && slices.Equal(of.Y, v.Encoding.Y)
}

// sameNumbers reports whether two views of the same network have the same weights, and step alike.
func sameNumbers(v, w *workspace.View) bool {
	is, was := v.Document.Training, w.Document.Training
	return slices.Equal(v.Theta, w.Theta) && is.Rate == was.Rate && is.Decay == was.Decay && is.Reduction == was.Reduction
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

// asking is what a person can choose to be asked for.
type asking struct {
	label prose.ID
	form  exercise.Form // of the answers

	// ids are what is asked for of a network about a weight and a row, one after the other; nil for the quantities on the way of the selected
	// weight.
	ids func(n *work.Numbers, θ expr.Symbol, row int) []string
}

// askings are what can be chosen, as the choice has them.
var askings = [...]asking{
	{label: prose.ByNumber, form: exercise.Number},
	{label: prose.ByExpression, form: exercise.Expression},
	{prose.BySize, exercise.Number, func(n *work.Numbers, _ expr.Symbol, _ int) []string { return ask.Sizes(n) }},
	{prose.ByRule, ask.Rule, ask.Rules},
	{prose.ByFactors, ask.Factors, ask.Paths},
}

// about asks about the view's network; false where that cannot be asked.
func about(v *workspace.View, q progress.Question) (ask.Question, bool) {
	if !v.Ready() {
		return nil, false
	}
	of, err := ask.New(exercise.NumbersIn(v), q.Ask, v.Row, q.Form)
	return of, err == nil
}

// anySeed is a seed by which an exercise is drawn.
func anySeed() uint64 { return rand.Uint64N(document.MostSeed + 1) }

// openDrawn opens the network of an exercise that was drawn.
func openDrawn(ctx app.Context, d *draw.Drawn) {
	act.Open(ctx, act.File{Name: prose.Text(prose.ExerciseName) + ".json", Data: d.Document.Encode()})
}
