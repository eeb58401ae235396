package trainer

import (
	"chainrule/app/act"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// step shows the next phase of a step; the last one takes the step.
func (t *Trainer) step(ctx app.Context) {
	switch t.Phase {
	case act.Forward:
		t.Phase = act.Backward
	case act.Backward:
		before := t.work.View()
		if t.begin(ctx, t.work.TrainStep()) {
			t.Phase, t.Before = act.Update, before
		}
	default:
		t.work.StopTraining()
		t.endPhase()
		t.Refresh()
		if t.Shown.Latest.Ready() {
			t.Phase = act.Forward
		}
	}
}

// follow ends the phase of an update once there is something else to see.
func (t *Trainer) follow(v *workspace.View) {
	switch {
	case !t.updating() || t.running:
	case t.After == nil:
		t.After = v
	case t.After != v:
		t.endPhase()
	}
}

// updating reports whether the phase of an update is shown.
func (t *Trainer) updating() bool { return t.Phase == act.Update }

func (t *Trainer) endPhase() { t.Phase, t.Before, t.After = act.NoPhase, nil, nil }

// Seen is what a panel of a phase shows in place of v: an update is shown where it came from.
func (t *Trainer) Seen(v *workspace.View) *workspace.View {
	if t.Before != nil {
		return t.Before
	}
	return v
}
