package trainer

import (
	"math"

	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// ended says why a run that came to its end did, which began at an epoch and was to stop somewhere: "" where training
// overflowed.
func ended(t *workspace.Training, from int, stop act.Stop) string {
	switch {
	case t.Stopped != nil:
		return ""
	case stop.AtLoss && t.Loss <= stop.Loss:
		return prose.Text(prose.EndedAtLoss, prose.Value{V: t.Loss, Digits: 4}, prose.Value{V: stop.Loss, Digits: 4})
	case stop.Epochs > 0 && t.Epoch >= from+stop.Epochs:
		return prose.Text(prose.EndedAfter, prose.Count(stop.Epochs))
	}
	return ""
}

// run starts training until it comes to where it is to stop. It says why there is nothing to do.
func run(w *workspace.Workspace, stop act.Stop) error {
	epochs, loss := math.MaxInt, math.Inf(-1)
	v := w.View()
	if v.Ready() && stop.Epochs > 0 {
		epochs = v.Training.Epoch + stop.Epochs
	}
	if stop.AtLoss {
		loss = stop.Loss
		if v.Ready() && v.Training.Loss <= loss {
			return prose.Say(prose.LossReached, prose.Value{V: v.Training.Loss, Digits: 4}, prose.Value{V: loss, Digits: 4})
		}
	}
	return w.TrainUntilLoss(epochs, loss)
}
