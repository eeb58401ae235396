package prose

// What the panel with the derivation says.
const (
	DerivationOf       ID = "derivation-of" // the derivative
	NothingToDerive    ID = "nothing-to-derive"
	NoneOnThisRow      ID = "none-on-this-row"
	NoneOnThisRowSince ID = "none-on-this-row-since" // why, as a sentence
	Lines              ID = "lines"
	LinesBoth          ID = "lines-both"
	LinesSymbols       ID = "lines-symbols"
	LinesNumbers       ID = "lines-numbers"
	Way                ID = "way"
	FromTheLoss        ID = "from-the-loss"
	ByErrors           ID = "by-errors"
	Steps              ID = "steps"
	StepsAll           ID = "steps-all"
	OneAtATime         ID = "one-at-a-time"
	Sums               ID = "sums"
	StaysFolded        ID = "stays-folded" // how many symbols a line has at most
	SumsWritten        ID = "sums-written"
	Digits             ID = "digits"
	CopyLaTeX          ID = "copy-latex"
	NumbersOfEpoch     ID = "numbers-of-epoch" // the epoch
	StillDrawn         ID = "still-drawn"
	ForwardPassOf      ID = "forward-pass-of"
	StepOf             ID = "step-of"     // the step, how many there are
	StepSpoken         ID = "step-spoken" // the step, how many there are, the rule, the line as it is read aloud
	Back               ID = "back"
	NextStep           ID = "next-step"
	EqualsWhich        ID = "equals-which"      // the right side in words, its value
	LeftEqualsWhich    ID = "left-equals-which" // the left side and the right in words, the value
	CopyStepHint       ID = "copy-step-hint"
	CopyStep           ID = "copy-step" // the step
	StepCopied         ID = "step-copied"
	DerivationCopied   ID = "derivation-copied"
	ArticlePrints      ID = "article-prints"
	MoreSamples        ID = "more-samples" // how many
	ShowSample         ID = "show-sample"  // the sample
	SumOfThese         ID = "sum-of-these" // the derivative of the sum
	ShowEvery          ID = "show-every"
	ShowFirst          ID = "show-first" // how many
	ShowFewer          ID = "show-fewer"
	UpdateWith         ID = "update-with" // the learning rate
	New                ID = "new"
	Old                ID = "old"
	SameNumber         ID = "same-number" // the value
	FactorValues       ID = "factor-values"
	ReadingOptions     ID = "reading-options"
	HowDerived         ID = "how-derived"
	CheckedTwice       ID = "checked-twice" // by dual numbers, by a difference
)
