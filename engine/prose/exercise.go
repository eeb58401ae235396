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
	CompareLine      ID = "compare-line"   // the quantity, its equation
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

	OtherRule   ID = "other-rule"    // the rule's title, what it says
	FactorRight ID = "factor-right"  // the rule's title
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
)
