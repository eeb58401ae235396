package act

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// The names of the actions of training, for the root to handle.
const (
	TrainName = "train" // value: Train
	PaceName  = "pace"  // value: float64, epochs a second; 0 is flat out
)

// Train is what training is to do.
type Train struct {
	Do   TrainDo
	Stop Stop // of Run
}

// Stop is where training comes to rest by itself; the zero value is nowhere.
type Stop struct {
	Epochs int     // after so many more; 0: any number
	AtLoss bool    // as soon as R is no more than
	Loss   float64 // this
}

// TrainDo is an order to training.
type TrainDo int

// The orders.
const (
	Run   TrainDo = iota // go on until it is paused
	Pause                // stop at what is shown
	Step                 // the next phase of a step
	Epoch                // one epoch
	Reset                // go back to the weights before the first step
)

// Phase is the part of a step that is shown.
type Phase int

// The phases.
const (
	NoPhase  Phase = iota
	Forward        // a, z, T, f and the loss of the current sample
	Backward       // δ and s
	Update         // from the old parameters to the new
)

// Order gives training an order.
func Order(ctx app.Context, do TrainDo) {
	ctx.NewActionWithValue(TrainName, Train{Do: do})
}

// RunTo has training go on until it comes to where it is to stop, or is paused.
func RunTo(ctx app.Context, stop Stop) {
	ctx.NewActionWithValue(TrainName, Train{Run, stop})
}

// Pace sets how many epochs a second training is to go; 0 is flat out.
func Pace(ctx app.Context, pace float64) { ctx.NewActionWithValue(PaceName, pace) }
