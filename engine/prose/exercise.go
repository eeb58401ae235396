package prose

// What is said of exercises: what is asked, and what an answer is told.
const (
	AskNotRead    ID = "ask-not-read"    // what was asked, why it cannot be read
	AskOther      ID = "ask-other"       // what was asked
	NoQuantity    ID = "no-quantity"     // the quantity
	NoQuantityRow ID = "no-quantity-row" // the quantity, the row
	SumTooLong    ID = "sum-too-long"
	FreeIndex     ID = "free-index" // the quantity
	OnePrime      ID = "one-prime"
	NotByThat     ID = "not-by-that"    // the quantity
	PowerTooHigh  ID = "power-too-high" // the highest exponent
	NotOfError    ID = "not-of-error"   // the derivative
	OneRowOnly    ID = "one-row-only"   // the derivative

	AnswerEmpty    ID = "answer-empty"
	AnswerNoNumber ID = "answer-no-number"
	AnswerComma    ID = "answer-comma" // what was typed

	ComputeNumber   ID = "compute-number"    // what, how many digits
	ReadNumber      ID = "read-number"       // what
	WriteExpression ID = "write-expression"  // what
	AskedInput      ID = "asked-input"       // the quantity, the input, the row
	AskedTarget     ID = "asked-target"      // the quantity, the output, the row
	AskedNet        ID = "asked-net"         // the quantity, the unit, the row
	AskedValue      ID = "asked-value"       // the quantity, the unit, the row
	AskedOutputNet  ID = "asked-output-net"  // the quantity, the output, the row
	AskedOutput     ID = "asked-output"      // the quantity, the output, the row
	AskedLoss       ID = "asked-loss"        // the quantity, the row
	AskedTotalLoss  ID = "asked-total-loss"  // the quantity
	AskedMeanLoss   ID = "asked-mean-loss"   // the quantity
	AskedDelta      ID = "asked-delta"       // the quantity, the output, the row
	AskedError      ID = "asked-error"       // the quantity, the unit, the row
	AskedSlope      ID = "asked-slope"       // the quantity, the row
	AskedTotalSlope ID = "asked-total-slope" // the quantity
	AskedMeanSlope  ID = "asked-mean-slope"  // the quantity
	AskedStep       ID = "asked-step"        // the parameter, of what loss, the learning rate, the decay
	AskedLossAfter  ID = "asked-loss-after"  // of what loss, the learning rate, the decay
	SumOfLosses     ID = "sum-of-losses"
	MeanOfLosses    ID = "mean-of-losses"
	StepWithDecay   ID = "step-with-decay" // the decay

	AnswerRight      ID = "answer-right"
	AnswerRounded    ID = "answer-rounded"
	ExpressionRight  ID = "expression-right"
	MoreDigits       ID = "more-digits"         // how many
	ComesOutWhen     ID = "comes-out-when"      // the mistake
	ComesOutWhenBoth ID = "comes-out-when-both" // two mistakes
	OrWhen           ID = "or-when"             // another mistake
	LookAt           ID = "look-at"             // the quantity
	LookAtPart       ID = "look-at-part"        // the quantity, the part of its equation
	FitsNothing      ID = "fits-nothing"
	CompareLine      ID = "compare-line" // the quantity, its equation
	CompareStep      ID = "compare-step" // the parameter, what it is after the step
	Lacks            ID = "lacks"        // what the formula has, and the answer has not
	PutTogether      ID = "put-together"
	WantsSymbols     ID = "wants-symbols"
	ShortFor         ID = "short-for"      // δ or s, the derivative that it is
	FactorDiffers    ID = "factor-differs" // what was typed, what belongs there
	FactorMissing    ID = "factor-missing" // the factor
	FactorExtra      ID = "factor-extra"   // what was typed
	NotCompared      ID = "not-compared"
	SameAgain        ID = "same-again" // the quantity
	DerivativeLeft   ID = "derivative-left"

	LineNotRead ID = "line-not-read" // why
	LineEqual   ID = "line-equal"
	LineByRule  ID = "line-by-rule" // the rule's title
	LineUnequal ID = "line-unequal" // the line before
	LineLookAt  ID = "line-look-at" // a part of the line

	OtherRule   ID = "other-rule"   // the rule's title, what it says
	FactorRight ID = "factor-right" // the rule's title
	AnyFactor   ID = "any-factor"
	ItWasRule   ID = "it-was-rule"   // the rule's title
	ItWasFactor ID = "it-was-factor" // the factor
	ItWasValue  ID = "it-was-value"  // the value

	NetworkTooLarge ID = "network-too-large" // how many parameters, the most
	RowsTooMany     ID = "rows-too-many"     // how many rows, the most
	WithoutAsk      ID = "without-ask"
	WithAsk         ID = "with-ask"
	AskNotFinite    ID = "ask-not-finite" // what was asked
	NoExpression    ID = "no-expression"  // what was asked
	NoSuchLevel     ID = "no-such-level"  // what was found, how many levels there are
	NoExercise      ID = "no-exercise"    // the id
	LinesTooMany    ID = "lines-too-many" // how many, the most

	MadeOf     ID = "made-of"     // quantities
	HintOf     ID = "hint-of"     // a quantity
	HintEquals ID = "hint-equals" // a quantity, what it is equal to
	HintStep   ID = "hint-step"   // a parameter, what it is after the step
	StepChain  ID = "step-chain"  // a parameter, what it is after the step, its number
	HintChain  ID = "hint-chain"  // a quantity, its equation, its number

	AskedSamples       ID = "asked-samples"
	AskedInputs        ID = "asked-inputs"
	AskedUnits         ID = "asked-units" // the number of the layer
	AskedOutputs       ID = "asked-outputs"
	AskedMatrixRows    ID = "asked-matrix-rows"    // a weight of the matrix
	AskedMatrixColumns ID = "asked-matrix-columns" // a weight of the matrix
	AskedMatrixCount   ID = "asked-matrix-count"   // a weight of the matrix
	AskedLastIndex     ID = "asked-last-index"     // a weight of the matrix
	AskedParameters    ID = "asked-parameters"
	HintSamples        ID = "hint-samples"
	HintInputs         ID = "hint-inputs"
	HintUnits          ID = "hint-units"
	HintOutputs        ID = "hint-outputs"
	HintMatrixRows     ID = "hint-matrix-rows"
	HintMatrixColumns  ID = "hint-matrix-columns"
	HintMatrixCount    ID = "hint-matrix-count"
	HintLastIndex      ID = "hint-last-index"
	HintParameters     ID = "hint-parameters"
	ItIsNumber         ID = "it-is-number" // the number

	WhichFactors ID = "which-factors" // the weight, the loss, what the path goes through
	HintFactors  ID = "hint-factors"  // the derivative
	ItIsProduct  ID = "it-is-product" // the product
	PathRight    ID = "path-right"
	PathBroken   ID = "path-broken"   // what is differentiated in the missing factor, and by what
	StrayFactor  ID = "stray-factor"  // the factor
	ComesInWhen  ID = "comes-in-when" // what is wrong
	TheFormula   ID = "the-formula"   // the formula
	NoFactors    ID = "no-factors"
	NoPath       ID = "no-path" // what was asked

	WhichRuleOf   ID = "which-rule-of"   // the derivative, the two sides of a line
	WhichFactorOf ID = "which-factor-of" // the derivative, the two sides of a line, the next line, its blank
	HintRule      ID = "hint-rule"
	NoRuleLine    ID = "no-rule-line" // what was asked
	NotARule      ID = "not-a-rule"   // what was answered
)
