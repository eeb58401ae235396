package prose

// What a handout or a worksheet of a derivation says.
const (
	Untitled      ID = "untitled"
	HandoutOf     ID = "handout-of" // the loss of the row, the row's number, the parameter
	RowEnters     ID = "row-enters" // the row's number
	ForwardPass   ID = "forward-pass"
	Derivation    ID = "derivation"
	OverAll       ID = "over-all"
	Update        ID = "update"
	CheckIt       ID = "check"
	CheckedBy     ID = "checked-by"
	ByDualNumbers ID = "by-dual-numbers"
	ByDifference  ID = "by-difference"
	OtherScripts  ID = "other-scripts"
	MoreTogether  ID = "more-together" // how many samples are left out, their sum

	WorksheetIn    ID = "worksheet-in"    // how many variants
	VariantNumber  ID = "variant-number"  // the number
	KeyNumber      ID = "key-number"      // the number of the variant
	QuestionNumber ID = "question-number" // the number
	KeyOf          ID = "key-of"          // the number of the question, its id
	HiddenLayerIs  ID = "hidden-layer-is" // the number of the layer, how many units, the activation
	OutputsAre     ID = "outputs-are"     // how many, the output function, the loss
	DataRow        ID = "data-row"        // the row, its cells
	ColumnToUnit   ID = "column-to-unit"  // the column
	NewMark        ID = "new-mark"
	VariantsFrom1  ID = "variants-from-1"  // the most
	QuestionsFrom1 ID = "questions-from-1" // the most

	IsLocked   ID = "is-locked"    // the parameter
	StepOnSum  ID = "step-on-sum"  // the learning rate
	StepOnMean ID = "step-on-mean" // how many samples, the learning rate
	WithDecay  ID = "with-decay"   // what weight decay adds, with its digits

	TrainsInBatches    ID = "trains-in-batches"    // how many rows at a time
	TrainsWithMomentum ID = "trains-with-momentum" // the momentum
	TrainsWithout      ID = "trains-without"       // how many per cent are held out
)
