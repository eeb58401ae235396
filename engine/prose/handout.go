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

	IsLocked   ID = "is-locked"    // the parameter
	StepOnSum  ID = "step-on-sum"  // the learning rate
	StepOnMean ID = "step-on-mean" // how many samples, the learning rate
	WithDecay  ID = "with-decay"   // what weight decay adds, with its digits
)
