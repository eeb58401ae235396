package prose

// What the panel with the network's diagram says.
const (
	NetworkPanel     ID = "network-panel"
	NothingToDraw    ID = "nothing-to-draw" // why, as a sentence
	EdgesBy          ID = "edges-by"
	ByWeights        ID = "by-weights"
	ByGradient       ID = "by-gradient"
	Layers           ID = "layers"
	Edit             ID = "edit"
	EditHint         ID = "edit-hint"
	Lock             ID = "lock"
	LockOn           ID = "lock-on"
	LockHint         ID = "lock-hint"
	LeftAlone        ID = "left-alone"
	PicturesInUnits  ID = "pictures-in-units"
	PicturesHint     ID = "pictures-hint"
	MoreUnits        ID = "more-units" // how many
	DiagramLabel     ID = "diagram-label"
	WalkLabel        ID = "walk-label"
	WalkHow          ID = "walk-how" // the weight, the loss
	WalkBack         ID = "walk-back"
	WalkUnit         ID = "walk-unit" // what the unit gives
	WalkLine         ID = "walk-line" // from what, to what
	ValueOf          ID = "value-of"  // the parameter
	CaptionInputs    ID = "caption-inputs"
	CaptionLayer     ID = "caption-layer"   // its number
	CaptionOutputs   ID = "caption-outputs" // how many, their function
	CaptionTargets   ID = "caption-targets" // how many
	WholeDrawing     ID = "whole-drawing"
	OneUnitLess      ID = "one-unit-less"      // the hidden layer
	OneUnitMore      ID = "one-unit-more"      // the hidden layer
	EdgesAreWeights  ID = "edges-are-weights"  // the parameter
	EdgesAreGradient ID = "edges-are-gradient" // the parameter
	NoNodeValues     ID = "no-node-values"     // the row
	EdgeSpoken       ID = "edge-spoken"        // the parameter, where it is from, where it leads, its value, its derivative
	EdgeInRow        ID = "edge-in-row"        // what EdgeSpoken says, the row, where it is from, the value there, where it leads, the value there
	EdgeSpokenLocked ID = "edge-spoken-locked" // like EdgeSpoken
	EmptyWeight      ID = "empty-weight"
	EmptyField       ID = "empty-field"
	NoNumberTyped    ID = "no-number-typed"
	DigitsFound      ID = "digits-found" // the least, the most, what was found

	NetworkSettings ID = "network-settings"
	AddHiddenLayer  ID = "add-hidden-layer"
	NamedShort      ID = "named-short" // a name, its short form
	NewWeights      ID = "new-weights"
	NewWeightsHint  ID = "new-weights-hint"
	Output          ID = "output"
	Loss            ID = "loss"
	OverSamples     ID = "over-samples"
	LearningRate    ID = "learning-rate"
	HiddenLayer     ID = "hidden-layer" // its number
	Hidden          ID = "hidden"       // its number
	UnitsOf         ID = "units-of"     // the hidden layer's number
	UnitsAfter      ID = "units-after"
	ActivationOf    ID = "activation-of" // the hidden layer's number
	RemoveLayer     ID = "remove-layer"  // the hidden layer's number
	Remove          ID = "remove"
)
