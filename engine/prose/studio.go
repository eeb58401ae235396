package prose

// What the training panel says, apart from its pictures.
const (
	Training       ID = "training"
	NothingToTrain ID = "nothing-to-train"
	StepForward    ID = "step-forward"
	StepBackward   ID = "step-backward"
	StepUpdate     ID = "step-update"
	StepHint       ID = "step-hint"
	OneEpoch       ID = "one-epoch"
	OneEpochHint   ID = "one-epoch-hint"
	Run            ID = "run"
	RunHint        ID = "run-hint"
	Pause          ID = "pause"
	PauseHint      ID = "pause-hint"
	Reset          ID = "reset"
	ResetHint      ID = "reset-hint"
	OtherWeights   ID = "other-weights"
	Speed          ID = "speed"
	EpochPerSecond ID = "epoch-per-second" // how many
	FlatOut        ID = "flat-out"
	Settings       ID = "settings"
	Pictures       ID = "pictures"

	AtEpoch       ID = "at-epoch"      // the epoch
	AtEpochRows   ID = "at-epoch-rows" // the epoch, rows of the next, of how many
	AtPace        ID = "at-pace"       // where training is, epochs a second
	HeldOutLoss   ID = "held-out-loss" // the loss
	CameToRest    ID = "came-to-rest"  // the epoch, the loss
	PhaseForward  ID = "phase-forward"
	PhaseBackward ID = "phase-backward"
	PhaseUpdate   ID = "phase-update"
	GoesForward   ID = "goes-forward"   // the sample
	GoesBackward  ID = "goes-backward"  // the sample
	ChooseAnother ID = "choose-another" // the row
	AllMove       ID = "all-move"
	AllMoveShown  ID = "all-move-shown"
	FromTo        ID = "from-to"       // the parameter, its old value, its new value
	LossFromTo    ID = "loss-from-to"  // the loss before, the loss after
	StepOnBatch   ID = "step-on-batch" // how many rows
	StepOnTrained ID = "step-on-trained"
	StepMomentum  ID = "step-momentum" // the momentum
	PlainUpdate   ID = "plain-update"

	TrainingSettings ID = "training-settings"
	RateHint         ID = "rate-hint"
	Batch            ID = "batch"
	BatchHint        ID = "batch-hint"
	Decay            ID = "decay"
	DecayHint        ID = "decay-hint"
	Momentum         ID = "momentum"
	MomentumHint     ID = "momentum-hint"
	HeldOut          ID = "held-out"
	HeldOutHint      ID = "held-out-hint"
	OverSamplesHint  ID = "over-samples-hint"
	Logarithmic      ID = "logarithmic"
	RateIs           ID = "rate-is"        // the learning rate
	OverFirstAnd     ID = "over-first-and" // the parameter
	SecondByID       ID = "second-by-id"
	Second           ID = "second"
	InputRight       ID = "input-right"
	InputUp          ID = "input-up"
	ACurve           ID = "a-curve"

	HowGoodItIs       ID = "how-good-it-is"
	LookForBest       ID = "look-for-best"
	LookForBestHint   ID = "look-for-best-hint"
	CheckGradient     ID = "check-gradient"
	CheckGradientHint ID = "check-gradient-hint"
	Looking           ID = "looking"
	Checking          ID = "checking"
	BestFound         ID = "best-found"       // the loss of training, the best loss, how many starts
	BestFoundSeed     ID = "best-found-seed"  // the loss of training, the best loss, how many starts, the seed of the best
	WorstDerivative   ID = "worst-derivative" // the epoch, the parameter, by the backward pass, by a difference, how far apart
	KinkedNetwork     ID = "kinked-network"
	AccuracyIs        ID = "accuracy-is"      // per cent
	RSquared          ID = "r-squared"        // the values of R²
	TrainedOn         ID = "trained-on"       // how many rows, the score
	TrainedOnOf       ID = "trained-on-of"    // how many rows, of how many, the score
	HeldOutRows       ID = "held-out-rows"    // how many rows, the score
	HeldOutRowsOf     ID = "held-out-rows-of" // how many rows, of how many, the score
	ScoreFor          ID = "score-for"        // the rows and the score, the target
	IsAndSaid         ID = "is-and-said"
)
