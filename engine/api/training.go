package api

import (
	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// trained is where a training came to.
type trained struct {
	Epoch int     `json:"epoch"`
	Loss  float64 `json:"loss"` // R, without decay
}

// trainEpochs trains for a number of further epochs, as one entry of the history. If training stops before, the
// answer is an error.
func trainEpochs(a *API, p params) (any, *Error) {
	v := a.work.View()
	if v.Problem != nil {
		return nil, refused("", v.Problem)
	}
	epochs, ok, fault := p.whole("epochs")
	switch {
	case fault != nil:
		return nil, fault
	case !ok:
		return nil, invalid("params.epochs", prose.Missing)
	case epochs < 0:
		return nil, invalid("params.epochs", prose.FoundFor, epochs, prose.Say(prose.EpochsFrom0))
	}
	until := v.Training.Epoch + epochs
	if err := a.work.TrainUntil(until); err != nil {
		return nil, refused("", err)
	}
	return pending(func(work int) (any, *Error, bool) {
		now, running := a.work.TrainingUntil()
		if running && now == until && !a.work.AdvanceTraining(work) {
			return nil, nil, false
		}
		v := a.work.View()
		switch {
		case !v.Ready() || v.Training.Stopped == nil && v.Training.Epoch != until:
			return nil, &Error{Code: "busy", Message: prose.Say(prose.StoppedByPage)}, true
		case v.Training.Stopped != nil:
			return nil, refused("", v.Training.Stopped), true
		}
		return trained{v.Training.Epoch, v.Loss}, nil, true
	}), nil
}

// reset draws the weights anew, by default from the document's seed.
func reset(a *API, p params) (any, *Error) {
	seed, ok, fault := p.whole("seed")
	switch {
	case fault != nil:
		return nil, fault
	case !ok:
		seed = int(a.work.Document().Training.Seed)
	case seed < 0:
		return nil, invalid("params.seed", prose.FoundFor, seed, prose.Say(prose.WholeFrom0, uint64(document.MostSeed)))
	}
	if err := a.work.Do(workspace.NewWeights{Seed: uint64(seed)}); err != nil {
		return nil, refused("params.seed", err)
	}
	a.work.Reset() // where no weight is drawn anew, since all are locked, training begins again all the same
	return empty{}, nil
}
