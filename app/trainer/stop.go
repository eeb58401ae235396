package trainer

import (
	"math"

	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

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
