package prose

// Titles of the rules by which a derivation proceeds, and what each says in general.
const (
	TitleDefinition ID = "title-definition"
	TitleSubstitute ID = "title-substitute"
	TitleConstant   ID = "title-constant"
	TitleLinearity  ID = "title-linearity"
	TitleProduct    ID = "title-product-rule"
	TitleQuotient   ID = "title-quotient-rule"
	TitlePower      ID = "title-power-rule"
	TitleLog        ID = "title-log-rule"
	TitleExp        ID = "title-exp-rule"
	TitleAbs        ID = "title-abs-rule"
	TitleMax        ID = "title-max-rule"
	TitleCases      ID = "title-cases-rule"
	TitleNormal     ID = "title-normal-rule"
	TitleStep       ID = "title-step-rule"
	TitleChain      ID = "title-chain-rule"
	TitleFunction   ID = "title-function"
	TitleLinearForm ID = "title-linear-form"
	TitleOnlyTerm   ID = "title-only-term"
	TitleTable      ID = "title-table"
	TitleItself     ID = "title-itself"
	TitleTidy       ID = "title-tidy"
	TitleFactor     ID = "title-factor"
	TitleExchange   ID = "title-exchange"
	TitleCancel     ID = "title-cancel"
	TitleBracket    ID = "title-bracket"
	TitleTargetsSum ID = "title-targets-sum"
	TitleSign       ID = "title-sign"
	TitleName       ID = "title-name"
	TitleResult     ID = "title-result"

	RuleDefinition ID = "rule-definition"
	RuleSubstitute ID = "rule-substitute"
	RuleConstant   ID = "rule-constant"
	RuleLinearity  ID = "rule-linearity"
	RuleProduct    ID = "rule-product-rule"
	RuleQuotient   ID = "rule-quotient-rule"
	RulePower      ID = "rule-power-rule"
	RuleLog        ID = "rule-log-rule"
	RuleExp        ID = "rule-exp-rule"
	RuleAbs        ID = "rule-abs-rule"
	RuleMax        ID = "rule-max-rule"
	RuleCases      ID = "rule-cases-rule"
	RuleNormal     ID = "rule-normal-rule"
	RuleStep       ID = "rule-step-rule"
	RuleChain      ID = "rule-chain-rule"
	RuleFunction   ID = "rule-function"
	RuleLinearForm ID = "rule-linear-form"
	RuleOnlyTerm   ID = "rule-only-term"
	RuleTable      ID = "rule-table"
	RuleItself     ID = "rule-itself"
	RuleTidy       ID = "rule-tidy"
	RuleFactor     ID = "rule-factor"
	RuleExchange   ID = "rule-exchange"
	RuleCancel     ID = "rule-cancel"
	RuleBracket    ID = "rule-bracket"
	RuleTargetsSum ID = "rule-targets-sum"
	RuleSign       ID = "rule-sign"
	RuleName       ID = "rule-name"
	RuleResult     ID = "rule-result"
)

// Reasons: why a line of a derivation follows from the line before. The arguments are formulas unless it says
// otherwise.
const (
	LossOfSample    ID = "loss-of-sample"     // number of the sample, name of the loss
	LossOfOneSample ID = "loss-of-one-sample" // number of the sample
	ByDefinition    ID = "by-definition"      // a quantity
	IsConstant      ID = "is-constant"        // an expression, the variable that it does not depend on
	IsNumber        ID = "is-number"          // a number
	TermByTerm      ID = "term-by-term"
	OverConstant    ID = "over-constant"
	ConstantOver    ID = "constant-over"
	SquareOf        ID = "square-of"
	PowerOf         ID = "power-of" // the exponent, a whole number
	NormalOf        ID = "normal-of"
	DensityOf       ID = "density-of"
	FunctionOf      ID = "function-of"  // its derivative
	OnlyThrough     ID = "only-through" // what depends, on what, through what
	ThroughOutputs  ID = "through-outputs"
	ThroughBelow    ID = "through-below" // what depends, on what
	IntoNext        ID = "into-next"     // a value that every unit of the next layer takes in
	SlopeOfUnit     ID = "slope-of-unit" // a unit's value, the same as a function of its net input, the net input, the derivative
	SlopeOfOutputs  ID = "slope-of-outputs"
	LinearInBias    ID = "linear-in-bias" // a net input, a bias
	LinearIn        ID = "linear-in"      // a net input, one of its terms' factors, the other
	IsDelta         ID = "is-delta"       // δ
	IsError         ID = "is-error"       // s
	NamedError      ID = "named-error"    // δ or s, the net input
	AsFor           ID = "as-for"         // another quantity that is derived in the same way
	OthersAlike     ID = "others-alike"   // how many
	ErrorsKnown     ID = "errors-known"
	OnlyOneTerm     ID = "only-one-term" // name of an index, its number, the variable
	ByItself        ID = "by-itself"     // the variable
	OwnSlope        ID = "own-slope"     // σ′ at a net input, the unit's value, the net input
	SameShorter     ID = "same-shorter"
	WithValue       ID = "with-value" // a unit's value, what it is
	SameFactor      ID = "same-factor"
	OutOfSum        ID = "out-of-sum"
	SlopeKnown      ID = "slope-known" // a function's letter, its name, its derivative, the formula of that
	EachDenominator ID = "each-denominator"
	MultipliedOut   ID = "multiplied-out"
	TargetsAddUp    ID = "targets-add-up" // number of the sample
)

// Reasons of the forward pass.
const (
	HiddenNet    ID = "hidden-net"
	HiddenValue  ID = "hidden-value" // a function's letter, its name, the function of v, its formula
	OutputNet    ID = "output-net"
	OutputValue  ID = "output-value" // as HiddenValue
	FormulaOf    ID = "formula-of"   // a function's letter, its name
	OutputsValue ID = "outputs-value"
	UnitsAlike   ID = "units-alike"   // how many
	OutputsAlike ID = "outputs-alike" // how many
)

// What is special on a sample.
const (
	AtKink        ID = "at-kink"      // a net input, its number, the function's name, the derivative that is taken
	AtLossKink    ID = "at-loss-kink" // an output, its number, its target, its number, the loss's name, the derivative that is taken
	IsSaturated   ID = "is-saturated" // a unit's value, its net input
	Saturated     ID = "saturated"    // the slope, what it is called
	SmallFactor   ID = "small-factor" // the factor, what it is called
	LargeFactor   ID = "large-factor" // the factor, what it is called
	WhereFrom     ID = "where-from"
	Through       ID = "through"    // the unit
	MorePaths     ID = "more-paths" // how many
	ErrorArrives  ID = "error-arrives"
	SlopeOfHidden ID = "slope-of-hidden"
	HowFarOff     ID = "how-far-off"
	SlopeOfOutput ID = "slope-of-output"
	WhatCameIn    ID = "what-came-in"
	ZeroFactor    ID = "zero-factor"     // the factor
	ZeroToo       ID = "zero-too"        // another factor
	OnlyOneOutput ID = "only-one-output" // name of the output function
)

// What the article prints otherwise.
const (
	Erratum1  ID = "erratum-1"
	Erratum2  ID = "erratum-2"
	Erratum3  ID = "erratum-3"
	Erratum4  ID = "erratum-4"
	Erratum5  ID = "erratum-5"
	Erratum6  ID = "erratum-6"
	Erratum7  ID = "erratum-7"
	Erratum8  ID = "erratum-8"
	Erratum9  ID = "erratum-9"
	Erratum10 ID = "erratum-10"
)
