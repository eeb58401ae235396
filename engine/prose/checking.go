package prose

// Checking the numbers that a person's own program printed.
const (
	CheckNumbers      ID = "check-numbers"
	CheckNumbersHow   ID = "check-numbers-how"
	NothingToCheck    ID = "nothing-to-check"
	PrintedNumbers    ID = "printed-numbers"
	CheckThem         ID = "check-them"
	Comparing         ID = "comparing"
	ComparedBefore    ID = "compared-before"
	NamedArray        ID = "named-array"    // the name, rows, columns
	NumberedArray     ID = "numbered-array" // its number, rows, columns
	AllRight          ID = "all-right"      // how many
	FirstWrong        ID = "first-wrong"    // the array
	RightUntil        ID = "right-until"    // a quantity
	ExplainsEach      ID = "explains-each"  // the mistake as a sentence
	ItIs              ID = "it-is"          // what it is, to how many digits
	ItIsWith          ID = "it-is-with"     // what it is, to how many digits
	WithMistake       ID = "with-mistake"   // what it is, the mistake as a sentence
	CouldAlsoBe       ID = "could-also-be"
	ArrayFitsNothing  ID = "array-fits-nothing"
	AgreesMost        ID = "agrees-most"      // what it is, how much of it agrees
	AgreeColumns      ID = "agree-columns"    // how many, of how many
	AgreeRows         ID = "agree-rows"       // how many, of how many
	AgreeCells        ID = "agree-cells"      // how many, of how many
	FirstDifference   ID = "first-difference" // row, column
	SumOverRows       ID = "sum-over-rows"
	MeanOverRows      ID = "mean-over-rows"
	OfRow             ID = "of-row" // the row
	Transposed        ID = "transposed"
	WithoutBiases     ID = "without-biases"
	BiasesFirst       ID = "biases-first"
	BiasesLast        ID = "biases-last"
	BiasesAlone       ID = "biases-alone"
	IsInputs          ID = "is-inputs"            // the layer
	IsTargets         ID = "is-targets"           // the layer
	IsNetInputs       ID = "is-net-inputs"        // the layer
	IsHidden          ID = "is-hidden"            // the layer
	IsOutputNetInputs ID = "is-output-net-inputs" // the layer
	IsOutputs         ID = "is-outputs"           // the layer
	IsLosses          ID = "is-losses"            // the layer
	IsOutputErrors    ID = "is-output-errors"     // the layer
	IsHiddenErrors    ID = "is-hidden-errors"     // the layer
	IsAlpha           ID = "is-alpha"             // the layer
	IsBeta            ID = "is-beta"              // the layer
	IsAlphaGradient   ID = "is-alpha-gradient"    // the layer
	IsBetaGradient    ID = "is-beta-gradient"     // the layer
	IsNewAlpha        ID = "is-new-alpha"         // the layer
	IsNewBeta         ID = "is-new-beta"          // the layer
)
