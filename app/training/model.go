package training

import (
	"chainrule/app/act"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// paces are the epochs a second that can be chosen; 0 is as fast as possible.
var paces = []int{1, 3, 10, 60, 0}

// paceName is what a pace is called.
func paceName(pace int) string {
	if pace == 0 {
		return prose.Text(prose.FlatOut)
	}
	return prose.Text(prose.EpochPerSecond, pace)
}

// quantity is a number of a phase, with the symbol that it is the value of.
type quantity struct {
	symbol expr.Symbol
	value  float64
}

// mostQuantities is how many numbers of one kind a phase lists; the diagram has the others.
const mostQuantities = 6

// phaseOf lists the numbers of a phase of the current sample, a list for each kind; an empty one is left out.
func phaseOf(v *workspace.View, phase act.Phase) [][]quantity {
	if v.Pass == nil {
		return nil
	}
	i := expr.At(v.Row)
	layer := func(kind expr.Kind, h int, values []float64) []quantity {
		list := make([]quantity, len(values))
		for m, value := range values {
			s := expr.Symbol{Kind: kind, I: expr.At(m + 1), J: i}
			if kind == expr.A || kind == expr.Z || kind == expr.S {
				s.Layer = h + 1
			}
			list[m] = quantity{s, value}
		}
		return list
	}
	var lists [][]quantity
	switch phase {
	case act.Forward:
		for h := range v.Pass.A {
			lists = append(lists, layer(expr.A, h, v.Pass.A[h]), layer(expr.Z, h, v.Pass.Z[h]))
		}
		e := v.Encoding
		loss := v.Network.Loss(v.Pass, e.Y[v.Sample*e.K:(v.Sample+1)*e.K])
		lists = append(lists, layer(expr.T, 0, v.Pass.T), layer(expr.F, 0, v.Pass.F),
			[]quantity{{expr.Symbol{Kind: expr.Li, I: i}, loss}})
	case act.Backward:
		lists = append(lists, layer(expr.Delta, 0, v.Pass.Delta))
		for h := len(v.Pass.S) - 1; h >= 0; h-- {
			lists = append(lists, layer(expr.S, h, v.Pass.S[h]))
		}
	}
	return lists
}

// text is a quantity as it is written: "δ₁₁ = −1.4".
func (q quantity) text() string { return q.symbol.Unicode() + " = " + say(q.value) }

// nextPhase is what pressing Step shows next, for its button.
func nextPhase(phase act.Phase) string {
	switch phase {
	case act.Forward:
		return prose.Text(prose.StepBackward)
	case act.Backward:
		return prose.Text(prose.StepUpdate)
	}
	return prose.Text(prose.StepForward)
}

// status is where training stands, in a line.
func status(v *workspace.View, rate float64) string {
	t := v.Training
	at := prose.Say(prose.AtEpoch, prose.Count(t.Epoch))
	if t.Step > 0 {
		at = prose.Say(prose.AtEpochRows, prose.Count(t.Epoch), prose.Count(t.Step), prose.Count(t.Rows))
	}
	if t.Running && rate > 0 {
		at = prose.Say(prose.AtPace, at, pace(rate))
	}
	return at.String()
}

// pace is a rate of epochs: whole from ten on.
func pace(rate float64) string {
	if rate >= 10 {
		return prose.Grouped(int(rate + 0.5))
	}
	return expr.FormatNumber(rate, 2)
}

// plain reports whether an update is what the derivation says it is: a full-batch step of plain gradient
// descent over all rows.
func plain(v *workspace.View) bool {
	t := v.Document.Training
	return (t.Batch == 0 || t.Batch >= v.Encoding.N) && t.Momentum == 0 && t.HoldOut == 0
}

// whyDifferent says of what else an update was made, or gives "".
func whyDifferent(v *workspace.View) string {
	if plain(v) {
		return ""
	}
	t := v.Document.Training
	var why []prose.Message
	if t.Batch > 0 && t.Batch < v.Encoding.N {
		why = append(why, prose.Say(prose.StepOnBatch, prose.Count(t.Batch)))
	} else if t.HoldOut > 0 {
		why = append(why, prose.Say(prose.StepOnTrained))
	}
	if t.Momentum > 0 {
		why = append(why, prose.Say(prose.StepMomentum, in(t.Momentum)))
	}
	return prose.Join(append(why, prose.Say(prose.PlainUpdate))...).String()
}
