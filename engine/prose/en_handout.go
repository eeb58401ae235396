package prose

var enHandout = Catalogue{
	Untitled:      "A derivation",
	HandoutOf:     "The derivative of {0}, the loss of row {1} of the table, with respect to {2}. Values are computed in full precision and rounded for display.",
	RowEnters:     "Row {0} as it enters the network",
	ForwardPass:   "Forward pass",
	Derivation:    "Derivation",
	OverAll:       "Over all samples",
	Update:        "Update",
	CheckIt:       "Check",
	CheckedBy:     "The same derivative on this row, computed without back-propagation.",
	ByDualNumbers: "by dual numbers, which carry a derivative along through the network",
	ByDifference:  "by a central difference, which moves the parameter a little up and down",
	OtherScripts:  "This document was set with pdfLaTeX, which has no letters of some scripts in it: Cyrillic ones are written in Latin letters, and others by their Unicode numbers. LuaLaTeX and XeLaTeX set them as they are.",
	MoreTogether:  "{0} more, which together give {1}",

	WorksheetIn:    "Worksheet in {0} {0|variant|variants}",
	VariantNumber:  "Variant {0}",
	KeyNumber:      "Key to variant {0}",
	QuestionNumber: "Question {0}.",
	KeyOf:          "Question {0} ({1})",
	HiddenLayerIs:  "Hidden layer {0} has {1} {1|unit|units} with the {2}.",
	OutputsAre:     "{0} {0|output|outputs} with the {1}; the loss is the {2}.",
	DataRow:        "Row {0}: {1}",
	ColumnToUnit:   "Column {0} is scaled to the range from 0 to 1 before it enters the network.",
	NewMark:        "new",
	VariantsFrom1:  "a worksheet has 1 to {0} variants",
	QuestionsFrom1: "a variant has 1 to {0} questions",

	IsLocked:   "{0} is locked, so training does not change it.",
	StepOnSum:  "This is one step of gradient descent on the sum over the samples, with the learning rate γ = {0}.",
	StepOnMean: "This is one step of gradient descent on the mean over the {0} samples, with the learning rate γ = {1}.",
	WithDecay:  "Weight decay adds {0} to the derivative.",

	TrainsInBatches:    "Training itself takes {0} {0|row|rows} at a time.",
	TrainsWithMomentum: "Training itself has momentum, with μ = {0}.",
	TrainsWithout:      "Training itself leaves out {0} % of the rows, which are held out.",
}
