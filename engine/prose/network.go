package prose

// What is said of the network, of its parameters and of its training.
const (
	FewInputs     ID = "few-inputs"      // how many
	FewOutputs    ID = "few-outputs"     // how many
	ManyLayers    ID = "many-layers"     // how many hidden layers, the most
	MostLayers    ID = "most-layers"     // the most
	NoLayer       ID = "no-layer"        // the hidden layer, how many there are
	NoPlaceLayer  ID = "no-place-layer"  // the place, how many hidden layers there are
	UnitsOfLayer  ID = "units-of-layer"  // the most, how many
	NotActivation ID = "not-activation"  // what was found, the activations
	NotOutput     ID = "not-output"      // what was found, the output functions
	NotLoss       ID = "not-loss"        // what was found, the losses
	LossNeeds     ID = "loss-needs"      // the loss's name, what it needs, the output functions
	OneOutputIs1  ID = "one-output-is-1" // the output function, those to choose instead

	TargetFinite  ID = "target-finite"  // the target
	TargetOnly    ID = "target-only"    // the loss's name, the targets it takes, the target
	TargetBetween ID = "target-between" // the loss's name, the least, the most, the target
	AtTarget      ID = "at-target"      // the row, the output, what is wrong there

	NoParameter    ID = "no-parameter"
	NotParameter   ID = "not-parameter"    // the text, an example
	NoSuchUnit     ID = "no-such-unit"     // the id, its layer, the unit, how many there are
	OnlyUnit       ID = "only-unit"        // the id, its layer, the unit
	NoSuchInput    ID = "no-such-input"    // the id, its layer, the input, how many there are
	OnlyInput      ID = "only-input"       // the id, its layer, the input
	NoHiddenLayers ID = "no-hidden-layers" // the id, the name in it
	NoSuchMatrix   ID = "no-such-matrix"   // the id, the name in it, the names there are
	WeightFinite   ID = "weight-finite"    // the parameter
	WeightsTo      ID = "weights-to"       // why there is no network
	WeightsCount   ID = "weights-count"    // how many, how many parameters there are
	SeedWhole      ID = "seed-whole"       // the largest

	BatchWhole     ID = "batch-whole"      // the most, what was found
	RateFound      ID = "rate-found"       // what was found
	BatchFound     ID = "batch-found"      // what was found
	DecayFound     ID = "decay-found"      // what was found
	MomentumFound  ID = "momentum-found"   // what was found
	HoldOutFound   ID = "hold-out-found"   // what was found
	ShareFound     ID = "share-found"      // what was found
	NotAnOrder     ID = "not-an-order"     // what was found, the orders
	NotReduction   ID = "not-reduction"    // what was found, the reductions
	TriedRate      ID = "tried-rate"       // the learning rate, how many epochs
	UntriedRate    ID = "untried-rate"     // the learning rate
	OverflowOfSum  ID = "overflow-of-sum"  // the epoch, the parameter, a learning rate
	NoStepAtAll    ID = "no-step-at-all"   // the epoch, why
	NoRateHelps    ID = "no-rate-helps"    // the epoch, the parameter, how many rates were tried, the smallest
	NoStepFurther  ID = "no-step-further"  // the epoch, why
	OverflowOfMean ID = "overflow-of-mean" // the epoch, the parameter, a learning rate
	LockedData     ID = "locked-data"
	LockedNetwork  ID = "locked-network"
	LockedWeights  ID = "locked-weights"
	LockedSettings ID = "locked-settings"
	NotAPart       ID = "not-a-part" // what was found, the parts
	OthersAtMeans  ID = "others-at-means"
	OthersAsInRow  ID = "others-as-in-row" // the row
	LineNotEqual   ID = "line-not-equal"   // its number, the line, its value, what it should be
)
